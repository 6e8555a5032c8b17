/** Leaving a team with or without what was shared: nothing of one's own is lost, nothing of the rest is touched, all may come back. */
import { IDBFactory } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { headOf } from '../../storage/act';
import { begin } from '../../storage/backup/stage';
import { takeOverSome } from '../../storage/backup/take-over';
import { check, scrub, totalsOf } from '../../storage/check';
import * as cases from '../../storage/commands/case';
import { saveColleague } from '../../storage/commands/colleagues';
import * as deliveries from '../../storage/commands/deliver';
import { saveDestination } from '../../storage/commands/destination';
import { saveFeed } from '../../storage/commands/feeds';
import { keepFile } from '../../storage/commands/files';
import { forgetPerson } from '../../storage/commands/forget';
import { handOff } from '../../storage/commands/handoff';
import * as keep from '../../storage/commands/keep';
import { log } from '../../storage/commands/log';
import { describePerson } from '../../storage/commands/people';
import { noteVisit, saveSearch } from '../../storage/commands/searches';
import { noteUse, removeTemplate, saveStarter, saveTemplates } from '../../storage/commands/templates';
import { saveTopic } from '../../storage/commands/topics';
import { saveWatchword } from '../../storage/commands/watchwords';
import { beginFetch, endFetch } from '../../storage/fetched';
import { indexAnew, indexWords } from '../../storage/index-words';
import { type Ledger, plain } from '../../storage/ledger';
import * as memoryOf from '../../storage/memory';
import { type Memory, openSound, rememberTotals } from '../../storage/memory';
import { feeds } from '../../storage/queries/feeds';
import { leaving } from '../../storage/queries/leaving';
import { wish } from '../../storage/sync/claims';
import {
  endRemovals,
  leaveAndRemove,
  removedFromLedger,
  removeFromCopy,
  removeSome,
} from '../../storage/sync/remove';
import { join, leave } from '../../storage/sync/teams';
import { take } from '../../storage/take';
import { ALWAYS } from '../../utils/clocks/hours';
import { NOTHING_KNOWN } from '../../utils/handoffs/colleague';
import { STARTERS } from '../../utils/replies/starters';
import { SEED } from '../page/random';
import { databaseOf, dumpOf } from '../storage/dump';
import { Folder } from '../storage/folder';
import { actAt, evidence, freshLedger, options, START, templateOf } from '../storage/ledger';
import { diesAt } from '../storage/mortal';
import { replayed, stored } from '../storage/replay';
import { shelf } from '../storage/shelf';
import { logOn, Stream } from './memory-log';
import { BRAND, type Member, member, step, totalOf } from './seat';

/** Later than every act, since a log takes no entry from the future; nothing is due yet. */
const now = () => START + 150 * 60_000;
const LATER = START + 150 * 60_000;
const inStep = (one: Member, stream: Stream) => step(one, logOn(stream, one.user, now), { now });

/** Stands in every word of the team's brand, and nowhere else. */
const CANARY = 'kanarie';
/** What the team's brand is called. */
const FIRM = 'Seabreeze';
const OTHER = 'harbour';
const ONE_CANARY = (n: number) =>
  evidence(n, {
    text: `${CANARY} order ${n} never came.`,
    author: {
      name: `${CANARY} ${n}`,
      handle: `${CANARY}_${n}`,
      profileUrl: `https://x.com/${CANARY}_${n}`,
    },
    permalink: `https://x.com/${CANARY}_${n}/status/${1000 + n}`,
  });

interface Desk {
  indexedDB: IDBFactory;
  memory: Memory;
  folder: Folder;
  ledger: Ledger;
  stream: Stream;
  bo: Member;
}

/** As after a write. */
async function remember(ledger: Ledger, memory: Memory) {
  await rememberTotals(ledger, memory);
  await memoryOf.copyOn(ledger, memory);
}

