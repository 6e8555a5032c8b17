/** One case of the model (model.ts): what was done to it, and what comes of that. */
import { personIdOf } from '../../storage/ids';
import type {
  AddedMention,
  Evidence,
  FollowUp,
  Handoff,
  HandoffAnswer,
  Happening,
  Offer,
  Span,
  Waiting,
} from '../../storage/records';
import type { CaseKind } from '../../utils/cases';
import type { Command } from './model-command';

/** What a command did to one case; the same act may have done several things. */
export type Deed = { command: Command; undone: boolean } & (
  | { did: 'opened'; evidence: Evidence }
  | { did: 'merged'; keys: string[] }
  /** `key`: of which of its mentions; null: the case was opened from it, and it has none. */
  | { did: 'edited'; key: string | null; text: string }
  | { did: 'missing' | 'again'; key: string | null }
  | { did: 'added'; id: string; evidence: Evidence }
  | { did: 'sighted'; offer: Offer }
  | { did: 'wroteAgain'; said: number }
  /** `said`: when a page told that it was said, at the latest the moment of the command; ms since 1970. `due`: a colleague's answer. */
  | { did: 'command'; said: number; due: string }
);

export interface Case {
  id: string;
  brand: string;
  evidence: Evidence;
  personId: string | null;
  kind: CaseKind;
  state: 'open' | 'resolved' | 'confirmed' | 'dismissed' | 'merged';
  turn: 'us' | 'customer' | 'handoff';
  handoff: Handoff | null;
  answers: HandoffAnswer[];
  followUp: FollowUp | null;
  waiting: Waiting | null;
  firstAnswer: Span;
  resolution: Span;
  happened: Happening[];
  privateSince: string | null;
  need: { text: string; confirmed: boolean } | null;
  topics: string[];
  mentions: AddedMention[];
  mergedInto: string | null;
  outcome: string | null;
  dismissal: string | null;
  keys: string[];
  offers: Offer[];
  sighted: string[];
  editedText: string | null;
  notFoundAt: string | null;
  loggedAt: string;
}

export const BRAND = 'main';
const HOURS = { least: 1, soon: 4, day: 24, days: 48, whole: 120 };
export const iso = (ms: number) => new Date(ms).toISOString();
const inHours = (now: number, hours: number) => iso(now + hours * 3_600_000);

export function opened(id: string, evidence: Evidence, now: number): Case {
  const { place, author, key, postedAt } = evidence;
  const said = Math.min(postedAt === null ? now : Date.parse(postedAt), now);
  const answerBy = inHours(said, HOURS.soon);
  return {
    id,
    brand: BRAND,
    evidence,
    personId: author.handle === null ? null : personIdOf(BRAND, place, author.handle),
    kind: 'complaint',
    state: 'open',
    turn: 'us',
    handoff: null,
    answers: [],
    followUp: date(notBefore(answerBy, now)),
    waiting: { since: iso(said), dueAt: answerBy },
    firstAnswer: { from: iso(said), dueAt: answerBy, at: null, took: null },
    resolution: { from: iso(said), dueAt: inHours(said, HOURS.whole), at: null, took: null },
    happened: [],
    privateSince: null,
    need: null,
    topics: [],
    mentions: [],
    mergedInto: null,
    outcome: null,
    dismissal: null,
    keys: key === null ? [] : [key],
    offers: [],
    sighted: [],
    editedText: null,
    notFoundAt: null,
    loggedAt: iso(now),
  };
}

const date = (at: string): FollowUp => ({ at, why: null, pinned: false, byHand: false });

/** Nobody is reminded at the very click. */
const notBefore = (at: string, now: number) =>
  Date.parse(at) > now + HOURS.least * 3_600_000 ? at : inHours(now, HOURS.least);

/** A pinned date stays until it has come. */
function ask(one: Case, now: number, hours: number) {
  if (one.followUp?.pinned && Date.parse(one.followUp.at) > now) return;
  one.followUp = date(inHours(now, hours));
}

/** Whose turn it is, and since when. */
function turn(one: Case, to: Case['turn'], since: number, by: string) {
  one.turn = to;
  one.waiting = { since: iso(since), dueAt: by };
}

