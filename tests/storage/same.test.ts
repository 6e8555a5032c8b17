/** Which open cases are offered as one problem: those of two weeks, of one brand and topic, of three people; not what was turned down. */
import { expect, test } from 'vitest';
import { bulk } from '../../storage/commands/bulk';
import * as cases from '../../storage/commands/case';
import { log } from '../../storage/commands/log';
import { linkPeople } from '../../storage/commands/people';
import * as topics from '../../storage/commands/topics';
import { undo } from '../../storage/commands/undo';
import type { Ledger } from '../../storage/ledger';
import { type Same, type SameCases, sameCases, sameProblems, WINDOW } from '../../storage/queries/same';
import { listedTopics } from '../../storage/queries/topics';
import type { Evidence } from '../../storage/records';
import type { Looked } from '../../utils/same/groups';
import { namingBy } from '../../utils/topics';
import { actAt, evidence, freshLedger, START } from './ledger';
import { replayed, stored } from './replay';

const DAY = 24 * 60;
const MOST = 400;
const SAYS = [
  'My kettle never came out of the box',
  'the kettle never came out of the box',
  'Kettle never came out of the box!',
];

let count = 0;
async function say(
  ledger: Ledger,
  text: string,
  { minutes = 0, brand = 'main', more = {} as Partial<Evidence> } = {},
) {
  const { logged } = await log(ledger, actAt(minutes), brand, evidence(++count, { text, ...more }));
  return logged.caseId;
}

async function read(
  ledger: Ledger,
  now = START,
  known = new Map<string, Looked>(),
  most?: number,
): Promise<SameCases> {
  const steps = sameCases(ledger, now, known, most);
  for (;;) {
    const { done, value } = await steps.next();
    if (done) return value;
  }
}

