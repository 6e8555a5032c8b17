/** The rows of the state tables; each is the fold of its entity's entries, plus what time has done to it. */

import type { CaseKind, Dismissal, Outcome } from '../utils/cases';
import type { DestinationKind, FieldName, Why } from '../utils/destinations/destination';
import type { FeedFault, FeedItem } from '../utils/feeds/feed';
import type { FileKind } from '../utils/files';
import type { About } from '../utils/handoffs/colleague';
import type { Way } from '../utils/handoffs/ways';
import type { Watchword } from '../utils/listening/watchword';
import type { LinkReason } from '../utils/people/person';
import type { Template } from '../utils/replies/template';
import type { Author, MentionKind, OwnAccount, Part, ReadPlace } from '../utils/sites/mention';
import type { Tally } from '../utils/sites/site';
import type { Role } from '../utils/team/invitation';
import type { LogFault } from '../utils/team/log';
import type { ListedTopic, TopicSort } from '../utils/topics';
import type { Clash } from './clashes';
import type { Entity } from './entries';

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
  /** The key of what it answers, as far as the page told. */
  inReplyTo?: string | null | undefined;
}

export interface Handoff {
  name: string;
  department: string;
  /** What they were asked to do. */
  asked: string;
  /** What the customer was told. */
  told: string;
  /** ISO 8601 UTC: by when they should have answered what they were asked last. */
  dueAt: string;
  since: string;
  /** How it reached them, as far as the manager ticked it. */
  sentBy: Way | null;
  /** A packet was composed for them, and nobody has ticked yet that it was sent. */
  unsent: boolean;
  /** How often they were asked again, and when last (ISO 8601 UTC). */
  asks: number;
  askedAt: string | null;
}

/** A hand-off that was answered; ISO 8601 UTC. */
export interface HandoffAnswer {
  name: string;
  department: string;
  since: string;
  at: string;
}

export interface FollowUp {
  /** ISO 8601 UTC. */
  at: string;
  why: string | null;
  /** A pinned date survives a mere "thanks" (README, "The words"). */
  pinned: boolean;
  /** False where it came with an act, as its target. */
  byHand: boolean;
}

/** The clock of whose turn it is; all ISO 8601 UTC. */
export interface Waiting {
  since: string;
  /** By when the target wants it over, whatever the follow-up says; null: there is no target. */
  dueAt: string | null;
}

/** What is measured of a case, from the customer's own words on; all ISO 8601 UTC. */
export interface Span {
  from: string;
  /** By when the target wants it; null: there is no target. */
  dueAt: string | null;
  /** Null: not yet, or nobody told. */
  at: string | null;
  /** The working time between the two, in ms, by the hours that the team had then; null where `at` is. */
  took: number | null;
}

/** What was done to a case and is counted (activity.ts). `at`: ISO 8601 UTC. */
export interface Happening {
  /** `returned`: a colleague answered. `reopened`: it was resolved or closed, and no longer is. */
  what: 'answered' | 'handedOff' | 'returned' | 'resolved' | 'confirmed' | 'dismissed' | 'reopened';
  at: string;
  /** The colleague's department, the outcome, or the reason. */
  as?: string;
}

/** What a page showed of a mention since it was logged. */
export interface SeenSince {
  /** Other words seen later at the same mention; the logged quote stays. */
  editedText: string | null;
  /** ISO 8601 UTC: when its own address first showed others and not it; null: never, or it was seen again since. */
  notFoundAt: string | null;
}

/** A mention that came to a case later. */
export interface AddedMention extends SeenSince {
  /** Of the entry that brought it. */
  id: string;
  /** The case whose mention it was before it was merged into this one. */
  from: string | null;
  evidence: Evidence;
}

/** A reply that was seen on the page: "answered?" (ours), or "spoke again?" (theirs). Offered, never decided. */
export interface Offer {
  kind: 'answered' | 'spokeAgain';
  /** The mention key of the reply that was seen. */
  by: string;
  text: string | null;
  /** ISO 8601 UTC; null where the page did not tell. */
  postedAt: string | null;
}

export type Turn = 'us' | 'customer' | 'handoff';
/** `merged`: another case goes on with it. */
export const CASE_STATES = ['open', 'resolved', 'confirmed', 'dismissed', 'merged'] as const;
export type CaseState = (typeof CASE_STATES)[number];

