/**
 * Random messages from everybody who could knock, to the real handlers and a real ledger: what the table refuses changes nothing
 * and throws nothing, what it allows writes where that message may and nowhere else, and what a page claims decides nothing.
 * `npm run torture` sends 1,000,000 from each of the five classes.
 */
import 'fake-indexeddb/auto';
import { inspect } from 'node:util';
import { IDBCursor, IDBObjectStore } from 'fake-indexeddb';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { handlers } from '../../entrypoints/background/answer';
import { type Ledger, openLedger, type StoredEntry } from '../../storage/ledger';
import type { CaseRow } from '../../storage/records';
import { LONGEST } from '../../utils/cases';
import { MESSAGES, type MessageName } from '../../utils/messages/messages';
import { answer, type Handlers } from '../../utils/messages/receive';
import { SENDER_CLASSES, type SenderClass } from '../../utils/messages/refusals';
import { FAILURES } from '../../utils/result';
import { type Random, randomFrom, SEED } from '../page/random';
import { FITTING, ID, ORIGIN, SENDERS } from './fitting';

/** So many messages, each from every class. */
const MESSAGES_SENT = Number(process.env.THREADKEEPER_MESSAGES ?? 2_000);
/** Of what fits, one of so many is sent: each is carried out, and that takes a thousand times as long. */
const FITS = Number(process.env.THREADKEEPER_MESSAGES_FIT ?? 1);
/** So many that are carried out go to one ledger. */
const HISTORY = 400;

const NAMES = Object.keys(MESSAGES) as MessageName[];

/** What a page's script may say that is written. */
const CLAIMS: MessageName[] = ['log', 'unlog', 'seen'];

type Body = Record<string, unknown>;

const deep = (levels: number) => {
  let value: unknown = 'deep';
  for (let n = 0; n < levels; n++) value = n % 2 ? [value] : { a: value };
  return value;
};

/** What no field wants, as far as a browser would carry it; a page can send whatever it likes. */
const STRANGE: readonly unknown[] = [
  ...[null, undefined, true, false, 0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 10n],
  ...['', ' ', 'op-1', '__proto__', 'constructor', '\u0000', '\ud800', '‮', '<img src=x onerror=alert(1)>'],
  ...[
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://x.com/home',
    '2026-03-02T08:00:00.000Z',
    '9'.repeat(400),
  ],
  ...['ä'.repeat(LONGEST + 1), 'x:1001', 'facebook:1', {}, [], [[]], [null], { a: 1 }, { toString: 1 }],
  ...[
    JSON.parse('{"__proto__":{"polluted":true}}'),
    JSON.parse('{"constructor":{"prototype":{"polluted":true}}}'),
  ],
  ...[new Date(0), new Map([[1, 2]]), new Set([1]), new Uint8Array(8), /a/, new Error('no')],
  ...[deep(20), deep(5_000), Array.from({ length: 3_000 }, (_, n) => n), Object.create(null)],
];

// One of them is nothing, which `random.one` takes for an empty list.
const strange = (random: Random): unknown => STRANGE[random.below(STRANGE.length)];

/** Where it is noted that a date has come. */
const DATES = ['cases', 'reminders', 'notices', 'counters', 'bursts'];

/** Stores that these write beside those of an act; what is no act writes in no others. */
const BESIDE_ACTS: Partial<Record<MessageName, readonly string[]>> = {
  health: ['readings'],
  judgeBurst: ['bursts'],
  tickBurst: ['bursts'],
  keepRepair: ['repairs'],
  dropRepair: ['repairs'],
  noteUse: ['uses'],
  noteVisit: ['searchVisits'],
  readFeedItems: ['feedItems'],
  keepFile: ['files'],
  beginImport: ['imports', 'staged'],
  stage: ['imports', 'staged'],
  finishStaging: ['imports', 'staged'],
  decideImport: ['imports', 'staged'],
  cancelImport: ['imports', 'staged'],
  forgetPerson: ['imports', 'staged', 'uses', 'cursors', 'claims', 'purges', 'setAside', 'backfills'],
  joinTeam: ['teams', 'seats'],
  pauseTeam: ['teams'],
  resumeTeam: ['teams'],
  leaveTeam: ['teams', 'seats', 'setAside', 'claims', 'purges', 'backfills', 'removals', 'imports', 'staged'],
  putBack: ['teams'],
  fetchOlder: ['teams'],
  keepAll: ['teams'],
  lookFor: ['teams', 'backfills'],
  wake: DATES,
  // The notification’s words change with the language.
  speak: DATES,
};
/** How what these keep beside the ledger begins: what waits for the panel, the language, what a team’s seat is. */
const KEPT_BESIDE: Partial<Record<MessageName, readonly string[]>> = {
  show: ['panel-news'],
  pending: ['panel-news'],
  speak: ['language'],
  joinTeam: ['team:'],
  leaveTeam: ['team:'],
};

