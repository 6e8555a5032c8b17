/**
 * The ledger's append-only entries: the union of all forms ever written, checked at the door.
 * A form that changes gets a new `v`; old ones stay readable for ever.
 */

import { CASE_KINDS, DISMISSALS, LONGEST, LONGEST_TOPIC, MOST_TOPICS, OUTCOMES } from '../utils/cases';
import { DESTINATION_KINDS, FIELDS, WHYS } from '../utils/destinations/destination';
import { LONGEST_LINK, LONGEST_NAME } from '../utils/feeds/feed';
import { z } from '../utils/forms';
import { LONGEST_ANSWER } from '../utils/handoffs/colleague';
import { WAYS } from '../utils/handoffs/ways';
import { LONGEST_PHRASE, MOST_PHRASES, WATCH_KINDS } from '../utils/listening/watchword';
import { hoursShape } from '../utils/messages/hours-form';
import { LINK_REASONS, LONGEST_PERSON_TAG, LONGEST_TONE, MOST_PERSON_TAGS } from '../utils/people/person';
import {
  isLanguage,
  LONGEST_SHORTCUT,
  LONGEST_TAG,
  LONGEST_WHEN,
  MOST_TAGS,
  MOST_WORDINGS,
} from '../utils/replies/template';
import { MENTION_KINDS, PARTS, READ_PLACES, SITES } from '../utils/sites/mention';
import { LONGEST_ABOUT_TOPIC, MOST_DEPARTMENTS, TOPIC_SORTS } from '../utils/topics';
import { CASE_STATES } from './records';

const text = z.string().max(LONGEST);
const words = text.min(1);
const name = z.string().min(1).max(500);
const instant = z.iso.datetime();
const link = z.url({ protocol: /^https?$/ }).max(8_000);
const id = z.string().min(1).max(200);
const key = z.string().min(3).max(500);
const took = z.int().min(0);
const language = z.string().refine(isLanguage, 'no language');

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
  /** The first entries had none. */
  inReplyTo: key.nullable().optional(),
});

/** A hybrid logical clock (utils/clock.ts). */
const clock = z.string().regex(/^\d{15}-\d{5}-/);

const head = {
  id,
  v: z.literal(1),
  brand: id,
  entityId: id,
  device: id,
  actor: z.string().max(200),
  clock,
  /** The wall clock where it was written: what people read; `clock` only orders. */
  at: instant,
};
const of =
  <E extends string>(entity: E) =>
  <K extends string, S extends z.ZodRawShape>(kind: K, body: S) =>
    z.strictObject({ ...head, entity: z.literal(entity), kind: z.literal(kind), body: z.strictObject(body) });

/** Of what decides: the newest clock of the case that its writer knew (clashes.ts). The first entries had none. */
const knew = { knew: clock.optional() };

const handoffForm = {
  ...knew,
  name,
  department: z.string().max(500),
  asked: text,
  told: text,
  dueAt: instant,
  /** What was composed for them; `sentBy`: how it went, where that was ticked. The first entries had neither. */
  packet: text.optional(),
  sentBy: z.enum(WAYS).optional(),
};
/** See `About`; the hours are looked at when they are counted with, because browsers know other time zones. */
const about = z.strictObject({
  mail: z.string().max(500),
  reach: z.string().max(2_000),
  language: z.string().min(2).max(35).nullable(),
  hours: hoursShape.nullable(),
  target: z.int().min(1).max(LONGEST_ANSWER).nullable(),
});
const identity = z.strictObject({
  site: z.enum([...READ_PLACES, 'web']),
  handle: z.string().min(1).max(500),
  name: z.string().min(1).max(1_000).nullable(),
  profileUrl: link.nullable(),
});

/** What a page showed of the conversation: a claim, which makes an offer and decides nothing. `by` is a mention key. */
const sighting = { by: key, text: words.nullable(), postedAt: instant.nullable() };

/** Which of the case's mentions was seen; the first entries did not say: then it is the one that the case was opened from. */
const ofMention = { key: key.optional() };