/**
 * Where a case stands on Today. `due` is any lane whose follow-up has come; `snoozed` waits on us, and was put off beyond
 * its target by hand.
 */
export const LANES = ['due', 'us', 'handoff', 'customer', 'snoozed', 'resolved', 'closed'] as const;
export type Lane = (typeof LANES)[number];

/** The fold of one case's entries: nothing in it depends on when it is looked at. What was seen since is of its first mention. */
export interface CaseFold extends SeenSince {
  id: string;
  brand: string;
  evidence: Evidence;
  personId: string | null;
  kind: CaseKind;
  state: CaseState;
  turn: Turn;
  handoff: Handoff | null;
  followUp: FollowUp | null;
  /** Those that were answered, in their order. */
  answers: HandoffAnswer[];
  /** Null where nobody is waited for: the case is closed. */
  waiting: Waiting | null;
  firstAnswer: Span;
  resolution: Span;
  /** In the order of the entries. */
  happened: Happening[];
  /** Since when it goes on in private messages, which nobody reads here; null: in public. */
  privateSince: string | null;
  /** What they need, in our words, and whether they said that it is so; null: nobody has put it in words. */
  need: { text: string; confirmed: boolean } | null;
  /** In order. */
  topics: string[];
  /** What came to it after the mention that it was opened from, in the order of its coming. */
  mentions: AddedMention[];
  /** The case that goes on with it. */
  mergedInto: string | null;
  outcome: Outcome | null;
  dismissal: Dismissal | null;
  /** Every key of its mentions: the one that it was logged under first, then aliases and those that were added. */
  keys: string[];
  /** What a page showed since and what the manager may make of it, oldest first. */
  offers: Offer[];
  /** The mention keys behind all offers ever made, so that none is made twice. */
  sighted: string[];
  /**
   * The groups of the same problem that were turned down for it: two cases that share one were said not to be the same. None where
   * nobody did.
   */
  notSame?: string[];
  /** What two people decided without knowing of each other, and nobody has settled; none where nobody did. */
  clashes?: Clash[];
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
  /** When a colleague answered last; none where nobody did, and then no index has it. */
  answeredAt?: string;
  /** 1 while something of it is to be settled; else no index has it. */
  clashed?: 1;
  /** By when the target wants a first answer, while the case is open and has none; else no index has it. */
  owedAt?: string;
}

/** How often what happened within an hour, of one brand; see activity.ts. */
export interface ActivityRow {
  brand: string;
  /** Hours since 1970, UTC; -1: what stands now. */
  hour: number;
  /** By keys such as `resolved|2|x|complaint|fixed`; none is 0. */
  counts: Record<string, number>;
}

export type ActivityKey = [brand: string, hour: number];

/** One per case that has a date to come or a date that came: the alarm is a cache of the earliest with `due: 0`. */
export interface ReminderRow {
  caseId: string;
  at: string;
  /** 1 once the date has come; IndexedDB cannot index booleans. */
  due: 0 | 1;
}

/** A date of a case that has come, and whether the user was told (notices.ts); kept on this machine, in no entry. */
export interface NoticeRow {
  caseId: string;
  at: string;
  /** The number of the notification that told it; 0: none has. */
  told: number;
}

/**
 * That much more came of a topic, or of a watch-word, than usual (utils/bursts/); worked out of the ledger on this machine, in no entry. All moments are
 * ISO 8601 UTC.
 */
export interface BurstRow {
  /** What it is about, and when it began. */
  id: string;
  brand: string;
  /** The topic's id, as it was then, or that of the watch-word. */
  about: string;
  /** How its newest case spells the topic: of one that nobody listed there is no other name. */
  called: string;
  /** Its first case, and its latest. */
  since: string;
  last: string;
  count: number;
  /** From how many customers. */
  people: number;
  /** How many are usual in this time. */
  usual: number;
  /** When it was found to be over; null: it goes on. */
  over: string | null;
  /** The newest hours of it, and some before (`at`: of their beginning, ms since 1970). */
  hours: { at: number; count: number; usual: number }[];
  /** How many there were when a notification told of it; 0: none has. */
  noticed: number;
  /** The manager finds it not unusual; null: they have not said so. `count`: how many there were then. */
  dismissed: { at: string; count: number } | null;
  /** The departments that the manager has told. */
  told: { department: string; at: string; count: number }[];
}

