/** The background's one door: who may say what, what is refused, and that nothing gets through but what fits. */

import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Browser, browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { z } from 'zod';
import { handlers } from '../../entrypoints/background/answer';
import { LONGEST } from '../../utils/cases';
import { MESSAGES, type MessageName } from '../../utils/messages/messages';
import { answer, type Handlers, receive, type Sender } from '../../utils/messages/receive';
import { FAILURES, Refusal, type Result } from '../../utils/result';
import { templateOf } from '../storage/ledger';

const ID = 'threadkeeper-under-test';
const ORIGIN = `chrome-extension://${ID}`;

/** A failure is printed with its seed; `THREADKEEPER_SEED=… npx vitest run tests/messages` repeats it. */
const SEED = Number(process.env.THREADKEEPER_SEED ?? Date.now() % 2 ** 31);

const NAMES = Object.keys(MESSAGES) as MessageName[];

const mention = {
  site: 'x',
  kind: 'reply',
  id: '1001',
  aliases: [],
  permalink: 'https://x.com/ada/status/1001',
  author: { name: 'Ada', handle: 'ada', profileUrl: 'https://x.com/ada' },
  text: 'My tram never came. 😡',
  postedAt: '2026-03-02T08:00:00.000Z',
  inReplyTo: null,
  missing: ['inReplyTo'],
};
const onPerson = { op: 'op-1', personId: 'person-1' };
const onCase = { op: 'op-1', caseId: 'case-1' };
const onTopic = { op: 'op-1', brand: 'main' };

