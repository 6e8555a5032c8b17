/** The backup file that saves itself: when it is due, where it goes, and that nothing is believed before it is there. */
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import { begin, change, saveFile } from '../../entrypoints/background/back-up';
import type { Downloads } from '../../entrypoints/background/download';
import { seal } from '../../storage/backup/seal';
import { writeBackup } from '../../storage/backup/write';
import { keepFile } from '../../storage/commands/files';
import { log } from '../../storage/commands/log';
import type { Ledger } from '../../storage/ledger';
import type { Shelf } from '../../storage/memory';
import { newestScheduled, nextPlace, noFileSince } from '../../storage/queries/files';
import * as schedules from '../../storage/schedule';
import { keepSealingKey, readSealingKey } from '../../storage/sealing-key';
import { KEPT } from '../../utils/files';
import { actAt, evidence, freshLedger, options, START } from '../storage/ledger';
import { shelf as newShelf } from '../storage/shelf';
import { importFile } from './ledgers';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

async function loggedLedger(cases = 1): Promise<Ledger> {
  const ledger = await freshLedger();
  for (let n = 0; n < cases; n++) await log(ledger, actAt(n), 'main', evidence(n));
  return ledger;
}

/** Switched on at START, its first file due at once. */
async function switchedOn(): Promise<Shelf> {
  const shelf = newShelf();
  await schedules.keepSchedule(shelf, schedules.switchedOn('day', null, null, START));
  return shelf;
}

type Item = Browser.downloads.DownloadItem;

/** The browser's downloads: each goes through these states, one a look. */
function downloadsOf(...states: Partial<Item>[]) {
  const items: Item[] = [];
  const asked: { url: string; filename?: string | undefined; conflictAction?: string | undefined }[] = [];
  const cancelled: number[] = [];
  const downloads: Downloads = {
    download: async (options) => {
      asked.push(options);
      const id = items.length + 1;
      items.push({ id, url: options.url, filename: `/home/mia/${options.filename}` } as Item);
      return id;
    },
    search: async ({ id, url, state }) => {
      if (state !== undefined) return items.filter((item) => item.state === state);
      if (url !== undefined) return items.filter((item) => item.url === url);
      const item = items.find((one) => one.id === id);
      if (item) Object.assign(item, states.shift());
      return item ? [item] : [];
    },
    cancel: async (id) => void cancelled.push(id),
  };
  return { downloads, items, asked, cancelled };
}

const file = { url: 'blob:chrome-extension://threadkeeper/1', sum: 'a'.repeat(64), key: null };
const at = (ms: number) => () => ms;

// What fails is told to the maintainer, too.
beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined));

describe('the times', () => {
  const on = schedules.switchedOn('week', null, null, START);
  test('the first file is due at once, the next one a week after it was saved', () => {
    expect(schedules.isDue(on, START)).toBe(true);
    const next = schedules.settled(on, 'sum', START + HOUR);
    expect(schedules.isDue(next, START + HOUR + 7 * DAY - 1)).toBe(false);
    expect(schedules.isDue(next, START + HOUR + 7 * DAY)).toBe(true);
  });
  test('a time that was missed is due until it was made up', () => {
    expect(schedules.isDue(on, START + 90 * DAY)).toBe(true);
  });
  test('a clock that was put back keeps nobody waiting for longer than a week', () => {
    const next = schedules.settled(on, 'sum', START);
    expect(schedules.isDue(next, START - 400 * DAY)).toBe(true);
  });
  test('what failed is tried again in an hour; what never ends has an hour’s pause after three tries', () => {
    const next = schedules.failed(on, 'no-space', '', START);
    expect(schedules.isDue(next, START + HOUR - 1)).toBe(false);
    expect(schedules.isDue(next, START + HOUR)).toBe(true);
    let tried = on;
    for (let n = 0; n < 3; n++) tried = schedules.begun(tried, START);
    expect(tried.failure).toBeNull();
    tried = schedules.begun(tried, START);
    expect(tried).toMatchObject({ failure: { why: 'cut' }, tries: 0 });
    expect(schedules.isDue(tried, START)).toBe(false);
  });
  test('the alarm is for the next file, for a little later while one is under way, for none when it is off', async () => {
    const shelf = await switchedOn();
    expect(await schedules.nextLook(shelf, START)).toBe(START + 20_000);
    await schedules.keepSchedule(shelf, schedules.settled(on, null, START));
    expect(await schedules.nextLook(shelf, START)).toBe(START + 7 * DAY);
    await shelf.remove(schedules.SCHEDULE);
    expect(await schedules.nextLook(shelf, START)).toBeNull();
  });
});

