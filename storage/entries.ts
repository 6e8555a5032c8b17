/**
 * The ledger's append-only entries: the union of all forms ever written, checked at the door.
 * A form that changes gets a new `v`; old ones stay readable for ever.
 */

import { CASE_KINDS, DISMISSALS, LONGEST, OUTCOMES } from '../utils/cases';
import { z } from '../utils/forms';
import { MENTION_KINDS, PARTS, READ_PLACES, SITES } from '../utils/sites/mention';
import { CASE_STATES } from './records';

const text = z.string().max(LONGEST);
const words = text.min(1);
const name = z.string().min(1).max(500);
const instant = z.iso.datetime();
const link = z.url({ protocol: /^https?$/ }).max(8_000);
const id = z.string().min(1).max(200);
const key = z.string().min(3).max(500);

const author = z.strictObject({
  name: z.string().min(1).max(1_000).nullable(),
  handle: z.string().min(1).max(500).nullable(),
  profileUrl: link.nullable(),
});

/** See `Evidence` in records.ts. */
export const evidenceForm = z.strictObject({
  place: z.enum([...READ_PLACES, 'web']),
  key: key.nullable(),
  kind: z.enum([...MENTION_KINDS, 'selection']),
  permalink: link.nullable(),
  pageUrl: z.url({ protocol: /^(https?|chrome-extension|moz-extension|file)$/ }).max(8_000),
  author,
  text: words.nullable(),
  postedAt: instant.nullable(),
  missing: z.array(z.enum(PARTS)).max(PARTS.length),
});

const head = {
  id,
  v: z.literal(1),
  brand: id,
  entityId: id,
  device: id,
  actor: z.string().max(200),
  clock: z.string().regex(/^\d{15}-\d{5}-/),
  /** The wall clock where it was written: what people read; `clock` only orders. */
  at: instant,
};
const of =
  <E extends string>(entity: E) =>
  <K extends string, S extends z.ZodRawShape>(kind: K, body: S) =>
    z.strictObject({ ...head, entity: z.literal(entity), kind: z.literal(kind), body: z.strictObject(body) });

const handoffForm = { name, department: z.string().max(500), asked: text, told: text, dueAt: instant };
const identity = z.strictObject({
  site: z.enum([...READ_PLACES, 'web']),
  handle: z.string().min(1).max(500),
  name: z.string().min(1).max(1_000).nullable(),
  profileUrl: link.nullable(),
});

/** What a page showed of the conversation: a claim, which makes an offer and decides nothing. `by` is a mention key. */
const sighting = { by: key, text: words.nullable(), postedAt: instant.nullable() };

const pseudonym = z.string().regex(/^[0-9a-f]{32}$/);
/** So much one `forgotten` entry names: well under the longest line of a backup. */
export const MOST_FORGOTTEN = 2_000;

const caseForm = of('case');
const personForm = of('person');
const colleagueForm = of('colleague');
const templateForm = of('template');
const settingForm = of('setting');
const brandForm = of('brand');
const erasureForm = of('erasure');
/** Takes back one earlier entry of the same entity; the history keeps both. */
const undone = { entryId: id };

export const entryForm = z.discriminatedUnion('entity', [
  z.discriminatedUnion('kind', [
    caseForm('opened', { evidence: evidenceForm, personId: id.nullable(), dueAt: instant.nullable() }),
    caseForm('classed', { as: z.enum(CASE_KINDS), was: z.enum(CASE_KINDS) }),
    caseForm('noted', { text: words }),
    /** The manager answered: `via` says how sure we are; nothing is ever sent for them. */
    caseForm('answered', { text, via: z.enum(['said', 'seen']), dueAt: instant.nullable() }),
    caseForm('handedOff', handoffForm),
    caseForm('handoffAnswered', { text, dueAt: instant.nullable() }),
    caseForm('followUpSet', {
      at: instant.nullable(),
      why: z.string().max(2_000).nullable(),
      pinned: z.boolean(),
    }),
    caseForm('spokeAgain', { text: words.nullable(), dueAt: instant.nullable() }),
    caseForm('resolved', { outcome: z.enum(OUTCOMES), dueAt: instant.nullable() }),
    caseForm('confirmed', {}),
    caseForm('reopened', { dueAt: instant.nullable() }),
    caseForm('dismissed', { reason: z.enum(DISMISSALS) }),
    caseForm('seenEdited', { text: words }),
    caseForm('seenAnswered', sighting),
    caseForm('seenSpoke', sighting),
    /** The manager turned down what a sighting offered. */
    caseForm('declined', { by: key }),
    /** Other keys of the mention that the case was opened from: a page told that they are one thing. */
    caseForm('merged', { keys: z.array(key).min(1).max(8) }),
    caseForm('undone', undone),
  ]),
  z.discriminatedUnion('kind', [
    personForm('met', { identity }),
    personForm('described', { note: text, was: text }),
  ]),
  colleagueForm('named', { name, department: z.string().max(500) }),
  z.discriminatedUnion('kind', [
    templateForm('saved', { name, text: words, whenToUse: z.string().max(2_000) }),
    templateForm('removed', {}),
    templateForm('undone', undone),
  ]),
  z.discriminatedUnion('kind', [settingForm('set', { value: z.json() }), settingForm('undone', undone)]),
  /**
   * All that these pseudonyms stand for is forgotten, as far as it was written before. `key` names the setting with the key
   * that they were made with; `counted` is what reports go on counting.
   */
  erasureForm('forgotten', {
    key: id,
    pseudonyms: z.array(pseudonym).max(MOST_FORGOTTEN),
    counted: z
      .array(
        z.strictObject({
          pseudonym,
          brand: id,
          place: z.enum([...READ_PLACES, 'web']),
          kind: z.enum(CASE_KINDS),
          state: z.enum(CASE_STATES),
          /** The day alone: a moment would tell which one it was. */
          loggedOn: z.iso.date(),
        }),
      )
      .max(MOST_FORGOTTEN),
  }),
  brandForm('named', {
    name: z.string().max(500),
    accounts: z.array(z.strictObject({ site: z.enum(SITES), handle: z.string().min(1).max(500) })).max(50),
  }),
]);

/** See tombstone.ts. */
const tombstoneForm = z.strictObject({ entity: z.literal('gone'), entityId: z.literal(''), id });

/** Whatever the ledger keeps: what comes from a file or a copy has this form. */
export const keptForm = z.discriminatedUnion('entity', [entryForm, tombstoneForm]);

export type Entry = z.infer<typeof entryForm>;
export type Tombstone = z.infer<typeof tombstoneForm>;
export type Kept = Entry | Tombstone;

export type Entity = Entry['entity'];
export type EntryKind = Entry['kind'];
export type EntryOf<K extends EntryKind> = Extract<Entry, { kind: K }>;
export type CaseEntry = Extract<Entry, { entity: 'case' }>;

/** What a command says; `act` adds device, actor, time and clock. */
export type Draft = Entry extends infer E
  ? E extends Entry
    ? Pick<E, 'id' | 'brand' | 'entity' | 'entityId' | 'kind' | 'body'>
    : never
  : never;
