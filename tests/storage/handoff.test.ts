/** A case with a colleague, from the day that they get it to the day that it is back; and what is known of them. */
import { expect, test } from 'vitest';
import { removeColleague, saveColleague } from '../../storage/commands/colleagues';
import * as handoffs from '../../storage/commands/handoff';
import { saveHours } from '../../storage/commands/keep';
import { log } from '../../storage/commands/log';
import { undo } from '../../storage/commands/undo';
import { entryForm } from '../../storage/entries';
import { type Ledger, plain } from '../../storage/ledger';
import { colleagues } from '../../storage/queries/colleagues';
import { load } from '../../storage/queries/load';
import { markDue } from '../../storage/reminders';
import { take } from '../../storage/take';
import type { Hours } from '../../utils/clocks/hours';
import { NOTHING_KNOWN } from '../../utils/handoffs/colleague';
import { actAt, evidence, freshLedger, START } from './ledger';
import { replayed, stored } from './replay';

const HOUR = 60;
const iso = (minutes: number) => new Date(START + minutes * 60_000).toISOString();
const john = { name: 'John', department: 'support', asked: 'Where is it?', told: '', dueAt: null };
const eva = { ...john, name: 'Eva', department: 'product' };
const JOHN = { name: 'John', department: 'support' };
/** START is a Monday, 09:00 UTC. */
const hours = (from: string, to: string): Hours => ({
  zone: 'UTC',
  week: Array.from({ length: 7 }, (_, day) => (day < 5 ? [[from, to] as const] : [])),
  daysOff: [],
});

async function oneCase() {
  const ledger = await freshLedger();
  const { logged } = await log(ledger, actAt(0), 'main', evidence(1));
  return { ledger, id: logged.caseId, row: async () => (await ledger.cases.get(logged.caseId))! };
}

async function expectSame(ledger: Ledger, now: number) {
  await markDue(ledger, now);
  expect(await stored(ledger)).toEqual(replayed((await ledger.entries.toArray()).map(plain), now));
}

test('John has eight hours of his own, late in our night; he is late, asked again, and no less late for it', async () => {
  const { ledger, id, row } = await oneCase();
  await saveHours(ledger, actAt(1), hours('09:00', '17:00'));
  const about = { ...NOTHING_KNOWN, hours: hours('16:00', '20:00'), target: 8 };
  await saveColleague(ledger, actAt(2), 'main', { was: null, ...JOHN, about });
  await handoffs.handOff(ledger, actAt(3), id, { ...john, packet: 'Hi John' });
  // Four hours on Monday, four on Tuesday.
  const due = '2026-03-03T20:00:00.000Z';
  expect(await row()).toMatchObject({
    lane: 'handoff',
    followUp: { at: due },
    waiting: { dueAt: due },
    handoff: { dueAt: due, unsent: true, sentBy: null, asks: 0, askedAt: null },
  });
  await handoffs.tickSent(ledger, actAt(4), id, 'mail');
  expect((await row()).handoff).toMatchObject({ unsent: false, sentBy: 'mail' });

  await markDue(ledger, START + 40 * HOUR * 60_000);
  expect((await row()).lane).toBe('due');
  await handoffs.askAgain(ledger, actAt(40 * HOUR, 'ask'), id, { text: 'And?', sentBy: 'rich' });
  const asked = await row();
  expect(asked).toMatchObject({
    lane: 'handoff',
    handoff: { asks: 1, askedAt: iso(40 * HOUR), dueAt: '2026-03-05T20:00:00.000Z' },
    followUp: { at: '2026-03-05T20:00:00.000Z' },
    waiting: { since: iso(3), dueAt: due },
  });
  await undo(ledger, actAt(41 * HOUR), 'ask');
  expect((await row()).handoff).toMatchObject({ asks: 0, dueAt: due });

  await handoffs.handoffAnswered(ledger, actAt(50 * HOUR), id, 'Found it.');
  expect(await row()).toMatchObject({
    turn: 'us',
    handoff: null,
    answers: [{ ...JOHN, since: iso(3), at: iso(50 * HOUR) }],
    answeredAt: iso(50 * HOUR),
  });
  await expectSame(ledger, START + 51 * HOUR * 60_000);
});