/** How often cases had a watch-word (word-pasts.ts); kept on this machine for a day, in no entry. */
export interface PastRow {
  id: string;
  /** Of the watch-word, as it was looked for. */
  clock: string;
  /** Hours since 1970. */
  from: number;
  to: number;
  /** By the hour; none where there was none. */
  counts: Record<number, number>;
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
  /** The ids of its topics; none where it had none. */
  topics?: string[] | undefined;
  /** What was done to it, how long it took (utils/clocks/buckets.ts), and when it was open no more; the first entries had none. */
  happened?:
    | { what: Exclude<Happening['what'], 'reopened'>; on: string; as?: string | undefined }[]
    | undefined;
  times?:
    | { what: 'firstAnswer' | 'resolution'; on: string; bucket: number; kept: 'in' | 'late' | '' }[]
    | undefined;
  leftOn?: string | undefined;
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
  /** What identities with the same handle have in common, whatever the site makes of case and punctuation. */
  handles: string[];
  note: string;
  /** In order: what they are to us. */
  tags: string[];
  /** BCP 47: what they are written to in; null: nobody said. */
  language: string | null;
  /** How to talk to them; '' where nobody said. */
  tone: string;
  firstAt: string;
  clock: string;
}

/** That two people are one customer, or are not (`linked` false); who is linked through others is theirs to find (customer.ts). */
export interface LinkRow {
  id: string;
  brand: string;
  people: [string, string];
  linked: boolean;
  why: LinkReason;
  /** ISO 8601 UTC. */
  at: string;
  actor: string;
  clock: string;
}

export interface ColleagueRow {
  id: string;
  brand: string;
  name: string;
  department: string;
  /** What was said of them last; null: nothing. */
  about: About | null;
  /** ISO 8601 UTC: when they were last handed something or written about. */
  usedAt: string;
  clock: string;
}

export interface TemplateRow extends Template {
  brand: string;
  clock: string;
}

export interface WatchwordRow extends Watchword {
  brand: string;
  clock: string;
}

/** A feed that the manager listens to. */
export interface FeedRow {
  id: string;
  brand: string;
  /** https. */
  address: string;
  /** '': the one that it gives itself. */
  name: string;
  clock: string;
}

/** What this machine knows of the fetching of a feed (fetched.ts); in no entry. */
export interface FeedStateRow {
  /** The feed's. */
  id: string;
  /** What the rest is about: a feed whose address was changed begins anew. */
  address: string;
  title: string | null;
  etag: string | null;
  lastModified: string | null;
  /** ISO 8601 UTC: when it is asked next; null: not before somebody says so. */
  dueAt: string | null;
  /** ISO 8601 UTC: since when an answer is waited for; null: it is not. */
  tryingSince: string | null;
  /** How often nothing came of it since it was last read. */
  failures: number;
  /** ISO 8601 UTC: when it was last read, or had not changed since. */
  readAt: string | null;
  trouble: { why: FeedFault; detail: string; at: string } | null;
  /** Where it was found at last, when that was elsewhere. */
  movedTo: string | null;
  /** The items that were in the list and are not any more, the newest last: they do not come back. */
  dropped: string[];
}

/** An item of a feed as long as the list shows it; kept on this machine, in no entry. */
export interface FeedItemRow extends Omit<FeedItem, 'id'> {
  /** The feed's id and a hash of the item's, with a space between. */
  id: string;
  feedId: string;
  /** The key of its mention, once it is logged; the same whichever feed brought it. */
  key: string;
  /** ISO 8601 UTC. */
  seenAt: string;
  /** ISO 8601 UTC: what the list sorts by. */
  sortAt: string;
  /** 1 until somebody looked at it; IndexedDB cannot index booleans. */
  unread: 0 | 1;
}

/** A search of a site's own, which is opened there. */
export interface SearchRow {
  id: string;
  brand: string;
  name: string;
  address: string;
  clock: string;
}

/** When it was last opened from here; kept on this machine, in no entry. */
export interface SearchVisitRow {
  /** The search's. */
  id: string;
  /** ISO 8601 UTC. */
  at: string;
}

