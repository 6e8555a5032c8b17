/**
 * Takes back one act on a case, a template, a topic, a watch-word, a feed, a search, a colleague or a customer: an `undone` entry for each entry of it
 * about one, or about a setting.
 * What it was to send is withdrawn; once that is sent or on its way, nothing of the act is taken back.
 */
import { Refusal } from '../../utils/result';
import { type Act, act, entryId } from '../act';
import type { Draft, Entry, EntryKind } from '../entries';
import { effective, isMerelyNamed } from '../fold';
import type { Ledger } from '../ledger';
import type { DeliveryRow } from '../records';
import { living } from '../tombstone';
import { withdrawal } from './deliver';

/** Logging itself, and what pages showed: none of it is somebody's work. */
const NO_WORK = new Set<EntryKind>([
  'opened',
  'merged',
  'mentionAdded',
  'seenEdited',
  'seenMissing',
  'seenAgain',
  'seenAnswered',
  'seenSpoke',
]);

/** A case that was merged into this one would be left with nobody who goes on with it. */
const isWork = (entry: Entry) =>
  !NO_WORK.has(entry.kind) || (entry.kind === 'mentionAdded' && entry.body.from !== null);

/** All that an act of logging says. */
const LOGS = new Set<EntryKind>(['opened', 'mentionAdded', 'merged', 'met', 'spokeAgain', 'seenSpoke']);
const isLogging = (entries: readonly Entry[]) =>
  entries.every(({ kind }) => LOGS.has(kind)) &&
  entries.some(
    (entry) => entry.kind === 'opened' || (entry.kind === 'mentionAdded' && entry.body.from === null),
  );

/** Ids of acts are made anew for each, but nothing says that none begins with another. */
const isOf = (op: string, id: string) => id === op || id.startsWith(`${op}.`);

type Undoable = Extract<
  Entry,
  {
    entity:
      | 'case'
      | 'template'
      | 'colleague'
      | 'topic'
      | 'watchword'
      | 'feed'
      | 'search'
      | 'setting'
      | 'person'
      | 'link';
  }
>;

/** `only`: refuse what is no logging, and when the case has anything else in its history (that much a page may take back). */
export async function undo(ledger: Ledger, by: Act, op: string, { only = false } = {}) {
  return act(ledger, by, async () => {
    const entries = living(
      // An act on many cases has as many entries.
      await ledger.entries
        .where('id')
        .between(op, `${op}.\uffff`)
        .filter(({ id }) => isOf(op, id))
        .toArray(),
    );
    const about = entries.filter(
      (entry): entry is Undoable =>
        entry.entity === 'case' ||
        entry.entity === 'template' ||
        entry.entity === 'topic' ||
        entry.entity === 'link' ||
        // That they were met stays so: their words were read.
        (entry.entity === 'person' && entry.kind !== 'met') ||
        entry.entity === 'watchword' ||
        entry.entity === 'feed' ||
        entry.entity === 'search' ||
        // That somebody is in the list of those who were handed something stays so.
        (entry.entity === 'colleague' && !isMerelyNamed(entry)),
    );
    // A correction changed the weights of triage with it. A setting that was set by itself is set anew, not undone.
    const mine: Undoable[] = [
      ...about,
      ...entries.filter((entry): entry is Undoable => entry.entity === 'setting'),
    ];
    const deliveries = await queuedBy(ledger, op, entries);
    if (about.length === 0 && deliveries.length === 0)
      throw new Refusal('not-found', `no act ${op} to take back`);
    // A page that knew the id of another act could take back whatever the manager decided.
    if (only && !isLogging(entries)) throw new Refusal('not-allowed', `${op} logged nothing`);
    // A comment that was added to a case goes by itself, whatever was done in the case.
    if (only && mine.some(({ kind }) => kind === 'opened')) {
      for (const { entity, entityId } of mine) {
        const history = effective(await ledger.history(entity, entityId));
        // As the fold: what was done before the first logging that still stands is not this case's.
        const since = history.slice(history.findIndex(({ kind }) => kind === 'opened'));
        if (since.some(isWork)) {
          throw new Refusal('not-allowed', 'the case has been worked on since; it is undone in the panel');
        }
      }
    }
    const undone = mine.map(
      ({ id, brand, entity, entityId }, n): Draft => ({
        id: entryId(by.op, n),
        brand,
        entity,
        entityId,
        kind: 'undone',
        body: { entryId: id },
      }),
    );
    const withdrawn = deliveries.flatMap((row, n) => withdrawal(row, entryId(by.op, mine.length + n)) ?? []);
    return [...undone, ...withdrawn];
  });
}

/** The deliveries that this act queued, or that hand over what it handed over. */
async function queuedBy(ledger: Ledger, op: string, entries: readonly Entry[]): Promise<DeliveryRow[]> {
  const own = entries.flatMap(({ kind, entityId }) => (kind === 'queued' ? entityId : []));
  const handed = entries.flatMap(({ kind, entityId }) => (kind === 'handedOff' ? entityId : []));
  const [queued, ofCases] = await Promise.all([
    ledger.deliveries.bulkGet(own),
    ledger.deliveries.where('caseId').anyOf(handed).toArray(),
  ]);
  const rows = [...queued, ...ofCases.filter(({ handoff }) => handoff === op)];
  return [...new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : []))).values()];
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
