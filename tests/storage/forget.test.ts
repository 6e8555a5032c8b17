/**
 * Somebody asks to be forgotten: nothing of them stays, nothing of anybody else goes, no file brings them back, and who
 * writes again later is a new customer.
 */
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { headOf } from '../../storage/act';
import { decide } from '../../storage/backup/stage';
import { check, scrub } from '../../storage/check';
import * as cases from '../../storage/commands/case';
import { saveFeed } from '../../storage/commands/feeds';
import { keepFile } from '../../storage/commands/files';
import { allowAgain, expire, forgetPerson, neverLog } from '../../storage/commands/forget';
import * as handoffs from '../../storage/commands/handoff';

import { log } from '../../storage/commands/log';
import { merge } from '../../storage/commands/mentions';
import { describePerson } from '../../storage/commands/people';
import { noteVisit, saveSearch } from '../../storage/commands/searches';
import { undo } from '../../storage/commands/undo';
import { saveWatchword } from '../../storage/commands/watchwords';
import { copyEntries } from '../../storage/copy';
import { beginFetch, endFetch } from '../../storage/fetched';
import { buryMore } from '../../storage/forget';
import { indexAnew, indexWords } from '../../storage/index-words';
import { type Ledger, plain } from '../../storage/ledger';
import { type Memory, openSound, rememberTotals } from '../../storage/memory';
import { feeds } from '../../storage/queries/feeds';
import { filesNaming } from '../../storage/queries/files';
import { marks } from '../../storage/queries/marks';
import { neverLogged } from '../../storage/queries/never';
import { markDue } from '../../storage/reminders';
import { restore } from '../../storage/restore';
import { take } from '../../storage/take';
import { FILE_KINDS } from '../../utils/files';
import { bytesOf, fileOf, importFile, stageFile, takeOverAll } from '../backup/ledgers';
import { Folder } from './folder';
import { actAt, evidence, freshLedger, options, START } from './ledger';
import { replayed, stored } from './replay';
import { shelf } from './shelf';

const NOBODY = { name: null, handle: null, profileUrl: null };
const NOW = START + 365 * 86_400_000;
const AUTHOR = { name: 'Canaria Byrd', handle: 'canaria_byrd', profileUrl: 'https://x.com/canaria_byrd' };
/** In everything that the canary wrote, that was written about them, or that would find them. */
const TRACES = ['CANARIA', 'Canaria', 'canaria_byrd', 'canary', 'x:5001', 'x:5002'];

const said = (n: number) =>
  evidence(0, { key: `x:${5000 + n}`, author: AUTHOR, text: `The canary says ${n}.`, permalink: null });

/** Two of the canary's cases with all that can happen to one, and two of others. */
async function worked(): Promise<Ledger> {
  const ledger = await freshLedger();
  for (const n of [1, 2]) {
    const { logged } = await log(ledger, actAt(n, `bird-${n}`), 'main', said(n), [`x:${5010 + n}`]);
    await cases.note(ledger, actAt(n + 2), logged.caseId, 'The canary rang.');
    const words = { name: 'John', department: '', asked: 'Help the canary', told: '', dueAt: null };
    const packet = 'Who: Canaria Byrd\n\n> The canary says.';
    await handoffs.handOff(ledger, actAt(n + 3), logged.caseId, { ...words, packet });
    await handoffs.askAgain(ledger, actAt(n + 3), logged.caseId, { text: 'The canary still waits.' });
    await handoffs.handoffAnswered(ledger, actAt(n + 3), logged.caseId, 'Ask the canary.');
    await handoffs.handOff(ledger, actAt(n + 3), logged.caseId, words);
    await handoffs.withdraw(ledger, actAt(n + 3), logged.caseId, 'The canary rang again.');
    await handoffs.handOff(ledger, actAt(n + 3), logged.caseId, words);
    await log(ledger, actAt(n + 4), 'main', evidence(n));
  }
  const person = await ledger.people.filter(({ name }) => name === AUTHOR.name).first();
  await describePerson(ledger, actAt(9), person!.id, 'A canary of long standing.');
  await saveWatchword(ledger, actAt(9), 'main', {
    ...{ id: 'bird', what: 'person', except: [] },
    words: ['CANARIA  BYRD', 'the canary'],
  });
  await saveWatchword(ledger, actAt(9), 'main', {
    ...{ id: 'birds', what: 'topic', except: [] },
    words: ['Byrd'],
  });
  while (await indexWords(ledger));
  return ledger;
}

