/**
 * Bursts of a ledger: those of a plain walk over all of its cases, whatever became of their topics; none from what was forgotten; and
 * what the manager makes of them holds, also when the worker dies at a look.
 */
import { IDBFactory } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { findBursts } from '../../storage/bursts';
import { judgeBurst, noteNoticed, tickBurst } from '../../storage/commands/bursts';
import * as cases from '../../storage/commands/case';
import { expire } from '../../storage/commands/forget';
import { log } from '../../storage/commands/log';
import { merge } from '../../storage/commands/mentions';
import { linkPeople } from '../../storage/commands/people';
import * as topics from '../../storage/commands/topics';
import { undo } from '../../storage/commands/undo';
import { removeWatchword, saveWatchword } from '../../storage/commands/watchwords';
import { topicIdOf } from '../../storage/ids';
import type { Ledger } from '../../storage/ledger';
import { burstDetails } from '../../storage/queries/burst-details';
import { openBursts, unnoticed } from '../../storage/queries/bursts';
import type { BurstRow } from '../../storage/records';
import { type Burst, burstIn, LONGEST } from '../../utils/bursts/burst';
import { HOUR, shapeOf, usualOf, WEEKS } from '../../utils/bursts/usual';
import { standsFor } from '../../utils/topics';
import { randomFrom, SEED } from '../page/random';
import { actAt, evidence, freshLedger, START } from './ledger';
import { diesAt } from './mortal';

const DAY = 24 * HOUR;
/** Five weeks after START, a Monday at nine. */
const NOW = START + 35 * DAY;
/** UTC, whatever zone this machine has. */
const slotOf = (hour: number) => (hour + 4 * 24) % 168;
const look = (ledger: Ledger, now: number) => findBursts(ledger, now, async () => {}, slotOf);

let numbered = 0;
const minutes = (at: number) => (at - START) / 60_000;

async function logged(
  ledger: Ledger,
  at: number,
  some: string[],
  person = `p${numbered + 1}`,
  said = 'It never came.',
) {
  const n = ++numbered;
  const author = { name: person, handle: person, profileUrl: null };
  const act = actAt(minutes(at));
  const words = { author, text: `Number ${n}: ${said}`, permalink: `https://x.example/status/${n}` };
  const { logged } = await log(ledger, act, 'main', evidence(n, { ...words, postedAt: null }));
  if (some.length > 0) await cases.tag(ledger, actAt(minutes(at)), logged.caseId, { add: some, remove: [] });
  return { id: logged.caseId, op: act.op };
}

/** Five weeks in which something about delivery comes every other day, and something else every day. */
async function lived(): Promise<Ledger> {
  const ledger = await freshLedger();
  for (let day = 0; day < 35; day++) {
    await logged(ledger, START + day * DAY, ['app']);
    if (day % 2 === 0) await logged(ledger, START + day * DAY + HOUR, ['delivery']);
  }
  return ledger;
}

const rush = async (ledger: Ledger, count: number, at = NOW, topic = 'delivery') => {
  const made = [];
  for (let n = 0; n < count; n++) made.push(await logged(ledger, at + n * 60_000, [topic]));
  return made;
};

const plainly = ({ since, last, count, people, usual, over }: Burst) => ({
  ...{ since, last, count, people, over },
  usual: Number(usual.toFixed(6)),
});
const stored = ({ since, last, over, count, people, usual }: BurstRow) =>
  plainly({
    ...{ since: Date.parse(since), last: Date.parse(last), count, people, usual },
    over: over === null ? null : Date.parse(over),
  });

