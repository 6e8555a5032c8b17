/** What every destination must do, held to servers that check requests as the products’ published APIs say. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CLIENTS } from '../../utils/destinations/by-kind';
import { DESTINATION_KINDS, NoAnswer, type Outcome, type Packet } from '../../utils/destinations/destination';
import type { FakeServer, Fault } from './server';
import { SERVERS } from './servers';

const packet = (id: string): Packet => ({
  id,
  caseId: 'case-1',
  to: 'John',
  subject: 'Ada waits since Monday',
  text: `This is id ${id} for @channel.\n\n“My tram <never> came & went.” 😡 \u0627\u0644\n- what was promised: an answer`,
  link: 'https://x.com/ada/status/1001',
});

const NEVER = /^$/;
/** What each answer means: whether the words are certainly not there, and what is said of it. */
const ANSWERS: { name: string; fault: Fault; is: Outcome['is']; why: string; said?: RegExp }[] = [
  {
    name: '401',
    fault: { kind: 'answer', reply: { status: 401, body: { error: 'Invalid Access Token' } } },
    is: 'refused',
    why: 'key',
    said: /Invalid Access Token/,
  },
  {
    name: '404',
    fault: { kind: 'answer', reply: { status: 404, body: 'no_service' } },
    is: 'refused',
    why: 'gone',
    said: /no_service/,
  },
  { name: '413', fault: { kind: 'answer', reply: { status: 413 } }, is: 'refused', why: 'too-long' },
  {
    name: '422',
    fault: {
      kind: 'answer',
      reply: { status: 422, body: { error: { title: 'RecordInvalid', message: 'Subject: is too short' } } },
    },
    is: 'refused',
    why: 'form',
    said: /Subject: is too short/,
  },
  {
    name: '429',
    fault: { kind: 'answer', reply: { status: 429, headers: { 'retry-after': '93' } } },
    is: 'later',
    why: 'busy',
  },
  {
    name: '500',
    fault: { kind: 'answer', reply: { status: 500, body: 'rollup_error' } },
    is: 'unknown',
    why: 'server',
    said: /rollup_error/,
  },
  {
    name: '502 of a proxy, as a page',
    fault: {
      kind: 'answer',
      reply: { status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>Bad gateway</h1>' },
    },
    is: 'unknown',
    why: 'server',
    said: NEVER,
  },
  {
    name: '200 with a page',
    fault: {
      kind: 'answer',
      reply: { status: 200, headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Sign in' },
    },
    is: 'unknown',
    why: 'web-page',
    said: NEVER,
  },
  {
    name: '200 with a page that says it is text',
    fault: { kind: 'answer', reply: { status: 200, body: ' <html><body>Welcome to the hotel' } },
    is: 'unknown',
    why: 'web-page',
    said: NEVER,
  },
  {
    name: '302',
    fault: { kind: 'answer', reply: { status: 302, headers: { location: 'https://evil.example/' } } },
    is: 'unknown',
    why: 'elsewhere',
  },
];

describe.each(DESTINATION_KINDS)('%s', (kind) => {
  const client = CLIENTS[kind];
  let server: FakeServer;
  beforeEach(async () => {
    server = await new SERVERS[kind]().listen();
  });
  afterEach(async () => {
    await server.close();
    expect(server.complaints).toEqual([]);
  });
  const send = (id: string, again = false) =>
    client.send(packet(id), server.place, server.key, server.asks(), again);
  /** The last request of a sending is the one that fails: what comes before it can be said again. */
  const failing = (fault: Fault) => {
    // Chatwoot's contact is made before.
    server.faults = kind === 'chatwoot' ? [] : [fault];
    if (kind !== 'chatwoot') return Promise.resolve();
    return send('before').then(() => {
      server.faults = [fault];
    });
  };
  const arrivedOf = (id: string) => server.arrived().filter((one) => one === id).length;

  test('sends the words as they are, and gives the link to the ticket where there is one', async () => {
    const outcome = await send('one');
    expect(outcome.is).toBe('sent');
    expect(server.arrived()).toEqual(['one']);
    const bodies = JSON.stringify(server.heard.map(({ json }) => json));
    for (const part of ['what was promised: an answer', '😡', '\u0627\u0644', 'status/1001'])
      expect(bodies).toContain(part);
    if (client.findable && outcome.is === 'sent') {
      expect(outcome.link).toMatch(/^https:\/\//);
      expect(outcome.link?.startsWith(server.place.origin)).toBe(true);
      expect(outcome.ref).toMatch(/^\d+$/);
    } else expect(outcome).toMatchObject({ link: null, ref: null });
    const asked = server.heard.map(({ path }) => path).join();
    if (!client.secretAddress) expect(asked).not.toContain(server.key);
  });

  test.each(ANSWERS)('takes $name for what it is', async ({ fault, is, why, said }) => {
    await failing(fault);
    const outcome = await send('one');
    expect(outcome).toMatchObject({ is, why });
    if (said && outcome.is !== 'sent') expect(outcome.said).toMatch(said);
    expect(arrivedOf('one')).toBe(0);
  });

  test('waits as long as Retry-After says, in seconds or as a date', async () => {
    await failing({ kind: 'answer', reply: { status: 429, headers: { 'retry-after': '93' } } });
    expect(await send('one')).toMatchObject({ is: 'later', after: 93_000 });
    const at = new Date(Date.now() + 3_600_000).toUTCString();
    await failing({ kind: 'answer', reply: { status: 429, headers: { 'retry-after': at } } });
    const dated = await send('two');
    expect(dated.is === 'later' && Math.abs((dated.after ?? 0) - 3_600_000)).toBeLessThan(10_000);
    await failing({ kind: 'answer', reply: { status: 429, headers: { 'retry-after': 'soon' } } });
    expect(await send('three')).toMatchObject({ is: 'later', after: null });
  });

  test.each(['drop', 'silence'] as const)('after a %s nobody knows whether it arrived', async (how) => {
    await failing({ kind: how, accepts: true });
    await expect(send('one')).rejects.toThrow(NoAnswer);
    expect(arrivedOf('one')).toBe(1);
    await failing({ kind: how, accepts: false });
    await expect(send('two')).rejects.toThrow(NoAnswer);
    expect(arrivedOf('two')).toBe(0);
    if (!client.findable) return;
    // Who can be asked tells, and has each once.
    expect(await send('one', true)).toMatchObject({ is: 'sent' });
    expect(await send('two', true)).toMatchObject({ is: 'sent' });
    expect(arrivedOf('one')).toBe(1);
    expect(arrivedOf('two')).toBe(1);
  });

  test('a server that nobody reaches cannot be told from one that fell silent', async () => {
    await server.close();
    await expect(send('one')).rejects.toThrow(NoAnswer);
    await server.listen();
  });

  test('a webhook is asked nothing before the words: an open connection that breaks would have the browser repeat them', async () => {
    await send('one');
    if (!client.findable) expect(server.heard.map(({ method }) => method)).toEqual(['POST']);
  });

  test('a test says that it works, or why not, and hands nothing over', async () => {
    const test = (key: string) => client.test(server.place, key, server.asks(), 'A test.');
    expect(await test(server.key)).toMatchObject({ is: 'sent' });
    const wrong = client.secretAddress ? `${server.place.origin}/elsewhere` : 'another';
    expect(await test(wrong)).toMatchObject({ is: 'refused', why: client.secretAddress ? 'gone' : 'key' });
    if (client.findable) expect(server.heard.every(({ method }) => method === 'GET')).toBe(true);
  });
});

test('Zendesk: after its two hours it knows no key any more, and the ticket is found by our id', async () => {
  const server = (await new SERVERS.zendesk().listen()) as InstanceType<typeof SERVERS.zendesk> & {
    keys: Map<string, unknown>;
  };
  const send = (again: boolean) =>
    CLIENTS.zendesk.send(packet('one'), server.place, server.key, server.asks(), again);
  await send(false);
  server.keys.clear();
  expect(await send(true)).toMatchObject({ is: 'sent', ref: '35436' });
  expect(server.arrived()).toEqual(['one']);
  await server.close();
});

test('Zendesk: the same key with other words is no new ticket', async () => {
  const server = await new SERVERS.zendesk().listen();
  const send = (subject: string) =>
    CLIENTS.zendesk.send({ ...packet('one'), subject }, server.place, server.key, server.asks(), false);
  await send('Ada waits');
  expect(await send('Ada still waits')).toMatchObject({ is: 'unknown', why: 'busy' });
  expect(server.arrived()).toEqual(['one']);
  await server.close();
});

test('Zendesk: without an e-mail address the key is an OAuth token', async () => {
  const heard: Record<string, string>[] = [];
  await CLIENTS.zendesk.test(
    { kind: 'zendesk', origin: 'https://a.zendesk.com', fields: {} },
    'token',
    async (question) => {
      heard.push(question.headers ?? {});
      return { status: 200, type: 'application/json', retryAfter: null, text: '{"count":{"value":1}}' };
    },
    '',
  );
  expect(heard[0]?.authorization).toBe('Bearer token');
});

test('Chatwoot: two hand-offs of a case are two conversations of one contact; an inbox for customers is refused', async () => {
  const server = (await new SERVERS.chatwoot().listen()) as FakeServer & {
    contacts: unknown[];
    channel: string;
  };
  const send = (id: string) =>
    CLIENTS.chatwoot.send(packet(id), server.place, server.key, server.asks(), false);
  await send('one');
  await send('two');
  expect(server.arrived()).toEqual(['one', 'two']);
  expect(server.contacts).toHaveLength(1);
  server.channel = 'Channel::Email';
  expect(await CLIENTS.chatwoot.test(server.place, server.key, server.asks(), '')).toMatchObject({
    is: 'refused',
    why: 'wrong-inbox',
  });
  await server.close();
});

test('Teams: more than a message may have is said before it is sent', async () => {
  const server = await new SERVERS.teams().listen();
  const long = { ...packet('one'), text: 'ä'.repeat(15_000) };
  expect(await CLIENTS.teams.send(long, server.place, server.key, server.asks(), false)).toEqual({
    is: 'refused',
    why: 'too-long',
    said: '',
  });
  expect(server.heard).toEqual([]);
  await server.close();
});

test('a webhook that was deleted is gone, whatever its product calls that, and what it said is told', async () => {
  const said = {
    slack: 'no_service',
    mattermost: 'Invalid webhook.',
    teams: 'WorkflowNotFound: The workflow could not be found.',
  } as const;
  for (const kind of ['slack', 'mattermost', 'teams'] as const) {
    const server = await new SERVERS[kind]().listen();
    const address = server.key.replace(/[^/]+$/, 'another');
    const told = await CLIENTS[kind].send(packet('one'), server.place, address, server.asks(), false);
    expect(told, kind).toMatchObject({ is: 'refused', why: 'gone' });
    for (const words of said[kind].split(': '))
      expect(told.is !== 'sent' && told.said, kind).toContain(words);
    await server.close();
  }
});

test('Slack: faster than it takes them is later, and nothing of it is there', async () => {
  const server = await new SERVERS.slack().listen();
  const ids = ['one', 'two', 'three', 'four', 'five', 'six'];
  const told = await Promise.all(
    ids.map((id) => CLIENTS.slack.send(packet(id), server.place, server.key, server.asks(), false)),
  );
  const later = told.filter(({ is }) => is === 'later');
  expect(later.length).toBeGreaterThan(0);
  expect(later[0]).toMatchObject({ why: 'busy', after: 1_000 });
  expect(server.arrived()).toHaveLength(told.length - later.length);
  await server.close();
});

test('Teams: what is too large for the server is refused by it too', async () => {
  const server = await new SERVERS.teams().listen();
  const large = { text: 'x'.repeat(29_000) };
  const { status } = await server.asks()({ method: 'POST', url: server.key, json: large });
  expect(status).toBe(413);
  expect(server.arrived()).toEqual([]);
  await server.close();
});