/** Who of a class knocks this time. */
const sendersOf = Object.fromEntries(
  SENDER_CLASSES.map((is) => [is, SENDERS.filter((one) => one.is === is).map(({ sender }) => sender)]),
) as unknown as Record<SenderClass, (typeof SENDERS)[number]['sender'][]>;

/** Every write to a database since the last look: the names of its stores. */
const written: string[] = [];
/** Every key that was written beside the ledger. */
const keptBeside: string[] = [];

/** By hand: a spy would keep every call of millions. */
function watchWrites(): void {
  const noting = (holder: object, names: readonly string[], note: (self: never, first: never) => void) => {
    const methods = holder as Record<string, (...args: never[]) => unknown>;
    for (const name of names) {
      const real = methods[name]!;
      methods[name] = function (this: never, ...args: never[]) {
        note(this, args[0]!);
        return real.apply(this, args);
      };
    }
  };
  noting(IDBObjectStore.prototype, ['add', 'put', 'delete', 'clear'], (store: IDBObjectStore) =>
    written.push(store.name),
  );
  noting(IDBCursor.prototype, ['update', 'delete'], ({ source }: IDBCursor) =>
    written.push('objectStore' in source ? source.objectStore.name : source.name),
  );
  const { local, session } = fakeBrowser.storage;
  for (const area of [local, session]) {
    noting(area, ['set'], (_, items: object) => keptBeside.push(...Object.keys(items)));
    noting(area, ['remove'], (_, keys: string | string[]) => keptBeside.push(...[keys].flat()));
  }
}

const taken = <T>(list: T[]): T[] => list.splice(0, list.length);

beforeAll(() => {
  fakeBrowser.reset();
  fakeBrowser.runtime.id = ID;
  // What is told to pages and shown by the browser is not what is tried here.
  const nothing = async () => undefined;
  Object.assign(fakeBrowser.runtime, {
    sendMessage: nothing,
    getManifest: () => ({}),
    getURL: (path: string) => `${ORIGIN}/${path.replace(/^\//, '')}`,
  });
  Object.assign(fakeBrowser.tabs, { query: async () => [], sendMessage: nothing });
  Object.assign(browser, {
    sidePanel: { open: nothing },
    sidebarAction: { open: nothing, isOpen: async () => false },
    contextMenus: { update: nothing, create: nothing },
  });
  Object.assign(fakeBrowser.action, {
    setBadgeText: nothing,
    setTitle: nothing,
    setBadgeBackgroundColor: nothing,
  });
  Object.assign(fakeBrowser.permissions, {
    contains: async () => false,
    remove: async () => true,
    getAll: async () => ({ origins: [], permissions: [] }),
  });
  vi.stubGlobal('navigator', {
    languages: ['en'],
    locks: { request: (_: string, run: () => Promise<unknown>) => run() },
  });
  watchWrites();
});
afterAll(() => vi.unstubAllGlobals());

/** The background's own handlers; what asks a server, saves a file or goes on by itself is left out. */
function realHandlers(ledger: Ledger): Handlers {
  const nothing = () => undefined;
  const later = () => Promise.resolve();
  return handlers(
    async () => ledger,
    nothing,
    nothing,
    { look: nothing, every: later, copied: later },
    { look: later, test: async () => ({ is: 'hindered', by: 'offline' }) },
    { look: later, ask: later },
    { look: later, wrote: nothing, changed: nothing, writes: nothing },
  );
}

interface Known {
  caseIds: string[];
  personIds: string[];
  keys: string[];
  acts: string[];
}

async function knownIn(ledger: Ledger): Promise<Known> {
  const [caseIds, personIds, keys, entries] = await Promise.all([
    ledger.cases.toCollection().primaryKeys(),
    ledger.people.toCollection().primaryKeys(),
    ledger.mentions.toCollection().primaryKeys(),
    ledger.entries.toCollection().reverse().limit(20).toArray(),
  ]);
  return { caseIds, personIds, keys, acts: entries.map(({ id }) => id.split('.')[0] ?? id) };
}

let acts = 0;

