/**
 * Our tables as a real spreadsheet program reads them: LibreOffice, without its window. No cell of any column is a formula, and
 * every text comes back. A trial of its own (`npm run trial:office`); where LibreOffice is missing it is skipped and says so.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { append, headOf } from '../../storage/act';
import { tag } from '../../storage/commands/case';
import { handOff, handoffAnswered } from '../../storage/commands/handoff';
import { log } from '../../storage/commands/log';
import { newSalt } from '../../storage/digest';
import { type Entry, entryForm } from '../../storage/entries';
import { plain } from '../../storage/ledger';
import { digestLines } from '../../storage/tables/digest';
import { type Sheet, sheet } from '../../storage/tables/sheets';
import { living } from '../../storage/tombstone';
import { BYTE_ORDER_MARK, csvLine, lively } from '../../utils/csv';
import type { Document } from '../../utils/digest/document';
import { templatesAsCsv } from '../../utils/replies/write-file';
import { actAt, evidence, freshLedger, templateOf } from '../storage/ledger';
import { MATRIX } from './matrix';

const TRIAL = process.env.THREADKEEPER_OFFICE === '1';

function office(): string | null {
  const program = process.env.THREADKEEPER_SOFFICE ?? 'soffice';
  try {
    return `${program}: ${execFileSync(program, ['--version'], { encoding: 'utf8' }).trim()}`;
  } catch {
    return null; // it is not there: the trial says so
  }
}
const version = TRIAL ? office() : null;
if (TRIAL && version === null)
  console.info('No LibreOffice was found (soffice): install libreoffice-calc, or set THREADKEEPER_SOFFICE.');

/**
 * How a table is opened: separator (44 a comma, 59 a semicolon, 9 a tab), quotation mark, UTF-8, from the first line, …, quoted
 * cells are no mere texts, special numbers are looked for, …, formulas are worked out. The most that a user can choose.
 * https://wiki.openoffice.org/wiki/Documentation/DevGuide/Spreadsheets/Filter_Options
 */
const opened = (separator: 44 | 59 | 9) => `CSV:${separator},34,76,1,,0,false,true,true,false,false,0,true`;
const SAVED = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,false';
const OPENINGS = { 'by commas': 44, 'by semicolons': 59, 'by tabs': 9 } as const;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'threadkeeper-office-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function convert(file: string, to: string, separator: 44 | 59 | 9): string {
  const out = path.join(folder, 'out');
  execFileSync(
    process.env.THREADKEEPER_SOFFICE ?? 'soffice',
    [
      `-env:UserInstallation=file://${path.join(folder, 'profile')}`,
      ...['--headless', '--norestore', `--infilter=${opened(separator)}`],
      ...['--convert-to', to, '--outdir', out, file],
    ],
    { stdio: 'pipe', timeout: 300_000 },
  );
  const [extension] = to.split(':');
  return readFileSync(path.join(out, `${path.basename(file, '.csv')}.${extension}`), 'utf8');
}

/** The formulas that LibreOffice found. */
const formulasIn = (fods: string) =>
  [...fods.matchAll(/table:formula="([^"]*)"/g)].map(([, formula]) => formula);

/** What no cell of a spreadsheet keeps apart: kinds of line ends, and signs that are no text. */
const kept = (text: string) => text.replace(/\r\n|\n\r|\r/g, '\n').replace(/[^\P{Cc}\n\t]|\uFEFF/gu, '');

const TEXTS = MATRIX.map(({ text }) => text);