/** Ada has a brand of her own and shares another one with Bo; both write of it whatever can be written. */
async function desk(): Promise<Desk> {
  const [indexedDB, folder, stream] = [new IDBFactory(), new Folder(), new Stream()];
  const memory: Memory = { shelf: shelf(), folder: folder.handle };
  const ledger = await openSound(memory, options(indexedDB));
  const ada = { user: 'ada', ledger };
  for (const starter of STARTERS) await saveStarter(ledger, START, BRAND, starter);
  await keep.set(ledger, actAt(0), BRAND, 'me', 'Ada');
  await keep.saveBrand(ledger, actAt(1), {
    ...{ id: BRAND, name: FIRM, longOnX: false },
    accounts: [{ site: 'x', handle: FIRM }],
  });
  await keep.saveBrand(ledger, actAt(1), { id: OTHER, name: 'Harbour', accounts: [], longOnX: false });
  await join(ledger, { brand: BRAND, user: 'ada', role: 'member', devices: [] }, START);
  const ids: string[] = [];
  for (let n = 1; n <= 4; n++) {
    ids.push((await log(ledger, actAt(n), BRAND, ONE_CANARY(n))).logged.caseId);
    await log(ledger, actAt(n), OTHER, evidence(50 + n));
  }
  const [first = '', second = '', third = ''] = ids;
  await cases.note(ledger, actAt(10), first, `Called: ${CANARY}.`);
  await cases.setFollowUp(ledger, actAt(10), first, {
    ...{ at: '2027-03-09T09:00:00.000Z', why: CANARY, pinned: true },
  });
  await cases.tag(ledger, actAt(11), first, { add: [CANARY], remove: [] });
  await saveTopic(ledger, actAt(11), BRAND, {
    ...{ was: null, name: `${CANARY} topic`, about: CANARY, sort: 'matter', departments: [CANARY] },
  });
  await handOff(ledger, actAt(12), second, {
    ...{ name: CANARY, department: CANARY, asked: CANARY, told: '', dueAt: null },
  });
  await saveColleague(ledger, actAt(13), BRAND, {
    ...{ was: { name: CANARY, department: CANARY }, name: CANARY, department: CANARY },
    about: { ...NOTHING_KNOWN, mail: `${CANARY}@nimbus.example` },
  });
  await describePerson(ledger, actAt(13), (await ledger.cases.get(first))?.personId ?? '', CANARY);
  await saveTemplates(ledger, actAt(14), BRAND, [templateOf('shared', `Hej ${CANARY}`)]);
  await saveTemplates(ledger, actAt(14), BRAND, [{ ...templateOf('own', 'Hej from Ada'), shared: false }]);
  await noteUse(ledger, 'shared', first, START);
  await saveWatchword(ledger, actAt(15), BRAND, {
    id: 'w',
    what: 'brand',
    words: [CANARY],
    except: [],
  } as never);
  await saveFeed(ledger, actAt(15), BRAND, {
    ...{ id: 'f', address: `https://${CANARY}.example/rss`, name: CANARY },
  });
  const [feed] = await feeds(ledger);
  await beginFetch(ledger, feed!, START);
  await endFetch(ledger, (await feeds(ledger))[0]!, broughtBy(), START);
  await saveSearch(ledger, actAt(15), BRAND, {
    ...{ id: 's', name: CANARY, address: `https://x.com/search?q=${CANARY}` },
  });
  await noteVisit(ledger, 's', START);
  await saveDestination(ledger, actAt(16), {
    ...{ id: 'd', name: CANARY, kind: 'zendesk', origin: `https://${CANARY}.zendesk.com` },
    fields: { email: `${CANARY}@nimbus.example` },
  } as never);
  await deliveries.deliver(ledger, actAt(17), {
    ...{ caseId: second, destinationId: 'd', to: CANARY, subject: CANARY, text: CANARY },
    ...{ link: null, handoff: null },
  });
  await keep.saveHours(ledger, actAt(18), ALWAYS);
  await cases.tag(ledger, actAt(18), third, { add: ['late'], remove: [] });
  await forgetPerson(ledger, actAt(19), (await ledger.cases.get(third))?.personId ?? '', { never: true });
  await ledger.bursts.put({ id: CANARY, brand: BRAND, called: CANARY } as never);
  await wish(ledger, first, 'take');

  const bo = await member('bo');
  await inStep(ada, stream);
  await inStep(bo, stream);
  for (let n = 21; n <= 24; n++) {
    await log(bo.ledger, actAt(n), BRAND, ONE_CANARY(n));
    await log(ledger, actAt(n), OTHER, evidence(50 + n));
  }
  await cases.answer(bo.ledger, actAt(25), first, `${CANARY}: sorry.`, 'said');
  await inStep(bo, stream);
  await inStep(ada, stream);
  while (await indexWords(ledger));
  await remember(ledger, memory);
  return { indexedDB, memory, folder, ledger, stream, bo };
}