/** As the panel or a page would send it, about what is there. */
function fitting(random: Random, name: MessageName, { caseIds, personIds, keys, acts: done }: Known): Body {
  const body = structuredClone(FITTING[name]);
  const some = (list: readonly string[]) => (list.length > 0 ? random.one(list) : 'nobody');
  const put = (field: string, value: unknown) => {
    if (field in body) body[field] = value;
  };
  put('op', `trial-${random.below(20) === 0 ? acts : ++acts}`);
  put('caseId', some(caseIds));
  put('other', name === 'merge' ? some(caseIds) : some(personIds));
  put('to', name === 'moveMention' ? some(caseIds) : 'John');
  put('caseIds', [some(caseIds)]);
  put('personId', some(personIds));
  put('undoOp', some(done));
  put('logOp', some(done));
  put('key', name === 'show' ? some(keys) : body.key);
  if ('mention' in body && typeof body.mention === 'object')
    Object.assign(body.mention as Body, {
      id: String(1_000 + random.below(40)),
      inReplyTo: random.one([null, '900']),
      author: { name: 'Ada', handle: `ada_${random.below(6)}`, profileUrl: null },
      text: random.one(['My tram never came.', 'Thanks, it works!', 'And the bus?', '🚋']),
    });
  if (name === 'seen') {
    const key = some(keys);
    const by = `x:${5_000 + random.below(1_000)}`;
    const kind = random.one(['answered', 'spokeAgain']);
    Object.assign(body, {
      mentions: [
        {
          key,
          text: random.one(['Other words.', 'My tram never came.']),
          aliases: random.below(3) ? [] : [`x:${random.below(9_000)}`],
        },
      ],
      replies: [{ kind, key, by, text: random.one([null, 'Thanks, all good!']), postedAt: null }],
      missing: random.below(3) ? [] : [{ key, kind: 'comment' }],
    });
  }
  return body;
}

/** One place in it, at any depth, made into something else, left out, or added to. */
function damage(random: Random, body: Body): Body {
  const places: { holder: Body; key: string }[] = [];
  const look = (holder: Body) => {
    for (const key of Object.keys(holder)) {
      places.push({ holder, key });
      const inner = holder[key];
      if (typeof inner === 'object' && inner !== null && places.length < 60) look(inner as Body);
    }
  };
  look(body);
  const place = places.length > 0 ? random.one(places) : { holder: body, key: 'more' };
  const how = random.below(4);
  if (how === 0) delete place.holder[place.key];
  else if (how === 1) place.holder[`${place.key}s`] = strange(random);
  else place.holder[place.key] = strange(random);
  return body;
}

function messageOf(random: Random, known: Known): unknown {
  if (random.below(20) === 0) {
    const name = random.one(random.below(3) === 0 ? CLAIMS : NAMES);
    return { ...fitting(random, name, known), type: name };
  }
  const name = random.one(NAMES);
  switch (random.below(8)) {
    case 0:
      return strange(random);
    case 1:
      return { ...FITTING[name], type: strange(random) };
    case 2:
      return { ...FITTING[random.one(NAMES)], type: name };
    case 3:
      return Object.assign(Object.create(FITTING[name]) as object, { type: name });
    case 4:
      return { type: name, [String(random.one(['op', 'caseId', 'id', 'a']))]: strange(random) };
    default:
      return { ...damage(random, structuredClone(FITTING[name])), type: name };
  }
}

/** All that says what becomes of a case; a page may change none of it. `again`: but that it waits for us. */
function decided(row: CaseRow, again: boolean): string {
  const { state, outcome, turn, lane, followUp, ...rest } = row;
  const { kind, handoff, dismissal, topics, need, brand, personId, mergedInto, answers, evidence } = rest;
  return JSON.stringify([
    ...[kind, handoff, dismissal, topics, need, brand, personId, mergedInto, answers, evidence],
    again ? null : { state, outcome, turn, lane, followUp },
  ]);
}

const rowsOf = async (ledger: Ledger) => new Map((await ledger.cases.toArray()).map((row) => [row.id, row]));

/** From whom it may be carried out; null: from nobody. */
function fittingClass(message: unknown): SenderClass | null {
  if (typeof message !== 'object' || message === null) return null;
  const { type, ...body } = message as Body;
  if (typeof type !== 'string' || !Object.hasOwn(MESSAGES, type)) return null;
  const { from, form } = MESSAGES[type as MessageName];
  return form.safeParse(body).success ? from : null;
}

