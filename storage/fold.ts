/**
 * The fold: from the entries of one entity to its state. Pure; the same set of entries gives the same state in
 * whatever order and however often they arrive (README, "What runs where"). Replay, repair and merge are this.
 */
import { foldedHandle } from '../utils/people/handle';
import { clashesIn } from './clashes';
import type { CaseEntry, Entry } from './entries';
import type {
  BrandRow,
  CaseFold,
  ColleagueRow,
  DeliveryRow,
  DestinationRow,
  ErasureRow,
  Evidence,
  FeedRow,
  Handoff,
  HandoffAnswer,
  Identity,
  LinkRow,
  Offer,
  PersonRow,
  SearchRow,
  SeenSince,
  SettingRow,
  Span,
  TemplateRow,
  TopicRow,
  WatchwordRow,
} from './records';

/** Once each, oldest first by clock, then id; without those that an `undone` entry takes back. */
export function effective<E extends Entry>(entries: Iterable<E>): E[] {
  const byId = new Map<string, E>();
  for (const entry of entries) byId.set(entry.id, entry);
  const undone = new Set<string>();
  for (const entry of byId.values()) if (entry.kind === 'undone') undone.add(entry.body.entryId);
  return [...byId.values()]
    .filter((entry) => entry.kind !== 'undone' && !undone.has(entry.id))
    .sort((a, b) => (a.clock < b.clock ? -1 : a.clock > b.clock ? 1 : a.id < b.id ? -1 : 1));
}

/** The case, or null when nothing opens it (yet, or any more: its logging was undone). */
export function foldCase(entries: Iterable<CaseEntry>): CaseFold | null {
  const known = effective(entries);
  const first = known.findIndex((entry) => entry.kind === 'opened');
  const opening = known[first];
  if (opening?.kind !== 'opened') return null;
  // What was done to a case whose logging was taken back does not come back with the next logging.
  const all = known.slice(first);
  const { evidence, dueAt, answerBy = dueAt, resolveBy = null } = opening.body;
  // What a page tells of the future, a wrong clock tells.
  const from = earlier(evidence.postedAt, opening.at);
  const start: CaseFold = {
    id: opening.entityId,
    brand: opening.brand,
    evidence,
    personId: opening.body.personId,
    kind: 'complaint',
    state: 'open',
    turn: 'us',
    handoff: null,
    answers: [],
    followUp: plainDate(dueAt),
    waiting: { since: from, dueAt: answerBy },
    firstAnswer: { from, dueAt: answerBy, at: null, took: null },
    resolution: { from, dueAt: resolveBy, at: null, took: null },
    happened: [],
    privateSince: null,
    need: null,
    topics: [],
    mentions: [],
    mergedInto: null,
    outcome: null,
    dismissal: null,
    keys: evidence.key === null ? [] : [evidence.key],
    offers: [],
    sighted: [],
    editedText: null,
    notFoundAt: null,
    loggedAt: opening.at,
    clock: opening.clock,
  };
  return {
    ...all.reduce(
      (state, entry) => askingNothingWhenClosed(noting(state, entry, apply(state, entry))),
      start,
    ),
    ...clashed(all),
    clock: all.at(-1)!.clock,
  };
}

function clashed(all: readonly CaseEntry[]): Pick<CaseFold, 'clashes'> {
  const clashes = clashesIn(all);
  return clashes.length > 0 ? { clashes } : {};
}

/** What of it is counted. */
function noting(before: CaseFold, entry: CaseEntry, after: CaseFold): CaseFold {
  const happened = [...before.happened];
  const { at } = entry;
  if (before.state !== 'open' && after.state === 'open') happened.push({ what: 'reopened', at });
  switch (entry.kind) {
    case 'answered':
      happened.push({ what: 'answered', at: earlier(entry.body.since, at) });
      break;
    case 'handedOff':
      happened.push({ what: 'handedOff', at, as: entry.body.department });
      break;
    case 'handoffAnswered':
      if (before.handoff)
        happened.push({ what: 'returned', at: answeredAt(entry), as: before.handoff.department });
      break;
    case 'resolved':
      happened.push({ what: 'resolved', at, as: entry.body.outcome });
      break;
    case 'dismissed':
      happened.push({ what: 'dismissed', at, as: entry.body.reason });
      break;
    case 'confirmed':
      happened.push({ what: 'confirmed', at });
  }
  return happened.length === before.happened.length ? after : { ...after, happened };
}

