/** Logs a mention, or a selection, as a case: one act, and the same case for everyone who logs the same mention. */
import { dueAfter } from '../../utils/due';
import { caseIdOf, caseIdOfAct, personIdOf } from '../../utils/identity';
import { type Act, act, entryId } from '../act';
import type { Draft } from '../entries';
import type { Ledger } from '../ledger';
import type { Evidence } from '../records';

export interface Logged {
  caseId: string;
  /** False when this mention had its case already; the history says that it was logged again. */
  opened: boolean;
}

/** `aliases`: other keys under which another page may have had it logged; then that case is its case. */
export async function log(
  ledger: Ledger,
  by: Act,
  brand: string,
  evidence: Evidence,
  aliases: readonly string[] = [],
) {
  const { key, place, author } = evidence;
  // Ids come before the transaction: waiting for the hash inside would let it commit half-way.
  const ownId = key === null ? await caseIdOfAct(brand, by.op) : await caseIdOf(brand, key);
  const personId = author.handle === null ? null : await personIdOf(brand, place, author.handle);
  let logged: Logged = { caseId: ownId, opened: true };
  const written = await act(ledger, by, async () => {
    const met = await ledger.mentions.bulkGet(key === null ? [...aliases] : [key, ...aliases]);
    const known = met.map((row) => row?.caseId).find((id) => id !== undefined);
    const caseId = known ?? ownId;
    logged = { caseId, opened: known === undefined };
    const drafts: Draft[] = [
      {
        id: by.op,
        brand,
        entity: 'case',
        entityId: caseId,
        kind: 'opened',
        body: { evidence, personId, dueAt: dueAfter('logged', by.now) },
      },
    ];
    if (personId !== null && author.handle !== null) {
      const identity = {
        site: place,
        handle: author.handle,
        name: author.name,
        profileUrl: author.profileUrl,
      };
      drafts.push({
        id: entryId(by.op, 1),
        brand,
        entity: 'person',
        entityId: personId,
        kind: 'met',
        body: { identity },
      });
    }
    // A key that belongs to another case stays there: putting two cases together is the manager's decision.
    const others = (key === null ? aliases : [key, ...aliases]).filter(
      (one, n) => met[n] === undefined && (known !== undefined || one !== key),
    );
    if (others.length > 0) {
      drafts.push({
        id: entryId(by.op, drafts.length),
        brand,
        entity: 'case',
        entityId: caseId,
        kind: 'merged',
        body: { keys: others },
      });
    }
    return drafts;
  });
  return { written, logged: { ...logged, opened: written.again || logged.opened } };
}