test(`${MESSAGES_SENT} messages × ${SENDER_CLASSES.length} classes: no change outside of the table, nothing thrown (seed ${SEED})`, async () => {
  const random = randomFrom(SEED);
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const tally = { refused: 0, carriedOut: 0, heldBack: 0, claims: 0 };
  const heard = new Map<string, number>();
  const began = Date.now();
  let ledger = await openLedger();
  let all = realHandlers(ledger);
  let known = await knownIn(ledger);
  let history = 0;
  taken(written);

  for (let n = 0; n < MESSAGES_SENT; n++) {
    let message = messageOf(random, known);
    let allowed = fittingClass(message);
    while (allowed !== null && random.below(FITS) > 0) {
      message = messageOf(random, known);
      allowed = fittingClass(message);
    }
    const type = (message as { type?: MessageName } | null | undefined)?.type;
    for (const from of SENDER_CLASSES) {
      const mayRun = allowed === from;
      const claims = mayRun && CLAIMS.includes(type!);
      const before = claims ? await rowsOf(ledger) : null;
      const last = mayRun ? ((await ledger.head.get('head'))?.last ?? 0) : 0;
      const where = () => `message ${n} from ${from}: ${inspect(message, { depth: 5 }).slice(0, 600)}`;
      const result = await answer(all, message, random.one(sendersOf[from]));
      const stores = taken(written);
      const beside = taken(keptBeside);
      if (!mayRun) {
        tally.refused++;
        if (
          result.ok ||
          !['not-allowed', 'not-understood', 'too-long'].includes(result.error.code) ||
          stores.length > 0 ||
          beside.length > 0
        )
          expect.fail(`${where()} ${JSON.stringify({ result, stores, beside })}`);
        continue;
      }
      const name = type as MessageName;
      heard.set(name, (heard.get(name) ?? 0) + 1);
      if (result.ok) tally.carriedOut++;
      else {
        tally.heldBack++;
        expect(FAILURES, where()).toContain(result.error.code);
        expect(result.error.code, `${where()} ${result.error.detail}`).not.toBe('not-stored');
      }
      const isAct = 'op' in FITTING[name];
      const ofActs = isAct ? ledger.writtenByActs.map((table) => table.name) : [];
      const may = [...ofActs, ...(BESIDE_ACTS[name] ?? [])];
      expect(
        stores.filter((store) => !may.includes(store)),
        where(),
      ).toEqual([]);
      expect(
        beside.filter((key) => !KEPT_BESIDE[name]?.some((begins) => key.startsWith(begins))),
        where(),
      ).toEqual([]);
      if (isAct) {
        const added = await ledger.entries.where('arrival').above(last).toArray();
        const { op } = message as { op: string };
        expect(
          added.filter((entry) => !isOf(entry, op)).map(({ id }) => id),
          where(),
        ).toEqual([]);
        if (!result.ok) expect(added, where()).toEqual([]);
      }
      if (before) {
        if (result.ok) tally.claims++;
        const after = await rowsOf(ledger);
        for (const [id, row] of before) {
          const now = after.get(id);
          // What was logged is taken back by who logged it, as long as nothing else happened in the case.
          if (name === 'unlog' && now === undefined) continue;
          if (now === undefined) expect.fail(`${where()} took a case away`);
          // Who is logged again in their own thread, by a click, waits for us, also where it was thought to be resolved.
          const again = name === 'log' && now.turn === 'us' && now.state === 'open';
          expect(decided(now, again), where()).toBe(decided(row, again));
        }
      }
      if (++history % 20 === 0) known = await knownIn(ledger);
      if (history % HISTORY === 0) {
        ledger.close();
        await ledger.delete();
        ledger = await openLedger();
        all = realHandlers(ledger);
        known = await knownIn(ledger);
        taken(written);
      }
    }
  }
  ledger.close();
  const seconds = ((Date.now() - began) / 1_000).toFixed(0);
  console.info(
    `${JSON.stringify(tally)} of ${MESSAGES_SENT * SENDER_CLASSES.length}, ${heard.size} of ${NAMES.length} kinds heard, ${seconds} s, seed ${SEED}`,
  );
  expect(told.mock.calls.map(([text, error]) => `${text} ${error}`)).toEqual([]);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  // Were nothing ever carried out, it would say nothing.
  expect(tally.carriedOut).toBeGreaterThan(MESSAGES_SENT / FITS / 50);
});

/** An act's entries are called after it. */
const isOf = (entry: StoredEntry, op: string) => entry.id === op || entry.id.startsWith(`${op}.`);