/** A closed case asks for nothing: a date that arrives late (another device's, a late answer's) does not wake it. */
function askingNothingWhenClosed(state: CaseFold): CaseFold {
  return isClosed(state) ? { ...state, followUp: null, waiting: null, handoff: null } : state;
}

export const isClosed = ({ state }: Pick<CaseFold, 'state'>) => state !== 'open' && state !== 'resolved';

const earlier = (one: string | null | undefined, other: string) =>
  one && Date.parse(one) < Date.parse(other) ? one : other;

/** A turn begins, and its clock with it. */
const clockFrom = (since: string, dueAt: string | null): Pick<CaseFold, 'waiting'> => ({
  waiting: { since, dueAt },
});

/**
 * A date that comes with an act replaces the one before. A pinned one survives, until it has come: then it has done
 * its work, and keeping it would leave the case due for ever.
 */
function withDate(state: CaseFold, entry: CaseEntry, at: string | null): Pick<CaseFold, 'followUp'> {
  const pinned =
    state.followUp?.pinned && Date.parse(state.followUp.at) > Date.parse(entry.at) ? state.followUp : null;
  return { followUp: pinned ?? plainDate(at) };
}

const plainDate = (at: string | null) =>
  at === null ? null : { at, why: null, pinned: false, byHand: false };

const OPEN = { state: 'open', outcome: null, dismissal: null, mergedInto: null } as const;
const unsolved = ({ resolution }: CaseFold) => ({ resolution: { ...resolution, at: null, took: null } });

/** The first entries did not say how long it took: then no team had hours of its own, and all time was working time. */
const ended = (span: Span, at: string, took = Math.max(0, Date.parse(at) - Date.parse(span.from))): Span => ({
  ...span,
  at,
  took,
});

function apply(state: CaseFold, entry: CaseEntry): CaseFold {
  switch (entry.kind) {
    case 'opened':
    case 'noted':
    case 'undone':
      return state; // a mention logged twice is one case; a note changes no state
    case 'classed':
      return { ...state, kind: entry.body.as };
    case 'needSaid':
      return { ...state, need: { text: entry.body.text, confirmed: false } };
    case 'needConfirmed':
      return state.need === null ? state : { ...state, need: { ...state.need, confirmed: true } };
    case 'answered':
      return answered(state, entry);
    case 'handedOff':
      return {
        ...state,
        ...OPEN,
        ...unsolved(state),
        ...clockFrom(entry.at, entry.body.dueAt),
        // Words of ours that were seen just before are how the customer was told.
        offers: state.offers.filter(({ kind }) => kind === 'answered'),
        turn: 'handoff',
        handoff: handoffOf(entry),
        // The manager chose this date here and now.
        followUp: plainDate(entry.body.dueAt),
      };
    case 'handoffAnswered':
      return {
        ...backToUs(state, entry),
        answers: [...state.answers, ...answersOf(state, answeredAt(entry))],
      };
    case 'handoffWithdrawn':
      return state.handoff ? backToUs(state, entry) : state;
    case 'handoffSent':
      return state.handoff
        ? { ...state, handoff: { ...state.handoff, sentBy: entry.body.by, unsent: false } }
        : state;
    case 'asked': {
      const { handoff } = state;
      if (!handoff) return state;
      const { dueAt } = entry.body;
      // Asking is no answer: what they were late with stays late, and only the date to ask again moves.
      return {
        ...state,
        handoff: { ...handoff, dueAt, asks: handoff.asks + 1, askedAt: entry.at },
        followUp: plainDate(dueAt),
      };
    }
    case 'followUpSet':
      return {
        ...state,
        followUp:
          entry.body.at === null
            ? null
            : { at: entry.body.at, why: entry.body.why, pinned: entry.body.pinned, byHand: true },
      };
    case 'spokeAgain': {
      const { since, dueAt, answerBy = dueAt } = entry.body;
      return onUs(state, earlier(since, entry.at), answerBy, dueAt);
    }
    case 'reopened':
      return onUs(state, entry.at, entry.body.dueAt, entry.body.dueAt);
    case 'movedToPrivate':
      // As an answer: whoever holds it keeps it.
      return state.turn === 'handoff'
        ? { ...state, privateSince: entry.at }
        : {
            ...state,
            offers: [],
            privateSince: entry.at,
            turn: 'customer',
            ...clockFrom(entry.at, entry.body.dueAt),
            ...withDate(state, entry, entry.body.dueAt),
          };
    case 'tagged': {
      const { add, remove } = entry.body;
      const topics = new Set([...state.topics.filter((topic) => !remove.includes(topic)), ...add]);
      return { ...state, topics: [...topics].sort() };
    }
    case 'resolved':
      return {
        ...state,
        state: 'resolved',
        offers: [],
        outcome: entry.body.outcome,
        turn: 'customer',
        handoff: null,
        resolution: ended(state.resolution, entry.at, entry.body.took),
        ...clockFrom(entry.at, entry.body.dueAt),
        ...withDate(state, entry, entry.body.dueAt),
      };
    case 'confirmed':
      return { ...state, state: 'confirmed', offers: [] };
    case 'dismissed':
      return { ...state, state: 'dismissed', offers: [], dismissal: entry.body.reason };
    case 'seenEdited': {
      const { key, text } = entry.body;
      return seenOf(state, key, ({ evidence }) => ({
        editedText: text === evidence.text ? null : text,
        notFoundAt: null,
      }));
    }
    case 'seenMissing':
      return seenOf(state, entry.body.key, ({ notFoundAt }) => ({ notFoundAt: notFoundAt ?? entry.at }));
    case 'seenAgain':
      return seenOf(state, entry.body.key, () => ({ notFoundAt: null }));
    case 'seenAnswered':
      return sight(state, { kind: 'answered', ...entry.body }, entry.at);
    case 'seenSpoke':
      return sight(state, { kind: 'spokeAgain', ...entry.body }, entry.at);
    case 'declined':
      return declined(state, entry.body.by);
    case 'merged':
      return { ...state, keys: [...new Set([...state.keys, ...entry.body.keys])] };
    case 'mentionAdded': {
      const { key } = entry.body.evidence;
      return {
        ...state,
        keys: key === null ? state.keys : [...new Set([...state.keys, key])],
        mentions: [...state.mentions, { id: entry.id, ...entry.body, editedText: null, notFoundAt: null }],
      };
    }
    case 'mentionTaken': {
      const mentions = state.mentions.filter(({ id }) => id !== entry.body.mention);
      const kept = [state.evidence, ...mentions.map(({ evidence }) => evidence)].map(({ key }) => key);
      const keys = state.keys.filter((key) => kept.includes(key) || !entry.body.keys.includes(key));
      return { ...state, keys, mentions };
    }
    case 'joined':
      return { ...state, state: 'merged', offers: [], mergedInto: entry.body.into };
  }
}