/** Each text of the matrix in every column that somebody can write into. */
async function tables(): Promise<Record<string, string>> {
  const ledger = await freshLedger();
  const { logged } = await log(ledger, actAt(0), 'main', evidence(0));
  await tag(ledger, actAt(1), logged.caseId, { add: ['a'], remove: [] });
  const john = { name: 'John', department: 'support', asked: 'a', told: 'b', dueAt: null };
  await handOff(ledger, actAt(2), logged.caseId, john);
  await handoffAnswered(ledger, actAt(3), logged.caseId, 'Found it.');
  const row = (await ledger.cases.get(logged.caseId))!;
  const person = (await ledger.people.get(row.personId!))!;
  const history = living((await ledger.entries.toArray()).map(plain));
  const handed = history.find((entry) => entry.kind === 'handedOff')!;
  const answered = history.find((entry) => entry.kind === 'handoffAnswered')!;
  await ledger.brands.bulkPut(
    TEXTS.map((text, n) => ({
      ...{ id: `brand-${n}`, name: text, accounts: [], longOnX: false },
      clock: '',
    })),
  );
  await ledger.people.bulkPut(
    TEXTS.map((text, n) => {
      const identities = [{ site: 'x' as const, handle: text, name: text, profileUrl: null }];
      return { ...person, id: `person-${n}`, brand: `brand-${n}`, name: text, note: text, identities };
    }),
  );
  await ledger.cases.bulkPut(
    TEXTS.map((text, n) => ({
      ...row,
      ...{
        id: `case-${n}`,
        brand: `brand-${n}`,
        personId: `person-${n}`,
        state: 'open' as const,
        turn: 'handoff' as const,
      },
      evidence: { ...row.evidence, text, author: { name: text, handle: text, profileUrl: null } },
      handoff: { ...row.handoff!, ...{ name: text, department: text, since: row.loggedAt } },
    })),
  );
  await ledger.transaction('rw', ledger.writtenByActs, async () => {
    const head = await headOf(ledger);
    const entries = TEXTS.flatMap((text, n) => [
      {
        ...handed,
        id: `handed-${n}`,
        entityId: `case-${n}`,
        body: {
          ...john,
          name: text,
          department: text,
          asked: text,
          told: text,
          dueAt: '2026-03-03T09:00:00.000Z',
        },
      },
      { ...answered, id: `answered-${n}`, entityId: `case-${n}`, body: { ...answered.body, text } },
    ]);
    const salted = entries.map((entry) => ({
      entry: entry as Entry,
      salt: newSalt(),
    }));
    // The list of colleagues trims a name; here every text stands as it is.
    for (const { entry } of salted) entryForm.parse(entry);
    await append(ledger, head, salted);
  });
  const whole = async (name: Sheet) => {
    let text = '';
    for await (const piece of sheet(ledger, name)) text += piece;
    return text;
  };
  const digest: Document = {
    title: 'a',
    about: 'b',
    blocks: TEXTS.flatMap((text) => [
      { is: 'subheading' as const, part: 'topics' as const, text, behind: null },
      {
        is: 'table' as const,
        part: 'topics' as const,
        head: ['a', 'b', 'c', 'd'],
        rows: [
          {
            cells: [text, text, text, text],
            figures: { now: 1, before: null, open: null },
            behind: null,
            open: null,
          },
        ],
      },
      {
        is: 'quotes' as const,
        part: 'topics' as const,
        items: [{ text, about: text, url: null, behind: { case: 'a' } }],
      },
    ]),
  };
  const templates = TEXTS.map((text, n) => ({
    ...templateOf(`t${n}`, text),
    name: text,
    whenToUse: text,
    tags: [text],
  }));
  return {
    cases: await whole('cases'),
    customers: await whole('customers'),
    handoffs: await whole('handoffs'),
    digest: BYTE_ORDER_MARK + digestLines(digest).map(csvLine).join(''),
    templates: BYTE_ORDER_MARK + templatesAsCsv(templates),
  };
}

const rowsOf = (text: string) => parse(text, { bom: true, relax_column_count: true }) as string[][];

describe.skipIf(version === null)(`in ${version ?? 'LibreOffice'}`, () => {
  test('what is not stilled is a formula: the trial would see one', () => {
    const file = path.join(folder, 'live.csv');
    writeFileSync(file, `${BYTE_ORDER_MARK}"=1+1","safe"\r\n"+1+1","-1+1"\r\n`);
    expect(formulasIn(convert(file, 'fods', 44)).length).toBeGreaterThanOrEqual(1);
  });

  test('no cell of any table is a formula, however it is opened; every text comes back', async () => {
    for (const [name, text] of Object.entries(await tables())) {
      const file = path.join(folder, `${name}.csv`);
      writeFileSync(file, text);
      for (const [how, separator] of Object.entries(OPENINGS))
        expect.soft(formulasIn(convert(file, 'fods', separator)), `${name}, ${how}`).toEqual([]);
      const before = rowsOf(text);
      const after = rowsOf(convert(file, SAVED, 44));
      let compared = 0;
      const other: string[] = [];
      for (const [n, cells] of before.entries())
        for (const [column, cell] of cells.entries()) {
          // Dates and numbers of ours may be written in another form.
          if (!TEXTS.includes(lively(cell)) || cell === '') continue;
          compared++;
          const back = after[n]?.[column] ?? '';
          if (kept(lively(back)) !== kept(lively(cell)) && kept(back) !== kept(cell))
            other.push(`${JSON.stringify(cell)} came back as ${JSON.stringify(back)}`);
        }
      console.info(
        `${name}: ${before.length} rows, ${compared} cells compared, ${other.length} came back otherwise`,
      );
      expect.soft([...new Set(other)], name).toEqual([]);
      expect(compared).toBeGreaterThan(TEXTS.length);
    }
  });
});
