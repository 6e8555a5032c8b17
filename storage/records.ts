/** The rows of the state tables; each is the fold of its entity's entries, plus what time has done to it. */
import type { CaseKind, Dismissal, Outcome } from '../utils/cases';
import type { Author, MentionKind, Part, ReadPlace } from '../utils/sites/mention';

/** Where a case was met: one of the sites, the practice page, or any other page of the web (a selection). */
export type Place = ReadPlace | 'web';

/** What was logged, word for word. What the page did not tell is null and named in `missing`. */
export interface Evidence {
  place: Place;
  key: string | null;
  kind: MentionKind | 'selection';
  permalink: string | null;
  /** The address that was open when it was logged. */
  pageUrl: string;
  author: Author;
  text: string | null;
  postedAt: string | null;
  missing: Part[];
}

export interface Handoff {
  name: string;
  department: string;
  /** What they were asked to do. */
  asked: string;
  /** What the customer was told. */
  told: string;
  /** ISO 8601 UTC: by when they should have answered. */
  dueAt: string;
  since: string;
}

export interface FollowUp {
  /** ISO 8601 UTC. */
  at: string;
  why: string | null;
  /** A pinned date survives a mere "thanks" (README, "The words"). */
  pinned: boolean;
}

export type Turn = 'us' | 'customer' | 'handoff';
export type CaseState = 'open' | 'resolved' | 'confirmed' | 'dismissed';

/** Where a case stands on Today. `due` is any lane whose follow-up has come. */
export const LANES = ['due', 'us', 'handoff', 'customer', 'resolved', 'closed'] as const;
export type Lane = (typeof LANES)[number];

/** The fold of one case's entries: nothing in it depends on when it is looked at. */
export interface CaseFold {
  id: string;
  brand: string;
  evidence: Evidence;
  personId: string | null;
  kind: CaseKind;
  state: CaseState;
  turn: Turn;
  handoff: Handoff | null;
  followUp: FollowUp | null;
  outcome: Outcome | null;
  dismissal: Dismissal | null;
  /** Other words seen later at the same mention; the logged quote stays. */
  editedText: string | null;
  loggedAt: string;
  /** The clock of the newest entry that counts. */
  clock: string;
}

export interface CaseRow extends CaseFold {
  lane: Lane;
  /** ISO 8601 UTC: what Today sorts by, within a lane. */
  sortAt: string;
}

/** One per case that has a date to come or a date that came: the alarm is a cache of the earliest with `due: 0`. */
export interface ReminderRow {
  caseId: string;
  at: string;
  /** 1 once the date has come; IndexedDB cannot index booleans. */
  due: 0 | 1;
}

/** A mention key and the case it belongs to. */
export interface MentionRow {
  key: string;
  caseId: string;
}

export interface Identity {
  site: Place;
  handle: string;
  name: string | null;
  profileUrl: string | null;
}

export interface PersonRow {
  id: string;
  brand: string;
  name: string;
  identities: Identity[];
  note: string;
  firstAt: string;
  clock: string;
}

export interface ColleagueRow {
  id: string;
  brand: string;
  name: string;
  department: string;
  /** ISO 8601 UTC: the last hand-off to them. */
  usedAt: string;
  clock: string;
}

export interface TemplateRow {
  id: string;
  brand: string;
  name: string;
  text: string;
  whenToUse: string;
  clock: string;
}

export interface SettingRow {
  key: string;
  value: unknown;
  clock: string;
}

export interface CounterRow {
  name: string;
  count: number;
}

/** What a page's reader could and could not read last time; kept on this machine, in no entry. */
export interface HealthRow {
  site: ReadPlace;
  at: string;
  pageKind: string;
  items: number;
  missing: Partial<Record<Part, number>>;
}