/** The same by a walk over the cases, with no count that was kept. */
async function walked(ledger: Ledger, topic: string, now: number): Promise<Burst | null> {
  const [all, rows] = await Promise.all([ledger.cases.toArray(), ledger.topics.toArray()]);
  const end = standsFor(rows);
  const living = all
    .filter(({ state }) => state !== 'merged')
    .map((row) => ({
      at: Date.parse(row.loggedAt),
      who: row.personId ?? row.id,
      is: row.topics.some((word) => end(topicIdOf(row.brand, word)) === topic),
    }))
    .sort((a, b) => a.at - b.at);
  const to = Math.floor((now - LONGEST) / DAY) * 24;
  const from = Math.max(Math.floor(living[0]!.at / DAY) * 24, to - WEEKS * 168);
  const hours = Array.from({ length: to - from }, (_, n) => from + n);
  const count = (which: (one: (typeof living)[0]) => boolean) =>
    hours.map((hour) => living.filter((one) => Math.floor(one.at / HOUR) === hour && which(one)).length);
  const slots = hours.map(slotOf);
  const shape = shapeOf(
    count(() => true),
    slots,
  );
  const usual = usualOf(
    count(({ is }) => is),
    slots,
    shape,
  );
  const others = usualOf(
    count(({ is }) => !is),
    slots,
    shape,
  );
  if (!usual || !others) return null;
  const lately = living.filter(({ at }) => at >= now - LONGEST);
  const came = lately.filter(({ is }) => is);
  const rest = lately.filter(({ is }) => !is).map(({ at }) => at);
  return burstIn({ came, usual, slotOf, others: { came: rest, usual: others } }, null, now);
}

test(`what is found is what a walk over all cases finds: topics renamed and put together, cases merged and taken back (seed ${SEED})`, async () => {
  const random = randomFrom(SEED);
  for (let round = 0; round < 3; round++) {
    const ledger = await freshLedger();
    const made: { id: string; op: string }[] = [];
    const words = ['delivery', 'late parcel', 'Parcels', 'app'];
    for (let day = 0; day < 30; day++)
      for (let n = random.below(3); n > 0; n--)
        made.push(await logged(ledger, START + day * DAY + random.below(20) * HOUR, [random.one(words)]));
    await topics.saveTopic(ledger, actAt(30 * 1440), 'main', {
      ...{ was: 'delivery', name: 'Shipping', about: '', sort: 'matter' as const, departments: [] },
    });
    await topics.mergeTopics(ledger, actAt(30 * 1440), 'main', 'late parcel', 'Shipping');
    for (let n = 4 + random.below(8); n > 0; n--)
      made.push(await logged(ledger, NOW - random.below(20 * HOUR), [random.one(words.slice(0, 3))]));
    for (let n = 0; n < 3; n++)
      await undo(ledger, actAt(minutes(NOW)), made.splice(random.below(made.length), 1)[0]!.op);
    await look(ledger, NOW);
    const rows = await ledger.bursts.toArray();
    const end = standsFor(await ledger.topics.toArray());
    for (const topic of new Set(words.map((word) => end(topicIdOf('main', word))))) {
      const walk = await walked(ledger, topic, NOW);
      const row = rows.find((one) => one.about === topic);
      expect(row && stored(row), topic).toEqual(walk === null ? undefined : plainly(walk));
    }
    ledger.close();
  }
});

test('nine about one matter within ten minutes are a burst, told once: who told a department of it, or found it usual, hears of it when it has doubled', async () => {
  const ledger = await lived();
  await topics.saveTopic(ledger, actAt(0), 'main', {
    ...{
      was: 'delivery',
      name: 'delivery',
      about: '',
      sort: 'matter' as const,
      departments: ['support', 'product'],
    },
  });
  await rush(ledger, 9);
  expect(await look(ledger, NOW + HOUR)).toBe(true);
  const [burst] = await openBursts(ledger);
  expect(burst).toMatchObject({ name: 'delivery', asks: true, count: 9, people: 9, over: null });
  expect(burst!.since).toBe(new Date(NOW).toISOString());
  expect(burst!.hours).toHaveLength(12);
  expect(burst!.hours.at(-1)).toEqual({ at: NOW, count: 9, usual: expect.any(Number) });
  // Nothing has changed: nobody hears of anything.
  expect(await look(ledger, NOW + HOUR)).toBe(false);
  expect((await unnoticed(ledger)).map(({ id }) => id)).toEqual([burst!.id]);
  await noteNoticed(ledger, await unnoticed(ledger));
  expect(await unnoticed(ledger)).toEqual([]);

  const details = await burstDetails(ledger, burst!.id);
  expect(details!.departments.map(({ name, toldAt }) => [name, toldAt])).toEqual([
    ['support', null],
    ['product', null],
  ]);
  expect(details!.quotes.map(({ evidence }) => evidence.author.handle)).toHaveLength(3);
  await tickBurst(ledger, burst!.id, { department: 'support', told: true }, NOW + 2 * HOUR);
  expect(await openBursts(ledger)).toMatchObject([{ asks: true }]);
  await tickBurst(ledger, burst!.id, { department: 'product', told: true }, NOW + 2 * HOUR);
  expect(await openBursts(ledger)).toMatchObject([{ asks: false }]);
  await judgeBurst(ledger, burst!.id, true, NOW + 2 * HOUR);
  expect(await openBursts(ledger)).toEqual([]);
  await judgeBurst(ledger, burst!.id, false, NOW + 2 * HOUR);
  await judgeBurst(ledger, burst!.id, true, NOW + 2 * HOUR);
  await rush(ledger, 8, NOW + 3 * HOUR);
  await look(ledger, NOW + 4 * HOUR);
  expect(await openBursts(ledger)).toEqual([]);
  await rush(ledger, 1, NOW + 4 * HOUR);
  await look(ledger, NOW + 5 * HOUR);
  expect(await openBursts(ledger)).toMatchObject([{ id: burst!.id, count: 18, asks: true }]);
  expect(await unnoticed(ledger)).toHaveLength(1);

  // A day later it is over, and is not found again in its own cases.
  await look(ledger, NOW + 31 * HOUR);
  expect(await openBursts(ledger)).toEqual([]);
  await look(ledger, NOW + 32 * HOUR);
  expect(await ledger.bursts.toArray()).toMatchObject([{ id: burst!.id, count: 18 }]);
});