test('John answered yesterday, and it is noted today: since when it waits on us, and how long he took, are as it was', async () => {
  const { ledger, id, row } = await oneCase();
  await handoffs.handOff(ledger, actAt(HOUR), id, john);
  const answered = (minutes: number, since: number) =>
    handoffs.handoffAnswered(ledger, actAt(minutes), id, 'Found it.', iso(since));
  await expect(answered(26 * HOUR, 27 * HOUR)).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(answered(26 * HOUR, HOUR - 1)).rejects.toMatchObject({ code: 'not-allowed' });
  expect((await row()).turn).toBe('handoff');
  await answered(26 * HOUR, 3 * HOUR);
  expect(await row()).toMatchObject({
    ...{ turn: 'us', handoff: null, answeredAt: iso(3 * HOUR) },
    // Four hours to answer from then; asked about it an hour after it was noted.
    ...{ waiting: { since: iso(3 * HOUR), dueAt: iso(7 * HOUR) }, followUp: { at: iso(27 * HOUR) } },
    answers: [{ name: 'John', since: iso(HOUR), at: iso(3 * HOUR) }],
  });
  expect((await row()).happened.at(-1)).toEqual({ what: 'returned', at: iso(3 * HOUR), as: 'support' });
  await expectSame(ledger, START + 26 * HOUR * 60_000);
});

test('it is passed on, and taken back with a reason; each act can be taken back', async () => {
  const { ledger, id, row } = await oneCase();
  await handoffs.handOff(ledger, actAt(1), id, john);
  await handoffs.handOff(ledger, actAt(2, 'on'), id, eva);
  expect((await row()).handoff).toMatchObject({ name: 'Eva', since: iso(2) });
  await undo(ledger, actAt(3), 'on');
  expect((await row()).handoff).toMatchObject({ name: 'John', since: iso(1) });
  await handoffs.withdraw(ledger, actAt(4, 'back'), id, 'he is ill');
  expect(await row()).toMatchObject({
    turn: 'us',
    handoff: null,
    answers: [],
    followUp: { at: iso(4 + 4 * HOUR) },
  });
  await undo(ledger, actAt(5), 'back');
  expect(await row()).toMatchObject({ turn: 'handoff', handoff: { name: 'John' } });
});

test('whoever has nothing is not asked, and nothing is taken back from nobody', async () => {
  const { ledger, id, row } = await oneCase();
  const before = await row();
  for (const act of [
    () => handoffs.askAgain(ledger, actAt(1), id, { text: 'And?' }),
    () => handoffs.withdraw(ledger, actAt(1), id, null),
    () => handoffs.tickSent(ledger, actAt(1), id, 'mail'),
    () => handoffs.handoffAnswered(ledger, actAt(1), id, 'Hm'),
  ])
    await expect(act()).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(handoffs.askAgain(ledger, actAt(1), 'nowhere', { text: '' })).rejects.toMatchObject({
    code: 'not-found',
  });
  expect(await row()).toEqual(before);
});

test('an answer that comes in late, from another machine, finds nobody asked and changes nothing that matters', async () => {
  const { ledger, id } = await oneCase();
  await handoffs.handOff(ledger, actAt(1), id, john);
  await handoffs.askAgain(ledger, actAt(2), id, { text: 'And?' });
  await handoffs.withdraw(ledger, actAt(3), id, null);
  const entries = (await ledger.entries.toArray()).map((row) => ({ entry: plain(row), salt: row.salt }));
  const other = await freshLedger();
  // Backwards, one by one.
  for (const one of entries.reverse()) await take(other, [one], START);
  expect(await stored(other)).toEqual(await stored(ledger));
});

test('entries of before, without a packet and without what is said of somebody, are read as ever', async () => {
  const { ledger, id, row } = await oneCase();
  await handoffs.handOff(ledger, actAt(1), id, john);
  const entries = (await ledger.entries.toArray()).map(plain);
  const handed = entries.find((entry) => 'kind' in entry && entry.kind === 'handedOff');
  const named = entries.find((entry) => entry.entity === 'colleague');
  expect(handed).toMatchObject({ body: { ...john, dueAt: expect.any(String) } });
  expect(Object.keys((named as { body: object }).body)).toEqual(['name', 'department']);
  for (const entry of entries) expect(entryForm.safeParse(entry).success).toBe(true);
  // Nobody is nagged to send what was never composed.
  expect((await row()).handoff).toMatchObject({ unsent: false, sentBy: null });
});