describe('whether a file is made', () => {
  test('only of a ledger in which something was written since the last one', async () => {
    const shelf = await switchedOn();
    const empty = await freshLedger();
    expect(await begin(empty, shelf, START)).toBe(false);
    const ledger = await loggedLedger();
    await schedules.keepSchedule(shelf, schedules.switchedOn('day', null, null, START));
    expect(await begin(ledger, shelf, START)).toBe(true);
    const sum = (await ledger.head.get('head'))?.sum ?? '';
    await schedules.keepSchedule(
      shelf,
      schedules.settled(schedules.switchedOn('day', null, null, START), sum, START),
    );
    expect(await begin(ledger, shelf, START + DAY)).toBe(false);
    await log(ledger, actAt(1), 'main', evidence(9));
    expect(await begin(ledger, shelf, START + DAY)).toBe(false); // it was looked at today
    expect(await begin(ledger, shelf, START + 2 * DAY)).toBe(true);
  });
  test('not again where the background died right behind the row', async () => {
    const shelf = await switchedOn();
    const ledger = await loggedLedger();
    expect(await begin(ledger, shelf, START)).toBe(true);
    await keepFile(ledger, { ...(await nextPlace(ledger)), kind: 'scheduled' }, START + 1_000);
    expect(await begin(ledger, shelf, START + 2_000)).toBe(false);
    expect(await begin(ledger, shelf, START + 2_000 + DAY)).toBe(true);
  });
});

describe('saving', () => {
  test('a row says so when the browser does, and not before', async () => {
    const [ledger, shelf] = [await loggedLedger(), await switchedOn()];
    const { downloads, asked } = downloadsOf(
      { state: 'in_progress' },
      { state: 'in_progress' },
      { state: 'complete' },
    );
    const saving = saveFile(ledger, shelf, downloads, file, at(START + HOUR));
    await new Promise((done) => setTimeout(done, 100));
    expect(await ledger.files.count()).toBe(0);
    await saving;
    const head = await ledger.head.get('head');
    const name = `threadkeeper-${head?.device.slice(0, 6)}-1.jsonl`;
    expect(asked).toEqual([
      { url: file.url, filename: `Threadkeeper/${name}`, conflictAction: 'overwrite', saveAs: false },
    ]);
    expect(await ledger.files.toArray()).toEqual([
      {
        id: 'scheduled-1',
        holds: null,
        at: new Date(START + HOUR).toISOString(),
        name,
        kind: 'scheduled',
        clock: head?.clock,
      },
    ]);
    expect(await schedules.readSchedule(shelf)).toMatchObject({
      next: new Date(START + HOUR + DAY).toISOString(),
      sum: file.sum,
      failure: null,
    });
  });
  test.each([
    { error: 'FILE_NO_SPACE', why: 'no-space' },
    { error: 'USER_CANCELED', why: 'cancelled' },
    { error: 'FILE_FAILED', why: 'interrupted' },
  ] as const)(
    '$error is remembered, its half of a file goes, and it is tried again',
    async ({ error, why }) => {
      const [ledger, shelf] = [await loggedLedger(), await switchedOn()];
      const { downloads, cancelled } = downloadsOf({ state: 'interrupted', error } as Partial<Item>);
      await saveFile(ledger, shelf, downloads, file, at(START));
      expect(await ledger.files.count()).toBe(0);
      expect(cancelled).toEqual([1]);
      const schedule = await schedules.readSchedule(shelf);
      expect(schedule).toMatchObject({ sum: null, failure: { why } });
      expect(schedule && schedules.isDue(schedule, START + HOUR)).toBe(true);
      const again = downloadsOf({ state: 'complete' });
      await saveFile(ledger, shelf, again.downloads, file, at(START + HOUR));
      expect(await schedules.readSchedule(shelf)).toMatchObject({ failure: null });
      expect(await ledger.files.count()).toBe(1);
    },
  );
  test('a permission that was taken back is remembered as that', async () => {
    const [ledger, shelf] = [await loggedLedger(), await switchedOn()];
    await saveFile(ledger, shelf, undefined, file, at(START));
    expect(await schedules.readSchedule(shelf)).toMatchObject({ failure: { why: 'not-allowed' } });
  });
  test('the same address is saved once; another file under way with its name goes', async () => {
    const [ledger, shelf] = [await loggedLedger(), await switchedOn()];
    const { downloads, asked, cancelled } = downloadsOf({ state: 'complete' }, { state: 'complete' });
    const { name } = await nextPlace(ledger);
    await downloads.download({ url: 'blob:of-a-dead-page', filename: `Threadkeeper/${name}` });
    Object.assign((await downloads.search({ url: 'blob:of-a-dead-page' }))[0] ?? {}, {
      state: 'in_progress',
    });
    await downloads.download({ url: file.url, filename: `Threadkeeper/${name}` });
    await saveFile(ledger, shelf, downloads, file, at(START));
    expect(cancelled).toEqual([1]);
    expect(asked).toHaveLength(2);
    expect(await ledger.files.count()).toBe(1);
  });
  test('what is asked again because the background died before it answered is one file', async () => {
    const [ledger, shelf] = [await loggedLedger(), await switchedOn()];
    await begin(ledger, shelf, START);
    const before = await schedules.readSchedule(shelf);
    const { downloads } = downloadsOf({ state: 'complete' }, { state: 'complete' });
    await saveFile(ledger, shelf, downloads, file, at(START + 1_000));
    await saveFile(ledger, shelf, downloads, file, at(START + 2_000));
    expect(await ledger.files.count()).toBe(1);
    // Or behind the row, before the schedule said so.
    await schedules.keepSchedule(shelf, before!);
    await saveFile(ledger, shelf, downloads, file, at(START + 3_000));
    expect(await ledger.files.count()).toBe(1);
    expect(await schedules.readSchedule(shelf)).toMatchObject({ sum: file.sum, tries: 0 });
  });
  test(`the last ${KEPT} are kept: the next one takes the place of the oldest`, async () => {
    const [ledger, shelf] = [await loggedLedger(), await switchedOn()];
    for (let n = 0; n < KEPT + 2; n++)
      await saveFile(ledger, shelf, downloadsOf({ state: 'complete' }).downloads, file, at(START + n * DAY));
    expect(await ledger.files.count()).toBe(KEPT);
    expect((await newestScheduled(ledger))?.id).toBe('scheduled-2');
    expect((await nextPlace(ledger)).id).toBe('scheduled-3');
  });
  test('switched off meanwhile, it stays off', async () => {
    const [ledger, shelf] = [await loggedLedger(), newShelf()];
    await saveFile(ledger, shelf, undefined, file, at(START));
    expect(await schedules.readSchedule(shelf)).toBeNull();
  });
});