test('quotes are of three customers, those who said something first', async () => {
  const ledger = await lived();
  const [one] = await rush(ledger, 3);
  for (let n = 0; n < 4; n++) await logged(ledger, NOW + (10 + n) * 60_000, ['delivery'], 'loud');
  const n = ++numbered;
  const silent = await log(
    ledger,
    actAt(minutes(NOW + 30 * 60_000)),
    'main',
    evidence(n, { text: null, author: { name: 'Still', handle: 'still', profileUrl: null } }),
  );
  await cases.tag(ledger, actAt(minutes(NOW)), silent.logged.caseId, { add: ['delivery'], remove: [] });
  await look(ledger, NOW + HOUR);
  const [burst] = await openBursts(ledger);
  expect(burst).toMatchObject({ count: 8, people: 5 });
  const { quotes } = (await burstDetails(ledger, burst!.id))!;
  expect(quotes.map(({ evidence }) => evidence.author.handle)).not.toContain('still');
  expect(new Set(quotes.map(({ personId }) => personId)).size).toBe(3);
  expect(quotes[0]!.evidence.author.handle).toBe('loud');
  expect(one).toBeDefined();
});

test('one customer with two accounts is one customer, and a case that went into another is none', async () => {
  const ledger = await lived();
  const made = await rush(ledger, 3);
  const rows = (await ledger.cases.bulkGet(made.map(({ id }) => id))).map((row) => row!);
  await linkPeople(ledger, actAt(minutes(NOW)), rows[0]!.personId!, rows[1]!.personId!, 'hand');
  await look(ledger, NOW + HOUR);
  expect(await openBursts(ledger)).toEqual([]);
  const two = [
    await logged(ledger, NOW + HOUR, ['delivery'], 'twice'),
    await logged(ledger, NOW + HOUR, ['delivery'], 'twice'),
  ];
  await merge(ledger, actAt(minutes(NOW + HOUR)), two[1]!.id, two[0]!.id);
  await look(ledger, NOW + HOUR + 60_000);
  expect(await openBursts(ledger)).toMatchObject([{ count: 4, people: 3 }]);
});

test('what was forgotten stands at noon of its day, and makes no burst', async () => {
  const ledger = await lived();
  for (let n = 0; n < 12; n++) {
    const { id } = await logged(ledger, NOW - 20 * HOUR + n * 90 * 60_000, [`topic ${n}`, 'delivery']);
    if (n >= 3) await cases.dismiss(ledger, actAt(minutes(NOW)), id, 'spam');
  }
  const forgotten = await expire(ledger, actAt(minutes(NOW)), NOW + DAY);
  expect(forgotten).not.toBeNull();
  await look(ledger, NOW + HOUR);
  expect(await openBursts(ledger)).toEqual([]);
});

