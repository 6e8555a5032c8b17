/**
 * Every message, once: who may send it, what it carries, what it answers. The background and the panel check with
 * these forms; a page's script imports the types only (zod would weigh more than all the rest of it).
 *
 * What comes from a page is a claim: it may open a row or make an offer, never close, dismiss, resolve or change
 * whose turn it is. A page gets states, never names, notes or history.
 */

import { CASE_KINDS, DISMISSALS, LONGEST, OUTCOMES } from '../cases';
import { z } from '../forms';
import type { FailureCode } from '../result';
import { MENTION_KINDS, PARTS, READ_PLACES } from '../sites/mention';

const id = z.string().min(1).max(200);
const key = z.string().min(3).max(500);
const text = z.string().max(LONGEST);
const instant = z.iso.datetime();
const link = z.url({ protocol: /^https?$/ }).max(8_000);
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

export interface LogReply {
  caseId: string;
  opened: boolean;
}

export interface MarksReply {
  /** False: this site is switched to quiet; nothing may be drawn. */
  shown: boolean;
  /** Only the keys that have a case. */
  states: Record<string, MarkState>;
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
  /** Which of these keys have a case, and may marks be drawn here? */
  marks: { from: 'page', form: z.strictObject({ site: z.enum(READ_PLACES), keys: z.array(key).max(2_000) }) },
  /** The words now at mentions that have an open case: evidence, compared with what was logged. */
  seen: {
    from: 'page',
    form: z.strictObject({ op: id, mentions: z.array(z.strictObject({ key, text: text.min(1) })).max(200) }),
  },
  /** What the reader could and could not read on this page: counts only. */
  health: {
    from: 'page',
    form: z.strictObject({
      site: z.enum(READ_PLACES),
      pageKind: z.string().max(40),
      items: z.int().min(0),
      missing: z.partialRecord(z.enum(PARTS), z.int().min(1)),
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
  classify: caseCommand({ as: z.enum(CASE_KINDS) }),
  note: caseCommand({ text: text.min(1) }),
  answer: caseCommand({ text, via: z.enum(['said']) }),
  handOff: caseCommand({
    name: z.string().trim().min(1).max(500),
    department: z.string().trim().max(500),
    asked: text,
    told: text,
    dueAt: orNull(instant),
  }),
  handoffAnswered: caseCommand({ text }),
  setFollowUp: caseCommand({ at: orNull(instant), why: orNull(z.string().max(2_000)), pinned: z.boolean() }),
  spokeAgain: caseCommand({ text: orNull(text.min(1)) }),
  resolve: caseCommand({ outcome: z.enum(OUTCOMES) }),
  confirm: caseCommand({}),
  reopen: caseCommand({}),
  dismiss: caseCommand({ reason: z.enum(DISMISSALS) }),
  describePerson: { from: 'panel', form: z.strictObject({ op: id, personId: id, note: text }) },
  saveTemplate: {
    from: 'panel',
    form: z.strictObject({
      op: id,
      id,
      name: z.string().trim().min(1).max(500),
      text: text.min(1),
      whenToUse: z.string().max(2_000),
    }),
  },
  removeTemplate: { from: 'panel', form: z.strictObject({ op: id, id }) },
  set: {
    from: 'panel',
    form: z.strictObject({ op: id, key: id, value: z.union([z.string().max(2_000), z.boolean()]) }),
  },
  /** Take back every case that was logged on the practice page. */
  clearPractice: { from: 'panel', form: z.strictObject({ op: id }) },
  /** The panel opened or became visible: bring what time has changed up to date. */
  wake: { from: 'panel', form: z.strictObject({}) },
  /** What happened while no panel was open to show it: a mark that was clicked, a selection that was logged. */
  pending: { from: 'panel', form: z.strictObject({ windowId: z.int() }) },
} as const satisfies Record<string, { from: 'page' | 'panel'; form: z.ZodType }>;

export type MessageName = keyof typeof MESSAGES;
export type MessageBody<N extends MessageName> = z.input<(typeof MESSAGES)[N]['form']>;
export type Message = { [N in MessageName]: { type: N } & MessageBody<N> }[MessageName];

/** Something that the user did outside of the panel and that the panel shows. */
export type PanelNews =
  /** Show this case; `op`: it has just been logged by this act, which can be undone. */
  { case: string; op: string | null } | { problem: FailureCode };

/** What each message answers, inside a `Result`. */
export interface Replies {
  log: LogReply;
  unlog: null;
  marks: MarksReply;
  seen: null;
  health: null;
  /** False where the browser lets no page open the panel (Firefox). */
  show: { opened: boolean };
  logListed: LogReply;
  undo: null;
  classify: null;
  note: null;
  answer: null;
  handOff: null;
  handoffAnswered: null;
  setFollowUp: null;
  spokeAgain: null;
  resolve: null;
  confirm: null;
  reopen: null;
  dismiss: null;
  describePerson: null;
  saveTemplate: null;
  removeTemplate: null;
  set: null;
  clearPractice: null;
  wake: null;
  pending: PanelNews | null;
}

/** Commands are told apart from questions by their `op`: they may be resent, and are never done twice. */
export type CommandName = {
  [N in MessageName]: MessageBody<N> extends { op: string } ? N : never;
}[MessageName];