describe('a passphrase', () => {
  const inMemory = () => options(new IDBFactory());
  const scheduleOf = async (shelf: Shelf) => (await schedules.readSchedule(shelf))!;
  test('is kept as a key that nobody can read, and seals what its passphrase opens', async () => {
    const [shelf, where] = [newShelf(), inMemory()];
    await change(shelf, 'day', 'open sesame', START, where);
    const { key: id } = await scheduleOf(shelf);
    const kept = await readSealingKey(id!, where);
    expect(kept).toMatchObject({ key: { extractable: false, usages: ['deriveKey'] }, rounds: 600_000 });
    expect(JSON.stringify(await scheduleOf(shelf))).not.toContain('sesame');
    const ledger = await loggedLedger();
    let text = '';
    for await (const line of seal(writeBackup(ledger, START), kept!)) text += line;
    const other = await freshLedger();
    await importFile(other, text, 'open sesame');
    expect((await other.head.get('head'))?.sum).toBe((await ledger.head.get('head'))?.sum);
  });
  test('stays when only the rhythm changes; another one is another key, and due at once', async () => {
    const [shelf, where, ledger] = [newShelf(), inMemory(), await loggedLedger()];
    await change(shelf, 'day', 'open sesame', START, where);
    const first = await scheduleOf(shelf);
    const sum = (await ledger.head.get('head'))?.sum ?? '';
    await schedules.keepSchedule(shelf, schedules.settled(first, sum, START));
    await change(shelf, 'week', undefined, START + HOUR, where);
    expect(await scheduleOf(shelf)).toMatchObject({ every: 'week', key: first.key, sum });
    expect(await begin(ledger, shelf, START + HOUR)).toBe(false);
    await change(shelf, 'week', 'open barley', START + 2 * HOUR, where);
    const second = await scheduleOf(shelf);
    expect(second.key).not.toBe(first.key);
    expect(await readSealingKey(first.key!, where)).toBeNull();
    expect(await readSealingKey(second.key!, where)).not.toBeNull();
    expect(await begin(ledger, shelf, START + 2 * HOUR)).toBe(true);
  });
  test.each([
    ['is removed', 'day', null],
    ['goes with the switch', null, undefined],
  ] as const)('%s, and no database is left of it', async (_, every, passphrase) => {
    const [shelf, factory] = [newShelf(), new IDBFactory()];
    await change(shelf, 'day', 'open sesame', START, options(factory));
    expect((await factory.databases()).map(({ name }) => name)).toEqual(['threadkeeper-keys']);
    await change(shelf, every, passphrase, START + HOUR, options(factory));
    expect(await factory.databases()).toEqual([]);
    expect((await schedules.readSchedule(shelf))?.key ?? null).toBeNull();
  });
  test('a key that is gone, or an older one in its place, is none', async () => {
    const [shelf, where] = [newShelf(), inMemory()];
    expect(await readSealingKey('any', where)).toBeNull();
    await change(shelf, 'day', 'open sesame', START, where);
    const { key: older } = await scheduleOf(shelf);
    await change(shelf, 'day', 'open barley', START, where);
    const { key: newer } = await scheduleOf(shelf);
    await keepSealingKey(older!, 'open sesame', where); // as an older file of the disk would have it
    expect(await readSealingKey(newer!, where)).toBeNull();
  });
  test('a file that was made before it was set, or with another one, is not saved', async () => {
    const [ledger, shelf] = [await loggedLedger(), newShelf()];
    await change(shelf, 'day', 'open sesame', START, inMemory());
    const { downloads, asked } = downloadsOf({ state: 'complete' });
    await saveFile(ledger, shelf, downloads, file, at(START));
    await saveFile(ledger, shelf, downloads, { ...file, key: 'another' }, at(START));
    expect([asked, await ledger.files.count()]).toEqual([[], 0]);
    expect(await begin(ledger, shelf, START)).toBe(true);
    const { key } = await scheduleOf(shelf);
    await saveFile(ledger, shelf, downloads, { ...file, key }, at(START));
    expect(await ledger.files.count()).toBe(1);
    expect(await scheduleOf(shelf)).toMatchObject({ sum: file.sum, failure: null });
  });
  test('a file that was being saved when it was set is not the sealed one', async () => {
    const [ledger, shelf] = [await loggedLedger(), await switchedOn()];
    expect(await begin(ledger, shelf, START)).toBe(true);
    const { downloads } = downloadsOf({ state: 'in_progress' }, { state: 'complete' });
    const saving = saveFile(ledger, shelf, downloads, file, at(START + HOUR));
    await vi.waitUntil(async () => (await downloads.search({ url: file.url })).length > 0);
    await change(shelf, 'day', 'open sesame', START, inMemory());
    await saving;
    expect(await ledger.files.count()).toBe(1);
    expect(await begin(ledger, shelf, START + HOUR)).toBe(true);
  });
});

describe('Today’s line', () => {
  const keep = (ledger: Ledger, kind: 'sealed' | 'cases' | 'scheduled', ms: number) =>
    keepFile(ledger, { id: `${kind}-${ms}`, name: 'a', kind }, ms);
  test('nags nobody who has nothing to lose, nor in the first two weeks', async () => {
    const empty = await freshLedger();
    expect(await noFileSince(empty, START + 90 * DAY)).toBeNull();
    const ledger = await loggedLedger();
    expect(await noFileSince(ledger, START + 14 * DAY - 1)).toBeNull();
    expect(await noFileSince(ledger, START + 14 * DAY)).toEqual({ newest: null });
  });
  test('counts from the newest backup of whatever kind, and a table is none', async () => {
    const ledger = await loggedLedger();
    await keep(ledger, 'sealed', START + 10 * DAY);
    await keep(ledger, 'scheduled', START + 5 * DAY);
    await keep(ledger, 'cases', START + 20 * DAY);
    expect(await noFileSince(ledger, START + 24 * DAY - 1)).toBeNull();
    expect(await noFileSince(ledger, START + 24 * DAY)).toEqual({
      newest: new Date(START + 10 * DAY).toISOString(),
    });
  });
});
