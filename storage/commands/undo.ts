/** Takes back one act on a case or a template: an `undone` entry for each entry of it about one, or about a setting. */
import { Refusal } from '../../utils/result';
import { type Act, act, entryId } from '../act';
import type { Draft, EntryKind } from '../entries';
import { effective } from '../fold';
import type { Ledger } from '../ledger';
import { living } from '../tombstone';

/** Logging itself, and what pages showed: none of it is somebody's work. */
const NO_WORK = new Set<EntryKind>(['opened', 'merged', 'seenEdited', 'seenAnswered', 'seenSpoke']);

/** `only`: refuse when the case has anything in its history but logging (that much a page may take back). */
export async function undo(ledger: Ledger, by: Act, op: string, { only = false } = {}) {
  return act(ledger, by, async () => {
    const entries = living(
      await ledger.entries.where('id').anyOf(op, entryId(op, 1), entryId(op, 2)).toArray(),
    );
    const about = entries.filter((entry) => entry.entity === 'case' || entry.entity === 'template');
    // A correction changed the weights of triage with it. A setting that was set by itself is set anew, not undone.
    const mine = [...about, ...entries.filter((entry) => entry.entity === 'setting')];
    if (about.length === 0) throw new Refusal('not-found', `no act ${op} to take back`);
    if (only) {
      for (const { entity, entityId } of mine) {
        const history = effective(await ledger.history(entity, entityId));
        // As the fold: what was done before the first logging that still stands is not this case's.
        const since = history.slice(history.findIndex(({ kind }) => kind === 'opened'));
        if (since.some(({ kind }) => !NO_WORK.has(kind))) {
          throw new Refusal('not-allowed', 'the case has been worked on since; it is undone in the panel');
        }
      }
    }
    return mine.map(
      (entry, n): Draft => ({
        id: entryId(by.op, n),
        brand: entry.brand,
        entity: entry.entity,
        entityId: entry.entityId,
        kind: 'undone',
        body: { entryId: entry.id },
      }),
    );
  });
}

/** Takes back the logging of every case of a brand: how the practice page's cases go. */
export async function undoBrand(ledger: Ledger, by: Act, brand: string) {
  return act(ledger, by, async () => {
    const ids = await ledger.cases.filter((row) => row.brand === brand).primaryKeys();
    const histories = await Promise.all(ids.map((entityId) => ledger.history('case', entityId)));
    const openings = histories.flat().filter(({ kind }) => kind === 'opened');
    return openings.map(
      ({ entityId, id }, n): Draft => ({
        id: entryId(by.op, n),
        brand,
        entity: 'case',
        entityId,
        kind: 'undone',
        body: { entryId: id },
      }),
    );
  });
}