type Noticed = SeenSince & { evidence: Evidence };

/** Of the mention with this key; of one that the case has not any more, nothing. */
function seenOf(
  state: CaseFold,
  key: string | undefined,
  change: (mention: Noticed) => Partial<SeenSince>,
): CaseFold {
  const isAdded = ({ evidence }: Noticed) => key !== undefined && evidence.key === key;
  const mentions = state.mentions.map((mention) =>
    isAdded(mention) ? { ...mention, ...change(mention) } : mention,
  );
  const isFirst =
    key === undefined ||
    key === state.evidence.key ||
    (state.keys.includes(key) && !state.mentions.some(isAdded));
  return { ...state, mentions, ...(isFirst && change(state)) };
}

function handoffOf({ at, body }: Extract<CaseEntry, { kind: 'handedOff' }>): Handoff {
  const { packet, sentBy, knew: _, ...words } = body;
  const unsent = packet !== undefined && sentBy === undefined;
  return { ...words, since: at, sentBy: sentBy ?? null, unsent, asks: 0, askedAt: null };
}

type Answered = Extract<CaseEntry, { kind: 'handoffAnswered' }>;
const answeredAt = ({ at, body }: Answered) => earlier(body.since, at);

/** As when they speak again: what a colleague found out, or left to us, is waited for. */
function backToUs(
  state: CaseFold,
  entry: Answered | Extract<CaseEntry, { kind: 'handoffWithdrawn' }>,
): CaseFold {
  const { at, body } = entry;
  const clock =
    entry.kind === 'handoffAnswered'
      ? clockFrom(answeredAt(entry), entry.body.answerBy ?? body.dueAt)
      : clockFrom(at, body.dueAt);
  return { ...state, turn: 'us', handoff: null, ...clock, followUp: plainDate(body.dueAt) };
}

