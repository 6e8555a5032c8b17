/** Logs a mention, or a selection, as a case: one act, and the same case for everyone who logs the same mention. */
import { dueAfter } from '../../utils/due';
import { caseIdOf, caseIdOfAct, personIdOf } from '../../utils/identity';
import { type Act, act, entryId } from '../act';
import type { Draft } from '../entries';
import { ownerOf } from '../fold';
import type { Ledger } from '../ledger';
import type { CaseRow, Evidence } from '../records';

export interface Logged {
  caseId: string;
  /** False when this mention had its case already; the history says that it was logged again. */
  opened: boolean;
}

/**
 * `aliases`: other keys under which another page may have had it logged; then that case is its case, whichever brand
 * it was logged for.
 */
export async function log(
  ledger: Ledger,
  by: Act,
  currentBrand: string,
  evidence: Evidence,
  aliases: readonly string[] = [],
) {
  const { key, place, author } = evidence;
  const keys = key === null ? aliases : [key, ...aliases];
  // Ids come before the transaction: waiting for the hash inside would let it commit half-way.
  const brand = (await caseOf(ledger, keys))?.brand ?? currentBrand;
  const ownId = key === null ? await caseIdOfAct(brand, by.op) : await caseIdOf(brand, key);
  const personId = author.handle === null ? null : await personIdOf(brand, place, author.handle);
  let logged: Logged = { caseId: ownId, opened: true };
  const written = await act(ledger, by, async () => {
    const known = await caseOf(ledger, keys);
    const caseId = known?.id ?? ownId;
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
    const others = keys.filter((one) => (known ? !known.keys.includes(one) : one !== key));
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

/** The case that a mention has under any of its keys. */
async function caseOf(ledger: Ledger, keys: readonly string[]): Promise<CaseRow | undefined> {
  const met = (await ledger.mentions.bulkGet([...keys])).flatMap((row) => row?.caseId ?? []);
  return ownerOf((await ledger.cases.bulkGet(met)).filter((row) => row !== undefined));
}