/** A message of each kind that fits its form. */
const FITTING: Record<MessageName, Record<string, unknown>> = {
  log: { op: 'op-1', mention, pageUrl: 'https://x.com/home' },
  unlog: { op: 'op-1', logOp: 'op-0' },
  begin: { site: 'x' },
  marks: { site: 'x', keys: ['x:1001'], said: { 'x:1001': ['ada_lund', 'My tram.'] } },
  seen: {
    op: 'op-1',
    mentions: [{ key: 'x:1001', text: 'Other words.', aliases: ['x:1002'] }],
    replies: [{ kind: 'answered', key: 'x:1001', by: 'x:1003', text: null, postedAt: null }],
    missing: [{ key: 'x:1004', kind: 'comment' }],
  },
  health: { site: 'x', pageKind: 'home', items: 3, missing: { text: 1 }, served: { text: [2, 1] } },
  decline: { ...onCase, by: 'x:1003' },
  moveToPrivate: onCase,
  speak: { language: 'es' },
  tag: { ...onCase, add: ['delivery'], remove: [] },
  saveTopic: {
    ...{ ...onTopic, was: null, name: 'Delivery', about: 'Late or lost', sort: 'matter' },
    departments: ['support'],
  },
  mergeTopics: { ...onTopic, topic: 'late', into: 'Delivery' },
  partTopic: { ...onTopic, topic: 'late' },
  removeTopic: { ...onTopic, topic: 'late' },
  judgeBurst: { id: 'topic 2026-03-02', dismissed: true },
  tickBurst: { id: 'topic 2026-03-02', department: 'support', told: true },
  bulk: { op: 'op-1', caseIds: ['case-1'], what: { does: 'tag', add: ['delivery'], remove: [] } },
  merge: { ...onCase, other: 'case-2' },
  split: { ...onCase, mention: 'op-0' },
  moveMention: { ...onCase, mention: 'op-0', to: 'case-2' },
  saveTargets: { op: 'op-1', targets: { answer: 4, customer: 2, handoff: 1, resolution: 5, checkIn: 2 } },
  forgetPerson: { op: 'op-1', personId: 'person-1', never: true },
  neverLog: { op: 'op-1', site: 'x', handle: 'ada' },
  allowAgain: { op: 'op-1', id: 'never:0a' },
  saveBrand: {
    op: 'op-1',
    id: 'main',
    name: 'Nimbus',
    longOnX: false,
    accounts: [{ site: 'x', handle: 'nimbus' }],
  },
  deliver: {
    ...onCase,
    destinationId: 'slack-1',
    to: 'John',
    subject: 'Ada waits',
    text: 'Where is her tram?',
    link: null,
    handoff: 'op-0',
  },
  withdrawDelivery: { op: 'op-1', id: 'op-0' },
  sendAgain: { op: 'op-1', id: 'op-0' },
  deliveryArrived: { op: 'op-1', id: 'op-0' },
  saveDestination: {
    op: 'op-1',
    id: 'zendesk-1',
    name: 'Support',
    kind: 'zendesk',
    origin: 'https://nimbus.zendesk.com',
    fields: { email: 'mia@nimbus.example' },
  },
  removeDestination: { op: 'op-1', id: 'zendesk-1' },
  testDestination: { test: 'test-1', id: 'zendesk-1', words: 'A test.' },
  sendNow: {},
  saveWatchword: {
    op: 'op-1',
    id: 'velo',
    what: 'competitor',
    words: ['Velo', 'velo*'],
    except: ['velodrome'],
  },
  removeWatchword: { op: 'op-1', id: 'velo' },
  saveFeed: { op: 'op-1', id: 'feed-1', address: 'https://news.harbour.example/rss', name: '' },
  removeFeed: { op: 'op-1', id: 'feed-1' },
  fetchFeed: { id: 'feed-1' },
  logFeedItem: { op: 'op-1', id: 'feed-1 0a' },
  readFeedItems: { ids: ['feed-1 0a'] },
  saveSearch: { op: 'op-1', id: 'search-1', name: 'Nimbus', address: 'https://x.com/search?q=nimbus' },
  removeSearch: { op: 'op-1', id: 'search-1' },
  noteVisit: { id: 'search-1' },
  saveHours: {
    op: 'op-1',
    hours: { zone: 'UTC', week: [[['09:00', '17:00']], [], [], [], [], [], []], daysOff: [] },
  },
  markDigest: {
    ...{ op: 'op-1', brand: 'main', from: '2026-11-16', department: 'support' },
    ...{ as: 'sent', note: 'A calm week.' },
  },
  saveKeys: { op: 'op-1', keys: { reply: 'x', followUp: 'Control+Shift+s', help: null } },
  keepRepair: { site: 'x', part: 'text', css: '[data-testid="words"]', why: 'renamed' },
  dropRepair: { id: 'x text' },
  show: { key: 'x:1001' },
  logListed: { op: 'op-1', mention, pageUrl: 'https://x.com/home' },
  undo: { op: 'op-1', undoOp: 'op-0' },
  classify: { ...onCase, as: 'question' },
  note: { ...onCase, text: 'Called them.' },
  answer: { ...onCase, text: 'We are on it.', via: 'said' },
  handOff: {
    ...onCase,
    name: 'John',
    department: 'support',
    asked: 'Where?',
    told: 'John looks.',
    dueAt: null,
  },
  handoffAnswered: { ...onCase, text: 'Found it.' },
  tickSent: { ...onCase, by: 'mail' },
  askAgain: { ...onCase, text: 'Have you found it?' },
  withdraw: { ...onCase, why: null },
  saveColleague: {
    op: 'op-1',
    was: null,
    name: 'John',
    department: 'support',
    about: { mail: 'john@nimbus.example', reach: '', language: 'sv', hours: null, target: 8 },
  },
  removeColleague: { op: 'op-1', name: 'John', department: 'support' },
  setFollowUp: { ...onCase, at: '2026-03-03T08:00:00.000Z', why: null, pinned: true },
  spokeAgain: { ...onCase, text: null },
  resolve: { ...onCase, outcome: 'fixed' },
  confirm: onCase,
  reopen: onCase,
  dismiss: { ...onCase, reason: 'spam' },
  describePerson: { ...onPerson, note: 'Prefers Swedish.' },
  tagPerson: { ...onPerson, add: ['VIP'], remove: [] },
  setPersonLanguage: { ...onPerson, language: 'sv' },
  setPersonTone: { ...onPerson, tone: 'Dry' },
  linkPeople: { ...onPerson, other: 'person-2', why: 'hand' },
  keepApart: { ...onPerson, other: 'person-2' },
  unlinkPerson: onPerson,
  saveTemplates: { op: 'op-1', templates: [{ ...templateOf('template-1', 'Thank you!') }] },
  noteUse: { templateId: 'template-1', caseId: 'case-1' },
  sayNeed: { op: 'op-1', caseId: 'case-1', text: 'a new one' },
  confirmNeed: { op: 'op-1', caseId: 'case-1' },
  removeTemplate: { op: 'op-1', id: 'template-1' },
  set: { op: 'op-1', key: 'me', value: 'Mia' },
  clearPractice: { op: 'op-1' },
  wake: {},
  restore: {},
  areEntries: { entries: [{ entry: { id: 'op-1' } }] },
  goOn: {},
  beginImport: {
    id: 'import-1',
    header: { at: '2026-03-03T08:00:00.000Z', device: 'device-1', count: 1, sum: '0'.repeat(64) },
  },
  stage: { id: 'import-1', first: 0, entries: [{ line: 2, entry: {}, salt: '0'.repeat(32) }] },
  finishStaging: { id: 'import-1', line: 3, end: { count: 1, sum: '0'.repeat(64) } },
  decideImport: { id: 'import-1' },
  cancelImport: { id: 'import-1' },
  keepFile: { id: 'file-1', name: 'threadkeeper-2026-03-03.jsonl', kind: 'backup' },
  schedule: { every: 'day' },
  copied: { url: 'blob:chrome-extension://threadkeeper/1', sum: '0'.repeat(64), key: null },
  pending: { windowId: 1 },
  readInvitation: { text: 'threadkeeper-team:e30' },
  testInvitation: { text: 'threadkeeper-team:e30' },
  joinTeam: { text: 'threadkeeper-team:e30' },
  pauseTeam: { brand: 'main' },
  resumeTeam: { brand: 'main' },
  leaveTeam: { brand: 'main' },
  takeCase: { caseId: 'c' },
  leaveCase: { caseId: 'c' },
  writes: { caseId: 'c' },
  putBack: { brand: 'main' },
};