const broughtBy = () => ({
  is: 'read' as const,
  feed: {
    title: CANARY,
    items: [{ id: CANARY, title: CANARY, text: CANARY, author: CANARY, link: null, postedAt: null }],
  },
  ...{ etag: null, lastModified: null, movedTo: null },
});

/** As the background does it, after the decision and at every start. */
async function carryOut(ledger: Ledger, memory: Memory) {
  while ((await takeOverSome(ledger, LATER)) !== null);
  const rows = await removedFromLedger(ledger);
  await removeFromCopy(ledger, memory);
  await endRemovals(ledger, rows);
}

/** All bytes that the ledger, the copy and the extension's own storage have. */
async function bytesOf({ ledger, memory, folder }: Pick<Desk, 'ledger' | 'memory' | 'folder'>) {
  const tables = await Promise.all(ledger.tables.map(async (one) => [one.name, await one.toArray()]));
  const files = [...folder.files.values()].map((bytes) => new TextDecoder().decode(bytes));
  return JSON.stringify([tables, files, await memory.shelf.get(null)]);
}

/** A few, with what stands around them. */
const tracesIn = (bytes: string, of = CANARY) =>
  [...bytes.matchAll(new RegExp(`.{0,200}${of}.{0,40}`, 'g'))].slice(0, 3).map(([trace]) => trace);

const entriesOf = async (ledger: Ledger) => (await ledger.entries.toArray()).map(plain);

/** Head, numbers, digests and what is remembered belong together, and every row is what the entries make it. */
async function expectSound(ledger: Ledger, memory: Memory, said = '') {
  const kept = (await memory.shelf.get(['ledger-totals']))['ledger-totals'];
  expect(await check(ledger, kept ? [kept as never] : []), said).toBeNull();
  expect(await scrub(ledger, null, 10_000), said).toEqual({ next: null, damage: null });
  const arrivals = (await ledger.entries.toArray()).map(({ arrival }) => arrival);
  expect(Math.max(0, ...arrivals), said).toBe((await headOf(ledger)).last);
  expect(await stored(ledger), said).toEqual(replayed(await entriesOf(ledger), START));
}

/** Only the other brand's, in every table of which it has something. */
async function othersOf(ledger: Ledger) {
  const { cases: all, people } = await stored(ledger);
  const of = (rows: unknown[]) => rows.filter((row) => (row as { brand: string }).brand === OTHER);
  return { cases: of(all), people: of(people) };
}

test('she leaves and keeps it: nothing of the ledger is touched', async () => {
  const { ledger, memory } = await desk();
  const before = await stored(ledger);
  await leave(ledger, BRAND);
  expect(await stored(ledger)).toEqual(before);
  expect(await ledger.teams.count()).toBe(0);
  await expectSound(ledger, memory);
});

test('she leaves and removes it: no byte of it is left in any table, the copy or the storage, and all else is as it was', async () => {
  const all = await desk();
  const { ledger, memory, indexedDB } = all;
  expect(await bytesOf(all)).toContain(CANARY);
  const before = await othersOf(ledger);
  const told = await leaving(ledger, BRAND);
  expect(told).toEqual({ cases: 7, others: ['Harbour'], templates: 1, unsent: 0 });
  await leaveAndRemove(ledger, BRAND);
  await expectSound(ledger, memory);
  await carryOut(ledger, memory);

  // Her own template hangs on the brand's name, which stays with it.
  const named = await ledger.brands.get(BRAND);
  expect(named?.name).toBe(FIRM);
  expect(tracesIn(await bytesOf(all))).toEqual([]);
  expect(await othersOf(ledger)).toEqual(before);
  expect((await ledger.cases.toArray()).every(({ brand }) => brand === OTHER)).toBe(true);
  expect((await ledger.activity.toArray()).every(({ brand }) => brand === OTHER)).toBe(true);
  expect(await ledger.settings.get('me')).toMatchObject({ value: 'Ada' });
  expect(await ledger.templates.get('own')).toBeDefined();
  expect(await ledger.templates.get('shared')).toBeUndefined();
  expect(await ledger.templates.count()).toBe(STARTERS.length + 1);
  expect(await ledger.settings.get('hours')).toBeUndefined();
  for (const name of [
    'teams',
    'seats',
    'claims',
    'purges',
    'setAside',
    'removals',
    'uses',
    'bursts',
    'erasures',
    'feedItems',
    'feedStates',
    'searchVisits',
    'notices',
    'topicSets',
  ])
    expect(await ledger.table(name).count(), name).toBe(0);
  await expectSound(ledger, memory);
  const indexed = await dumpOf(ledger);
  await indexAnew(ledger);
  while (await indexWords(ledger));
  const anew = await dumpOf(ledger);
  for (const name of ['words', 'postings']) expect(anew[name], name).toEqual(indexed[name]);

  // The next start finds it sound, also where the memories are older than the removal.
  ledger.close();
  const again = await openSound(memory, options(indexedDB));
  await log(again, actAt(90), OTHER, evidence(90));
  await remember(again, memory);
  await expectSound(again, memory);
  again.close();
});

