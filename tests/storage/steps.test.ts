/**
 * A kill after every asynchronous step of every command: the worker dies at step 1, then at step 2, and so on until the
 * command lives through. Each time the ledger is wholly as before or wholly as after, and the same act sent again has
 * exactly one effect. `npm run torture` does every step; here it is every twentieth one, from a random one on.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { headOf } from '../../storage/act';
import { check, scrub, totalsOf } from '../../storage/check';
import { copied } from '../../storage/copied';
import { copyEntries } from '../../storage/copy';
import { type Ledger, NOTHING, plain } from '../../storage/ledger';
import type { Memory } from '../../storage/memory';
import { restore } from '../../storage/restore';
import { SEED } from '../page/random';
import { type Dump, databaseOf, dumpOf } from './dump';
import { COMMANDS, NOW, prepare } from './every-command';
import { Folder } from './folder';
import { freshLedger } from './ledger';
import { diesAt } from './mortal';
import { replayed, stored } from './replay';
import { shelf } from './shelf';

const STRIDE = Number(process.env.THREADKEEPER_STRIDE ?? 20);
const FIRST_STEP = 1 + (SEED % STRIDE);

const entriesOf = async (ledger: Ledger) => (await ledger.entries.toArray()).map(plain);

/** Without what is random in each try: an entry's salt, and what is made with it. */
const comparable = (dump: Dump) =>
  JSON.parse(JSON.stringify(dump), (name, value) =>
    ['salt', 'digest', 'sum'].includes(name) ? undefined : value,
  ) as Dump;

/** Whatever it holds: its head, its numbers and all its digests belong together. */
async function expectWhole(ledger: Ledger, before: Dump): Promise<void> {
  const [head] = before.head as Parameters<typeof totalsOf>[0][];
  expect(
    await check(ledger, head ? [{ ...totalsOf(head), sum: await sumThen(ledger, head) }] : []),
  ).toBeNull();
  expect(await scrub(ledger, null, 10_000)).toEqual({ next: null, damage: null });
  const entries = await ledger.entries.toArray();
  expect(entries.map(({ arrival }) => arrival)).toEqual(entries.map((_, n) => n + 1));
}

/** Only a ledger that did not move has the same sum. */
const sumThen = async (ledger: Ledger, then: { last: number; sum: string }) => {
  const now = await ledger.head.get('head');
  return now && now.last !== then.last ? now.sum : then.sum;
};

let base: Dump;
let allDeaths = 0;

beforeAll(async () => {
  const ledger = await freshLedger();
  await prepare(ledger);
  base = await dumpOf(ledger);
  ledger.close();
});

afterAll(() => console.log(`${COMMANDS.length} commands, ${allDeaths} deaths, seed ${SEED}`));

describe.each(COMMANDS)('$name', ({ first, run, now = NOW, inParts = false }) => {
  test('is wholly done or not at all, at whatever step it dies, and once when it is sent again', async () => {
    const begins = await freshLedger(await databaseOf(base));
    await first?.(begins);
    const before = await dumpOf(begins);
    await run(begins);
    const after = comparable(await dumpOf(begins));
    expect(await stored(begins)).toEqual(replayed(await entriesOf(begins), now));
    expect(after, 'the command has an effect').not.toEqual(comparable(before));
    begins.close();

    let deaths = 0;
    for (let step = FIRST_STEP; ; step += STRIDE) {
      const indexedDB = await databaseOf(before);
      if (!(await diesAt(indexedDB, step, run))) break;
      deaths++;
      const ledger = await freshLedger(indexedDB);
      await expectWhole(ledger, before);
      const left = comparable(await dumpOf(ledger));
      if (inParts) expect(await stored(ledger)).toEqual(replayed(await entriesOf(ledger), now));
      else expect([comparable(before), after], `died at step ${step}`).toContainEqual(left);
      await run(ledger);
      await expectWhole(ledger, before);
      expect(comparable(await dumpOf(ledger)), `sent again after step ${step}`).toEqual(after);
      ledger.close();
    }
    allDeaths += deaths;
  });
});

/** They write nothing by themselves. */
const NO_COMMANDS = ['isEdit', 'repairId', 'dueBy', 'handedOff', 'named', 'queued', 'withdrawal'];

test('no command of the storage is left out', async () => {
  const files = import.meta.glob<Record<string, unknown>>('../../storage/commands/*.ts', { eager: true });
  const names = Object.values(files).flatMap((exported) => Object.keys(exported));
  const here = COMMANDS.map(({ first, run }) => `${first} ${run}`).join();
  expect(names.length).toBeGreaterThan(20);
  for (const name of names.filter((one) => !NO_COMMANDS.includes(one)))
    expect(`${here} ${prepare}`, `${name} dies nowhere`).toMatch(new RegExp(`\\b${name}\\b`));
});

/** A ledger in which something is missing, what is remembered of it, and a folder with all of it. */
async function damaged() {
  const ledger = await freshLedger(await databaseOf(base));
  const folder = new Folder();
  await copyEntries(ledger, folder.handle);
  const had = totalsOf(await headOf(ledger));
  const whole = comparable({ ...(await stored(ledger)) });
  await ledger.entries.where('arrival').above(8).delete();
  await ledger.cases.clear();
  return { had, whole, folder, before: await dumpOf(ledger) };
}

test('the way back from damage, killed at whatever step, brings all back when it is asked for again', async () => {
  const { had, whole, folder, before } = await damaged();
  const has = NOTHING;
  for (let step = FIRST_STEP; ; step += STRIDE) {
    const indexedDB = await databaseOf(before);
    const memory: Memory = { shelf: shelf(), folder: folder.handle };
    const bringBack = (ledger: Ledger) => restore(ledger, memory, { kind: 'torn', has, had }, NOW);
    if (!(await diesAt(indexedDB, step, bringBack))) break;
    const ledger = await freshLedger(indexedDB);
    expect(await bringBack(ledger), `died at step ${step}`).toMatchObject({ missing: 0, bad: 0 });
    expect(comparable({ ...(await stored(ledger)) }), `died at step ${step}`).toEqual(whole);
    expect(await headOf(ledger)).toMatchObject({ count: had.count, sum: had.sum });
    expect(await scrub(ledger, null, 10_000)).toEqual({ next: null, damage: null });
    ledger.close();
  }
});

test('the rolling copy, killed at whatever step, has every entry when it goes on', async () => {
  for (let step = 1; ; step++) {
    const indexedDB = await databaseOf(base);
    const folder = new Folder();
    if (!(await diesAt(indexedDB, step, (ledger) => copyEntries(ledger, folder.handle)))) break;
    const ledger = await freshLedger(indexedDB);
    await copyEntries(ledger, folder.handle);
    const ids = new Set<string>();
    for await (const { entries, bad } of copied(folder.handle)) {
      expect(bad).toBe(0);
      for (const { entry } of entries) ids.add(entry.id);
    }
    expect(ids).toEqual(new Set((await ledger.entries.toArray()).map(({ id }) => id)));
    ledger.close();
  }
});