/** That a template went into the reply of a case; kept on this machine, in no entry. */
export interface UseRow {
  templateId: string;
  caseId: string;
  /** ISO 8601 UTC. */
  at: string;
  /** Of the case, then. */
  kind: CaseKind;
  topics: string[];
}

/** A topic of which the manager said something; any other word that a case has is a topic, too (topic-sets.ts). */
export interface TopicRow extends ListedTopic {
  /** What it is about, in a line. */
  about: string;
  sort: TopicSort;
  /** Who is told of it: in digests, and when it is much more than usual. */
  departments: string[];
  /** `listed` by the manager, `met` where it only went into another one or came back from there. */
  state: 'listed' | 'met' | 'removed';
  clock: string;
}

/**
 * How many cases have exactly these topics, by the words that were said and whatever became of these topics since: so a merge
 * changes no count, and a case with two topics that became one counts once.
 */
export interface TopicSetRow {
  /** The ids, with a space between. */
  key: string;
  brand: string;
  /** In order, once each. */
  ids: string[];
  /** Also those that were forgotten. */
  all: number;
  /** Those that are not closed. */
  open: number;
  /** For each id how often it is spelled how, in cases that are there. */
  said: Record<string, Record<string, number>>;
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
  /** Its account on X may write long posts. */
  longOnX: boolean;
  clock: string;
}

/** A place that hand-offs can be sent to; its key is elsewhere (utils/destinations/secret.ts). */
export interface DestinationRow {
  id: string;
  brand: string;
  name: string;
  kind: DestinationKind;
  origin: string;
  fields: Partial<Record<FieldName, string>>;
  clock: string;
}

/**
 * `trying`: nobody knows yet whether it arrived. `perhaps`: nobody will. `failed`: it is not tried again by itself, `waiting`: it is.
 */
