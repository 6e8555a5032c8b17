/** One case of the model (model.ts): what was done to it, and what comes of that. */
import { personIdOf } from '../../storage/ids';
import type { Evidence, FollowUp, Handoff, Offer } from '../../storage/records';
import type { CaseKind } from '../../utils/cases';
import type { Command } from './model-command';

/** What a command did to one case; the same act may have done several things. */
export type Deed = { command: Command; undone: boolean } & (
  | { did: 'opened'; evidence: Evidence }
  | { did: 'merged'; keys: string[] }
  | { did: 'edited'; text: string }
  | { did: 'sighted'; offer: Offer }
  | { did: 'command' }
);

export interface Case {
  id: string;
  brand: string;
  evidence: Evidence;
  personId: string | null;
  kind: CaseKind;
  state: 'open' | 'resolved' | 'confirmed' | 'dismissed';
  turn: 'us' | 'customer' | 'handoff';
  handoff: Handoff | null;
  followUp: FollowUp | null;
  outcome: string | null;
  dismissal: string | null;
  keys: string[];
  offers: Offer[];
  sighted: string[];
  editedText: string | null;
  loggedAt: string;
}

export const BRAND = 'main';
const HOURS = { soon: 4, day: 24, days: 48 };
export const iso = (ms: number) => new Date(ms).toISOString();
const inHours = (now: number, hours: number) => iso(now + hours * 3_600_000);

export function opened(id: string, evidence: Evidence, now: number): Case {
  const { place, author, key } = evidence;
  return {
    id,
    brand: BRAND,
    evidence,
    personId: author.handle === null ? null : personIdOf(BRAND, place, author.handle),
    kind: 'complaint',
    state: 'open',
    turn: 'us',
    handoff: null,
    followUp: date(inHours(now, HOURS.soon)),
    outcome: null,
    dismissal: null,
    keys: key === null ? [] : [key],
    offers: [],
    sighted: [],
    editedText: null,
    loggedAt: iso(now),
  };
}

const date = (at: string): FollowUp => ({ at, why: null, pinned: false });

/** A pinned date stays until it has come. */
function ask(one: Case, now: number, hours: number) {
  if (one.followUp?.pinned && Date.parse(one.followUp.at) > now) return;
  one.followUp = date(inHours(now, hours));
}

export function happen(one: Case, deed: Deed) {
  if (deed.did === 'merged') one.keys = [...new Set([...one.keys, ...deed.keys])];
  else if (deed.did === 'edited') one.editedText = deed.text === one.evidence.text ? null : deed.text;
  else if (deed.did === 'sighted') sight(one, deed.offer);
  else if (deed.did === 'command') act(one, deed.command);
}

function sight(one: Case, offer: Offer) {
  if (one.sighted.includes(offer.by)) return;
  one.sighted.push(offer.by);
  const waitsOnUs = one.state === 'open' && one.turn === 'us';
  if (offer.kind === 'spokeAgain') one.offers = one.offers.filter(({ kind }) => kind !== 'answered');
  const useful = offer.kind === 'answered' ? waitsOnUs : !waitsOnUs && one.state !== 'dismissed';
  if (useful) one.offers.push(offer);
}

/** Somebody waits on us again. */
function onUs(one: Case, now: number) {
  Object.assign(one, {
    state: 'open',
    outcome: null,
    dismissal: null,
    offers: [],
    turn: 'us',
    handoff: null,
  });
  one.followUp = date(inHours(now, HOURS.soon));
}

function act(one: Case, command: Command) {
  const { now } = command;
  if (command.what === 'classify') one.kind = command.as;
  else if (command.what === 'decline') one.offers = one.offers.filter(({ by }) => by !== command.by);
  else if (command.what === 'spokeAgain' || command.what === 'reopen') onUs(one, now);
  else if (command.what === 'setFollowUp')
    one.followUp = command.at === null ? null : { at: command.at, why: 'why', pinned: command.pinned };
  else if (command.what === 'answer' && one.turn !== 'handoff') {
    one.turn = 'customer';
    one.offers = [];
    ask(one, now, HOURS.days);
  } else if (command.what === 'handOff') {
    const { name, department } = command;
    const dueAt = command.dueAt ?? inHours(now, HOURS.day);
    onUs(one, now);
    one.turn = 'handoff';
    one.handoff = { name, department, asked: 'a', told: 'b', dueAt, since: iso(now) };
    one.followUp = date(dueAt);
  } else if (command.what === 'handoffAnswered') {
    one.turn = 'us';
    one.handoff = null;
    ask(one, now, HOURS.soon);
  } else close(one, command);
}

function close(one: Case, command: Command) {
  if (command.what === 'resolve') {
    Object.assign(one, { state: 'resolved', turn: 'customer', outcome: command.outcome, handoff: null });
    one.offers = [];
    ask(one, command.now, HOURS.days);
  } else if (command.what === 'confirm') Object.assign(one, { state: 'confirmed', offers: [] });
  else if (command.what === 'dismiss')
    Object.assign(one, { state: 'dismissed', offers: [], dismissal: command.reason });
}