test('she shared her template later: what it was before is hers and stays, what was shared of it goes', async () => {
  const all = await desk();
  const { ledger, memory } = all;
  await saveTemplates(ledger, actAt(30), BRAND, [templateOf('own', `Hej to all of ${CANARY}`)]);
  await inStep({ user: 'ada', ledger }, all.stream);
  await leaveAndRemove(ledger, BRAND);
  await carryOut(ledger, memory);
  expect(await ledger.templates.get('own')).toMatchObject({
    shared: false,
    texts: [{ text: 'Hej from Ada' }],
  });
  expect(await ledger.brands.get(BRAND)).toBeDefined();
  await expectSound(ledger, memory);
});

test('she has no template of her own there: the brand’s name goes as well', async () => {
  const all = await desk();
  const { ledger, memory } = all;
  await removeTemplate(ledger, actAt(30), 'own');
  await inStep({ user: 'ada', ledger }, all.stream);
  await leaveAndRemove(ledger, BRAND);
  await carryOut(ledger, memory);
  expect(await ledger.brands.get(BRAND)).toBeUndefined();
  expect(await ledger.templates.get('own')).toBeUndefined();
  expect(tracesIn(await bytesOf(all), FIRM)).toEqual([]);
  expect(tracesIn(await bytesOf(all))).toEqual([]);
  await expectSound(ledger, memory);
});

test('she joins again: all comes back from the team, and it is what it was', async () => {
  const { ledger, memory, stream, bo } = await desk();
  const ada = { user: 'ada', ledger };
  const [before, total] = [await stored(ledger), await totalOf(ada)];
  await leaveAndRemove(ledger, BRAND);
  await expect(
    join(ledger, { brand: BRAND, user: 'ada', role: 'member', devices: [] }, START),
  ).rejects.toMatchObject({ code: 'not-allowed' });
  await carryOut(ledger, memory);
  await join(ledger, { brand: BRAND, user: 'ada', role: 'member', devices: [] }, START);
  await inStep(ada, stream);
  expect(await totalOf(ada)).toEqual(total);
  expect(await totalOf(bo)).toEqual(total);
  expect(await stored(ledger)).toEqual(before);
  await remember(ledger, memory);
  await expectSound(ledger, memory);
  // Both go on.
  await log(ledger, actAt(70), BRAND, ONE_CANARY(70));
  await inStep(ada, stream);
  await inStep(bo, stream);
  expect(await totalOf(bo)).toEqual(await totalOf(ada));
});