test('what is known of somebody stays when they are handed more, under every brand, and until something else is said', async () => {
  const ledger = await freshLedger();
  const about = { ...NOTHING_KNOWN, mail: 'john@nimbus.example' };
  await saveColleague(ledger, actAt(0), 'main', { was: null, ...JOHN, about });
  const velo = await log(ledger, actAt(1), 'velo', evidence(1));
  const main = await log(ledger, actAt(2), 'main', evidence(2));
  for (const [n, { logged }] of [velo, main].entries())
    await handoffs.handOff(ledger, actAt(3 + n), logged.caseId, { ...john, name: ' john'.trim() });
  expect(await colleagues(ledger)).toEqual([{ name: 'john', department: 'support', about }]);
  await expectSame(ledger, START);

  // Somebody else of the same name and department there cannot be.
  await expect(
    saveColleague(ledger, actAt(6), 'main', { was: null, ...JOHN, about: NOTHING_KNOWN }),
  ).rejects.toMatchObject({ code: 'not-allowed' });
  await saveColleague(ledger, actAt(7, 'renamed'), 'main', {
    was: JOHN,
    name: 'Jon',
    department: 'support',
    about,
  });
  expect((await colleagues(ledger)).map(({ name }) => name)).toEqual(['Jon']);
  await undo(ledger, actAt(8), 'renamed');
  expect((await colleagues(ledger)).map(({ name }) => name)).toEqual(['john']);

  await removeColleague(ledger, actAt(9, 'gone'), JOHN);
  expect(await colleagues(ledger)).toEqual([]);
  await expect(removeColleague(ledger, actAt(10), JOHN)).rejects.toMatchObject({ code: 'not-found' });
  await undo(ledger, actAt(11), 'gone');
  expect(await colleagues(ledger)).toEqual([{ name: 'john', department: 'support', about }]);
  await removeColleague(ledger, actAt(12), JOHN);
  // Handed something again they are in the list again, with what was known.
  await handoffs.handOff(ledger, actAt(13), main.logged.caseId, john);
  expect(await colleagues(ledger)).toEqual([{ ...JOHN, about }]);
  await expectSame(ledger, START);
});

test('who has what: open, late by the first date, the oldest, and half of the answers within so much of their time', async () => {
  const ledger = await freshLedger();
  await saveHours(ledger, actAt(0), hours('09:00', '17:00'));
  const about = { ...NOTHING_KNOWN, target: 2 };
  await saveColleague(ledger, actAt(0), 'main', { was: null, ...JOHN, about });
  const ids: string[] = [];
  for (let n = 1; n <= 6; n++) ids.push((await log(ledger, actAt(n), 'main', evidence(n))).logged.caseId);
  const [a, b, c, d, e, f] = ids as [string, string, string, string, string, string];
  // Answered after 1, 3 and 9 hours of work, the last one over two nights.
  for (const [id, answered] of [
    [a, 1],
    [b, 3],
    [c, 49],
  ] as const) {
    await handoffs.handOff(ledger, actAt(0), id, john);
    await handoffs.handoffAnswered(ledger, actAt(answered * HOUR), id, 'Found.');
  }
  await handoffs.handOff(ledger, actAt(50 * HOUR), d, john);
  await handoffs.handOff(ledger, actAt(51 * HOUR), e, john);
  await handoffs.askAgain(ledger, actAt(53 * HOUR), d, { text: 'And?' });
  await handoffs.handOff(ledger, actAt(52 * HOUR), f, { ...eva, department: '' });
  const now = START + 52.5 * HOUR * 60_000;
  await markDue(ledger, now);
  const found = await load(ledger, now);
  expect(found).toMatchObject({
    people: [
      { ...JOHN, listed: true, open: 2, late: 1, oldest: iso(50 * HOUR), answered: 3, median: 3 * 3_600_000 },
      { name: 'Eva', department: '', listed: true, open: 1, late: 0, answered: 0, median: null },
    ],
    open: { at: 3, more: false },
    answered: { at: 3, more: false },
  });
  // Gone from the list, what he has is still his.
  await removeColleague(ledger, actAt(54 * HOUR), JOHN);
  expect((await load(ledger, now)).people[0]).toMatchObject({ name: 'John', listed: false, open: 2 });
});

test('of two thousand cases with somebody the oldest are counted, and how many they are is said', async () => {
  const { ledger, id, row } = await oneCase();
  await handoffs.handOff(ledger, actAt(1), id, john);
  const one = await row();
  const many = Array.from({ length: 1_999 }, (_, n) => ({ ...one, id: `case-${n}`, answeredAt: iso(n) }));
  await ledger.cases.bulkAdd(many);
  const found = await load(ledger, START);
  expect(found.open).toEqual({ at: 1_000, more: true });
  expect(found.answered).toEqual({ at: 1_000, more: true });
  expect(found.people).toMatchObject([{ name: 'John', open: 1_000 }]);
});
