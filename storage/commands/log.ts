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

export async function log(ledger: Ledger, by: Act, brand: string, evidence: Evidence) {
  const { key, place, author } = evidence;
  // Ids come before the transaction: waiting for the hash inside would let it commit half-way.
  const caseId = key === null ? await caseIdOfAct(brand, by.op) : await caseIdOf(brand, key);
  const personId = author.handle === null ? null : await personIdOf(brand, place, author.handle);
  let opened = true;
  const written = await act(ledger, by, async () => {
    const known = await ledger.cases.get(caseId);
    opened = known === undefined;
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
    return drafts;
  });
  return { written, logged: { caseId, opened: written.again ? true : opened } satisfies Logged };
}
