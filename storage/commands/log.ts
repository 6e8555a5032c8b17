/** Logs a mention, or a selection, as a case: one act, and the same case for everyone who logs the same mention. */
import { dueAfter } from '../../utils/due';
import { Refusal } from '../../utils/result';
import { type Act, act, entryId } from '../act';
import type { Draft } from '../entries';
import { ownerOf } from '../fold';
import { caseIdOf, caseIdOfAct, personIdOf } from '../ids';
import type { Ledger } from '../ledger';
import { brands } from '../queries/brands';
import { hoursOf } from '../queries/hours';
import { isNeverLogged } from '../queries/never';
import type { CaseRow, Evidence } from '../records';

export interface Logged {
  caseId: string;
  /** False when this mention had its case already; the history says that it was logged again. */
  opened: boolean;
}

/**
 * `brand`: the one to log it for; null: the one that is being looked after. `aliases`: other keys under which another page
 * may have had it logged; then that case is its case, whichever brand it was logged for.
 */
export async function log(
  ledger: Ledger,
  by: Act,
  brand: string | null,
  evidence: Evidence,
  aliases: readonly string[] = [],
) {
  const { key, place, author } = evidence;
  const keys = key === null ? aliases : [key, ...aliases];
  let logged: Logged = { caseId: '', opened: true };
  const written = await act(ledger, by, async () => {
    const [known, never, chosen, hours] = await Promise.all([
      caseOf(ledger, keys),
      author.handle !== null && isNeverLogged(ledger, place, author.handle),
      brand ?? brands(ledger).then(({ current }) => current.id),
      hoursOf(ledger),
    ]);
    if (never) throw new Refusal('never-log', `an account of ${place} that is never to be logged`);
    const brandId = known?.brand ?? chosen;
    const ownId = key === null ? caseIdOfAct(brandId, by.op) : caseIdOf(brandId, key);
    const personId = author.handle === null ? null : personIdOf(brandId, place, author.handle);
    const caseId = known?.id ?? ownId;
    logged = { caseId, opened: known === undefined };
    const drafts: Draft[] = [];
    const say = (draft: Pick<Draft, 'entity' | 'entityId' | 'kind' | 'body'>) =>
      drafts.push({ id: entryId(by.op, drafts.length), brand: brandId, ...draft } as Draft);
    const dueAt = dueAfter('logged', by.now, hours);
    say({ entity: 'case', entityId: caseId, kind: 'opened', body: { evidence, personId, dueAt } });
    if (personId !== null && author.handle !== null) {
      const { name, handle, profileUrl } = author;
      const identity = { site: place, handle, name, profileUrl };
      say({ entity: 'person', entityId: personId, kind: 'met', body: { identity } });
    }
    const others = keys.filter((one) => (known ? !known.keys.includes(one) : one !== key));
    if (others.length > 0) say({ entity: 'case', entityId: caseId, kind: 'merged', body: { keys: others } });
    return drafts;
  });
  if (written.again) logged.caseId = written.cases[0] ?? '';
  return { written, logged };
}

/** The case that a mention has under any of its keys. */
async function caseOf(ledger: Ledger, keys: readonly string[]): Promise<CaseRow | undefined> {
  const met = (await ledger.mentions.bulkGet([...keys])).flatMap((row) => row?.caseId ?? []);
  if (met.length === 0) return undefined;
  return ownerOf((await ledger.cases.bulkGet(met)).filter((row) => row !== undefined));
}