const tab = { id: 7, index: 0, url: 'https://x.com/home' } as Browser.tabs.Tab;

/** Everybody who could knock, and the class that the table calls them by. */
const SENDERS: { who: string; sender: Sender; is: 'page' | 'panel' | null }[] = [
  {
    who: 'a content script on x.com',
    sender: { id: ID, tab, url: 'https://x.com/home', frameId: 0 },
    is: 'page',
  },
  { who: 'the practice page', sender: { id: ID, tab, url: `${ORIGIN}/practice.html` }, is: 'page' },
  { who: 'the panel', sender: { id: ID, url: `${ORIGIN}/sidepanel.html` }, is: 'panel' },
  {
    who: 'the panel, opened in a tab',
    sender: { id: ID, tab, url: `${ORIGIN}/sidepanel.html#/today` },
    is: 'panel',
  },
  { who: 'another extension', sender: { id: 'another', url: 'chrome-extension://another/a.html' }, is: null },
  {
    who: 'another extension that says it is our panel',
    sender: { id: 'another', url: `${ORIGIN}/sidepanel.html` },
    is: null,
  },
  {
    who: 'another extension with a tab',
    sender: { id: 'another', tab, url: 'https://x.com/home' },
    is: null,
  },
  {
    who: 'a page on the web with an address like ours',
    sender: { url: `https://x.com/?${ORIGIN}/sidepanel.html` },
    is: null,
  },
  { who: 'a sender without an id', sender: { tab, url: 'https://x.com/home' }, is: null },
  { who: 'a sender that is nobody at all', sender: {}, is: null },
  { who: 'ours, but from no tab and no page', sender: { id: ID }, is: null },
];
const senderOf = (name: MessageName) => SENDERS.find(({ is }) => is === MESSAGES[name].from)?.sender ?? {};

/** One handler for each message, which notes that it was called. */
function noting() {
  const handled = vi.fn((_name: string, _body: unknown) => Promise.resolve('done' as unknown));
  const all = Object.fromEntries(NAMES.map((name) => [name, (body: unknown) => handled(name, body)]));
  return { handled, all: all as unknown as Handlers };
}

const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code);

beforeEach(() => {
  fakeBrowser.reset();
  fakeBrowser.runtime.id = ID;
  vi.spyOn(fakeBrowser.runtime, 'getURL').mockImplementation(
    (path: string) => `${ORIGIN}/${path.replace(/^\//, '')}`,
  );
});
afterEach(() => vi.restoreAllMocks());

test('the browser under test is the one that the door asks', () => {
  expect(browser.runtime.id).toBe(ID);
  expect(browser.runtime.getURL('/' as never)).toBe(`${ORIGIN}/`);
});

