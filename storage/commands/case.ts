/** What the manager does to a case; each command is one entry, checked against the case as it stands. */
import type { CaseKind, Dismissal, Outcome } from '../../utils/cases';
import { between } from '../../utils/clocks/hours';
import { type Calendar, dueAfter, remindAt } from '../../utils/clocks/targets';
import { Refusal } from '../../utils/result';
import { WEIGHTS, type Weights } from '../../utils/triage/weights';
import { type Act, act, entryId } from '../act';
import type { Draft } from '../entries';
import type { Ledger } from '../ledger';
import { onCase, onLiveCase } from '../on-case';
import { MAIN_BRAND } from '../queries/brands';
import type { CaseRow, Offer, Span } from '../records';

/** When a page told that a reply was written that is offered now, in ms since 1970; null: it did not. */
function saidAt({ offers }: CaseRow, kind: Offer['kind'], now: number): number | null {
  const told = offers.flatMap((offer) =>
    offer.kind === kind && offer.postedAt !== null ? Date.parse(offer.postedAt) : [],
  );
  return told.length === 0 ? null : Math.min(now, ...told);
}

/** The working time that it took, in ms; kept with the act, so that other hours make no other past. */
const tookTo = (at: number, { from }: Span, { hours }: Calendar) =>
  Math.round(between(Date.parse(from), at, hours));

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
      body: { as, was, knew: row.clock },
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

/** What they need, put in words to be confirmed by them. */
export const sayNeed = (ledger: Ledger, by: Act, caseId: string, text: string) =>
  onCase(ledger, by, caseId, () => ({ kind: 'needSaid', body: { text } }));

export const confirmNeed = (ledger: Ledger, by: Act, caseId: string) =>
  onCase(ledger, by, caseId, (row) => {
    if (row.need === null) throw new Refusal('not-allowed', 'nobody has said what they need');
    return { kind: 'needConfirmed', body: {} };
  });

export const answer = (ledger: Ledger, by: Act, caseId: string, text: string, via: 'said' | 'seen') =>
  onLiveCase(ledger, by, caseId, (row, calendar) => {
    // That it was seen says when it was.
    const seen = via === 'seen' ? saidAt(row, 'answered', by.now) : null;
    const since = seen === null ? {} : { since: new Date(seen).toISOString() };
    return {
      kind: 'answered',
      body: {
        ...{ text, via },
        dueAt: dueAfter('customer', by.now, calendar),
        took: tookTo(seen ?? by.now, row.firstAnswer, calendar),
        ...since,
      },
    };
  });

export const setFollowUp = (
  ledger: Ledger,
  by: Act,
  caseId: string,
  followUp: { at: string | null; why: string | null; pinned: boolean },
) => onLiveCase(ledger, by, caseId, () => ({ kind: 'followUpSet', body: followUp }));

export const spokeAgain = (ledger: Ledger, by: Act, caseId: string, text: string | null) =>
  onCase(ledger, by, caseId, (row, calendar) => {
    const seen = saidAt(row, 'spokeAgain', by.now);
    const answerBy = dueAfter('answer', seen ?? by.now, calendar);
    const since = seen === null ? {} : { since: new Date(seen).toISOString() };
    return {
      kind: 'spokeAgain',
      body: { text, dueAt: remindAt(answerBy, by.now, calendar), answerBy, ...since },
    };
  });

/** Turns down what was offered because of a reply that was seen; it is not offered again. */
export const decline = (ledger: Ledger, by: Act, caseId: string, sighting: string) =>
  onCase(ledger, by, caseId, () => ({ kind: 'declined', body: { by: sighting } }));

/** The conversation goes on where nobody reads along; its clock does not stop. */
export const moveToPrivate = (ledger: Ledger, by: Act, caseId: string) =>
  onLiveCase(ledger, by, caseId, (_, calendar) => ({
    kind: 'movedToPrivate',
    body: { dueAt: dueAfter('customer', by.now, calendar) },
  }));

export const tag = (ledger: Ledger, by: Act, caseId: string, topics: { add: string[]; remove: string[] }) =>
  onCase(ledger, by, caseId, () => ({ kind: 'tagged', body: topics }));

export const resolve = (ledger: Ledger, by: Act, caseId: string, outcome: Outcome) =>
  onLiveCase(ledger, by, caseId, (row, calendar) => ({
    kind: 'resolved',
    body: {
      outcome,
      dueAt: dueAfter('checkIn', by.now, calendar),
      took: tookTo(by.now, row.resolution, calendar),
    },
  }));

export const confirm = (ledger: Ledger, by: Act, caseId: string) =>
  onCase(ledger, by, caseId, (row) => {
    if (row.state !== 'resolved') throw new Refusal('not-allowed', 'only a resolved case can be confirmed');
    return { kind: 'confirmed', body: {} };
  });

export const reopen = (ledger: Ledger, by: Act, caseId: string) =>
  onCase(ledger, by, caseId, (_, calendar) => ({
    kind: 'reopened',
    body: { dueAt: dueAfter('answer', by.now, calendar) },
  }));

export const dismiss = (ledger: Ledger, by: Act, caseId: string, reason: Dismissal) =>
  onLiveCase(ledger, by, caseId, () => ({ kind: 'dismissed', body: { reason } }));