export const DELIVERY_STATES = ['waiting', 'trying', 'sent', 'failed', 'perhaps', 'withdrawn'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** A hand-off on its way to a destination. */
export interface DeliveryRow {
  id: string;
  brand: string;
  caseId: string;
  destinationId: string;
  to: string;
  subject: string;
  text: string;
  link: string | null;
  /** The act that handed the case over. */
  handoff: string | null;
  /** The one that sends it. */
  device: string;
  state: DeliveryState;
  /** How often it was tried. */
  attempts: number;
  /** Why the last try came to nothing; null: it did not, or there was none. */
  why: Why | null;
  /** What the server said to it. */
  said: string;
  /** ISO 8601 UTC: when there is something to do for it by itself; null: never. */
  dueAt: string | null;
  queuedAt: string;
  /** ISO 8601 UTC: when its state began. */
  since: string;
  /** To the ticket. */
  sentLink: string | null;
  ref: string | null;
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
  /** It has every entry that had arrived up to here; null: it is not of the whole ledger, or nobody said. */
  holds: number | null;
}

/** That a brand is shared with a team, and how far; kept on this machine, in no entry. The credentials are elsewhere. */
export interface TeamRow {
  brand: string;
  /** Who this seat is, as the server has it. */
  user: string;
  role: Role;
  /** `refused`: the server will not have these credentials; nothing is tried until somebody says so. */
  state: 'on' | 'paused' | 'refused';
  /** What the last try came to nothing for; null: it did not. */
  why: LogFault | null;
  /** The devices that this seat is, or was before its ledger was damaged: what they wrote is ours to send. */
  devices: string[];
  /** Up to which message of the log all was taken in; null: it was never read. */
  cursor: { created: string; seq: number; id: string | null } | null;
  /** What of the log a new seat has not read: the messages before a number; null: nothing. */
  older: Older | null;
  /** All of ours that arrived up to here (StoredEntry.arrival) is acknowledged by the log. */
  pushed: number;
  /** The admin puts back what others wrote and the log has no more: up to this arrival it is done; null: nobody asked. */
  putBack: number | null;
  /** ISO 8601 UTC: when it was last in step with the log; null: never yet. */
  inStepAt: string | null;
  /** ISO 8601 UTC: since when every try has failed; null: the last one did not. */
  failingSince: string | null;
  failures: number;
  /** ISO 8601 UTC: when it is tried next by itself. */
  dueAt: string;
  /** By how much our clock is ahead of the server's, in ms; null: not known. */
  ahead: number | null;
  /** Up to which message what is claimed was heard, and in which list of it; null: it was never read. */
  heard: { created: string; seq: number } | null;
  /** ISO 8601 UTC: when it last saw to it that the log has a list of what stands open (standing.ts); null: never yet. */
  listedAt: string | null;
}

/** A team's brand of which nothing is to be left here since the team was left (sync/remove.ts); it goes with the last of it. */
export interface RemovalRow {
  brand: string;
  /** What was written up to here goes; what is written meanwhile is somebody's own, and stays. */
  clock: string;
  /** Entries that arrived up to here were looked at; null: none is left, and the rolling copy is to follow. */
  looked: number | null;
  /** Addresses that were asked in the brand's name: its destinations' and its feeds'. The permission for them goes at the end. */
  asked: string[];
}

/** How far a new seat has gone back through the log, and how far it will. */
export interface Older {
  /** The messages before this number were not read. */
  before: number;
  /** Of so many. */
  all: number;
  /** ISO 8601 UTC: it rests where it has all from then on; null: it goes on to the first; none: that is not decided yet. */
  since?: string | null;
  /** ISO 8601 UTC: when the server took the oldest message that was read; null: none was yet. */
  from: string | null;
  /** What arrived here up to this number (StoredEntry.arrival) has been looked at: what it names has a row in `backfills`. */
  noted: number;
}

/**
 * What the log may have more of than was read, while a team's `older` is there. `step`: in what order it is asked for; what was asked
 * for is whole from then on, since the log changes nothing that is old.
 */
export interface BackfillRow {
  id: string;
  brand: string;
  entity: Entity;
  entityId: string;
  step: BackfillStep;
}

/** `opened`: somebody looks at it now. `absent`: nothing is shown of it without what is older. `present`: there may be more. */
export const BACKFILL_STEPS = { opened: 0, absent: 1, present: 2, whole: 3 } as const;
export type BackfillStep = (typeof BACKFILL_STEPS)[keyof typeof BACKFILL_STEPS];

/** An entity of somebody who was forgotten, of which a team's log is to be purged by this seat (purges.ts). */
export interface PurgeRow {
  id: string;
  brand: string;
  entity: Entity;
  entityId: string;
}

/** Who of a team takes care of a case: what the server has, which lets one have it, and what this seat said and it has not heard. */
export interface ClaimRow {
  caseId: string;
  brand: string;
  /** A user of the team; null: nobody. */
  user: string | null;
  /** ISO 8601 UTC: since when; null: nobody has it, or the server has not said so yet. */
  since: string | null;
  /** The number of the server's newest message of it that is known here; 0: none. */
  seq: number;
  /** Without the server's word it is but a wish; null: there is none. */
  wish: 'take' | 'leave' | null;
  /** What `seq` was when that was said: what its user saw. */
  saw: number;
  /** A wish of ours came too late: somebody else had taken it. */
  late: boolean;
}

/** Which user of the team a device is: the first one that wrote by it. What another one sends in its name is set aside. */
export interface SeatRow {
  brand: string;
  device: string;
  /** '': nobody has written by it in this log; what is there of it was put back. */
  user: string;
  /** In which log, by when that was made. */
  created: string;
  /** The admin who put back what it wrote; null: it did so itself. */
  restoredBy: string | null;
}

/**
 * `not-one` (no version ever wrote it), `newer` (perhaps a later version's), `forged` (its author is not who says to be), `not-shared`
 * (nothing for a team), `clock-ahead`, `conflict` (here it has other words), `too-long` (ours, and the server will not take it).
 */
export const ASIDE_WHYS = [
  'not-one',
  'newer',
  'forged',
  'not-shared',
  'clock-ahead',
  'conflict',
  'too-long',
] as const;
export type AsideWhy = (typeof ASIDE_WHYS)[number];

/** A message of the log that is no entry for this ledger, kept as it came until a later version may know better. */
export interface SetAsideRow {
  id: string;
  brand: string;
  why: AsideWhy;
  subject: string;
  body: string;
  /** ISO 8601 UTC: when the server took it. */
  at: string;
  /** The version of the program that set it aside. */
  version: string;
}
