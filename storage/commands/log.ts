/** Logs a mention, or a selection, as a case: one act, and the same case for everyone who logs the same mention. */
import { firstDates } from '../../utils/clocks/targets';
import type { LogReply } from '../../utils/messages/log-reply';
import { Refusal } from '../../utils/result';
import { isMereThanks } from '../../utils/triage/thanks';
import { type Act, act, entryId } from '../act';
import type { Draft } from '../entries';
import { isClosed, isSnoozed, ownerOf } from '../fold';
import { caseIdOf, caseIdOfAct, personIdOf } from '../ids';
import type { Ledger } from '../ledger';
import { brands } from '../queries/brands';
import { calendarOf } from '../queries/hours';
import { isNeverLogged } from '../queries/never';
import type { CaseRow, Evidence } from '../records';

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
  let logged: LogReply = { caseId: '', outcome: 'opened', openCase: null };
  const written = await act(ledger, by, async () => {
    const [known, never, chosen, calendar] = await Promise.all([
      caseOf(ledger, keys),
      author.handle !== null && isNeverLogged(ledger, place, author.handle),
      brand ?? brands(ledger).then(({ current }) => current.id),
      calendarOf(ledger),
    ]);
    if (never) throw new Refusal('never-log', `an account of ${place} that is never to be logged`);
    const brandId = known?.brand ?? chosen;
    const ownId = key === null ? caseIdOfAct(brandId, by.op) : caseIdOf(brandId, key);
    const personId = author.handle === null ? null : personIdOf(brandId, place, author.handle);
    const theirs = known || personId === null ? [] : await openCasesOf(ledger, personId);
    const thread = theirs.find((row) => isInThread(row, evidence));
    const caseId = (known ?? thread)?.id ?? ownId;
    logged = {
      caseId,
      outcome: known ? 'known' : thread ? 'added' : 'opened',
      openCase: (thread ? undefined : theirs.find(({ id }) => id !== ownId)?.id) ?? null,
    };
    const drafts: Draft[] = [];
    const say = (draft: Pick<Draft, 'entity' | 'entityId' | 'kind' | 'body'>) =>
      drafts.push({ id: entryId(by.op, drafts.length), brand: brandId, ...draft } as Draft);
    if (thread) {
      say({ entity: 'case', entityId: caseId, kind: 'mentionAdded', body: { evidence, from: null } });
      if (aliases.length > 0)
        say({ entity: 'case', entityId: caseId, kind: 'merged', body: { keys: [...aliases] } });
      // While a colleague works on it, it stays theirs.
      if (thread.turn === 'customer' || isSnoozed(thread, new Date(by.now).toISOString())) {
        const { text, postedAt } = evidence;
        if (text !== null && isMereThanks(text)) {
          // It may mean that all is well: a date stays, and what is resolved stays so, until somebody says otherwise.
          const body = { by: key ?? by.op, text, postedAt };
          say({ entity: 'case', entityId: caseId, kind: 'seenSpoke', body });
        } else {
          // Who wrote again waits for us, whatever date was set before.
          const { dueAt, answerBy } = firstDates(postedAt, by.now, calendar);
          const since = postedAt === null ? {} : { since: postedAt };
          const body = { text: null, dueAt, answerBy, ...since };
          say({ entity: 'case', entityId: caseId, kind: 'spokeAgain', body });
        }
      }
      return drafts;
    }
    const dates = firstDates(evidence.postedAt, by.now, calendar);
    say({ entity: 'case', entityId: caseId, kind: 'opened', body: { evidence, personId, ...dates } });
    if (personId !== null && author.handle !== null) {
      const { name, handle, profileUrl } = author;
      const identity = { site: place, handle, name, profileUrl };
      say({ entity: 'person', entityId: personId, kind: 'met', body: { identity } });
    }
    const others = keys.filter((one) => (known ? !known.keys.includes(one) : one !== key));
    if (others.length > 0) say({ entity: 'case', entityId: caseId, kind: 'merged', body: { keys: others } });
    return drafts;
  });
  if (written.again) {
    // What it did is what it wrote, not what it would do now.
    const first = await ledger.entries.where('id').equals(by.op).first();
    const added = first?.entity === 'case' && first.kind === 'mentionAdded';
    logged = { caseId: written.cases[0] ?? '', outcome: added ? 'added' : 'opened', openCase: null };
  }
  return { written, logged };
}

/** So many of a person's newest cases are looked at. */
const SOME = 20;

/** Newest first. */
async function openCasesOf(ledger: Ledger, personId: string): Promise<CaseRow[]> {
  const newest = await ledger.cases
    .where('[personId+loggedAt]')
    .between([personId, ''], [personId, '\uffff'])
    .reverse()
    .limit(SOME)
    .toArray();
  return newest.filter((row) => !isClosed(row));
}

/** As far as the page told what answers what. */
function isInThread(
  { evidence, mentions, keys, sighted }: CaseRow,
  { key, inReplyTo = null }: Evidence,
): boolean {
  const parents = [evidence, ...mentions.map((one) => one.evidence)].flatMap((one) => one.inReplyTo ?? []);
  if (key !== null && parents.includes(key)) return true;
  return inReplyTo !== null && [...parents, ...keys, ...sighted].includes(inReplyTo);
}

/** The case that a mention has under any of its keys. */
async function caseOf(ledger: Ledger, keys: readonly string[]): Promise<CaseRow | undefined> {
  const met = (await ledger.mentions.bulkGet([...keys])).flatMap((row) => row?.caseId ?? []);
  if (met.length === 0) return undefined;
  return ownerOf((await ledger.cases.bulkGet(met)).filter((row) => row !== undefined));
}