describe('the table', () => {
  test('has a handler in the background for every message, and no handler beyond it', () => {
    const made = handlers(
      () => Promise.reject(new Error('no ledger is opened to answer this')),
      () => undefined,
      () => undefined,
      { look: () => undefined, every: () => Promise.resolve(), copied: () => Promise.resolve() },
      { look: () => Promise.resolve(), test: () => Promise.reject(new Error('nothing is asked')) },
      { look: () => Promise.resolve(), ask: () => Promise.resolve() },
      {
        look: () => Promise.resolve(),
        wrote: () => undefined,
        changed: () => undefined,
        writes: () => undefined,
      },
    );
    expect(Object.keys(made).sort()).toEqual([...NAMES].sort());
    for (const handler of Object.values(made)) expect(handler).toBeTypeOf('function');
  });
  test('lets a page say what it claims, and only that (README: never close, dismiss, resolve, whose turn)', () => {
    const ofPages = NAMES.filter((name) => MESSAGES[name].from === 'page');
    expect(ofPages.sort()).toEqual(['begin', 'health', 'log', 'marks', 'seen', 'show', 'unlog']);
  });
  test('has forms that take nothing they do not name', () => {
    for (const name of NAMES)
      expect(JSON.stringify(looseObjects(z.toJSONSchema(MESSAGES[name].form)))).toBe('[]');
  });
});

/** Objects in a form that would let unknown fields through. */
function looseObjects(schema: unknown, path = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { type, additionalProperties, propertyNames } = schema as Record<string, unknown>;
  // A record names its keys instead.
  const loose = type === 'object' && additionalProperties !== false && propertyNames === undefined;
  return [
    ...(loose ? [path] : []),
    ...Object.entries(schema).flatMap(([key, value]) => looseObjects(value, `${path}/${key}`)),
  ];
}

describe.each(SENDERS)('$who', ({ sender, is }) => {
  test.each(NAMES)(
    '%s: is heard where the table allows it, else refused, and nothing is done',
    async (name) => {
      const { handled, all } = noting();
      const result = await answer(all, { type: name, ...FITTING[name] }, sender);
      if (MESSAGES[name].from === is) {
        expect(result).toEqual({ ok: true, value: 'done' });
        expect(handled).toHaveBeenCalledExactlyOnceWith(name, FITTING[name]);
      } else {
        expect(codeOf(result)).toBe('not-allowed');
        expect(handled).not.toHaveBeenCalled();
      }
    },
  );
});

describe('a message that is none', () => {
  const ring: { self?: unknown } = {};
  ring.self = ring;
  const NO_TYPES: unknown[] = [
    'no-such-message',
    '',
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    '__proto__',
    'LOG',
    ' log',
    7,
    null,
    undefined,
    ['log'],
    { toString: () => 'log' },
    // Firefox clones messages instead of writing them as JSON: numbers that JSON has no word for arrive, too.
    10n,
    ring,
  ];
  test.each(NO_TYPES.map((type) => ({ type })))(
    'is not understood: its type is $type (%#)',
    async ({ type }) => {
      const { handled, all } = noting();
      for (const { sender } of SENDERS)
        expect(codeOf(await answer(all, { ...FITTING.log, type }, sender))).toBe('not-understood');
      expect(handled).not.toHaveBeenCalled();
    },
  );
  test.each([null, undefined, 7, 'log', true, [], ['log'], {}, () => 'log', Symbol('log'), 10n])(
    'is not understood: it is no object with a type (%#)',
    async (message) => {
      const { handled, all } = noting();
      expect(codeOf(await answer(all, message, senderOf('log')))).toBe('not-understood');
      expect(handled).not.toHaveBeenCalled();
    },
  );
});

