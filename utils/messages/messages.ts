/**
 * Every message, once: who may send it, what it carries, what it answers. The background and the panel check with
 * these forms; a page's script imports the types only (zod would weigh more than all the rest of it).
 *
 * What comes from a page is a claim: it may open a row or make an offer, never close, dismiss, resolve or change
 * whose turn it is, but for one: who is logged again in the thread of their case, by a click, waits for us (also where it was thought to be resolved). It takes back what was
 * logged and nothing else. A page gets states, never names, notes or history.
 */

import {
  CASE_KINDS,
  DISMISSALS,
  LONGEST,
  LONGEST_TOPIC,
  MOST_AT_ONCE,
  MOST_TOPICS,
  OUTCOMES,
} from '../cases';
import { LONGEST_TARGET, TARGET_NAMES } from '../clocks/targets';
import { z } from '../forms';
import type { FailureCode } from '../result';
import { ALL_SHORTCUTS, isChosen } from '../shortcuts';
import type { Repair } from '../sites/chain';
import { MENTION_KINDS, type OwnAccount, PARTS, READ_PLACES, SITES } from '../sites/mention';
import { LANGUAGES } from '../texts/language';
import type { MarkWords } from '../texts/marks';
import { REASONS } from '../triage/reasons';
import { HEAVIEST, WEIGHTS } from '../triage/weights';
import { BURST_MESSAGES, type BurstReplies } from './burst-messages';
import { DELIVERY_MESSAGES, type DeliveryReplies } from './delivery-messages';
import { DIGEST_MESSAGES, type DigestReplies } from './digest-messages';
import { FILE_MESSAGES, type FileReplies } from './file-messages';
import { FORGET_MESSAGES, type ForgetReplies } from './forget-messages';
import { HANDOFF_MESSAGES, type HandoffReplies, handoffForm } from './handoff-messages';
import { hoursForm } from './hours-form';
import { IMPORT_MESSAGES, type ImportReplies } from './import-messages';
import { LISTENING_MESSAGES, type ListeningReplies } from './listening-messages';
import type { LogReply } from './log-reply';
import { PERSON_MESSAGES, type PersonReplies } from './person-messages';
import { TEAM_MESSAGES, type TeamReplies } from './team-messages';
import { TEMPLATE_MESSAGES, type TemplateReplies } from './template-messages';
import { TOPIC_MESSAGES, type TopicReplies } from './topic-messages';

const id = z.string().min(1).max(200);
const key = z.string().min(3).max(500);
const text = z.string().max(LONGEST);
const instant = z.iso.datetime();
const link = z.url({ protocol: /^https?$/ }).max(8_000);
/** See utils/triage/weights.ts; only what was changed. */
const weightsForm = z.partialRecord(z.enum(REASONS), z.int().min(0).max(HEAVIEST));
const orNull = <T extends z.ZodType>(form: T) => form.nullable();

export const mentionForm = z.strictObject({
  site: z.enum(READ_PLACES),
  kind: z.enum(MENTION_KINDS),
  id: orNull(z.string().min(1).max(480)),
  aliases: z.array(z.string().min(1).max(480)).max(8),
  permalink: orNull(link),
  author: z.strictObject({
    name: orNull(z.string().min(1).max(1_000)),
    handle: orNull(z.string().min(1).max(500)),
    profileUrl: orNull(link),
  }),
  text: orNull(text.min(1)),
  postedAt: orNull(instant),
  inReplyTo: orNull(z.string().min(1).max(480)),
  missing: z.array(z.enum(PARTS)).max(PARTS.length),
});

/** Where the case of a mention stands, as far as a page may know. */
export const MARK_STATES = [
  'none',
  'due',
  'us',
  'handoff',
  'customer',
  'resolved',
  'confirmed',
  'dismissed',
] as const;
export type MarkState = (typeof MARK_STATES)[number];

