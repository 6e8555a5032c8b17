/** A hand-off on its way: what sends it, what keeps it waiting, what takes it back, who forgets it, and where no key is found. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { dropDestination } from '../../entrypoints/background/drop-destination';
import { check } from '../../storage/check';
import { arrived, deliver, queued, sendAgain, withdraw } from '../../storage/commands/deliver';
import { forgetPerson } from '../../storage/commands/forget';
import { askAgain, handOff, tickSent } from '../../storage/commands/handoff';
import { undo } from '../../storage/commands/undo';
import { copyEntries } from '../../storage/copy';
import { type Ledger, plain } from '../../storage/ledger';
import {
  deliveriesNaming,
  deliveriesOf,
  dueDeliveries,
  hangingDeliveries,
  nextDelivery,
} from '../../storage/queries/deliveries';
import { goOn } from '../../storage/restore';
import { person } from '../../storage/tables/person';
import type { DestinationKind } from '../../utils/destinations/destination';
import { dropSecrets, keepSecret, readSecret } from '../../utils/destinations/secret';
import { fileOf, importFile } from '../backup/ledgers';
import { Folder } from '../storage/folder';
import { actAt, freshLedger, START } from '../storage/ledger';
import { replayed, stored } from '../storage/replay';
import { shelf } from '../storage/shelf';
import { Desk } from './desk';

const HOUR = 3_600_000;
let desk: Desk;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  vi.setSystemTime(START + HOUR);
  desk = await Desk.with(2);
});
afterEach(async () => {
  await desk.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const words = (kind: DestinationKind, id: string, handoff: string | null = null) => ({
  caseId: desk.cases[0]!,
  destinationId: kind,
  to: 'John',
  subject: 'Ada waits',
  text: `A secret of Ada’s, id ${id} .`,
  link: null,
  handoff,
});
const now = () => ({ op: `op-${Math.random()}`, now: Date.now() });
const click = (kind: DestinationKind, id: string, handoff: string | null = null) =>
  deliver(desk.ledger, { op: id, now: Date.now() }, words(kind, id, handoff));
const look = () => desk.live((deliver) => deliver.look());
const row = async (id: string) => (await desk.ledger.deliveries.get(id))!;
const arrivedAt = (kind: DestinationKind) => desk.server(kind).arrived();

describe('what keeps it waiting', () => {
  test('without the browser’s permission nothing is asked; given back, it goes out', async () => {
    await click('slack', 'one');
    desk.allowed = false;
    await look();
    expect(await row('one')).toMatchObject({ state: 'waiting', attempts: 0 });
    expect(desk.server('slack').heard).toEqual([]);
    desk.allowed = true;
    await look();
    expect(await row('one')).toMatchObject({ state: 'sent', attempts: 1 });
    expect(arrivedAt('slack')).toEqual(['one']);
  });

  test('without its key nothing is asked', async () => {
    await click('zendesk', 'one');
    await desk.storage.remove('secret:zendesk');
    await look();
    expect(await row('one')).toMatchObject({ state: 'waiting', attempts: 0 });
    expect(desk.server('zendesk').heard).toEqual([]);
  });

  test('that the browser takes itself for offline is a hint: where the server answers, it goes out', async () => {
    await click('webhook', 'one');
    desk.onLine = false;
    await desk.server('webhook').close();
    await look();
    expect(await row('one')).toMatchObject({ state: 'waiting', attempts: 0 });
    await desk.server('webhook').listen();
    await look();
    expect(arrivedAt('webhook')).toEqual(['one']);
  });

  test('Retry-After is waited for, and not a look sooner', async () => {
    desk.server('slack').faults = [
      { kind: 'answer', reply: { status: 429, headers: { 'retry-after': '600' } } },
    ];
    await click('slack', 'one');
    await look();
    const { dueAt, state, why } = await row('one');
    expect({ state, why }).toEqual({ state: 'waiting', why: 'busy' });
    expect(Date.parse(dueAt!)).toBeGreaterThanOrEqual(Date.now() + 600_000);
    expect(await nextDelivery(desk.ledger, Date.now())).toBe(Date.parse(dueAt!));
    vi.setSystemTime(Date.now() + 590_000);
    await look();
    expect(arrivedAt('slack')).toEqual([]);
    vi.setSystemTime(Date.parse(dueAt!));
    await look();
    expect(arrivedAt('slack')).toEqual(['one']);
    expect(await nextDelivery(desk.ledger, Date.now())).toBeNull();
  });

  test('one is sent at a time to each destination, in the order of the clicks', async () => {
    for (const id of ['one', 'two', 'three']) {
      await click('slack', id);
      vi.setSystemTime(Date.now() + 1_000);
    }
    let [open, most] = [0, 0];
    const server = desk.server('slack');
    const asks = server.asks.bind(server);
    server.asks = (patience) => async (question) => {
      most = Math.max(most, ++open);
      return asks(patience)(question).finally(() => open--);
    };
    await desk.live((deliver) => Promise.all([deliver.look(), deliver.look(), deliver.look()]));
    expect(arrivedAt('slack')).toEqual(['one', 'two', 'three']);
    expect(most).toBe(1);
  });
});

describe('what takes it back', () => {
  test('undoing the hand-off withdraws what was not sent yet', async () => {
    const caseId = desk.cases[0]!;
    const handoff = { name: 'John', department: '', asked: 'Where?', told: '', dueAt: null };
    await handOff(desk.ledger, { op: 'handing', now: Date.now() }, caseId, handoff);
    await click('slack', 'one', 'handing');
    await undo(desk.ledger, now(), 'handing');
    expect(await row('one')).toMatchObject({ state: 'withdrawn', dueAt: null });
    expect((await desk.ledger.cases.get(caseId))?.handoff).toBeNull();
    await look();
    expect(desk.server('slack').heard).toEqual([]);
  });

  test('once it was sent, nothing of the hand-off is undone, and that is said', async () => {
    const caseId = desk.cases[0]!;
    const handoff = { name: 'John', department: '', asked: 'Where?', told: '', dueAt: null };
    await handOff(desk.ledger, { op: 'handing', now: Date.now() }, caseId, handoff);
    await click('slack', 'one', 'handing');
    await look();
    await expect(undo(desk.ledger, now(), 'handing')).rejects.toMatchObject({ code: 'on-its-way' });
    await expect(undo(desk.ledger, now(), 'one')).rejects.toMatchObject({ code: 'on-its-way' });
    await expect(withdraw(desk.ledger, now(), 'one')).rejects.toMatchObject({ code: 'on-its-way' });
    await expect(sendAgain(desk.ledger, now(), 'one')).rejects.toMatchObject({ code: 'on-its-way' });
    expect((await desk.ledger.cases.get(caseId))?.handoff?.name).toBe('John');
    expect(await row('one')).toMatchObject({ state: 'sent' });
  });

  test('what is queued with the hand-off in one act is taken back with it', async () => {
    const { act } = await import('../../storage/act');
    const by = { op: 'both', now: Date.now() };
    await act(desk.ledger, by, async () => [await queued(desk.ledger, 'both', words('slack', 'both'))]);
    await undo(desk.ledger, now(), 'both');
    expect(await row('both')).toMatchObject({ state: 'withdrawn' });
  });

  test('what was not sent yet goes in the act that ticks it, and so does a reminder; each is taken back with its act', async () => {
    const caseId = desk.cases[0]!;
    const to = { destinationId: 'slack', subject: 'Ada waits', link: null };
    const by = (op: string) => ({ op, now: Date.now() });
    const handoff = { name: 'John', department: '', asked: 'Where?', told: '', dueAt: null };
    await handOff(desk.ledger, by('handing'), caseId, { ...handoff, packet: 'Where? id tick:1 .' });
    const held = async () => (await desk.ledger.cases.get(caseId))!.handoff!;
    expect(await held()).toMatchObject({ unsent: true });
    const packet = { ...to, text: 'Where? id tick:1 .', handoff: 'handing' };
    await tickSent(desk.ledger, by('tick'), caseId, 'sent', packet);
    await askAgain(desk.ledger, by('ask'), caseId, { text: 'And? id ask:1 .', sentBy: 'sent', deliver: to });
    expect(await held()).toMatchObject({ unsent: false, sentBy: 'sent', asks: 1 });
    await undo(desk.ledger, now(), 'ask');
    expect(await held()).toMatchObject({ asks: 0 });
    await look();
    expect(arrivedAt('slack')).toEqual(['tick:1']);
    expect((await desk.ledger.deliveries.toArray()).map(({ to, state }) => [to, state]).sort()).toEqual([
      ['John', 'sent'],
      ['John', 'withdrawn'],
    ]);
    // Nothing of it is taken back once it is there: the hand-off was sent.
    await expect(undo(desk.ledger, now(), 'tick')).rejects.toMatchObject({ code: 'on-its-way' });
    await expect(undo(desk.ledger, now(), 'handing')).rejects.toMatchObject({ code: 'on-its-way' });
    await askAgain(desk.ledger, by('ask-2'), caseId, {
      text: 'And? id ask-2:1 .',
      sentBy: 'sent',
      deliver: to,
    });
    await look();
    expect(arrivedAt('slack')).toEqual(['tick:1', 'ask-2:1']);
  });

  test('where its destination was removed, or its case taken back, that is said, and nothing is sent', async () => {
    await click('slack', 'one');
    await desk.ledger.destinations.delete('slack');
    await look();
    expect(await row('one')).toMatchObject({ state: 'failed', why: 'no-destination', dueAt: null });
    await click('webhook', 'two');
    await desk.ledger.cases.delete(desk.cases[0]!);
    await look();
    expect(await row('two')).toMatchObject({ state: 'failed', why: 'no-case' });
    expect(desk.server('webhook').heard).toEqual([]);
  });
});

describe('another machine', () => {
  const queueOnly = async () => {
    await click('zendesk', 'one');
    const other = await freshLedger();
    await importFile(other, await fileOf(desk.ledger));
    return other;
  };

  test('never sends what was queued here by itself; by hand it does, and the ticket is there once', async () => {
    const other = await queueOnly();
    expect(await dueDeliveries(other, Date.now() + HOUR)).toEqual([]);
    expect(await nextDelivery(other, Date.now())).toBeNull();
    expect(await hangingDeliveries(other)).toMatchObject([{ id: 'one', here: false, state: 'waiting' }]);
    await look();
    expect(arrivedAt('zendesk')).toEqual(['one']);
    // It does not know yet that it was sent.
    await sendAgain(other, now(), 'one');
    expect(await dueDeliveries(other, Date.now() + HOUR)).toMatchObject([{ id: 'one' }]);
    await importFile(desk.ledger, await fileOf(other));
    expect(await row('one')).toMatchObject({ state: 'sent' });
    other.close();
  });

  test('merged in whatever order, both tell the same of it', async () => {
    const other = await queueOnly();
    await sendAgain(other, now(), 'one');
    await look();
    await importFile(other, await fileOf(desk.ledger));
    await importFile(desk.ledger, await fileOf(other));
    const theirs = await other.deliveries.get('one');
    expect(theirs).toEqual(await row('one'));
    expect(theirs).toMatchObject({ state: 'sent' });
    other.close();
  });

  test('nor does this one, when it goes on with what is left of its ledger: it may have been sent', async () => {
    await click('slack', 'one');
    await look();
    expect(await row('one')).toMatchObject({ state: 'sent' });
    // The newest entries are lost: that it was tried, and that it was sent.
    const entries = await desk.ledger.entries.where({ entity: 'delivery', entityId: 'one' }).toArray();
    await desk.ledger.entries.bulkDelete(entries.slice(1).map(({ arrival }) => arrival));
    const damage = (await check(desk.ledger, []))!;
    await goOn(desk.ledger, { shelf: shelf(), folder: new Folder().handle }, damage, Date.now());
    expect(await row('one')).toMatchObject({ state: 'waiting' });
    await look();
    expect(arrivedAt('slack')).toEqual(['one']);
    expect(await deliveriesOf(desk.ledger, desk.cases[0]!)).toMatchObject([{ here: false }]);
  });
});

test('what may have been sent is settled by hand: it is there, or it is sent again', async () => {
  for (const id of ['one', 'two']) {
    desk.server('slack').faults = [{ kind: 'drop', accepts: id === 'one' }];
    await click('slack', id);
    await look();
    expect(await row(id)).toMatchObject({ state: 'perhaps', dueAt: null });
  }
  vi.setSystemTime(Date.now() + 48 * HOUR);
  await look();
  expect(arrivedAt('slack')).toEqual(['one']);
  await arrived(desk.ledger, now(), 'one');
  await sendAgain(desk.ledger, now(), 'two');
  await look();
  expect(arrivedAt('slack')).toEqual(['one', 'two']);
  expect([(await row('one')).state, (await row('two')).state]).toEqual(['sent', 'sent']);
});

test('who is forgotten is forgotten here, too: the words go, what left is named, and no file brings them back', async () => {
  await click('slack', 'one');
  await click('webhook', 'two');
  await desk.live((deliver) => deliver.look());
  await click('slack', 'three');
  const file = await fileOf(desk.ledger);
  const { personId } = (await desk.ledger.cases.get(desk.cases[0]!))!;
  expect((await deliveriesNaming(desk.ledger, [personId!])).map(({ id }) => id).sort()).toEqual([
    'one',
    'two',
  ]);
  let held = '';
  for await (const text of person(desk.ledger, personId!, () => ({ title: '', words: [] }), Date.now()))
    held += text;
  expect(held).toContain('A secret of Ada’s');
  await forgetPerson(desk.ledger, now(), personId!, { never: false });
  const all = async (ledger: Ledger) =>
    JSON.stringify(await Promise.all(ledger.tables.map((table) => table.toArray())));
  expect(await all(desk.ledger)).not.toContain('secret of Ada');
  expect(await desk.ledger.deliveries.count()).toBe(0);
  await importFile(desk.ledger, file);
  expect(await all(desk.ledger)).not.toContain('secret of Ada');
  expect(await desk.ledger.deliveries.count()).toBe(0);
  const entries = (await desk.ledger.entries.toArray()).map(plain);
  expect(await stored(desk.ledger)).toEqual(replayed(entries, Date.now()));
  await look();
  expect(arrivedAt('slack')).toEqual(['one']);
});

describe('a key', () => {
  const CANARY = 'canary-8f3a1c77e2';

  test('is in no entry, no table, no backup, no copy and no file about a person, whatever a server answers', async () => {
    const server = desk.server('slack');
    await keepSecret(desk.storage, 'slack', `${server.place.origin}/services/T0/B0/${CANARY}`);
    await keepSecret(desk.storage, 'zendesk', CANARY);
    await keepSecret(desk.storage, 'chatwoot', CANARY);
    // Some servers repeat what they were asked.
    for (const kind of ['slack', 'zendesk', 'chatwoot'] as const) {
      desk.server(kind).faults = [
        { kind: 'answer', reply: { status: 400, body: `no hook at /services/T0/B0/${CANARY} (${CANARY})` } },
      ];
      await click(kind, `to-${kind}`);
    }
    await look();
    expect(await row('to-slack')).toMatchObject({ state: 'failed' });
    expect((await row('to-slack')).said).toContain('no hook at');
    expect(JSON.stringify([...desk.server('zendesk').heard, ...server.heard])).toContain(
      Buffer.from(`mia@nimbus.example/token:${CANARY}`).toString('base64'),
    );

    const tables = await Promise.all(desk.ledger.tables.map((table) => table.toArray()));
    const folder = new Folder();
    await copyEntries(desk.ledger, folder.handle);
    const copies = [...folder.files.values()].map((bytes) => new TextDecoder().decode(bytes));
    let held = '';
    const { personId } = (await desk.ledger.cases.get(desk.cases[0]!))!;
    for await (const text of person(desk.ledger, personId!, () => ({ title: '', words: [] }), Date.now()))
      held += text;
    const file = await fileOf(desk.ledger);
    for (const text of [JSON.stringify(tables), ...copies, file, held]) {
      expect(text.length).toBeGreaterThan(100);
      expect(text).not.toContain(CANARY);
      expect(text).not.toContain(Buffer.from(CANARY).toString('base64').slice(0, 12));
    }
    // It is in the one place where it belongs.
    expect(JSON.stringify([...desk.storage.items])).toContain(CANARY);
  });

  test('goes with its destination, and with the last one at a server the permission goes', async () => {
    const removed: string[][] = [];
    Object.assign(fakeBrowser.storage.local, desk.storage);
    Object.assign(fakeBrowser.permissions, {
      // With no server in it, only Firefox's consent is given back, of what nobody sends any more.
      remove: async ({ origins }: { origins: string[] }) => origins.length > 0 && removed.push(origins),
    });
    fakeBrowser.runtime.getManifest = () => ({ content_scripts: [] }) as never;
    const second = {
      id: 'second',
      name: 'Another',
      kind: 'slack',
      origin: 'https://hooks.slack.com',
      fields: {},
    } as const;
    const { saveDestination } = await import('../../storage/commands/destination');
    await saveDestination(desk.ledger, now(), second);
    await keepSecret(desk.storage, 'second', 'https://hooks.slack.com/services/b');
    await dropDestination(desk.ledger, now(), 'slack');
    expect(await readSecret(desk.storage, 'slack')).toBeNull();
    expect(await readSecret(desk.storage, 'second')).not.toBeNull();
    expect(removed).toEqual([]);
    const by = now();
    await dropDestination(desk.ledger, by, 'second');
    expect(removed).toEqual([['https://hooks.slack.com/*']]);
    // Whoever died before the answer asks again.
    await dropDestination(desk.ledger, by, 'second');
    expect(await readSecret(desk.storage, 'zendesk')).not.toBeNull();
    await dropSecrets(desk.storage, new Set());
    expect([...desk.storage.items.keys()].filter((name) => name.startsWith('secret:'))).toEqual([]);
  });
});

test('a test is asked once however often its message comes, and says what is in its way', async () => {
  await desk.live(async (deliver) => {
    const [one, again] = await Promise.all([
      deliver.test('test-1', 'slack', 'A test.'),
      deliver.test('test-1', 'slack', 'A test.'),
    ]);
    expect(one).toMatchObject({ is: 'sent' });
    expect(again).toBe(one);
    desk.allowed = false;
    expect(await deliver.test('test-2', 'slack', 'A test.')).toEqual({ is: 'hindered', by: 'no-permission' });
  });
  expect(desk.server('slack').heard.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

test('the ledger’s tables are what its entries fold to, after all of it', async () => {
  await click('slack', 'one');
  await click('zendesk', 'two');
  desk.server('zendesk').faults = [{ kind: 'answer', reply: { status: 401 } }];
  await look();
  await withdraw(desk.ledger, actAt(90), 'two');
  const entries = (await desk.ledger.entries.toArray()).map(plain);
  expect(await stored(desk.ledger)).toEqual(replayed(entries, Date.now()));
});
