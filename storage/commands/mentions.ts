/** Which mentions a case is about: a later one added to it, one taken out of it, two cases that are one matter. */
import { dueAfter, firstDates } from '../../utils/clocks/targets';
import { Refusal } from '../../utils/result';
import { type Act, act, entryId, type Written } from '../act';
import type { Draft } from '../entries';
import { isClosed } from '../fold';
import { caseIdOf, caseIdOfAct, personIdOf } from '../ids';
import type { Ledger } from '../ledger';
import { calendarOf } from '../queries/hours';
import type { CaseRow, Evidence } from '../records';

type Said = Pick<Draft, 'entityId' | 'kind' | 'body'>;

/** `say` sees the cases in the order of `ids`; all of them must exist. */
function onCases(
  ledger: Ledger,
  by: Act,
  ids: readonly string[],
  say: (rows: CaseRow[]) => Said[] | Promise<Said[]>,
): Promise<Written> {
  return act(ledger, by, async () => {
    const rows = await ledger.cases.bulkGet([...ids]);
    const known = rows.map((row, n) => {
      if (!row) throw new Refusal('not-found', `no case ${ids[n]}`);
      return row;
    });
    return (await say(known)).map(
      (said, n) => ({ id: entryId(by.op, n), brand: known[0]!.brand, entity: 'case', ...said }) as Draft,
    );
  });
}

/** Whose words a case has is known by its person: somebody else's in it would be missed when they are forgotten. */
function mustBeOf(row: CaseRow, personId: string | null, brand: string): void {
  if (personId !== null && personId !== row.personId)
    throw new Refusal('not-allowed', 'they are the words of another person');
  if (brand !== row.brand) throw new Refusal('not-allowed', 'they are about another brand');
}

const personOf = (brand: string, { place, author }: Evidence): string | null =>
  author.handle === null ? null : personIdOf(brand, place, author.handle);

const added = (entityId: string, evidence: Evidence, from: string | null): Said => ({
  entityId,
  kind: 'mentionAdded',
  body: { evidence, from },
});

/**
 * `from` is closed, and `into` goes on with all its mentions. Its history stays its own; taken back as one act, both are as
 * they were.
 */
export const merge = (ledger: Ledger, by: Act, into: string, from: string) =>
  onCases(ledger, by, [into, from], ([one, other]) => {
    if (!one || !other || one.id === other.id)
      throw new Refusal('not-allowed', 'a case is not merged with itself');
    mustBeOf(one, other.personId, other.brand);
    if (isClosed(one))
      throw new Refusal('not-allowed', 'the case that should go on is closed; reopen it first');
    if (other.state === 'merged') throw new Refusal('not-allowed', 'it was merged before');
    const mentions = [other.evidence, ...other.mentions.map(({ evidence }) => evidence)];
    const aliases = other.keys.filter((key) => !mentions.some((mention) => mention.key === key));
    return [
      { entityId: other.id, kind: 'joined', body: { into } },
      ...mentions.map((evidence) => added(into, evidence, other.id)),
      ...aliasesOf(into, aliases),
    ];
  });

/** So many an entry holds. */
const TOGETHER = 8;

const aliasesOf = (entityId: string, keys: string[]): Said[] =>
  Array.from({ length: Math.ceil(keys.length / TOGETHER) }, (_, n) => ({
    entityId,
    kind: 'merged',
    body: { keys: keys.slice(n * TOGETHER, (n + 1) * TOGETHER) },
  }));

const keyOf = ({ key }: Evidence) => (key === null ? [] : [key]);

const taking = (entityId: string, mention: string, keys: string[]): Said => ({
  entityId,
  kind: 'mentionTaken',
  body: { mention, keys },
});

function mentionIn({ mentions }: CaseRow, mention: string): { taken: Evidence; from: string | null } {
  const known = mentions.find(({ id }) => id === mention);
  if (!known) throw new Refusal('not-found', `no mention ${mention} that was added to the case`);
  return { taken: known.evidence, from: known.from };
}

/** A mention that was added becomes a case of its own, or again the one that it had been. */
export async function split(ledger: Ledger, by: Act, caseId: string, mention: string) {
  let ownId = '';
  const written = await onCases(ledger, by, [caseId], async ([row]) => {
    const { taken, from } = mentionIn(row!, mention);
    const { brand } = row!;
    const [calendar, before] = await Promise.all([
      calendarOf(ledger),
      from === null ? undefined : ledger.cases.get(from),
    ]);

    if (from !== null && before?.state === 'merged') {
      ownId = from;
      const dueAt = dueAfter('answer', by.now, calendar);
      // It comes back with all that it had: none of it may stand for two cases.
      const its = row!.mentions.filter((one) => one.from === from);
      return [
        ...its.map(({ id }) => taking(caseId, id, before.keys)),
        { entityId: from, kind: 'reopened', body: { dueAt } },
      ];
    }
    ownId = taken.key === null ? caseIdOfAct(brand, by.op) : caseIdOf(brand, taken.key);
    // The case that has this mention's own id may be the very one that it leaves.
    if (ownId === caseId) ownId = caseIdOfAct(brand, by.op);
    const dates = firstDates(taken.postedAt, by.now, calendar);
    const personId = personOf(brand, taken);
    return [
      taking(caseId, mention, keyOf(taken)),
      { entityId: ownId, kind: 'opened', body: { evidence: taken, personId, ...dates } },
    ];
  });
  return { written, caseId: written.again ? (written.cases[0] ?? '') : ownId };
}

export const moveMention = (ledger: Ledger, by: Act, caseId: string, mention: string, to: string) =>
  onCases(ledger, by, [caseId, to], ([row, target]) => {
    const { taken, from } = mentionIn(row!, mention);
    if (row!.id === target!.id) throw new Refusal('not-allowed', 'it is in that case already');
    mustBeOf(target!, personOf(row!.brand, taken), row!.brand);
    if (isClosed(target!))
      throw new Refusal('not-allowed', 'the case that it should go to is closed; reopen it first');
    return [taking(caseId, mention, keyOf(taken)), added(to, taken, from)];
  });