async function problems(ledger: Ledger, now = START): Promise<Same[]> {
  const steps = sameProblems((await read(ledger, now)).cases, namingBy(await listedTopics(ledger)));
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

async function three(more = {}) {
  const ledger = await freshLedger();
  const ids: string[] = [];
  for (const [n, text] of SAYS.entries()) ids.push(await say(ledger, text, { minutes: n, ...more }));
  return { ledger, ids };
}

test('three people who say it are offered, oldest first, with the phrase that they share', async () => {
  const { ledger, ids } = await three();
  await say(ledger, 'Do you ship the Nova lamp to Iceland?');
  expect(await problems(ledger)).toEqual([
    {
      ids,
      people: 3,
      phrase: { words: 'kettle never came out of the box', writers: 3 },
      brand: 'main',
      topic: null,
      onUs: true,
    },
  ]);
});

test('one person who says it three times is one, and who is not known is nobody', async () => {
  const ledger = await freshLedger();
  const ada = { name: 'Ada', handle: 'ada', profileUrl: null };
  for (const text of SAYS) await say(ledger, text, { more: { author: ada } });
  const nobody = { name: null, handle: null, profileUrl: null };
  for (const text of SAYS) await say(ledger, text, { more: { author: nobody } });
  expect(await problems(ledger)).toEqual([]);
});

test('accounts of one customer are one person, as long as they are linked', async () => {
  const { ledger, ids } = await three();
  const [one, two] = (await ledger.cases.bulkGet(ids)).map((row) => row!.personId!);
  await linkPeople(ledger, actAt(5, 'link'), one!, two!, 'hand');
  expect(await problems(ledger)).toEqual([]);
  await undo(ledger, actAt(6), 'link');
  expect(await problems(ledger)).toHaveLength(1);
});

test('closed cases, praise, other brands and what is older than two weeks are left out', async () => {
  const { ledger, ids } = await three();
  await cases.dismiss(ledger, actAt(5, 'dismiss'), ids[0]!, 'spam');
  expect(await problems(ledger)).toEqual([]);
  await undo(ledger, actAt(6), 'dismiss');
  await cases.classify(ledger, actAt(7, 'praise'), ids[1]!, 'praise');
  expect(await problems(ledger)).toEqual([]);
  await undo(ledger, actAt(8), 'praise');
  expect(await problems(ledger)).toHaveLength(1);
  expect(await problems(ledger, START + WINDOW)).toHaveLength(1);
  expect(await problems(ledger, START + WINDOW + 1)).toEqual([]);

  const other = await freshLedger();
  for (const [n, text] of SAYS.entries()) await say(other, text, { brand: n === 0 ? 'velo' : 'main' });
  expect(await problems(other)).toEqual([]);
});

test('a topic is looked at by itself, as it is called now; two topics in common make one offer', async () => {
  const { ledger, ids } = await three();
  const tag = (id: string, ...add: string[]) => cases.tag(ledger, actAt(9), id, { add, remove: [] });
  await tag(ids[0]!, 'kettles');
  expect(await problems(ledger)).toEqual([]);
  await tag(ids[1]!, 'Kettles');
  await tag(ids[2]!, 'cans');
  expect(await problems(ledger)).toEqual([]);
  await topics.mergeTopics(ledger, actAt(10), 'main', 'cans', 'kettles');
  expect(await problems(ledger)).toMatchObject([{ ids, topic: 'kettles' }]);
  for (const id of ids) await tag(id, 'delivery');
  expect(await problems(ledger)).toMatchObject([{ ids }]);
  expect(await problems(ledger)).toHaveLength(1);
});

test('turned down it is not offered again, nor with one more; with more new people than then it is', async () => {
  const { ledger, ids } = await three();
  await bulk(ledger, actAt(20, 'no'), ids, { does: 'notSame' });
  expect(await problems(ledger)).toEqual([]);
  const more: string[] = [];
  for (let n = 0; n < 3; n++) more.push(await say(ledger, SAYS[n]!, { minutes: 30 + n }));
  expect(await problems(ledger)).toEqual([]);
  more.push(await say(ledger, SAYS[0]!, { minutes: 40 }));
  expect(await problems(ledger)).toMatchObject([{ people: 7 }]);
  // Turned down once more, with all seven.
  await bulk(ledger, actAt(50, 'no again'), [...ids, ...more], { does: 'notSame' });
  expect(await problems(ledger)).toEqual([]);
  await undo(ledger, actAt(51), 'no again');
  await undo(ledger, actAt(52), 'no');
  expect(await problems(ledger)).toMatchObject([{ people: 7 }]);
  const entries = (await ledger.entries.toArray()).map(
    ({ arrival: _, salt: __, digest: ___, ...one }) => one,
  );
  expect(await stored(ledger)).toEqual(replayed(entries as never, START));
});

test('a no can be said of cases that are closed by then, and offers of other sorts stay', async () => {
  const { ledger, ids } = await three();
  await cases.dismiss(ledger, actAt(5), ids[0]!, 'spam');
  await bulk(ledger, actAt(6, 'no'), ids, { does: 'notSame' });
  expect((await ledger.cases.get(ids[0]!))?.notSame).toEqual(['same:no']);
  expect((await ledger.cases.get(ids[1]!))?.offers).toEqual([]);
});

test('where none of them waits for us there is nothing to do, and the offer says so', async () => {
  const { ledger, ids } = await three();
  for (const [n, id] of ids.entries()) await cases.answer(ledger, actAt(10 + n), id, 'On its way', 'said');
  expect(await problems(ledger)).toMatchObject([{ onUs: false }]);
});

test('what came later in the case counts as well, and what is known of a text is kept while it stays', async () => {
  const { ledger, ids } = await three();
  const known = new Map<string, Looked>();
  await read(ledger, START, known);
  const before = known.get(ids[0]!);
  expect(before).toBeDefined();
  await read(ledger, START, known);
  expect(known.get(ids[0]!)).toBe(before);
  await cases.dismiss(ledger, actAt(5), ids[0]!, 'spam');
  await read(ledger, START, known);
  expect(known.has(ids[0]!)).toBe(false);
});

test('of more than are looked at the newest are, each once, and it says of how many', {
  timeout: 120_000,
}, async () => {
  const { ledger, ids } = await three();
  const row = (await ledger.cases.get(ids[0]!))!;
  // Many of one moment, in two lanes, over the edges of what is read at once.
  const lanes = ['us', 'customer'] as const;
  const many = Array.from({ length: MOST + 300 }, (_, n) => ({
    ...row,
    id: `many-${n}`,
    lane: lanes[n % 2]!,
    keys: [],
    loggedAt: new Date(START + (n < 350 ? 0 : n) * DAY).toISOString(),
    evidence: { ...row.evidence, text: `Text ${n}` },
  }));
  await ledger.cases.bulkAdd(many);
  const { cases: found, at, of } = await read(ledger, START + DAY, new Map(), MOST);
  expect({ at, of }).toEqual({ at: MOST, of: MOST + 303 });
  const looked = found.map((one) => one.looked.told.id);
  expect(new Set(looked).size).toBe(looked.length);
  expect(looked.length).toBe(MOST);
  // Of those of one moment some; of what came after it all.
  for (const { id } of many.slice(350)) expect(looked).toContain(id);
});