test('what was not sent is here alone: she is told, nothing is changed, and a saved file of the whole is enough', async () => {
  const { ledger, stream } = await desk();
  const ada = { user: 'ada', ledger };
  await log(ledger, actAt(40), BRAND, ONE_CANARY(40));
  const before = await dumpOf(ledger);
  expect((await leaving(ledger, BRAND))?.unsent).toBeGreaterThan(0);
  await expect(leaveAndRemove(ledger, BRAND)).rejects.toMatchObject({ code: 'unsent' });
  expect(await dumpOf(ledger)).toEqual(before);

  // A table or a file whose writing began before does not have it.
  const { last } = await headOf(ledger);
  await keepFile(ledger, { id: 'table', name: 'a.csv', kind: 'cases' }, START);
  await keepFile(ledger, { id: 'early', name: 'a.jsonl', kind: 'backup', holds: last - 1 }, START);
  await expect(leaveAndRemove(ledger, BRAND)).rejects.toMatchObject({ code: 'unsent' });
  await keepFile(ledger, { id: 'whole', name: 'b.jsonl', kind: 'backup', holds: last }, START);
  expect((await leaving(ledger, BRAND))?.unsent).toBe(0);
  // Nor does it have what was written after it.
  await log(ledger, actAt(41), BRAND, ONE_CANARY(41));
  await expect(leaveAndRemove(ledger, BRAND)).rejects.toMatchObject({ code: 'unsent' });
  await inStep(ada, stream);
  await leaveAndRemove(ledger, BRAND);
  expect(await ledger.teams.count()).toBe(0);
});

test('what the log would not take, what a reader wrote, and what came from a file is here alone, too', async () => {
  const { ledger } = await desk();
  const row = (await ledger.teams.get(BRAND))!;
  const sound = async () => (await leaving(ledger, BRAND))?.unsent;
  expect(await sound()).toBe(0);
  const entry = (await ledger.entries.toArray()).find((one) => one.entity === 'case' && one.brand === BRAND)!;
  const aside = {
    brand: BRAND,
    subject: '',
    at: '',
    version: '1',
    body: JSON.stringify({ entry: plain(entry) }),
  };
  for (const why of ['too-long', 'conflict'] as const) {
    await ledger.setAside.put({ ...aside, id: why, why });
    expect(await sound(), why).toBe(1);
    await ledger.setAside.clear();
  }
  await ledger.teams.put({ ...row, role: 'reader' });
  expect(await sound()).toBeGreaterThan(10);
  await ledger.teams.put({ ...row, cursor: null });
  expect(await sound(), 'what others wrote, of a log that was never read').toBeGreaterThan(3);
  await ledger.teams.put(row);
  const elsewhere = await freshLedger();
  await log(elsewhere, actAt(44), BRAND, ONE_CANARY(44));
  const rows = await elsewhere.entries.toArray();
  await take(
    ledger,
    rows.map((one) => ({ entry: plain(one), salt: one.salt })),
    START,
  );
  expect(await sound()).toBe(rows.length);
  await expect(leaveAndRemove(ledger, BRAND)).rejects.toMatchObject({ code: 'unsent' });
});

test('clicks meanwhile are acknowledged and stay, whichever brand they are of; no import begins in the midst', async () => {
  const { ledger, memory } = await desk();
  await leaveAndRemove(ledger, BRAND);
  await expect(
    begin(ledger, 'an-import', { at: '', device: 'B', count: 0, sum: '' } as never),
  ).rejects.toMatchObject({ code: 'not-allowed' });
  for (let n = 0; (await removeSome(ledger, LATER)) !== null; n++) {
    if (n < 4) await log(ledger, actAt(70 + n), n % 2 ? BRAND : OTHER, evidence(200 + n));
    await expectSound(ledger, memory);
  }
  await carryOut(ledger, memory);
  const texts = (await ledger.cases.toArray()).map(({ evidence: { text } }) => text);
  for (const n of [200, 201, 202]) expect(texts).toContain(`My order ${n} never came.`);
  await remember(ledger, memory);
  await expectSound(ledger, memory);
});

test('the team’s brand is all that there is: an empty ledger is sound, is no emptied one, and goes on', async () => {
  const indexedDB = new IDBFactory();
  const folder = new Folder();
  const memory: Memory = { shelf: shelf(), folder: folder.handle };
  const ledger = await openSound(memory, options(indexedDB));
  const stream = new Stream();
  await join(ledger, { brand: BRAND, user: 'ada', role: 'member', devices: [] }, START);
  for (let n = 1; n < 80; n++) await log(ledger, actAt(n), BRAND, ONE_CANARY(n));
  await inStep({ user: 'ada', ledger }, stream);
  await remember(ledger, memory);
  const { last } = await headOf(ledger);
  await leaveAndRemove(ledger, BRAND);
  await carryOut(ledger, memory);
  expect(await ledger.entries.count()).toBe(0);
  expect(await headOf(ledger)).toMatchObject({ count: 0, gone: 0 });
  expect((await headOf(ledger)).last).toBeGreaterThanOrEqual(last);
  ledger.close();
  const again = await openSound(memory, options(indexedDB));
  await log(again, actAt(99), OTHER, evidence(99));
  while (await indexWords(again));
  expect(await again.words.count()).toBe(1);
  await remember(again, memory);
  await expectSound(again, memory);
  again.close();
  // But one that the browser emptied is seen.
  await expect(openSound(memory, options(new IDBFactory()))).rejects.toMatchObject({
    damage: { kind: 'emptied' },
  });
});