const topics = z.array(z.string().trim().min(1).max(LONGEST_TOPIC)).max(MOST_TOPICS);
const topicsForm = { add: topics, remove: topics };
const whyForm = orNull(z.string().max(2_000));

/** What a page's script works with; asked for once, and again when something of it changes. */
export interface BeginReply {
  /** False: this site is switched to quiet; nothing may be drawn. */
  shown: boolean;
  /** The brands' own accounts on this site. */
  own: OwnAccount[];
  repairs: Repair[];
  /** What its marks are called, in the manager's language. */
  words: MarkWords;
}

/** Of a mention without a case: it has a watch-word; its author is a customer, or one who has something open; or both. */
export type MarkHint = 'watched' | 'known' | 'busy' | 'knownWatched' | 'busyWatched';

export interface MarksReply {
  /** Only the keys that have a case. */
  states: Record<string, MarkState>;
  hints: Record<string, MarkHint>;
}

const caseCommand = <S extends z.ZodRawShape>(body: S) => ({
  from: 'panel' as const,
  form: z.strictObject({ op: id, caseId: id, ...body }),
});

export const MESSAGES = {
  // ---- page → background
  /** Log this mention as a case; `op` is made at the click and stays the same in every resend. */
  log: {
    from: 'page',
    form: z.strictObject({ op: id, mention: mentionForm, pageUrl: z.string().max(8_000) }),
  },
  /** Take back the logging that this very page asked for, while nothing else has happened in the case. */
  unlog: { from: 'page', form: z.strictObject({ op: id, logOp: id }) },
  /** What may be drawn on this site, whose voice is ours, and which selectors the user repaired. */
  begin: { from: 'page', form: z.strictObject({ site: z.enum(READ_PLACES) }) },
  /** Which of these keys have a case, and what else is to be seen of those of which this was said, by whom? Nothing of it is kept. */
  marks: {
    from: 'page',
    form: z.strictObject({
      site: z.enum(READ_PLACES),
      keys: z.array(key).max(2_000),
      /** Their author's handle, and the author's name, a line break, the words. */
      said: z.record(key, z.tuple([orNull(z.string().min(1).max(500)), text])),
    }),
  },
  /** Mentions that have a case, as the page shows them now, and replies under them: evidence, compared with the ledger. */
  seen: {
    from: 'page',
    form: z.strictObject({
      op: id,
      mentions: z
        .array(z.strictObject({ key, text: orNull(text.min(1)), aliases: z.array(key).max(8) }))
        .max(200),
      replies: z
        .array(
          z.strictObject({
            kind: z.enum(['answered', 'spokeAgain']),
            key,
            by: key,
            text: orNull(text.min(1)),
            postedAt: orNull(instant),
          }),
        )
        .max(200),
      /** Whose own address was opened and showed others, and not them. */
      missing: z.array(z.strictObject({ key, kind: z.enum(['comment', 'reply']) })).max(10),
    }),
  },
  /** What the reader could and could not read on this page, and which selectors served: counts only. */
  health: {
    from: 'page',
    form: z.strictObject({
      site: z.enum(READ_PLACES),
      pageKind: z.string().max(40),
      items: z.int().min(0),
      missing: z.partialRecord(z.enum(PARTS), z.int().min(1)),
      served: z.record(z.string().max(40), z.array(z.int().min(0)).max(20)),
    }),
  },
  /** The user clicked the mark of a logged mention: show its case in the panel. */
  show: { from: 'page', form: z.strictObject({ key }) },

  // ---- panel → background: commands, each with the id of the act
  logListed: {
    from: 'panel',
    form: z.strictObject({ op: id, mention: mentionForm, pageUrl: z.string().max(8_000) }),
  },
  undo: { from: 'panel', form: z.strictObject({ op: id, undoOp: id }) },
  /** `weights`: what the choice makes of the reasons of triage, where it corrects a suggestion. */
  classify: caseCommand({ as: z.enum(CASE_KINDS), weights: weightsForm.optional() }),
  note: caseCommand({ text: text.min(1) }),
  sayNeed: caseCommand({ text: text.min(1) }),
  confirmNeed: caseCommand({}),
  answer: caseCommand({ text, via: z.enum(['said', 'seen']) }),
  setFollowUp: caseCommand({ at: orNull(instant), why: whyForm, pinned: z.boolean() }),
  /** The conversation goes on in private messages. */
  moveToPrivate: caseCommand({}),
  tag: caseCommand(topicsForm),
  /** One act on many cases: on all of them or on none. */
  bulk: {
    from: 'panel',
    form: z.strictObject({
      op: id,
      caseIds: z.array(id).min(1).max(MOST_AT_ONCE),
      what: z.discriminatedUnion('does', [
        z.strictObject({ does: z.literal('snooze'), at: instant, why: whyForm, pinned: z.boolean() }),
        z.strictObject({ does: z.literal('tag'), ...topicsForm }),
        z.strictObject({ does: z.literal('notSame') }),
        z.strictObject({ does: z.literal('handOff'), ...handoffForm }),
      ]),
    }),
  },
  /** `other` is closed, and the case goes on with its mentions. */
  merge: caseCommand({ other: id }),
  /** A mention that was added becomes a case of its own; `mention`: the entry that added it. */
  split: caseCommand({ mention: id }),
  moveMention: caseCommand({ mention: id, to: id }),
  spokeAgain: caseCommand({ text: orNull(text.min(1)) }),
  /** Turns down what was offered; `by` is the key of the reply that was seen, or the entry that promised. */
  decline: caseCommand({ by: key }),
  resolve: caseCommand({ outcome: z.enum(OUTCOMES) }),
  confirm: caseCommand({}),
  reopen: caseCommand({}),
  dismiss: caseCommand({ reason: z.enum(DISMISSALS) }),
  ...PERSON_MESSAGES,
  ...TEMPLATE_MESSAGES,
  ...TOPIC_MESSAGES,
  ...BURST_MESSAGES,
  /** Names a brand and its own accounts. */
  saveBrand: {
    from: 'panel',
    form: z.strictObject({
      op: id,
      id,
      name: z.string().trim().max(500),
      accounts: z
        .array(z.strictObject({ site: z.enum(SITES), handle: z.string().trim().min(1).max(500) }))
        .max(50),
      longOnX: z.boolean(),
    }),
  },
  /** How long each turn may take, in the units of utils/clocks/targets.ts. */
  saveTargets: {
    from: 'panel',
    form: z.strictObject({
      op: id,
      targets: z.record(z.enum(TARGET_NAMES), z.int().min(1).max(LONGEST_TARGET)),
    }),
  },
  /** When the team works; every date that a case gets by itself is counted in it. */
  saveHours: { from: 'panel', form: z.strictObject({ op: id, hours: hoursForm }) },
  /** The keys that the user chose, all of them; the others keep their first one. */
  saveKeys: {
    from: 'panel',
    form: z.strictObject({
      op: id,
      keys: z
        .partialRecord(z.enum(ALL_SHORTCUTS), orNull(z.string().max(40)))
        .refine(isChosen, 'no shortcuts, or one key twice'),
    }),
  },
  /** A selector of the user's own for one part of a site; it replaces the last one. */
  keepRepair: {
    from: 'panel',
    form: z.strictObject({
      site: z.enum(SITES),
      part: z.string().min(1).max(40),
      css: z.string().trim().min(1).max(500),
      why: z.string().max(500),
    }),
  },
  dropRepair: { from: 'panel', form: z.strictObject({ id }) },
  set: {
    from: 'panel',
    form: z
      .strictObject({ op: id, key: id, value: z.union([z.string().max(2_000), z.boolean(), weightsForm]) })
      .refine(({ key, value }) => (key === WEIGHTS) === (typeof value === 'object')),
  },
  /** The language of everything that we say; null: the browser's. */
  speak: { from: 'panel', form: z.strictObject({ language: orNull(z.enum(LANGUAGES)) }) },
  /** Take back every case that was logged on the practice page. */
  clearPractice: { from: 'panel', form: z.strictObject({ op: id }) },
  /** The panel opened or became visible: bring what time has changed up to date. */
  wake: { from: 'panel', form: z.strictObject({}) },
  /** Brings a damaged ledger back from the rolling copy; it only adds, so it may be asked for again. */
  restore: { from: 'panel', form: z.strictObject({}) },
  /** Which of these have the form of an entry; asked where a damaged ledger is saved as a file. */
  areEntries: {
    from: 'panel',
    form: z.strictObject({ entries: z.array(z.strictObject({ entry: z.unknown() })).max(500) }),
  },
  /** The user goes on with what is left of a damaged ledger. */
  goOn: { from: 'panel', form: z.strictObject({}) },
  ...IMPORT_MESSAGES,
  ...FILE_MESSAGES,
  ...FORGET_MESSAGES,
  ...HANDOFF_MESSAGES,
  ...DELIVERY_MESSAGES,
  ...LISTENING_MESSAGES,
  ...DIGEST_MESSAGES,
  ...TEAM_MESSAGES,
  /** What happened while no panel was open to show it: a mark that was clicked, a selection that was logged. */
  pending: { from: 'panel', form: z.strictObject({ windowId: z.int() }) },
} as const satisfies Record<string, { from: 'page' | 'panel'; form: z.ZodType }>;