/** What a page told of the reply that is offered; the earliest, if it told of several. */
export function toldAt(one: Case, kind: Offer['kind'], now: number): number {
  const told = one.offers.filter((offer) => offer.kind === kind && offer.postedAt !== null);
  return Math.min(now, ...told.map(({ postedAt }) => Date.parse(postedAt!)));
}

export function happen(one: Case, deed: Deed) {
  if (deed.did === 'merged') one.keys = [...new Set([...one.keys, ...deed.keys])];
  else if (deed.did === 'added') {
    const { id, evidence } = deed;
    one.mentions.push({ id, from: null, evidence, editedText: null, notFoundAt: null });
    if (evidence.key !== null && !one.keys.includes(evidence.key)) one.keys.push(evidence.key);
  } else if (deed.did === 'edited') {
    for (const mention of mentionsOf(one, deed.key)) {
      mention.editedText = deed.text === mention.evidence.text ? null : deed.text;
      mention.notFoundAt = null;
    }
  } else if (deed.did === 'missing') {
    for (const mention of mentionsOf(one, deed.key)) mention.notFoundAt ??= iso(deed.command.now);
  } else if (deed.did === 'again') {
    for (const mention of mentionsOf(one, deed.key)) mention.notFoundAt = null;
  } else if (deed.did === 'sighted') sight(one, deed.offer, deed.command.now);
  else if (deed.did === 'wroteAgain') spokeAgain(one, deed.command.now, deed.said);
  else if (deed.did === 'command') act(one, deed.command, deed.said, deed.due);
}

/** Put off by hand, beyond what the target wants. */
export function isPutOff({ followUp, waiting }: Case): boolean {
  const by = waiting?.dueAt ?? null;
  if (!followUp?.byHand) return false;
  return by === null || Date.parse(followUp.at) > Date.parse(by);
}

/** The first one, where nobody said which; none, where the case does not have it any more. */
function mentionsOf(one: Case, key: string | null): (Case | AddedMention)[] {
  if (key === null) return [one];
  const those = [one, ...one.mentions].filter(({ evidence }) => evidence.key === key);
  return those.length === 0 && one.keys.includes(key) ? [one] : those;
}

function sight(one: Case, offer: Offer, now: number) {
  if (one.sighted.includes(offer.by)) return;
  one.sighted.push(offer.by);
  const waitsOnUs = one.state === 'open' && one.turn === 'us';
  if (offer.kind === 'spokeAgain') one.offers = one.offers.filter(({ kind }) => kind !== 'answered');
  const { postedAt } = offer;
  const after = one.offers.some(
    (before) =>
      before.kind === 'spokeAgain' &&
      !(postedAt !== null && before.postedAt !== null && before.postedAt > postedAt),
  );
  const tells = one.turn === 'handoff' && one.offers.every(({ kind }) => kind === 'answered');
  const canAnswer = waitsOnUs || ((after || tells) && ['open', 'resolved'].includes(one.state));
  const asleep = isPutOff(one) && Date.parse(one.followUp!.at) > now;
  const useful = offer.kind === 'answered' ? canAnswer : (!waitsOnUs || asleep) && one.state !== 'dismissed';
  if (useful) one.offers.push(offer);
}

/** Somebody waits on us again, since `said`. */
function onUs(one: Case, now: number, said = now) {
  one.resolution.at = null;
  one.resolution.took = null;
  if (one.state !== 'open') one.happened.push({ what: 'reopened', at: iso(now) });
  const by = inHours(said, HOURS.soon);
  turn(one, 'us', said, by);
  Object.assign(one, {
    state: 'open',
    mergedInto: null,
    outcome: null,
    dismissal: null,
    offers: [],
    handoff: null,
  });
  one.followUp = date(by);
}

function spokeAgain(one: Case, now: number, said: number) {
  onUs(one, now, said);
  one.followUp = date(notBefore(one.waiting!.dueAt!, now));
}