function brought(first: string, title = 'News') {
  const told = { text: null, link: null, author: null, postedAt: null };
  const items = [
    { ...told, id: 'one', title: first },
    { ...told, id: 'two', title: 'Trams' },
  ];
  return { is: 'read', feed: { title, items }, etag: null, lastModified: null, movedTo: null } as const;
}

/** Feeds and searches about the canary, and an item of another feed that became theirs. */
async function listened(ledger: Ledger): Promise<void> {
  const save = (id: string, address: string, name = '') =>
    saveFeed(ledger, actAt(9), 'main', { id, name, address: `https://news.nimbus.example/${address}` });
  await save('about', 'alerts?q=%22Canaria+Byrd%22');
  await save('titled', 'alerts/2');
  await save('named', 'alerts/3', 'canaria byrd');
  await save('general', 'rss');
  for (const feed of await feeds(ledger)) {
    await beginFetch(ledger, feed, START);
    const title = feed.id === 'titled' ? 'Google Alert - Canaria Byrd' : 'News';
    const read = brought(feed.id === 'general' ? 'The canary speaks' : 'Canaria again', title);
    await endFetch(ledger, feed, read, START);
  }
  const [item] = await ledger.feedItems.filter(({ title }) => title === 'The canary speaks').toArray();
  const logged = await log(
    ledger,
    actAt(9),
    'main',
    evidence(0, { place: 'web', key: item!.key, text: item!.title, author: NOBODY, permalink: null }),
  );
  const person = await idOf(ledger);
  const theirs = await ledger.cases.filter(({ personId }) => personId === person).first();
  await merge(ledger, actAt(9), theirs!.id, logged.logged.caseId);
  for (const [id, address] of [
    ['from', 'https://x.com/search?q=from%3Acanaria_byrd'],
    ['trams', 'https://x.com/search?q=trams'],
  ] as const) {
    await saveSearch(ledger, actAt(9), 'main', { id, name: id, address });
    await noteVisit(ledger, id, START);
  }
}

const idOf = async (ledger: Ledger) =>
  (await ledger.people.filter(({ name }) => name === AUTHOR.name).first())!.id;

/** Forgets, and looks through everything as the background does. */
async function forgotten(ledger: Ledger, minutes = 20) {
  const { keys } = await forgetPerson(ledger, actAt(minutes), await idOf(ledger), { never: false });
  while (await buryMore(ledger, NOW));
  return keys;
}

async function tracesIn(ledger: Ledger): Promise<string[]> {
  const found: string[] = [];
  for (const table of ledger.tables) {
    const text = JSON.stringify(await table.toArray());
    found.push(...TRACES.filter((trace) => text.includes(trace)).map((trace) => `${table.name}: ${trace}`));
  }
  return found;
}

async function expectSound(ledger: Ledger): Promise<void> {
  await markDue(ledger, NOW);
  expect(await check(ledger, [])).toBeNull();
  expect(await scrub(ledger, null, 10_000)).toEqual({ next: null, damage: null });
  const { tables, folded } = {
    tables: await stored(ledger),
    folded: replayed((await ledger.entries.toArray()).map(plain), NOW),
  };
  expect(tables).toEqual(folded);
}