/** Who is told of it. */
const departments = z.array(z.string().trim().min(1).max(500)).max(MOST_DEPARTMENTS);

/** Ids of two people, in order. */
const pair = z.tuple([id, id]).refine(([one, other]) => one < other, 'not in order');

const personTags = z.array(z.string().trim().min(1).max(LONGEST_PERSON_TAG)).max(MOST_PERSON_TAGS);

/** A label of the team's own. */
const topic = z.string().trim().min(1).max(LONGEST_TOPIC);

/** One way to write what is looked out for. */
const phrase = z.string().trim().min(1).max(LONGEST_PHRASE);

const pseudonym = z.string().regex(/^[0-9a-f]{32}$/);
/** So much one `forgotten` entry names: well under the longest line of a backup. */
export const MOST_FORGOTTEN = 2_000;

/** Without `reopened`: what is forgotten was open from its day to the last one. */
const HAPPENINGS = ['answered', 'handedOff', 'returned', 'resolved', 'confirmed', 'dismissed'] as const;

const caseForm = of('case');
const personForm = of('person');
const colleagueForm = of('colleague');
const templateForm = of('template');
const settingForm = of('setting');
const brandForm = of('brand');
const watchwordForm = of('watchword');
const feedForm = of('feed');
const searchForm = of('search');
const destinationForm = of('destination');
const deliveryForm = of('delivery');
const topicForm = of('topic');
const erasureForm = of('erasure');
const linkForm = of('link');
/** In each of its entries, so that each is forgotten with its case. `attempt` is what a try is counted by. */
const ofCase = { caseId: id };
const ofTry = { ...ofCase, attempt: z.int().min(0) };
const said = z.string().max(1_000);
/** Takes back one earlier entry of the same entity; the history keeps both. */
const undone = { entryId: id };

