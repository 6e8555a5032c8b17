/** The rows of the state tables; each is the fold of its entity's entries, plus what time has done to it. */
import type { CaseKind, Dismissal, Outcome } from '../utils/cases';
import type { FileKind } from '../utils/files';
import type { Author, MentionKind, OwnAccount, Part, ReadPlace } from '../utils/sites/mention';
import type { Tally } from '../utils/sites/site';

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

/** A reply that was seen on the page: "answered?" (ours), or "spoke again?" (theirs). Offered, never decided. */
export interface Offer {
  kind: 'answered' | 'spokeAgain';
  /** The mention key of the reply that was seen. */
  by: string;
  text: string | null;
}

export type Turn = 'us' | 'customer' | 'handoff';
export const CASE_STATES = ['open', 'resolved', 'confirmed', 'dismissed'] as const;
export type CaseState = (typeof CASE_STATES)[number];

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
  /** Every key of the mention: the one that it was logged under first, then its aliases. */
  keys: string[];
  /** What a page showed since and what the manager may make of it, oldest first. */
  offers: Offer[];
  /** The mention keys behind all offers ever made, so that none is made twice. */
  sighted: string[];
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
  /** 1 while there is an offer; IndexedDB cannot index booleans. */
  offered: 0 | 1;
}

/** One per case that has a date to come or a date that came: the alarm is a cache of the earliest with `due: 0`. */
export interface ReminderRow {
  caseId: string;
  at: string;
  /** 1 once the date has come; IndexedDB cannot index booleans. */
  due: 0 | 1;
}

/** A mention key and its case; of several that claim it, the one that `ownerOf` (fold.ts) gives. */
export interface MentionRow {
  key: string;
  caseId: string;
}

/** What can be searched of a case (words.ts); made after the acknowledgement, from its entries. */
export interface WordsRow {
  /** Lower is newer. */
  rank: number;
  caseId: string;
  /** Once each: its words, and what it is (`kind:complaint`). */
  words: string[];
}

/** Some of the cases that have a word, or a mark (words.ts): the index of search, in blocks (postings.ts). */
export interface PostingsRow {
  word: string;
  /** No rank of this block is higher; one of the word's next block is. */
  to: number;
  /** In order, once each. */
  ranks: Float64Array;
}

export type PostingsKey = [word: string, to: number];

/** Of a case that was forgotten: enough to count it, too little to know it again. */
export interface CountedCase {
  pseudonym: string;
  brand: string;
  place: Place;
  kind: CaseKind;
  state: CaseState;
  /** `2026-11-22`. */
  loggedOn: string;
}

/** What one `forgotten` entry says (forget.ts). */
export interface ErasureRow {
  id: string;
  /** The setting with the key of the pseudonyms. */
  key: string;
  pseudonyms: string[];
  counted: CountedCase[];
  /** What was written up to here is forgotten. */
  clock: string;
}

/**
 * How far something has followed the entries, by their arrival numbers. `burials` is there while entries that came before
 * somebody was forgotten elsewhere are still to be looked for (forget.ts).
 */
export interface CursorRow {
  name: 'words' | 'burials';
  last: number;
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

/** Whose voice the manager is, with its own accounts: what they say is ours and no mention. */
export interface BrandRow {
  id: string;
  name: string;
  accounts: OwnAccount[];
  clock: string;
}

/** What the reader could and could not read last time on one kind of page; kept on this machine, in no entry. */
export interface HealthRow {
  /** `x home`: the site and the kind of page. */
  id: string;
  site: ReadPlace;
  pageKind: string;
  /** ISO 8601 UTC. */
  at: string;
  items: number;
  missing: Partial<Record<Part, number>>;
  /** When at least half of the items last told this part; none: they never did. */
  toldAt: Partial<Record<Part, string>>;
  served: Tally;
}

/** A selector of the user's own in front of one shipped chain; kept on this machine until a release brings its own. */
export interface RepairRow {
  /** `x text`: the site and the part. */
  id: string;
  site: ReadPlace;
  part: string;
  css: string;
  why: string;
  /** ISO 8601 UTC. */
  at: string;
}

/** A file that left the browser; kept on this machine, in no entry. It says no customer's name. */
export interface FileRow {
  id: string;
  /** ISO 8601 UTC. */
  at: string;
  name: string;
  kind: FileKind;
  /** The ledger's newest clock when the file was there: no entry in it is newer. Null: the ledger had no entry. */
  clock: string | null;
}