test('nothing of them stays, in no table and no new file; everybody else stays as they were', async () => {
  const ledger = await worked();
  expect((await tracesIn(ledger)).length).toBeGreaterThan(10);
  const others = await ledger.cases
    .filter(({ evidence }) => evidence.author.handle !== AUTHOR.handle)
    .toArray();
  const entries = await ledger.entries.count();

  const keys = await forgotten(ledger);
  expect(await tracesIn(ledger)).toEqual([]);
  expect(await fileOf(ledger)).not.toMatch(/canar/i);
  expect(await ledger.cases.toArray()).toEqual(others);
  expect(await ledger.watchwords.toCollection().primaryKeys()).toEqual(['birds']);
  expect(keys.sort()).toEqual(['x:5001', 'x:5002', 'x:5011', 'x:5012']);
  expect(await marks(ledger, keys)).toEqual({});
  // Each entry has its tombstone; the one more is what says by pseudonyms who is not to come back, the other its key.
  expect(await ledger.entries.count()).toBe(entries + 2);
  const [{ counted } = { counted: [] }] = await ledger.erasures.toArray();
  expect(counted).toMatchObject([
    { place: 'x', kind: 'complaint', state: 'open', loggedOn: '2026-03-02' },
    { place: 'x', kind: 'complaint', state: 'open', loggedOn: '2026-03-02' },
  ]);
  await expectSound(ledger);
});

test('feeds and searches about them go with what they brought, and so does what became their case; all others stay', async () => {
  const ledger = await worked();
  await listened(ledger);
  expect(await tracesIn(ledger)).toEqual(
    expect.arrayContaining(['feedItems: Canaria', 'feedStates: Canaria']),
  );
  await forgotten(ledger);
  expect(await tracesIn(ledger)).toEqual([]);
  expect(await fileOf(ledger)).not.toMatch(/canar/i);
  expect(await ledger.feeds.toCollection().primaryKeys()).toEqual(['general']);
  expect((await ledger.feedItems.toArray()).map(({ title }) => title)).toEqual(['Trams']);
  expect(await ledger.searchVisits.toCollection().primaryKeys()).toEqual(['trams']);
  await expectSound(ledger);
  // What became their case does not come back with the feed.
  const [feed] = await feeds(ledger);
  await beginFetch(ledger, feed!, NOW);
  await endFetch(ledger, feed!, brought('The canary speaks'), NOW);
  expect((await ledger.feedItems.toArray()).map(({ title }) => title)).toEqual(['Trams']);
});

test('files that left the browser since they were met may name them, of whatever kind; older ones do not', async () => {
  const ledger = await freshLedger();
  await log(ledger, actAt(0), 'main', evidence(1));
  await keepFile(ledger, { id: 'older', name: 'older.jsonl', kind: 'backup' }, START + 30_000);
  await log(ledger, actAt(1), 'main', said(1));
  for (const [n, kind] of FILE_KINDS.entries())
    await keepFile(ledger, { id: kind, name: kind, kind }, START + 120_000 + n);
  const named = (await filesNaming(ledger, [await idOf(ledger)])).map(({ id }) => id);
  expect(named).toEqual([...FILE_KINDS].reverse());
});

test('asked twice with the same act, it is done once', async () => {
  const ledger = await worked();
  const id = await idOf(ledger);
  await forgetPerson(ledger, actAt(20, 'forget-1'), id, { never: false });
  const head = await headOf(ledger);
  expect((await forgetPerson(ledger, actAt(20, 'forget-1'), id, { never: false })).written.again).toBe(true);
  expect(await headOf(ledger)).toEqual(head);
});

test('words that were being written for search when they were forgotten do not come back', async () => {
  for (let turns = 0; turns < 40; turns += 4) {
    const ledger = await worked();
    await indexAnew(ledger);
    const id = await idOf(ledger);
    const indexing = indexWords(ledger);
    for (let n = 0; n < turns; n++) await new Promise((done) => setImmediate(done));
    await Promise.all([indexing, forgetPerson(ledger, actAt(20), id, { never: false })]);
    while (await indexWords(ledger));
    while (await buryMore(ledger, NOW));
    expect(await tracesIn(ledger), `after ${turns} turns`).toEqual([]);
    ledger.close();
  }
});

test('what was logged and taken back is found as well', async () => {
  const ledger = await worked();
  await log(ledger, actAt(15, 'mistaken'), 'main', said(2.5));
  await undo(ledger, actAt(16), 'mistaken');
  await forgotten(ledger);
  expect(await tracesIn(ledger)).toEqual([]);
  await expectSound(ledger);
});

