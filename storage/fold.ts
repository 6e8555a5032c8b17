/**
 * The fold: from the entries of one entity to its state. Pure; the same set of entries gives the same state in
 * whatever order and however often they arrive (README, "What runs where"). Replay, repair and merge are this.
 */
import type { CaseEntry, Entry } from './entries';
import type {
  BrandRow,
  CaseFold,
  ColleagueRow,
  ErasureRow,
  Identity,
  Offer,
  PersonRow,
  SettingRow,
  TemplateRow,
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
  const start: CaseFold = {
    id: opening.entityId,
    brand: opening.brand,
    evidence: opening.body.evidence,
    personId: opening.body.personId,
    kind: 'complaint',
    state: 'open',
    turn: 'us',
    handoff: null,
    followUp: opening.body.dueAt === null ? null : { at: opening.body.dueAt, why: null, pinned: false },
    outcome: null,
    dismissal: null,
    keys: opening.body.evidence.key === null ? [] : [opening.body.evidence.key],
    offers: [],
    sighted: [],
    editedText: null,
    loggedAt: opening.at,
    clock: opening.clock,
  };
  return {
    ...all.reduce((state, entry) => withoutDateWhenClosed(apply(state, entry)), start),
    clock: all.at(-1)!.clock,
  };
}

/** A closed case asks for nothing: a date that arrives late (another device's, a late answer's) does not wake it. */
function withoutDateWhenClosed(state: CaseFold): CaseFold {
  return state.state === 'confirmed' || state.state === 'dismissed'
    ? { ...state, followUp: null, handoff: null }
    : state;
}

/**
 * A date that comes with an act replaces the one before. A pinned one survives, until it has come: then it has done
 * its work, and keeping it would leave the case due for ever.
 */
function withDate(state: CaseFold, entry: CaseEntry, at: string | null): Pick<CaseFold, 'followUp'> {
  const pinned =
    state.followUp?.pinned && Date.parse(state.followUp.at) > Date.parse(entry.at) ? state.followUp : null;
  return { followUp: pinned ?? plainDate(at) };
}

const plainDate = (at: string | null) => (at === null ? null : { at, why: null, pinned: false });

const OPEN = { state: 'open', outcome: null, dismissal: null } as const;

function apply(state: CaseFold, entry: CaseEntry): CaseFold {
  switch (entry.kind) {
    case 'opened':
    case 'noted':
    case 'undone':
      return state; // a mention logged twice is one case; a note changes no state
    case 'classed':
      return { ...state, kind: entry.body.as };
    case 'answered':
      // Whoever holds it keeps it: answering the customer while John works does not take the case from John.
      return state.turn === 'handoff'
        ? state
        : { ...state, offers: [], turn: 'customer', ...withDate(state, entry, entry.body.dueAt) };
    case 'handedOff':
      return {
        ...state,
        ...OPEN,
        offers: [],
        turn: 'handoff',
        handoff: { ...entry.body, since: entry.at },
        // The manager chose this date here and now.
        followUp: plainDate(entry.body.dueAt),
      };
    case 'handoffAnswered':
      return { ...state, turn: 'us', handoff: null, ...withDate(state, entry, entry.body.dueAt) };
    case 'followUpSet':
      return {
        ...state,
        followUp:
          entry.body.at === null
            ? null
            : { at: entry.body.at, why: entry.body.why, pinned: entry.body.pinned },
      };
    case 'spokeAgain':
    case 'reopened':
      // Somebody waits for us now: no date of before, pinned or not, may make them wait for it.
      return {
        ...state,
        ...OPEN,
        offers: [],
        turn: 'us',
        handoff: null,
        followUp: plainDate(entry.body.dueAt),
      };
    case 'resolved':
      return {
        ...state,
        state: 'resolved',
        offers: [],
        outcome: entry.body.outcome,
        turn: 'customer',
        handoff: null,
        ...withDate(state, entry, entry.body.dueAt),
      };
    case 'confirmed':
      return { ...state, state: 'confirmed', offers: [] };
    case 'dismissed':
      return { ...state, state: 'dismissed', offers: [], dismissal: entry.body.reason };
    case 'seenEdited':
      return { ...state, editedText: entry.body.text === state.evidence.text ? null : entry.body.text };
    case 'seenAnswered':
      return sight(state, { kind: 'answered', ...entry.body });
    case 'seenSpoke':
      return sight(state, { kind: 'spokeAgain', ...entry.body });
    case 'declined':
      return { ...state, offers: state.offers.filter(({ by }) => by !== entry.body.by) };
    case 'merged':
      return { ...state, keys: [...new Set([...state.keys, ...entry.body.keys])] };
  }
}

/** A reply that was seen is offered once, where it would change whose turn it is. */
function sight(state: CaseFold, { kind, by, text }: Offer): CaseFold {
  if (state.sighted.includes(by)) return state;
  const sighted = [...state.sighted, by];
  const onUs = state.state === 'open' && state.turn === 'us';
  if (kind === 'answered') {
    // Answering while a colleague works on it changes no turn either.
    return onUs
      ? { ...state, sighted, offers: [...state.offers, { kind, by, text }] }
      : { ...state, sighted };
  }
  // They have the last word again: an answer of ours that was seen before is none to it.
  const offers = state.offers.filter((offer) => offer.kind !== 'answered');
  return onUs || state.state === 'dismissed'
    ? { ...state, sighted, offers }
    : { ...state, sighted, offers: [...offers, { kind, by, text }] };
}

const RANK = { open: 0, resolved: 0, confirmed: 1, dismissed: 2 } as const;

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
  if (entry.kind === 'described' && row) return { ...row, note: entry.body.note, clock: entry.clock };
  if (entry.kind !== 'met') return row;
  const { identity } = entry.body;
  const same = (known: Identity) =>
    known.site === identity.site && known.handle.toLowerCase() === identity.handle.toLowerCase();
  return {
    id: entry.entityId,
    brand: entry.brand,
    name: identity.name ?? row?.name ?? identity.handle,
    identities: [...(row?.identities ?? []).filter((known) => !same(known)), identity],
    note: row?.note ?? '',
    firstAt: row?.firstAt ?? entry.at,
    clock: entry.clock,
  };
}

export function foldColleague(entries: Iterable<Entry>): ColleagueRow | null {
  const last = effective(entries).at(-1);
  if (last?.entity !== 'colleague') return null;
  return { id: last.entityId, brand: last.brand, ...last.body, usedAt: last.at, clock: last.clock };
}

export function foldTemplate(entries: Iterable<Entry>): TemplateRow | null {
  const last = effective(entries).at(-1);
  if (last?.kind !== 'saved') return null;
  return { id: last.entityId, brand: last.brand, ...last.body, clock: last.clock };
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
  return { id: last.entityId, ...last.body, clock: last.clock };
}
