/** The tables for people hold every case, customer and hand-off, and open in a spreadsheet. */
import { expect, test } from 'vitest';
import * as cases from '../../storage/commands/case';
import * as handoffs from '../../storage/commands/handoff';
import { log } from '../../storage/commands/log';
import { merge } from '../../storage/commands/mentions';
import type { Ledger } from '../../storage/ledger';
import { report } from '../../storage/tables/report';
import { type Sheet, sheet } from '../../storage/tables/sheets';
import { lively } from '../../utils/csv';
import { actAt, evidence, freshLedger, START } from '../storage/ledger';

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

/** The lines of a sheet as a spreadsheet reads them, by the names of the columns. */
async function linesOf(ledger: Ledger, name: Sheet): Promise<Record<string, string>[]> {
  const text = await textOf(sheet(ledger, name));
  expect(text.startsWith('\uFEFF')).toBe(true);
  const rows = [...text.slice(1).matchAll(/("(?:[^"]|"")*"(?:,"(?:[^"]|"")*")*)\r\n/g)].map(([, row]) =>
    [...row!.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell]) => lively(cell!.replaceAll('""', '"'))),
  );
  const [names, ...lines] = rows;
  return lines.map((cells) => Object.fromEntries(names!.map((column, n) => [column, cells[n]!])));
}

async function worked() {
  const ledger = await freshLedger();
  const { logged } = await log(ledger, actAt(0), 'main', evidence(1, { text: '=1+1, "late"\nagain' }));
  await log(ledger, actAt(1), 'main', evidence(2, { author: evidence(1).author }));
  const john = { name: 'John', department: 'support', asked: '-Where?', told: 'John looks.', dueAt: null };
  await handoffs.handOff(ledger, actAt(2), logged.caseId, john);
  await handoffs.handoffAnswered(ledger, actAt(3), logged.caseId, 'Found it.');
  await handoffs.handOff(ledger, actAt(4), logged.caseId, { ...john, name: 'Zoë' });
  await handoffs.tickSent(ledger, actAt(5), logged.caseId, 'mail');
  await handoffs.askAgain(ledger, actAt(5), logged.caseId, { text: 'And?' });
  const done = await log(ledger, actAt(5), 'main', evidence(3));
  await cases.dismiss(ledger, actAt(6), done.logged.caseId, 'spam');
  return { ledger, caseId: logged.caseId };
}

test('a line for each case, with its words as they were said', async () => {
  const { ledger, caseId } = await worked();
  const lines = await linesOf(ledger, 'cases');
  expect(lines).toHaveLength(3);
  expect(lines.find(({ Case }) => Case === caseId)).toMatchObject({
    Customer: 'Ada 1',
    Words: '=1+1, "late"\nagain',
    State: 'With Zoë',
    'Handed to': 'Zoë',
    Place: 'X',
    Link: 'https://x.com/ada_1/status/1001',
  });
  expect(lines.map(({ State }) => State)).toContain('Dismissed: Spam');
});

test('a case that goes on in another says so', async () => {
  const ledger = await freshLedger();
  const [one, other] = [
    (await log(ledger, actAt(0), 'main', evidence(1))).logged.caseId,
    (await log(ledger, actAt(1), 'main', evidence(2, { author: evidence(1).author }))).logged.caseId,
  ];
  await merge(ledger, actAt(2), one, other);
  const lines = await linesOf(ledger, 'cases');
  expect(lines.find(({ Case }) => Case === other)).toMatchObject({ State: 'Merged into another case' });
});

test('a line for each customer, and one for each hand-off with its answer', async () => {
  const { ledger, caseId } = await worked();
  expect((await linesOf(ledger, 'customers')).find(({ Customer }) => Customer === 'Ada 1')).toMatchObject({
    Accounts: 'X: ada_1',
    Cases: '2',
  });
  expect(await linesOf(ledger, 'handoffs')).toMatchObject([
    { 'Handed to': 'John', Asked: '-Where?', Answer: 'Found it.', Case: caseId },
    {
      'Handed to': 'Zoë',
      Sent: 'by mail',
      'Asked again, times': '1',
      Withdrawn: '',
      Answer: '',
      Answered: '',
    },
  ]);
  await handoffs.withdraw(ledger, actAt(7), caseId, null);
  const [, second] = await linesOf(ledger, 'handoffs');
  expect(second).toMatchObject({ Withdrawn: new Date(START + 7 * 60_000).toISOString(), Answer: '' });
});

test('every case of a larger ledger is in the table', async () => {
  const ledger = await freshLedger();
  const { logged } = await log(ledger, actAt(0), 'main', evidence(0));
  const row = await ledger.cases.get(logged.caseId);
  if (!row) throw new Error('the case has no row');
  await ledger.cases.bulkAdd(Array.from({ length: 449 }, (_, n) => ({ ...row, id: `case-${n}` })));
  const lines = await linesOf(ledger, 'cases');
  expect(new Set(lines.map(({ Case }) => Case)).size).toBe(450);
});

test('the report names the open cases, group by group, and no closed one', async () => {
  const { ledger } = await worked();
  const text = await textOf(report(ledger, START));
  expect(text).toMatch(/^# Open cases, /);
  expect(text).toMatch(
    /## Waiting on us\n\n- \*\*Ada 1\*\* · \[X\]\(<https:\/\/x\.com\/ada_2\/status\/1002>\)/,
  );
  expect(text).toMatch(/## Handed off\n\n/);
  expect(text).toContain('=1\\+1, "late" again');
  expect(text).not.toContain('Ada 3');
});