export const entryForm = z.discriminatedUnion('entity', [
  z.discriminatedUnion('kind', [
    /** `dueAt`: when it asks for attention. `answerBy`, `resolveBy`: its targets; the first entries had none. */
    caseForm('opened', {
      evidence: evidenceForm,
      personId: id.nullable(),
      dueAt: instant.nullable(),
      answerBy: instant.nullable().optional(),
      resolveBy: instant.nullable().optional(),
    }),
    caseForm('classed', { ...knew, as: z.enum(CASE_KINDS), was: z.enum(CASE_KINDS) }),
    caseForm('noted', { text: words }),
    /** What the customer needs, in the manager's words: unconfirmed until the customer has said that it is so. */
    caseForm('needSaid', { text: words }),
    caseForm('needConfirmed', {}),
    /**
     * The manager answered: `via` says how sure we are; nothing is ever sent for them. `since`: when, if a page told. `took`:
     * the working time since the customer's first words, in ms, by the hours of then; the first entries had none.
     */
    caseForm('answered', {
      text,
      via: z.enum(['said', 'seen']),
      dueAt: instant.nullable(),
      since: instant.optional(),
      took: took.optional(),
    }),
    caseForm('handedOff', handoffForm),
    /** `since`: when they did, if that was said; `answerBy`: the target that is counted from it. */
    caseForm('handoffAnswered', {
      text,
      dueAt: instant.nullable(),
      since: instant.optional(),
      answerBy: instant.optional(),
    }),
    /** The manager ticked that the packet went out. */
    caseForm('handoffSent', { by: z.enum(WAYS) }),
    /** They were asked again, in these words; `dueAt`: until when they have now. */
    caseForm('asked', { name, text, dueAt: instant, sentBy: z.enum(WAYS).optional() }),
    caseForm('handoffWithdrawn', { why: z.string().max(2_000).nullable(), dueAt: instant.nullable() }),
    caseForm('followUpSet', {
      ...knew,
      at: instant.nullable(),
      why: z.string().max(2_000).nullable(),
      pinned: z.boolean(),
    }),
    /** `since`: when they did, if a page told; `answerBy`: the target that is counted from it. */
    caseForm('spokeAgain', {
      text: words.nullable(),
      dueAt: instant.nullable(),
      since: instant.optional(),
      answerBy: instant.optional(),
    }),
    /** It goes on in private messages, and it is the customer's turn to write there. */
    caseForm('movedToPrivate', { dueAt: instant.nullable() }),
    caseForm('tagged', { add: z.array(topic).max(MOST_TOPICS), remove: z.array(topic).max(MOST_TOPICS) }),
    /** `from`: the case whose mention it was, which is merged into this one. */
    caseForm('mentionAdded', { evidence: evidenceForm, from: id.nullable() }),
    /** One that was added is a case of its own now, or another's; `mention`: the entry that had added it; `keys` go with it. */
    caseForm('mentionTaken', { mention: id, keys: z.array(key).max(500) }),
    /** Another case goes on with it and has its mentions. */
    caseForm('joined', { into: id }),
    caseForm('resolved', {
      ...knew,
      outcome: z.enum(OUTCOMES),
      dueAt: instant.nullable(),
      took: took.optional(),
    }),
    caseForm('confirmed', {}),
    caseForm('reopened', { dueAt: instant.nullable() }),
    caseForm('dismissed', { ...knew, reason: z.enum(DISMISSALS) }),
    caseForm('seenEdited', { ...ofMention, text: words }),
    /** Its own address was opened and showed others, and not it. */
    caseForm('seenMissing', ofMention),
    /** It was there again. */
    caseForm('seenAgain', ofMention),
    caseForm('seenAnswered', sighting),
    caseForm('seenSpoke', sighting),
    /** The manager turned down what was offered: `by` names the reply that was seen, the entry of ours that promised, or what else it was; or settled a clash. */
    caseForm('declined', { by: key }),
    /** Other keys of the mention that the case was opened from: a page told that they are one thing. */
    caseForm('merged', { keys: z.array(key).min(1).max(8) }),
    caseForm('undone', undone),
  ]),
  z.discriminatedUnion('kind', [
    personForm('met', { identity }),
    personForm('described', { note: text, was: text }),
    personForm('tagged', { add: personTags, remove: personTags }),
    /** What they are written to in; null: whatever their words are in. */
    personForm('languageSet', { language: language.nullable(), was: language.nullable() }),
    personForm('toneSet', { tone: z.string().max(LONGEST_TONE), was: z.string().max(LONGEST_TONE) }),
    personForm('undone', undone),
  ]),
  z.discriminatedUnion('kind', [
    /** Two accounts are one customer's, or are not: then it is not suggested either. Which two, the link's id says as well. */
    linkForm('linked', { people: pair, why: z.enum(LINK_REASONS) }),
    linkForm('unlinked', { people: pair }),
    linkForm('undone', undone),
  ]),
  z.discriminatedUnion('kind', [
    /** At each hand-off, and when something is said of them: then with `about`, which stands until the next one. */
    colleagueForm('named', { name, department: z.string().max(500), about: about.optional() }),
    /** Gone from the list, until they are handed something again; what was handed to them stays. */
    colleagueForm('removed', {}),
    colleagueForm('undone', undone),
  ]),
  z.discriminatedUnion('kind', [
    /** The first entries had one text and no more. `variants`: the same in other languages. */
    templateForm('saved', {
      name,
      text: words,
      whenToUse: z.string().max(LONGEST_WHEN),
      language: language.nullable().optional(),
      variants: z
        .array(z.strictObject({ language, text: words }))
        .max(MOST_WORDINGS)
        .optional(),
      tags: z.array(z.string().trim().min(1).max(LONGEST_TAG)).max(MOST_TAGS).optional(),
      shortcut: z.string().max(LONGEST_SHORTCUT).optional(),
      shared: z.boolean().optional(),
    }),
    templateForm('removed', {}),
    templateForm('undone', undone),
  ]),
  z.discriminatedUnion('kind', [
    /** See `Watchword`. */
    watchwordForm('saved', {
      what: z.enum(WATCH_KINDS),
      words: z.array(phrase).min(1).max(MOST_PHRASES),
      except: z.array(phrase).max(MOST_PHRASES),
      departments: departments.optional(),
    }),
    watchwordForm('removed', {}),
    watchwordForm('undone', undone),
  ]),
  z.discriminatedUnion('kind', [
    /** `name`: '' for the one that it gives itself. What is fetched from it is in no entry. */
    feedForm('saved', {
      address: z.url({ protocol: /^https$/ }).max(LONGEST_LINK),
      name: z.string().max(LONGEST_NAME),
    }),
    feedForm('removed', {}),
    feedForm('undone', undone),
  ]),
  z.discriminatedUnion('kind', [
    searchForm('saved', {
      name: z.string().trim().min(1).max(LONGEST_NAME),
      address: z.url({ protocol: /^https$/ }).max(LONGEST_LINK),
    }),
    searchForm('removed', {}),
    searchForm('undone', undone),
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
          /** Ids of topics, no words: the counts of topics stay what they were. */
          topics: z.array(id).min(1).max(MOST_TOPICS).optional(),
          /** See `CountedCase`; the first entries had none of these. */
          happened: z
            .array(
              z.strictObject({
                what: z.enum(HAPPENINGS),
                on: z.iso.date(),
                as: z.string().max(500).optional(),
              }),
            )
            .optional(),
          times: z
            .array(
              z.strictObject({
                what: z.enum(['firstAnswer', 'resolution']),
                on: z.iso.date(),
                bucket: z.int().min(0).max(1_000),
                kept: z.enum(['in', 'late', '']),
              }),
            )
            .max(2)
            .optional(),
          leftOn: z.iso.date().optional(),
        }),
      )
      .max(MOST_FORGOTTEN),
  }),
  z.discriminatedUnion('kind', [
    /** Where hand-offs can be sent to. Its key is not here (utils/destinations/secret.ts). */
    destinationForm('saved', {
      name,
      kind: z.enum(DESTINATION_KINDS),
      origin: z.url({ protocol: /^https$/ }).max(1_000),
      fields: z.partialRecord(z.enum(FIELDS), z.string().max(500)),
    }),
    destinationForm('removed', {}),
  ]),
  z.discriminatedUnion('kind', [
    /** `handoff`: the act that handed the case over, which takes this back with it. Only the device that wrote it sends it. */
    deliveryForm('queued', {
      ...ofCase,
      destinationId: id,
      to: z.string().max(500),
      subject: z.string().max(2_000),
      text: words,
      link: link.nullable(),
      handoff: id.nullable(),
    }),
    /** Before anything goes out: whoever finds nothing behind it knows that it may have arrived. */
    deliveryForm('trying', ofTry),
    /** `by`: the answer told, or somebody looked there and saw it. */
    deliveryForm('sent', {
      ...ofCase,
      link: link.nullable(),
      ref: z.string().max(200).nullable(),
      by: z.enum(['answer', 'hand']),
    }),
    /** `again`: when it is tried again by itself; null: not before somebody says so. */
    deliveryForm('failed', { ...ofTry, why: z.enum(WHYS), said, again: instant.nullable() }),
    deliveryForm('perhaps', { ...ofTry, why: z.enum(WHYS), said }),
    /** Somebody wants it sent once more, from the device that writes this. */
    deliveryForm('resent', ofCase),
    deliveryForm('withdrawn', ofCase),
  ]),
  z.discriminatedUnion('kind', [
    /** In the list, under this name, which spells the id's; another name is another topic, into which the first one goes. */
    topicForm('named', {
      name: topic,
      about: z.string().max(LONGEST_ABOUT_TOPIC),
      sort: z.enum(TOPIC_SORTS),
      departments,
    }),
    /** Whatever has this topic has the other one from now on; null: it stands for itself again. */
    topicForm('wentInto', { name: topic, into: z.strictObject({ id, name: topic }).nullable() }),
    /** Off the list: not offered any more; cases keep it. */
    topicForm('removed', { name: topic }),
    topicForm('undone', undone),
  ]),
  brandForm('named', {
    name: z.string().max(500),
    /** Its account may write long posts on X. */
    longOnX: z.boolean().optional(),
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
