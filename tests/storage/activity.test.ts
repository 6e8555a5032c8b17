/**
 * What happened is counted in the act that does it. That the counts are the model's, also shuffled and repeated, is in
 * model.test.ts; here is what else must leave them right: hours that change, forgetting, merging, imports, repair.
 */
import { expect, test } from 'vitest';
import * as cases from '../../storage/commands/case';
import { expire, forgetPerson } from '../../storage/commands/forget';
import * as handoffs from '../../storage/commands/handoff';
import { saveHours } from '../../storage/commands/keep';
import { log } from '../../storage/commands/log';
import { merge } from '../../storage/commands/mentions';
import { undo } from '../../storage/commands/undo';
import { topicIdOf } from '../../storage/ids';
import type { Ledger } from '../../storage/ledger';
import { owedNow } from '../../storage/queries/activity';
import { foldAnew } from '../../storage/restore';
import { bucketOf } from '../../utils/clocks/buckets';
import { fileOf, importFile, takeOverAll } from '../backup/ledgers';
import { actAt, evidence, freshLedger, START } from './ledger';
import { replayed, stored } from './replay';

const HOUR = 60;
const NOW = START + 365 * 86_400_000;

const logged = async (ledger: Ledger, n: number, minute: number) =>
  (await log(ledger, actAt(minute), 'main', evidence(n, { postedAt: null }))).logged.caseId;

/** Every count with its hour after START, by its key; what stands now is at -1. */
async function counted(ledger: Ledger): Promise<Record<string, number>> {
  const rows = await ledger.activity.toArray();
  const start = START / 3_600_000;
  return Object.fromEntries(
    rows.flatMap(({ hour, counts }) =>
      Object.entries(counts).map(([key, count]) => [`${hour < 0 ? hour : hour - start} ${key}`, count]),
    ),
  );
}

/** The same, by day and what it was. */
async function byDay(ledger: Ledger): Promise<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { hour, counts } of await ledger.activity.toArray())
    for (const [key, count] of Object.entries(counts)) {
      const [what, , place, kind, ...as] = key.split('|');
      const day = hour < 0 ? 'now' : new Date(hour * 3_600_000).toISOString().slice(0, 10);
      // When the waiting began is not known any more.
      const more = what === 'firstAnswer' || what === 'resolution' ? as.slice(1) : as;
      const name = [day, what, place, kind, ...more].join(' ');
      sums[name] = (sums[name] ?? 0) + count;
    }
  return Object.fromEntries(Object.entries(sums).filter(([, count]) => count !== 0));
}

const asReplayed = async (ledger: Ledger) => {
  const entries = (await ledger.entries.toArray()).map(
    ({ arrival: _, salt: __, digest: ___, ...entry }) => entry,
  );
  const { activity } = await stored(ledger);
  expect(activity).toEqual(replayed(entries as never, NOW).activity);
};