test('a worker that dies at a look, at whatever step, has lost nothing and told nothing twice', async () => {
  const indexedDB = new IDBFactory();
  const ledger = await freshLedger(indexedDB);
  for (let day = 0; day < 35; day += 5) await logged(ledger, START + day * DAY, ['app', 'delivery']);
  await rush(ledger, 6);
  await look(ledger, NOW + HOUR);
  const whole = await ledger.bursts.toArray();
  expect(whole).toHaveLength(1);
  await ledger.bursts.clear();
  let deaths = 0;
  for (let step = 1; ; step++) {
    const died = await diesAt(indexedDB, step, (mortal) => look(mortal, NOW + HOUR));
    const rows = await ledger.bursts.toArray();
    if (rows.length > 0) expect(rows).toEqual(whole);
    if (!died) break;
    deaths++;
    await look(ledger, NOW + HOUR);
    expect(await ledger.bursts.toArray()).toEqual(whole);
    await ledger.bursts.clear();
  }
  expect(deaths).toBeGreaterThan(10);
});

test('a burst whose cases are taken back goes', async () => {
  const ledger = await lived();
  const made = await rush(ledger, 5);
  await look(ledger, NOW + HOUR);
  expect(await ledger.bursts.count()).toBe(1);
  for (const { op } of made.slice(0, 3)) await undo(ledger, actAt(minutes(NOW + HOUR)), op);
  await look(ledger, NOW + HOUR);
  expect(await ledger.bursts.count()).toBe(0);
});

test('a watch-word in the words of cases bursts as a topic does; its past is read off the cases, and anew when it is changed', async () => {
  const ledger = await freshLedger();
  const say = (at: number, said: string) => logged(ledger, at, [], undefined, said);
  for (let day = 0; day < 35; day++)
    await say(START + day * DAY, day % 7 === 0 ? 'The ferry was late.' : 'All is well.');
  const word = (words: string[], except: string[] = []) =>
    saveWatchword(ledger, actAt(0), 'main', { id: 'ferry', what: 'product', words, except });
  await word(['ferry', 'ferries']);
  for (let n = 0; n < 7; n++)
    await say(NOW + n * 60_000, n === 6 ? 'No ferry tale here.' : 'Where is my FERRY?');
  await look(ledger, NOW + HOUR);
  expect(await openBursts(ledger)).toMatchObject([{ name: 'ferry', about: 'ferry', count: 7, people: 7 }]);
  const [past] = await ledger.pasts.toArray();
  expect(Object.entries(past!.counts)).toEqual(
    // On five Mondays at nine.
    [0, 7, 14, 21, 28].map((day) => [String((START + day * DAY) / HOUR), 1]),
  );
  const [burst] = await openBursts(ledger);
  const details = await burstDetails(ledger, burst!.id);
  expect(details!.quotes).toHaveLength(3);
  expect(details!.departments).toEqual([]);

  // Those with an exclusion are not about it.
  await word(['ferry'], ['ferry tale']);
  await look(ledger, NOW + HOUR);
  expect(await openBursts(ledger)).toMatchObject([{ id: burst!.id, count: 6 }]);
  expect((await ledger.pasts.toArray()).map(({ clock }) => clock)).not.toEqual([past!.clock]);

  // Who subscribed to it is to be told.
  const told = { words: ['ferry'], except: ['ferry tale'], departments: ['product'] };
  await saveWatchword(ledger, actAt(0, 'told'), 'main', { id: 'ferry', what: 'product', ...told });
  const again = await burstDetails(ledger, burst!.id);
  expect(again!.departments.map(({ name }) => name)).toEqual(['product']);
  expect((await openBursts(ledger))[0]).toMatchObject({ asks: true });

  // Once the same cases have a topic, that one says it.
  const newest = (await ledger.cases.toArray()).filter(({ loggedAt }) => Date.parse(loggedAt) >= NOW);
  for (const { id } of newest)
    await cases.tag(ledger, actAt(minutes(NOW + HOUR)), id, { add: ['boats'], remove: [] });
  await look(ledger, NOW + HOUR);
  expect((await openBursts(ledger)).map(({ name }) => name)).toEqual(['boats']);
  for (const { id } of newest)
    await cases.tag(ledger, actAt(minutes(NOW + HOUR)), id, { add: [], remove: ['boats'] });
  await look(ledger, NOW + HOUR);
  expect((await openBursts(ledger)).map(({ name }) => name)).toEqual(['ferry']);

  await removeWatchword(ledger, actAt(0), 'ferry');
  await look(ledger, NOW + HOUR);
  expect(await openBursts(ledger)).toEqual([]);
  expect(await ledger.bursts.count()).toBe(0);
});