const answersOf = ({ handoff }: CaseFold, at: string): HandoffAnswer[] =>
  handoff ? [{ name: handoff.name, department: handoff.department, since: handoff.since, at }] : [];

function answered(state: CaseFold, entry: Extract<CaseEntry, { kind: 'answered' }>): CaseFold {
  const { since, dueAt, took } = entry.body;
  const at = earlier(since, entry.at);
  const firstAnswer = state.firstAnswer.at === null ? ended(state.firstAnswer, at, took) : state.firstAnswer;
  // Whoever holds it keeps it: answering the customer while John works does not take the case from John. Nor is what they were told then his answer.
  const returned = state.turn === 'us' ? state.answers.at(-1) : undefined;
  if (state.turn === 'handoff' || (since !== undefined && returned && at < returned.at))
    return { ...state, firstAnswer, offers: [] };
  return {
    ...state,
    firstAnswer,
    offers: [],
    turn: 'customer',
    ...clockFrom(at, dueAt),
    ...withDate(state, entry, dueAt),
  };
}

/** Somebody waits for us now: no date of before, pinned or not, may make them wait for it. */
function onUs(state: CaseFold, since: string, by: string | null, remindAt: string | null): CaseFold {
  return {
    ...state,
    ...OPEN,
    ...unsolved(state),
    ...clockFrom(since, by),
    offers: [],
    turn: 'us',
    handoff: null,
    followUp: plainDate(remindAt),
  };
}

/** What a no to “the same problem” is kept under, in each case of the group: this and the act. */
export const NOT_SAME = 'same:';

const declined = (state: CaseFold, by: string): CaseFold =>
  by.startsWith(NOT_SAME)
    ? { ...state, notSame: [...(state.notSame ?? []), by] }
    : { ...state, offers: state.offers.filter((offer) => offer.by !== by) };

/** By hand, and beyond the target: the customer waits longer than they should, and the manager wants it so. */
export const isPutOff = ({ followUp, waiting }: Pick<CaseFold, 'followUp' | 'waiting'>) =>
  followUp?.byHand === true && (!waiting?.dueAt || Date.parse(followUp.at) > Date.parse(waiting.dueAt));

/** It waits on us, and nobody is to look at it before a date that is still to come. `at`: ISO 8601 UTC. */
export const isSnoozed = (state: Pick<CaseFold, 'state' | 'turn' | 'followUp' | 'waiting'>, at: string) =>
  state.state === 'open' &&
  state.turn === 'us' &&
  isPutOff(state) &&
  Date.parse(state.followUp!.at) > Date.parse(at);

/**
 * A reply that was seen is offered once: where it would change whose turn it is, wake what sleeps, or tells the customer who
 * works on it.
 */
function sight(state: CaseFold, { kind, by, text, postedAt }: Offer, at: string): CaseFold {
  if (state.sighted.includes(by)) return state;
  const sighted = [...state.sighted, by];
  const waitsOnUs = state.state === 'open' && state.turn === 'us';
  if (kind === 'answered') {
    // While a colleague works on it, it is how the customer was told. Words of theirs that nobody took up yet may be answered.
    const theirs = state.offers.filter((offer) => offer.kind === 'spokeAgain');
    const pending = theirs.some((offer) => !postedAt || !offer.postedAt || offer.postedAt <= postedAt);
    const told = state.turn === 'handoff' && theirs.length === 0;
    return waitsOnUs || ((pending || told) && !isClosed(state))
      ? { ...state, sighted, offers: [...state.offers, { kind, by, text, postedAt }] }
      : { ...state, sighted };
  }
  // They have the last word again: an answer of ours that was seen before is none to it.
  const offers = state.offers.filter((offer) => offer.kind !== 'answered');
  // Of a case that was merged the other one hears: it has the mentions.
  return (waitsOnUs && !isSnoozed(state, at)) || state.state === 'dismissed' || state.state === 'merged'
    ? { ...state, sighted, offers }
    : { ...state, sighted, offers: [...offers, { kind, by, text, postedAt }] };
}

const RANK = { open: 0, resolved: 0, confirmed: 1, dismissed: 2, merged: 3 } as const;

/**
 * Of the cases that claim one mention, the one that stands for it: one that somebody works on before a closed one, a
 * confirmed one before a dismissed one, then the earliest. Two cases come of it when a comment was logged under two
 * keys before a page told that they are one thing, or on two machines.
 */