test('an older backup does not bring them back, nor does a colleague who never heard of it', async () => {
  const ledger = await worked();
  const backup = await fileOf(ledger);
  const colleague = await freshLedger();
  await importFile(colleague, backup);
  // The colleague goes on with them, and has a case of theirs that nobody else has.
  const { logged } = await log(colleague, actAt(17), 'main', said(3));
  await cases.note(colleague, actAt(18), logged.caseId, 'The canary again.');
  await forgotten(ledger);

  await importFile(ledger, backup);
  await importFile(ledger, await fileOf(colleague));
  while (await buryMore(ledger, NOW));
  expect(await tracesIn(ledger)).toEqual([]);
  await expectSound(ledger);

  // And the colleague learns of it by the next file, and forgets them, too.
  await importFile(colleague, await fileOf(ledger));
  while (await buryMore(colleague, NOW));
  expect(await tracesIn(colleague)).toEqual([]);
  await expectSound(colleague);
  const [here, there] = [await headOf(ledger), await headOf(colleague)];
  expect({ count: there.count, sum: there.sum, gone: there.gone }).toEqual({
    count: here.count,
    sum: here.sum,
    gone: here.gone,
  });
  expect(await stored(colleague)).toEqual(await stored(ledger));
});

test('an import tells apart what is forgotten, here or where its file was made, from what is new', async () => {
  const ledger = await worked();
  const colleague = await freshLedger();
  await importFile(colleague, await fileOf(ledger));
  await forgotten(ledger);
  // Of the same person in a case that nobody here has heard of; a note does not say whose it is.
  const { logged } = await log(colleague, actAt(17), 'main', said(3));
  await cases.note(colleague, actAt(18), logged.caseId, 'The canary again.');
  await log(colleague, actAt(19), 'main', evidence(7));
  const planOf = async (id: string, into: Ledger, from: Ledger) => {
    const bad = await stageFile(into, id, bytesOf(await fileOf(from)), null, 1);
    expect(bad).toBeNull();
    return (await into.imports.get(id))!;
  };
  const count = async (which: Ledger) => (await headOf(which)).count;
  const [before, all] = [await count(ledger), await count(colleague)];
  const plan = await planOf('import-1', ledger, colleague);
  const fresh = all - (plan.known ?? 0);
  expect(plan).toMatchObject({ fresh, conflicts: 0, forgottenThere: 0 });
  await decide(ledger, 'import-1');
  const gone = (await headOf(ledger)).gone;
  await takeOverAll(ledger);
  expect((await headOf(ledger)).gone - gone).toBe(plan.stayForgotten);
  expect(plan.stayForgotten).toBeGreaterThan(1);
  expect((await count(ledger)) - before).toBeGreaterThanOrEqual(fresh);
  expect(await ledger.cases.filter(({ evidence }) => evidence.author.handle === 'ada_7').count()).toBe(1);
  expect(await tracesIn(ledger)).toEqual([]);

  // The colleague is told that somebody was forgotten, and of nothing new but that.
  const told = await planOf('import-2', colleague, ledger);
  const { gone: stones } = await headOf(ledger);
  expect(told).toMatchObject({ forgottenThere: stones, stayForgotten: 0, conflicts: 0 });
});

test('in whatever order entries and tombstones arrive, they come to the same', async () => {
  const ledger = await worked();
  const before = (await ledger.entries.toArray()).map((row) => ({ entry: plain(row), salt: row.salt }));
  await forgotten(ledger);
  await markDue(ledger, NOW);
  const after = (await ledger.entries.toArray()).map((row) => ({ entry: plain(row), salt: row.salt }));
  const { sum } = await headOf(ledger);
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([...before, ...after], { minLength: before.length + after.length }),
      fc.integer({ min: 1, max: 9 }),
      async (shuffled, size) => {
        const elsewhere = await freshLedger();
        for (let n = 0; n < shuffled.length; n += size)
          await take(elsewhere, shuffled.slice(n, n + size), NOW);
        while (await buryMore(elsewhere, NOW));
        expect(await tracesIn(elsewhere)).toEqual([]);
        expect((await stored(elsewhere)).cases).toEqual((await stored(ledger)).cases);
        expect(await scrub(elsewhere, null, 10_000)).toEqual({ next: null, damage: null });
        // Who learns of a case only by its author says so in one more entry; all others are the same.
        const own = await elsewhere.entries
          .filter(({ id }) => !after.some(({ entry }) => entry.id === id))
          .count();
        if (own === 0) expect((await headOf(elsewhere)).sum).toBe(sum);
        elsewhere.close();
      },
    ),
    { numRuns: 20 },
  );
});