export type MessageName = keyof typeof MESSAGES;
export type MessageBody<N extends MessageName> = z.input<(typeof MESSAGES)[N]['form']>;
export type Message = { [N in MessageName]: { type: N } & MessageBody<N> }[MessageName];

/** Something that the user did outside of the panel and that the panel shows. */
export type PanelNews =
  /** Show this case; `op`: it has just been logged by this act, which can be undone. */
  | { case: string; op: string | null }
  /** A mark logged this by that act, and there is something to know or to decide of it: say so, without going there. */
  | { logged: LogReply; op: string }
  /** Show the case that is due next, which the panel finds itself. */
  | { due: 'next' }
  | { problem: FailureCode };

/** What each message answers, inside a `Result`. */
export interface Replies
  extends ImportReplies,
    BurstReplies,
    FileReplies,
    ForgetReplies,
    HandoffReplies,
    PersonReplies,
    DeliveryReplies,
    DigestReplies,
    ListeningReplies,
    TeamReplies,
    TemplateReplies,
    TopicReplies {
  log: { caseId: string };
  unlog: null;
  begin: BeginReply;
  marks: MarksReply;
  seen: null;
  health: null;
  /** False where the browser lets no page open the panel (Firefox). */
  show: { opened: boolean };
  logListed: LogReply;
  undo: null;
  classify: null;
  note: null;
  sayNeed: null;
  confirmNeed: null;
  answer: null;
  setFollowUp: null;
  moveToPrivate: null;
  tag: null;
  bulk: null;
  merge: null;
  /** The case that the mention has now. */
  split: { caseId: string };
  moveMention: null;
  saveTargets: null;
  spokeAgain: null;
  decline: null;
  resolve: null;
  confirm: null;
  reopen: null;
  dismiss: null;
  saveBrand: null;
  saveHours: null;
  saveKeys: null;
  keepRepair: null;
  dropRepair: null;
  set: null;
  speak: null;
  clearPractice: null;
  wake: null;
  /** How many entries came back, how many are missing for good, and how many lines could not be read. */
  restore: { added: number; missing: number; bad: number };
  areEntries: boolean[];
  goOn: null;
  pending: PanelNews | null;
}

/** Commands are told apart from questions by their `op`: they may be resent, and are never done twice. */
export type CommandName = {
  [N in MessageName]: MessageBody<N> extends { op: string } ? N : never;
}[MessageName];