test('each act is counted where it happened, and its undo takes it out again', async () => {
  const ledger = await freshLedger();
  const id = await logged(ledger, 1, 5);
  const before = { '0 logged|0|x|complaint': 1, '0 backlog|0|x|complaint': 1, '-1 open||x|complaint': 1 };
  expect(await counted(ledger)).toEqual(before);
  await cases.answer(ledger, actAt(2 * HOUR + 20, 'answer'), id, 'Yes.', 'said');
  const took = bucketOf((HOUR * 2 + 15) * 60_000);
  expect(await counted(ledger)).toEqual({
    ...before,
    '2 answered|1|x|complaint': 1,
    // It was logged in the first quarter after nine.
    [`2 firstAnswer|1|x|complaint|36|${took}|in`]: 1,
  });
  await undo(ledger, actAt(3 * HOUR), 'answer');
  expect(await counted(ledger)).toEqual(before);
  await cases.tag(ledger, actAt(3 * HOUR), id, { add: ['late | lost'], remove: [] });
  await cases.classify(ledger, actAt(4 * HOUR), id, 'question');
  await handoffs.handOff(ledger, actAt(4 * HOUR), id, {
    name: 'John',
    department: 'Support',
    asked: '',
    told: '',
    dueAt: null,
  });
  await handoffs.handoffAnswered(ledger, actAt(5 * HOUR), id, 'Here.');
  await cases.resolve(ledger, actAt(200 * HOUR), id, 'fixed');
  const resolved = bucketOf((200 * HOUR - 5) * 60_000);
  expect(await counted(ledger)).toEqual({
    '0 logged|0|x|question': 1,
    [`0 topics|0|x|question|${topicIdOf('main', 'Late | lost')}`]: 1,
    '0 backlog|0|x|question': 1,
    '4 handedOff|0|x|question|Support': 1,
    '5 returned|0|x|question|Support': 1,
    '200 resolved|0|x|question|fixed': 1,
    [`200 resolution|0|x|question|36|${resolved}|late`]: 1,
    '200 backlog|0|x|question': -1,
  });
  // A customer who writes again: it is open, and was never resolved for good.
  await cases.spokeAgain(ledger, actAt(210 * HOUR), id, 'No!');
  const after = await counted(ledger);
  expect(after).toMatchObject({ '210 backlog|0|x|question': 1, '-1 open||x|question': 1 });
  expect(Object.keys(after).filter((key) => key.includes('resolution'))).toEqual([]);
  await asReplayed(ledger);
});

test('a time is counted in the hours that the team had then: other hours later change nothing', async () => {
  const ledger = await freshLedger();
  const id = await logged(ledger, 1, 0);
  const office = Array.from({ length: 7 }, () => [['09:00', '11:00']] as [string, string][]);
  await saveHours(ledger, actAt(1), { zone: 'UTC', week: office, daysOff: [] });
  await cases.answer(ledger, actAt(25 * HOUR), id, 'Yes.', 'said');
  const [row] = await ledger.cases.toArray();
  expect(row?.firstAnswer.took).toBe(3 * 3_600_000);
  await saveHours(ledger, actAt(26 * HOUR), {
    zone: 'UTC',
    week: office.slice(0, 6).concat([[]]),
    daysOff: [],
  });
  const key = `25 firstAnswer|0|x|complaint|36|${bucketOf(3 * 3_600_000)}|late`;
  expect(await counted(ledger)).toMatchObject({ [key]: 1 });
  await asReplayed(ledger);
});

/** An answered and resolved one, a dismissed one, one that is with a colleague and one of somebody else. */
async function worked(): Promise<Ledger> {
  const ledger = await freshLedger();
  const ada = { author: { name: 'Ada', handle: 'ada', profileUrl: null } };
  const of = async (n: number, minute: number) =>
    (await log(ledger, actAt(minute), 'main', evidence(n, { postedAt: null, ...(n < 4 && ada) }))).logged
      .caseId;
  const first = await of(1, 0);
  await cases.tag(ledger, actAt(1), first, { add: ['ada’s kettle'], remove: [] });
  await cases.answer(ledger, actAt(30 * HOUR), first, 'Yes.', 'said');
  await cases.resolve(ledger, actAt(60 * HOUR), first, 'fixed');
  await cases.reopen(ledger, actAt(70 * HOUR), first);
  await cases.resolve(ledger, actAt(80 * HOUR), first, 'explained');
  await cases.confirm(ledger, actAt(90 * HOUR), first);
  await cases.dismiss(ledger, actAt(40 * HOUR), await of(2, 10 * HOUR), 'abuse');
  await handoffs.handOff(ledger, actAt(41 * HOUR), await of(3, 12 * HOUR), {
    name: 'John',
    department: 'Support',
    asked: '',
    told: '',
    dueAt: null,
  });
  await cases.answer(ledger, actAt(31 * HOUR), await of(4, 15 * HOUR), 'Yes.', 'said');
  return ledger;
}