function act(one: Case, command: Command, said: number, dueAt: string) {
  const { now } = command;
  if (command.what === 'classify') one.kind = command.as;
  else if (command.what === 'sayNeed') one.need = { text: command.text, confirmed: false };
  else if (command.what === 'confirmNeed') one.need = one.need && { ...one.need, confirmed: true };
  else if (command.what === 'decline') one.offers = one.offers.filter(({ by }) => by !== command.by);
  else if (command.what === 'reopen') onUs(one, now);
  else if (command.what === 'spokeAgain') spokeAgain(one, now, said);
  else if (command.what === 'setFollowUp')
    one.followUp =
      command.at === null ? null : { at: command.at, why: 'why', pinned: command.pinned, byHand: true };
  else if (command.what === 'answer') {
    one.happened.push({ what: 'answered', at: iso(said) });
    take(one.firstAnswer, said);
    one.offers = [];
    if (one.turn === 'handoff') return;
    const returned = one.answers.at(-1);
    if (one.turn === 'us' && said < now && returned && said < Date.parse(returned.at)) return;
    turn(one, 'customer', said, inHours(now, HOURS.days));
    ask(one, now, HOURS.days);
  } else if (command.what === 'moveToPrivate') {
    one.privateSince = iso(now);
    if (one.turn === 'handoff') return;
    one.offers = [];
    turn(one, 'customer', now, inHours(now, HOURS.days));
    ask(one, now, HOURS.days);
  } else if (command.what === 'tag') {
    const left = one.topics.filter((topic) => !command.remove.includes(topic));
    one.topics = [...new Set([...left, ...command.add])].sort();
  } else if (command.what === 'handOff') {
    const { name, department } = command;
    const ours = one.offers.filter(({ kind }) => kind === 'answered');
    onUs(one, now);
    one.offers = ours;
    one.happened.push({ what: 'handedOff', at: iso(now), as: department });
    turn(one, 'handoff', now, dueAt);
    const { packet, sentBy } = command;
    one.handoff = {
      ...{ name, department, asked: 'a', told: 'b', dueAt, since: iso(now) },
      ...{ sentBy, unsent: packet !== null && sentBy === null, asks: 0, askedAt: null },
    };
    one.followUp = date(dueAt);
  } else if (command.what === 'handoffAnswered') {
    if (one.handoff) {
      const { name, department, since } = one.handoff;
      one.answers.push({ name, department, since, at: iso(now) });
      one.happened.push({ what: 'returned', at: iso(now), as: department });
    }
    comesBack(one, now);
  } else if (command.what === 'withdraw') {
    if (one.handoff) comesBack(one, now);
  } else if (command.what === 'tickSent') {
    if (one.handoff) Object.assign(one.handoff, { sentBy: command.way, unsent: false });
  } else if (command.what === 'askAgain') {
    if (!one.handoff) return;
    Object.assign(one.handoff, { dueAt, asks: one.handoff.asks + 1, askedAt: iso(now) });
    one.followUp = date(dueAt);
  } else close(one, command);
}

function comesBack(one: Case, now: number) {
  turn(one, 'us', now, inHours(now, HOURS.soon));
  one.handoff = null;
  one.followUp = date(inHours(now, HOURS.soon));
}

/** The team of the model works round the clock. */
function take(span: Span, at: number) {
  if (span.at !== null) return;
  span.at = iso(at);
  span.took = Math.max(0, at - Date.parse(span.from));
}

function close(one: Case, command: Command) {
  const at = iso(command.now);
  if (command.what === 'resolve') {
    Object.assign(one, { state: 'resolved', outcome: command.outcome, handoff: null });
    turn(one, 'customer', command.now, inHours(command.now, HOURS.days));
    one.resolution.at = null;
    take(one.resolution, command.now);
    one.happened.push({ what: 'resolved', at, as: command.outcome });
    one.offers = [];
    ask(one, command.now, HOURS.days);
  } else if (command.what === 'confirm') {
    Object.assign(one, { state: 'confirmed', offers: [] });
    one.happened.push({ what: 'confirmed', at });
  } else if (command.what === 'dismiss') {
    Object.assign(one, { state: 'dismissed', offers: [], dismissal: command.reason });
    one.happened.push({ what: 'dismissed', at, as: command.reason });
  }
}