describe.each(NAMES)('%s', (name) => {
  const refused = async (message: unknown) => {
    const { handled, all } = noting();
    const result = await answer(all, message, senderOf(name));
    expect(handled).not.toHaveBeenCalled();
    return codeOf(result);
  };
  const fitting = FITTING[name];
  const fields = Object.keys(fitting);

  test('with a field too many is refused', async () => {
    expect(await refused({ type: name, ...fitting, extra: 1 })).toBe('not-understood');
    expect(await refused({ type: name, ...fitting, constructor: 1 })).toBe('not-understood');
    expect(await refused({ type: name, ...fitting, from: 'panel' })).toBe('not-understood');
  });
  test('with __proto__ as a field of its own is refused, and no prototype is changed', async () => {
    // As it comes over the wire: JSON makes it a field, where a literal would set the prototype.
    const json = JSON.stringify({ type: name, ...fitting }).replace(/^\{/, '{"__proto__":{"polluted":true},');
    expect(await refused(JSON.parse(json))).toBe('not-understood');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
  if (fields.length > 0) {
    test.each(fields)('without its field %s, or with a wrong one, is refused', async (field) => {
      const { [field]: _, ...rest } = fitting;
      expect(await refused({ type: name, ...rest })).toBe('not-understood');
      for (const wrong of [undefined, Symbol.iterator, Number.NaN, -1.5, [[]], { a: 1 }, () => 1])
        expect(await refused({ type: name, ...rest, [field]: wrong })).toBe('not-understood');
    });
    test('whose fields are only inherited is refused', async () => {
      expect(await refused(Object.assign(Object.create(fitting) as object, { type: name }))).toBe(
        'not-understood',
      );
    });
  }
});

describe('a mention in a message', () => {
  const refused = async (wrong: object) => {
    const { handled, all } = noting();
    const body = { type: 'log', ...FITTING.log, mention: { ...mention, ...wrong } };
    const result = await answer(all, body, senderOf('log'));
    expect(handled).not.toHaveBeenCalled();
    return codeOf(result);
  };
  test.each([
    { what: 'a link that runs code', wrong: { permalink: 'javascript:alert(1)' } },
    { what: 'a link to a file', wrong: { permalink: 'file:///etc/passwd' } },
    {
      what: 'a profile that runs code',
      wrong: { author: { ...mention.author, profileUrl: 'data:text/html,a' } },
    },
    { what: 'an empty text where the page told none', wrong: { text: '' } },
    { what: 'an empty name', wrong: { author: { ...mention.author, name: '' } } },
    { what: 'a time that is none', wrong: { postedAt: '3 h' } },
    { what: 'a site that is none of ours', wrong: { site: 'web' } },
    { what: 'a part that does not exist', wrong: { missing: ['soul'] } },
    { what: 'a field too many in its author', wrong: { author: { ...mention.author, email: 'a' } } },
  ])('with $what is refused', async ({ wrong }) => {
    expect(await refused(wrong)).toBe('not-understood');
  });
  test('without anything that the page did not tell is heard', async () => {
    const { handled, all } = noting();
    const bare = {
      ...mention,
      ...{ id: null, permalink: null, text: null, postedAt: null },
      author: { name: null, handle: null, profileUrl: null },
    };
    const message = { type: 'log', ...FITTING.log, mention: bare };
    expect(codeOf(await answer(all, message, senderOf('log')))).toBe('ok');
    expect(handled).toHaveBeenCalledOnce();
  });
});

describe('a text that is too long', () => {
  const long = 'ä'.repeat(LONGEST + 1);
  test.each([
    { name: 'note', body: { ...FITTING.note, text: long } },
    { name: 'log', body: { ...FITTING.log, mention: { ...mention, text: long } } },
    { name: 'seen', body: { ...FITTING.seen, mentions: [{ key: 'x:1001', text: long }] } },
    { name: 'saveTemplates', body: { op: 'op-1', templates: [templateOf('template-1', long)] } },
    { name: 'handOff', body: { ...FITTING.handOff, asked: long } },
    { name: 'handOff', body: { ...FITTING.handOff, packet: long } },
    { name: 'describePerson', body: { ...FITTING.describePerson, note: long } },
    { name: 'set', body: { ...FITTING.set, value: 'a'.repeat(2_001) } },
  ] as const)('in $name is refused as that, and nothing is done', async ({ name, body }) => {
    const { handled, all } = noting();
    expect(codeOf(await answer(all, { type: name, ...body }, senderOf(name)))).toBe('too-long');
    expect(handled).not.toHaveBeenCalled();
  });
  test('is not one that is just short enough', async () => {
    const { all } = noting();
    const text = 'ä'.repeat(LONGEST);
    expect(codeOf(await answer(all, { type: 'note', ...FITTING.note, text }, senderOf('note')))).toBe('ok');
  });
  test('more marks than may be asked for at once is no text: it is not understood', async () => {
    const { all } = noting();
    const keys = Array.from({ length: 2_001 }, (_, n) => `x:${n}`);
    expect(codeOf(await answer(all, { type: 'marks', site: 'x', keys, said: {} }, senderOf('marks')))).toBe(
      'not-understood',
    );
  });
});

describe('a handler that fails', () => {
  const failing = (error: unknown) =>
    ({ ...noting().all, note: () => Promise.reject(error) }) as unknown as Handlers;
  const throwing = (error: unknown) =>
    ({
      ...noting().all,
      note: () => {
        throw error;
      },
    }) as unknown as Handlers;
  const message = { type: 'note', ...FITTING.note };

  test.each([...FAILURES])('with the refusal %s answers with its code', async (code) => {
    for (const all of [failing(new Refusal(code, 'why')), throwing(new Refusal(code, 'why'))])
      expect(await answer(all, message, senderOf('note'))).toEqual({
        ok: false,
        error: { code, detail: 'why' },
      });
  });
  test.each([new Error('disk full'), new TypeError('oops'), 'a string', undefined, null])(
    'with anything else (%s) answers that it was not stored, and tells the console',
    async (error) => {
      const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
      for (const all of [failing(error), throwing(error)])
        expect(codeOf(await answer(all, message, senderOf('note')))).toBe('not-stored');
      expect(told).toHaveBeenCalledTimes(2);
    },
  );
});

describe('the listener', () => {
  const listen = (all: Handlers) => {
    const added = vi.spyOn(fakeBrowser.runtime.onMessage, 'addListener').mockImplementation(() => undefined);
    receive(all);
    expect(added).toHaveBeenCalledOnce();
    return added.mock.calls[0]?.[0] as unknown as (
      message: unknown,
      sender: Sender,
      respond: (answer: unknown) => void,
    ) => unknown;
  };
  test('keeps the line open and answers once, whatever comes', async () => {
    const listener = listen(noting().all);
    for (const message of [{ type: 'note', ...FITTING.note }, null, 7, { type: 'toString' }]) {
      const respond = vi.fn();
      expect(listener(message, senderOf('note'), respond)).toBe(true);
      await vi.waitFor(() => expect(respond).toHaveBeenCalledOnce());
      expect(respond.mock.calls[0]?.[0]).toHaveProperty('ok');
    }
  });
  test('leaves our own news to the panel', () => {
    const { handled, all } = noting();
    const respond = vi.fn();
    expect(listen(all)({ tells: 'switched' }, senderOf('note'), respond)).toBeUndefined();
    expect(respond).not.toHaveBeenCalled();
    expect(handled).not.toHaveBeenCalled();
  });
  test.each(NAMES)('takes no %s for news, whatever its fields are called', async (name) => {
    const { handled, all } = noting();
    const respond = vi.fn();
    expect(listen(all)({ type: name, ...FITTING[name] }, senderOf(name), respond)).toBe(true);
    await vi.waitFor(() => expect(respond).toHaveBeenCalledExactlyOnceWith({ ok: true, value: 'done' }));
    expect(handled).toHaveBeenCalledOnce();
  });
});

describe(`whatever is sent (seed ${SEED})`, () => {
  const anySender = fc.constantFrom(...SENDERS.map(({ sender }) => sender));
  const strange = fc.oneof(
    fc.jsonValue(),
    fc.anything({ withNullPrototype: true, withDate: true, withMap: true, withBigInt: true }),
  );
  const name = fc.constantFrom(...NAMES);
  /** A fitting message with one field, at any depth, made into something else. */
  const damaged = fc.tuple(name, fc.nat(), strange).map(([type, at, value]) => {
    const message = structuredClone(FITTING[type]);
    const places: { holder: Record<string, unknown>; key: string }[] = [];
    const look = (holder: Record<string, unknown>) => {
      for (const key of Object.keys(holder)) {
        places.push({ holder, key });
        const inner = holder[key];
        if (typeof inner === 'object' && inner !== null) look(inner as Record<string, unknown>);
      }
    };
    look(message);
    const place = places[at % Math.max(places.length, 1)];
    if (place) place.holder[place.key] = value;
    return { type, ...message };
  });
  const messages = fc.oneof(
    strange,
    fc.tuple(name, fc.dictionary(fc.string(), fc.jsonValue())).map(([type, body]) => ({ ...body, type })),
    fc.tuple(name, name).map(([type, other]) => ({ ...FITTING[other], type })),
    damaged,
    name.map((type) => ({ type, ...FITTING[type] })),
  );

  test('it is answered, it never throws, and a handler runs only for what fits and from whom it may come', async () => {
    let ran = 0;
    await fc.assert(
      fc.asyncProperty(messages, anySender, async (message, sender) => {
        const { handled, all } = noting();
        const result = await answer(all, message, sender);
        if (result.ok !== handled.mock.calls.length > 0) throw new Error('answered otherwise than done');
        if (!result.ok) {
          expect(FAILURES).toContain(result.error.code);
          return;
        }
        ran++;
        const [type, body] = handled.mock.calls[0] ?? [];
        const given = message as { type: MessageName };
        expect(type).toBe(given.type);
        expect(SENDERS.find((one) => one.sender === sender)?.is).toBe(MESSAGES[given.type].from);
        expect(MESSAGES[given.type].form.safeParse(body).success).toBe(true);
      }),
      { seed: SEED, numRuns: 3_000 },
    );
    // Were nothing ever to fit, the property would say nothing.
    expect(ran).toBeGreaterThan(20);
  });
});