test('who is forgotten goes on being counted by the day, and leaves no word of theirs; nor do they wait any more', async () => {
  const ledger = await worked();
  const before = await byDay(ledger);
  const person = await ledger.people.filter(({ name }) => name === 'Ada').first();
  await forgetPerson(ledger, actAt(100 * HOUR), person!.id, { never: false });
  const after = await byDay(ledger);
  expect(JSON.stringify(await ledger.activity.toArray())).not.toContain('kettle');
  const gone = '2026-03-06 backlog x complaint';
  expect(after).toEqual({
    ...before,
    // What came back and was resolved again was open from its first day to its last; nobody waits any more.
    '2026-03-04 backlog x complaint': -1,
    'now open x complaint': 1,
    [gone]: -2,
  });
  await asReplayed(ledger);

  // Another machine that takes the file has the same counts, and so has the one that had known her.
  const other = await freshLedger();
  await importFile(other, await fileOf(ledger));
  expect(await byDay(other)).toEqual(after);
  const knew = await worked();
  await importFile(knew, await fileOf(ledger));
  await takeOverAll(knew);
  await asReplayed(knew);
});

test('cases that expire go on being counted', async () => {
  const ledger = await worked();
  const sum = async (what: string) =>
    Object.entries(await byDay(ledger)).reduce(
      (all, [key, n]) => all + (key.includes(` ${what} `) ? n : 0),
      0,
    );
  await expire(ledger, actAt(500 * HOUR), NOW);
  expect(await ledger.cases.count()).toBe(2);
  expect([
    await sum('logged'),
    await sum('dismissed'),
    await sum('firstAnswer'),
    await sum('backlog'),
  ]).toEqual([4, 1, 2, 2]);
  await asReplayed(ledger);
});

test('a case that goes on in another is logged once, and what was done to it was done', async () => {
  const ledger = await freshLedger();
  const ada = { postedAt: null, author: { name: 'Ada', handle: 'ada', profileUrl: null } };
  const ids: string[] = [];
  for (const n of [1, 2]) ids.push((await log(ledger, actAt(n), 'main', evidence(n, ada))).logged.caseId);
  await cases.answer(ledger, actAt(5), ids[1]!, 'Yes.', 'said');
  await merge(ledger, actAt(10), ids[0]!, ids[1]!);
  const sums = await byDay(ledger);
  expect(sums).toMatchObject({
    '2026-03-02 logged x complaint': 1,
    '2026-03-02 answered x complaint': 1,
    'now open x complaint': 1,
  });
  expect(Object.keys(sums).some((key) => key.includes('firstAnswer'))).toBe(false);
  await asReplayed(ledger);
});

test('a repair counts anew, whatever stood there', async () => {
  const ledger = await worked();
  const { activity } = await stored(ledger);
  await ledger.activity.clear();
  await ledger.activity.put({ brand: 'main', hour: 5, counts: { 'logged|0|x|complaint': 77 } });
  await foldAnew(ledger, NOW);
  expect((await stored(ledger)).activity).toEqual(activity);
});

test('who has no first answer yet is counted, and how many of them too long; thousands more are said, not counted', async () => {
  const ledger = await freshLedger();
  const ids = [await logged(ledger, 1, 0), await logged(ledger, 2, 10 * HOUR), await logged(ledger, 3, 0)];
  await cases.answer(ledger, actAt(20), ids[2]!, 'We are on it.', 'said');
  const row = (await ledger.cases.get(ids[0]!))!;
  const late = Date.parse(row.owedAt!) + 1;
  expect(await owedNow(ledger, ['main'], START)).toEqual({ all: 2, late: 0, more: false });
  expect(await owedNow(ledger, ['main'], late)).toEqual({ all: 2, late: 1, more: false });
  expect(await owedNow(ledger, ['velo'], late)).toEqual({ all: 0, late: 0, more: false });
  await ledger.cases.bulkAdd(Array.from({ length: 1_000 }, (_, n) => ({ ...row, id: `case-${n}` })));
  expect(await owedNow(ledger, ['main'], late)).toEqual({ all: 1_000, late: 1_000, more: true });
});
