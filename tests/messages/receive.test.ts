/** The background's one door: who may say what, what is refused, and that nothing gets through but what fits. */

import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { z } from 'zod';
import { handlers } from '../../entrypoints/background/answer';
import { LONGEST } from '../../utils/cases';
import { MESSAGES, type MessageName } from '../../utils/messages/messages';
import { answer, type Handlers, receive, type Sender, senderClass } from '../../utils/messages/receive';
import {
  countsRefusals,
  readRefusals,
  SENDER_CLASSES,
  type SenderClass,
} from '../../utils/messages/refusals';
import { FAILURES, Refusal, type Result } from '../../utils/result';
import { templateOf } from '../storage/ledger';
import { FITTING, ID, mention, ORIGIN, SENDERS } from './fitting';

/** A failure is printed with its seed; `THREADKEEPER_SEED=… npx vitest run tests/messages` repeats it. */
const SEED = Number(process.env.THREADKEEPER_SEED ?? Date.now() % 2 ** 31);

const NAMES = Object.keys(MESSAGES) as MessageName[];

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
  test('lets our own pages say the rest, and nobody else anything', () => {
    expect([...new Set(NAMES.map((name) => MESSAGES[name].from))].sort()).toEqual(['page', 'panel']);
    expect([...new Set(SENDERS.map(({ is }) => is))].sort()).toEqual([...SENDER_CLASSES].sort());
    for (const { sender, is, who } of SENDERS) expect(senderClass(sender), who).toBe(is);
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
      const refused = vi.fn();
      const result = await answer(all, { type: name, ...FITTING[name] }, sender, refused);
      if (MESSAGES[name].from === is) {
        expect(result).toEqual({ ok: true, value: 'done' });
        expect(handled).toHaveBeenCalledExactlyOnceWith(name, FITTING[name]);
        expect(refused).not.toHaveBeenCalled();
      } else {
        expect(codeOf(result)).toBe('not-allowed');
        expect(handled).not.toHaveBeenCalled();
        expect(refused).toHaveBeenCalledExactlyOnceWith(is, name);
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

describe('what is refused is counted', () => {
  const refusing = async (...sent: [message: unknown, sender: Sender][]) => {
    vi.useFakeTimers();
    const count = countsRefusals();
    for (const [message, sender] of sent) await answer(noting().all, message, sender, count);
    await vi.advanceTimersByTimeAsync(1_000);
    vi.useRealTimers();
    return readRefusals();
  };
  const from = (is: SenderClass) => SENDERS.find((one) => one.is === is)!.sender;
  const message = { type: 'set', ...FITTING.set };

  test('by who sent it and what it was called, and goes on where another life of the background ended', async () => {
    expect(
      await refusing(
        [message, from('page')],
        [message, from('page')],
        [message, from('web')],
        [{ type: 'no-such-message' }, from('extension')],
        [{ ...message, more: 1 }, from('panel')],
        [message, from('panel')],
      ),
    ).toEqual({ 'page set': 2, 'web set': 1, 'extension ?': 1, 'panel set': 1 });
    expect(await refusing([message, from('page')])).toMatchObject({ 'page set': 3, 'web set': 1 });
  });
  test('not what is only too long, which the user is told', async () => {
    const text = 'ä'.repeat(LONGEST + 1);
    expect(await refusing([{ type: 'note', ...FITTING.note, text }, from('panel')])).toEqual({});
  });
  test('nor what a handler could not do; but a page that spoke for another site is', async () => {
    for (const [type, is, counted] of [
      ['note', 'panel', {}],
      ['log', 'page', { 'page log': 1 }],
    ] as const) {
      fakeBrowser.storage.resetState();
      vi.useFakeTimers();
      const all = { ...noting().all, [type]: () => Promise.reject(new Refusal('not-allowed', 'why')) };
      await answer(all as unknown as Handlers, { type, ...FITTING[type] }, from(is), countsRefusals());
      await vi.advanceTimersByTimeAsync(1_000);
      vi.useRealTimers();
      expect(await readRefusals()).toEqual(counted);
    }
  });
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