test('who writes again later is a new customer', async () => {
  const ledger = await worked();
  await forgotten(ledger);
  const { logged } = await log(ledger, actAt(30), 'main', said(1));
  while (await buryMore(ledger, NOW));
  expect(logged.outcome).toBe('opened');
  expect(await ledger.cases.get(logged.caseId)).toMatchObject({ evidence: { author: AUTHOR } });
  expect((await ledger.history('case', logged.caseId)).map(({ kind }) => kind)).toEqual(['opened']);
  await expectSound(ledger);
});

test('the rolling copy forgets, also when it was interrupted; the memory of the ledger is not taken for damage', async () => {
  const indexedDB = new IDBFactory();
  const folder = new Folder();
  const memory: Memory = { shelf: shelf(), folder: folder.handle };
  const ledger = await worked();
  const text = () => [...folder.files.values()].map((bytes) => new TextDecoder().decode(bytes)).join('');
  await rememberTotals(ledger, memory);
  await copyEntries(ledger, folder.handle);
  expect(text()).toContain('Canaria');
  await forgotten(ledger);
  folder.beforeClose = (name) => {
    if (name === 'cursor.json') throw new Error('the worker died');
  };
  await expect(copyEntries(ledger, folder.handle)).rejects.toThrow('died');
  folder.beforeClose = () => {};
  expect(await check(ledger, [await headOf(ledger)])).toBeNull();
  await copyEntries(ledger, folder.handle);
  expect(text()).not.toMatch(/canar/i);
  await rememberTotals(ledger, memory);

  // Everything is lost but the copy: what comes back is the ledger without them.
  const lost = await openSound({ shelf: shelf(), folder: null }, options(indexedDB));
  const had = await headOf(ledger);
  const { missing } = await restore(lost, memory, { kind: 'emptied', has: had, had }, NOW);
  expect(missing).toBe(0);
  expect((await headOf(lost)).sum).toBe(had.sum);
  expect(await tracesIn(lost)).toEqual([]);
});

test('an account that is never to be logged is refused by a list that does not name it', async () => {
  const ledger = await worked();
  await neverLog(ledger, actAt(19), 'main', { site: 'x', handle: 'Canaria_Byrd' });
  await forgotten(ledger);
  expect(await tracesIn(ledger)).toEqual([]);
  await expect(log(ledger, actAt(21), 'main', said(4))).rejects.toMatchObject({ code: 'never-log' });
  const [one] = await neverLogged(ledger);
  expect(one).toMatchObject({ site: 'x', since: new Date(START + 19 * 60_000).toISOString() });
  await allowAgain(ledger, actAt(22), 'main', one!.id);
  expect(await neverLogged(ledger)).toEqual([]);
  expect((await log(ledger, actAt(23), 'main', said(4))).logged.outcome).toBe('opened');
});

test('cases that were closed long ago expire, with the people of whom nothing else is known', async () => {
  const ledger = await freshLedger();
  const ids: string[] = [];
  for (const n of [1, 2, 3]) ids.push((await log(ledger, actAt(n), 'main', evidence(n))).logged.caseId);
  await cases.dismiss(ledger, actAt(5), ids[0]!, 'spam');
  await cases.dismiss(ledger, actAt(6), ids[1]!, 'spam');
  await cases.note(ledger, actAt(60 * 24 * 40), ids[1]!, 'Still of interest.');
  const before = START + 30 * 86_400_000;
  expect(await expire(ledger, actAt(60 * 24 * 41, 'expire-1'), before)).toMatchObject({ keys: ['x:1001'] });
  expect(await expire(ledger, actAt(60 * 24 * 41, 'expire-2'), before)).toBeNull();
  expect((await ledger.cases.toArray()).map(({ id }) => id).sort()).toEqual([ids[1]!, ids[2]!].sort());
  expect(await ledger.people.count()).toBe(2);
  await expectSound(ledger);
});