export function ownerOf<C extends Pick<CaseFold, 'id' | 'state' | 'loggedAt'>>(
  claimants: readonly C[],
): C | undefined {
  const rank = ({ id, state, loggedAt }: C) => `${RANK[state]} ${loggedAt} ${id}`;
  return [...claimants].sort((a, b) => (rank(a) < rank(b) ? -1 : 1))[0];
}

export function foldPerson(entries: Iterable<Entry>): PersonRow | null {
  return effective(entries).reduce<PersonRow | null>(meet, null);
}

function meet(row: PersonRow | null, entry: Entry): PersonRow | null {
  if (entry.entity !== 'person') return row;
  if (entry.kind !== 'met') return row && { ...described(row, entry), clock: entry.clock };
  const { identity } = entry.body;
  const same = (known: Identity) =>
    known.site === identity.site && known.handle.toLowerCase() === identity.handle.toLowerCase();
  const identities = [...(row?.identities ?? []).filter((known) => !same(known)), identity];
  return {
    id: entry.entityId,
    brand: entry.brand,
    name: identity.name ?? row?.name ?? identity.handle,
    identities,
    handles: [...new Set(identities.map(({ handle }) => foldedHandle(handle)))].filter(Boolean).sort(),
    note: row?.note ?? '',
    tags: row?.tags ?? [],
    language: row?.language ?? null,
    tone: row?.tone ?? '',
    firstAt: row?.firstAt ?? entry.at,
    clock: entry.clock,
  };
}

function described(row: PersonRow, entry: Extract<Entry, { entity: 'person' }>): PersonRow {
  switch (entry.kind) {
    case 'described':
      return { ...row, note: entry.body.note };
    case 'tagged': {
      const { add, remove } = entry.body;
      return {
        ...row,
        tags: [...new Set([...row.tags.filter((tag) => !remove.includes(tag)), ...add])].sort(),
      };
    }
    case 'languageSet':
      return { ...row, language: entry.body.language };
    case 'toneSet':
      return { ...row, tone: entry.body.tone };
    default:
      return row;
  }
}

export function foldLink(entries: Iterable<Entry>): LinkRow | null {
  const last = effective(entries).at(-1);
  if (last?.entity !== 'link' || last.kind === 'undone') return null;
  const { entityId: id, brand, at, actor, clock } = last;
  const linked = last.kind === 'linked';
  return {
    ...{ id, brand, people: last.body.people, linked },
    ...{ why: last.kind === 'linked' ? last.body.why : 'hand', at, actor, clock },
  };
}

export function foldColleague(entries: Iterable<Entry>): ColleagueRow | null {
  const known = effective(entries);
  const last = known.at(-1);
  if (last?.entity !== 'colleague' || last.kind !== 'named') return null;
  const described = known.findLast((entry) => !isMerelyNamed(entry) && entry.kind === 'named');
  const about = described?.entity === 'colleague' && described.kind === 'named' ? described.body.about : null;
  const { name, department } = last.body;
  const { entityId: id, brand, at: usedAt, clock } = last;
  return { id, brand, name, department, about: about ?? null, usedAt, clock };
}

/** Says no more of them than that they were handed something. */
export const isMerelyNamed = (entry: Entry) =>
  entry.entity === 'colleague' && entry.kind === 'named' && entry.body.about === undefined;

export function foldTemplate(entries: Iterable<Entry>): TemplateRow | null {
  const last = effective(entries).at(-1);
  if (last?.entity !== 'template' || last.kind !== 'saved') return null;
  const { name, whenToUse, text, language = null, variants = [], ...said } = last.body;
  return {
    id: last.entityId,
    brand: last.brand,
    name,
    whenToUse,
    tags: said.tags ?? [],
    shortcut: said.shortcut ?? '',
    texts: [{ language, text }, ...variants],
    shared: said.shared ?? true,
    clock: last.clock,
  };
}

export function foldTopic(entries: Iterable<Entry>): TopicRow | null {
  return effective(entries).reduce<TopicRow | null>(sayOfTopic, null);
}

/** Of one that only went into another. */
const UNSAID: Pick<TopicRow, 'about' | 'sort' | 'departments'> = {
  about: '',
  sort: 'matter',
  departments: [],
};