test('a ledger that lost a removal, or entries after one, is seen', async () => {
  const { ledger, memory } = await desk();
  const before = await dumpOf(ledger);
  await leaveAndRemove(ledger, BRAND);
  await carryOut(ledger, memory);
  await rememberTotals(ledger, memory);
  const lost = await databaseOf(before);
  await expect(openSound(memory, options(lost))).rejects.toMatchObject({ damage: { kind: 'older' } });
  const one = await ledger.entries.toCollection().first();
  await ledger.entries.delete(one!.arrival);
  expect((await scrub(ledger, null, 10_000)).damage).toMatchObject({ kind: 'torn' });
  ledger.close();
});

/** The removal has many steps: here it dies at one of so many, from a random one on. */
const STRIDE = Number(process.env.THREADKEEPER_STRIDE ?? 150);

test('killed after any step of the decision and of the removal, it is sound, goes on at the next start, and comes to the same', async () => {
  const all = await desk();
  const { ledger, memory, folder } = all;
  const before = await dumpOf(ledger);
  const files = new Map(folder.files);
  const totals = await memory.shelf.get(null);
  const through = async (one: Ledger, kept: Memory) => {
    await leaveAndRemove(one, BRAND);
    await carryOut(one, kept);
  };
  await through(ledger, memory);
  const after = await stored(ledger);
  const ids = (await ledger.entries.toArray()).map(({ id }) => id).sort();
  const sum = totalsOf(await headOf(ledger));

  let deaths = 0;
  for (let at = 1 + (SEED % STRIDE); ; at += STRIDE) {
    const indexedDB = await databaseOf(before);
    const there = new Folder();
    for (const [name, bytes] of files) there.files.set(name, bytes);
    const kept: Memory = { shelf: shelf(), folder: there.handle };
    await kept.shelf.set(totals);
    if (!(await diesAt(indexedDB, at, (one) => through(one, kept)))) break;
    deaths++;
    const said = `died at step ${at}, seed ${SEED}`;
    const next = await openSound(kept, options(indexedDB));
    await expectSound(next, kept, said);
    await rememberTotals(next, kept);
    await through(next, kept);
    await expectSound(next, kept, said);
    expect(await stored(next), said).toEqual(after);
    expect((await next.entries.toArray()).map(({ id }) => id).sort(), said).toEqual(ids);
    expect(await headOf(next), said).toMatchObject({ count: sum.count, sum: sum.sum, removed: sum.removed });
    const left = await bytesOf({ ledger: next, memory: kept, folder: there });
    expect(tracesIn(left), said).toEqual([]);
    next.close();
  }
  expect(deaths).toBeGreaterThan(10);
  console.log(`${deaths} deaths, seed ${SEED}`);
}, 600_000);

test('killed at any write of the rolling copy, the copy follows at the next start, and no line of it is left', async () => {
  for (let most = 0; ; most++) {
    const all = await desk();
    const { ledger, memory, folder, indexedDB } = all;
    await leaveAndRemove(ledger, BRAND);
    await log(ledger, actAt(80), OTHER, evidence(80));
    let writes = 0;
    folder.beforeClose = () => {
      if (++writes > most) throw new Error('killed');
    };
    const died = await carryOut(ledger, memory).then(
      () => false,
      () => true,
    );
    if (!died) break;
    folder.beforeClose = () => {};
    ledger.close();
    const next = await openSound(memory, options(indexedDB));
    await carryOut(next, memory);
    const left = await bytesOf({ ...all, ledger: next });
    expect(tracesIn(left)).toEqual([]);
    const inCopy = left;
    for (const { id } of await next.entries.toArray()) expect(inCopy).toContain(id);
    await expectSound(next, memory);
    next.close();
  }
});
