/** What the manager does to a case; each command is one entry, checked against the case as it stands. */
import type { CaseKind, Dismissal, Outcome } from '../../utils/cases';
import type { Hours } from '../../utils/clocks/hours';
import { dueAfter } from '../../utils/due';
import { Refusal } from '../../utils/result';
import { WEIGHTS, type Weights } from '../../utils/triage/weights';
import { type Act, act, entryId, type Written } from '../act';
import type { CaseEntry, Draft } from '../entries';
import { colleagueIdOf } from '../ids';
import type { Ledger } from '../ledger';
import { MAIN_BRAND } from '../queries/brands';
import { hoursOf } from '../queries/hours';
import type { CaseRow } from '../records';

type Said = { [E in CaseEntry as E['kind']]: { kind: E['kind']; body: E['body'] } }[CaseEntry['kind']];

/** Writes one entry about a case that must exist; `say` sees the case and may refuse. */
function onCase(
  ledger: Ledger,
  by: Act,
  caseId: string,
  say: (row: CaseRow, hours: Hours) => Said,
): Promise<Written> {
  return act(ledger, by, async () => {
    const [row, hours] = await Promise.all([ledger.cases.get(caseId), hoursOf(ledger)]);
    if (!row) throw new Refusal('not-found', `no case ${caseId}`);
    return [{ id: by.op, brand: row.brand, entity: 'case', entityId: caseId, ...say(row, hours) } as Draft];
  });
}

/** The same for what only an open or resolved case can take: on a closed one it would be said and then dropped. */
const onLiveCase: typeof onCase = (ledger, by, caseId, say) =>
  onCase(ledger, by, caseId, (row, hours) => {
    if (row.lane === 'closed') throw new Refusal('not-allowed', 'the case is closed; reopen it first');
    return say(row, hours);
  });

/** `weights`: of the reasons of triage, where the choice corrects what was suggested; they go with it, and back with it. */
export const classify = (ledger: Ledger, by: Act, caseId: string, as: CaseKind, weights?: Weights) =>
  act(ledger, by, async () => {
    const row = await ledger.cases.get(caseId);
    if (!row) throw new Refusal('not-found', `no case ${caseId}`);
    const { brand, kind: was } = row;
    const classed: Draft = {
      id: by.op,
      brand,
      entity: 'case',
      entityId: caseId,
      kind: 'classed',
      body: { as, was },
    };
    if (!weights) return [classed];
    const id = entryId(by.op, 1);
    const weighed: Draft = {
      id,
      brand: MAIN_BRAND,
      entity: 'setting',
      entityId: WEIGHTS,
      kind: 'set',
      body: { value: { ...weights } },
    };
    return [classed, weighed];
  });

export const note = (ledger: Ledger, by: Act, caseId: string, text: string) =>
  onCase(ledger, by, caseId, () => ({ kind: 'noted', body: { text } }));

export const answer = (ledger: Ledger, by: Act, caseId: string, text: string, via: 'said' | 'seen') =>
  onLiveCase(ledger, by, caseId, (_, hours) => ({
    kind: 'answered',
    body: { text, via, dueAt: dueAfter('answered', by.now, hours) },
  }));

export interface HandoffWords {
  name: string;
  department: string;
  asked: string;
  told: string;
  /** ISO 8601 UTC; null takes the usual day. */
  dueAt: string | null;
}

/** Hands a case over and remembers the colleague for next time. */
export async function handOff(
  ledger: Ledger,
  by: Act,
  caseId: string,
  words: HandoffWords,
): Promise<Written> {
  const { name, department, asked, told } = words;
  return act(ledger, by, async () => {
    const [row, hours] = await Promise.all([ledger.cases.get(caseId), hoursOf(ledger)]);
    const brand = row?.brand;
    const dueAt = words.dueAt ?? dueAfter('handedOff', by.now, hours);
    if (brand === undefined) throw new Refusal('not-found', `no case ${caseId}`);
    return [
      {
        id: by.op,
        brand,
        entity: 'case',
        entityId: caseId,
        kind: 'handedOff',
        body: { name, department, asked, told, dueAt },
      },
      {
        id: entryId(by.op, 1),
        brand,
        entity: 'colleague',
        entityId: colleagueIdOf(brand, name, department),
        kind: 'named',
        body: { name, department },
      },
    ];
  });
}

export const handoffAnswered = (ledger: Ledger, by: Act, caseId: string, text: string) =>
  onLiveCase(ledger, by, caseId, (row, hours) => {
    if (row.handoff === null) throw new Refusal('not-allowed', 'the case is with nobody');
    return { kind: 'handoffAnswered', body: { text, dueAt: dueAfter('handoffAnswered', by.now, hours) } };
  });

export const setFollowUp = (
  ledger: Ledger,
  by: Act,
  caseId: string,
  followUp: { at: string | null; why: string | null; pinned: boolean },
) => onLiveCase(ledger, by, caseId, () => ({ kind: 'followUpSet', body: followUp }));

export const spokeAgain = (ledger: Ledger, by: Act, caseId: string, text: string | null) =>
  onCase(ledger, by, caseId, (_, hours) => ({
    kind: 'spokeAgain',
    body: { text, dueAt: dueAfter('spokeAgain', by.now, hours) },
  }));

/** Turns down what was offered because of a reply that was seen; it is not offered again. */
export const decline = (ledger: Ledger, by: Act, caseId: string, sighting: string) =>
  onCase(ledger, by, caseId, () => ({ kind: 'declined', body: { by: sighting } }));

export const resolve = (ledger: Ledger, by: Act, caseId: string, outcome: Outcome) =>
  onLiveCase(ledger, by, caseId, (_, hours) => ({
    kind: 'resolved',
    body: { outcome, dueAt: dueAfter('resolved', by.now, hours) },
  }));

export const confirm = (ledger: Ledger, by: Act, caseId: string) =>
  onCase(ledger, by, caseId, (row) => {
    if (row.state !== 'resolved') throw new Refusal('not-allowed', 'only a resolved case can be confirmed');
    return { kind: 'confirmed', body: {} };
  });

export const reopen = (ledger: Ledger, by: Act, caseId: string) =>
  onCase(ledger, by, caseId, (_, hours) => ({
    kind: 'reopened',
    body: { dueAt: dueAfter('reopened', by.now, hours) },
  }));

export const dismiss = (ledger: Ledger, by: Act, caseId: string, reason: Dismissal) =>
  onLiveCase(ledger, by, caseId, () => ({ kind: 'dismissed', body: { reason } }));