function sayOfTopic(row: TopicRow | null, entry: Entry): TopicRow | null {
  if (entry.entity !== 'topic' || entry.kind === 'undone') return row;
  const { entityId: id, brand, clock } = entry;
  const { name } = entry.body;
  const known: TopicRow = row ?? { id, brand, name, ...UNSAID, state: 'met', into: null, clock };
  switch (entry.kind) {
    case 'named':
      return { ...known, ...entry.body, state: 'listed', clock };
    case 'wentInto':
      return { ...known, into: entry.body.into && { ...entry.body.into, clock }, clock };
    case 'removed':
      return { ...known, state: 'removed', clock };
  }
}

export function foldWatchword(entries: Iterable<Entry>): WatchwordRow | null {
  const last = effective(entries).at(-1);
  if (last?.entity !== 'watchword' || last.kind !== 'saved') return null;
  return { id: last.entityId, brand: last.brand, ...last.body, clock: last.clock };
}

export function foldFeed(entries: Iterable<Entry>): FeedRow | null {
  const last = effective(entries).at(-1);
  if (last?.entity !== 'feed' || last.kind !== 'saved') return null;
  return { id: last.entityId, brand: last.brand, ...last.body, clock: last.clock };
}

export function foldSearch(entries: Iterable<Entry>): SearchRow | null {
  const last = effective(entries).at(-1);
  if (last?.entity !== 'search' || last.kind !== 'saved') return null;
  return { id: last.entityId, brand: last.brand, ...last.body, clock: last.clock };
}

export function foldDestination(entries: Iterable<Entry>): DestinationRow | null {
  const last = effective(entries).at(-1);
  if (last?.entity !== 'destination' || last.kind !== 'saved') return null;
  return { id: last.entityId, brand: last.brand, ...last.body, clock: last.clock };
}

export function foldDelivery(entries: Iterable<Entry>): DeliveryRow | null {
  const known = effective(entries);
  const first = known.findIndex(({ kind }) => kind === 'queued');
  const queued = known[first];
  if (queued?.kind !== 'queued') return null;
  const start: DeliveryRow = {
    id: queued.entityId,
    brand: queued.brand,
    ...queued.body,
    device: queued.device,
    state: 'waiting',
    attempts: 0,
    why: null,
    said: '',
    dueAt: queued.at,
    queuedAt: queued.at,
    since: queued.at,
    sentLink: null,
    ref: null,
    clock: queued.clock,
  };
  return known.slice(first + 1).reduce(deliver, start);
}

function deliver(row: DeliveryRow, entry: Entry): DeliveryRow {
  if (entry.entity !== 'delivery') return row;
  const now = { ...row, since: entry.at, clock: entry.clock };
  // That it is there is known; nothing that another device or a late answer says makes it less so.
  if (row.state === 'sent' && entry.kind !== 'sent') return row;
  switch (entry.kind) {
    case 'trying':
      return {
        ...now,
        state: 'trying',
        attempts: Math.max(row.attempts, entry.body.attempt),
        dueAt: entry.at,
      };
    case 'sent': {
      const { link, ref } = entry.body;
      return { ...now, state: 'sent', dueAt: null, why: null, said: '', sentLink: link, ref };
    }
    case 'failed': {
      const { why, said, again } = entry.body;
      return { ...now, state: again === null ? 'failed' : 'waiting', why, said, dueAt: again };
    }
    case 'perhaps':
      return { ...now, state: 'perhaps', why: entry.body.why, said: entry.body.said, dueAt: null };
    case 'resent':
      return { ...now, state: 'waiting', device: entry.device, dueAt: entry.at };
    case 'withdrawn':
      return { ...now, state: 'withdrawn', dueAt: null };
    default:
      return row;
  }
}

export function foldSetting(entries: Iterable<Entry>): SettingRow | null {
  const last = effective(entries).at(-1);
  if (last?.kind !== 'set') return null;
  return { key: last.entityId, value: last.body.value, clock: last.clock };
}

export function foldErasure(entries: Iterable<Entry>): ErasureRow | null {
  const last = effective(entries).at(-1);
  if (last?.entity !== 'erasure') return null;
  return { id: last.entityId, ...last.body, clock: last.clock };
}

export function foldBrand(entries: Iterable<Entry>): BrandRow | null {
  const last = effective(entries).at(-1);
  if (last?.entity !== 'brand') return null;
  const { name, accounts, longOnX = false } = last.body;
  return { id: last.entityId, name, accounts, longOnX, clock: last.clock };
}
