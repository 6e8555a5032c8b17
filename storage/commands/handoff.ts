/** A case with a colleague: handed over, asked for again, answered, taken back. */
import { type Calendar, dueAfter, remindAt } from '../../utils/clocks/targets';
import { answerDue } from '../../utils/handoffs/colleague';
import type { Way } from '../../utils/handoffs/ways';
import { Refusal } from '../../utils/result';
import { type Act, act, entryId, type Written } from '../act';
import { knowing } from '../clashes';
import type { Draft, EntryOf } from '../entries';
import { colleagueIdOf } from '../ids';
import type { Ledger } from '../ledger';
import { onLiveCase } from '../on-case';
import { aboutOf } from '../queries/colleagues';
import { calendarOf } from '../queries/hours';
import type { CaseRow, Handoff } from '../records';
import { type DeliveryWords, queued } from './deliver';

export interface HandoffWords {
  name: string;
  department: string;
  asked: string;
  told: string;
  /** ISO 8601 UTC; null counts their own target, or the team's. */
  dueAt: string | null;
  /** What was composed for them, and how it went where the manager ticked that it did. */
  packet?: string | undefined;
  sentBy?: Way | undefined;
}

type Who = Pick<HandoffWords, 'name' | 'department'>;

/** By when somebody should have answered who is asked now; ISO 8601 UTC. */
export const dueBy = async (ledger: Ledger, who: Who, now: number, calendar: Calendar): Promise<string> =>
  answerDue(await aboutOf(ledger, who), now, calendar);

export function handedOff(words: HandoffWords, dueAt: string): Pick<EntryOf<'handedOff'>, 'kind' | 'body'> {
  const { name, department, asked, told, packet, sentBy } = words;
  return {
    kind: 'handedOff',
    body: {
      ...{ name, department, asked, told, dueAt },
      ...(packet !== undefined && { packet }),
      ...(sentBy !== undefined && { sentBy }),
    },
  };
}

/** Remembers the colleague for next time. */
export const named = (id: string, brand: string, { name, department }: Who): Draft => ({
  id,
  brand,
  entity: 'colleague',
  entityId: colleagueIdOf(brand, name, department),
  kind: 'named',
  body: { name, department },
});

/** Where the packet is sent to by itself. */
export type SentTo = Pick<DeliveryWords, 'destinationId' | 'subject' | 'link'>;

/** Also while another one has it: then it is passed on. What is sent is queued in the same act, and withdrawn with it. */
export const handOff = (
  ledger: Ledger,
  by: Act,
  caseId: string,
  words: HandoffWords & { deliver?: SentTo | undefined },
): Promise<Written> =>
  act(ledger, by, async () => {
    const [row, calendar] = await Promise.all([ledger.cases.get(caseId), calendarOf(ledger)]);
    if (!row) throw new Refusal('not-found', `no case ${caseId}`);
    const { brand } = row;
    const dueAt = words.dueAt ?? (await dueBy(ledger, words, by.now, calendar));
    return [
      { id: by.op, brand, entity: 'case', entityId: caseId, ...knowing(handedOff(words, dueAt), row) },
      named(entryId(by.op, 1), brand, words),
      ...(words.deliver && words.packet !== undefined
        ? [
            await queued(ledger, entryId(by.op, 2), {
              ...words.deliver,
              caseId,
              to: words.name,
              text: words.packet,
              handoff: by.op,
            }),
          ]
        : []),
    ];
  });

function withWhom({ handoff }: CaseRow): Handoff {
  if (handoff === null) throw new Refusal('not-allowed', 'the case is with nobody');
  return handoff;
}

/** `since`: when they did, ISO 8601 UTC; none: now. */
export const handoffAnswered = (ledger: Ledger, by: Act, caseId: string, text: string, since?: string) =>
  onLiveCase(ledger, by, caseId, (row, calendar) => {
    const handoff = withWhom(row);
    if (since === undefined)
      return { kind: 'handoffAnswered', body: { text, dueAt: dueAfter('answer', by.now, calendar) } };
    const at = Date.parse(since);
    if (at > by.now) throw new Refusal('not-allowed', `${since} is to come`);
    if (at < Date.parse(handoff.since)) throw new Refusal('not-allowed', `${since} is before the hand-off`);
    const answerBy = dueAfter('answer', at, calendar);
    const dueAt = remindAt(answerBy, by.now, calendar);
    return { kind: 'handoffAnswered', body: { text, dueAt, since, answerBy } };
  });

/** Asks once more who has it: until then they have as long again as at first. */
export const askAgain = (
  ledger: Ledger,
  by: Act,
  caseId: string,
  said: { text: string; sentBy?: Way | undefined; deliver?: SentTo | undefined },
): Promise<Written> =>
  act(ledger, by, async () => {
    const [row, calendar] = await Promise.all([ledger.cases.get(caseId), calendarOf(ledger)]);
    if (!row) throw new Refusal('not-found', `no case ${caseId}`);
    const handoff = withWhom(row);
    const dueAt = await dueBy(ledger, handoff, by.now, calendar);
    const { text, sentBy, deliver } = said;
    const to = { caseId, to: handoff.name, text, handoff: by.op };
    return [
      {
        id: by.op,
        brand: row.brand,
        entity: 'case',
        entityId: caseId,
        kind: 'asked',
        body: { name: handoff.name, text, dueAt, ...(sentBy !== undefined && { sentBy }) },
      },
      ...(deliver ? [await queued(ledger, entryId(by.op, 1), { ...deliver, ...to })] : []),
    ];
  });

/** The manager says that the packet went out; or it is sent there, in the same act. */
export const tickSent = (
  ledger: Ledger,
  by: Act,
  caseId: string,
  way: Way,
  deliver?: SentTo & Pick<DeliveryWords, 'text' | 'handoff'>,
): Promise<Written> =>
  act(ledger, by, async () => {
    const row = await ledger.cases.get(caseId);
    if (!row) throw new Refusal('not-found', `no case ${caseId}`);
    const { name } = withWhom(row);
    return [
      {
        ...{ id: by.op, brand: row.brand, entity: 'case', entityId: caseId },
        ...{ kind: 'handoffSent', body: { by: way } },
      },
      ...(deliver ? [await queued(ledger, entryId(by.op, 1), { ...deliver, caseId, to: name })] : []),
    ];
  });

/** It is ours again, without an answer. */
export const withdraw = (ledger: Ledger, by: Act, caseId: string, why: string | null) =>
  onLiveCase(ledger, by, caseId, (row, calendar) => {
    withWhom(row);
    return { kind: 'handoffWithdrawn', body: { why, dueAt: dueAfter('answer', by.now, calendar) } };
  });
