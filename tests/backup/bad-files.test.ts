/** Files that are no backup, or not whole: refused with the line and the reason, early, and nothing is changed. */
import { describe, expect, test } from 'vitest';
import { canonical, digestOf, NO_SUM, plus } from '../../storage/digest';
import { entryForm } from '../../storage/entries';
import { BadFile, type BadLine } from '../../utils/faults';
import { freshLedger } from '../storage/ledger';
import { bytesOf, everythingIn, fileOf, stageFile, workedLedger } from './ledgers';

const worked = await workedLedger(0, 4);
const good = await fileOf(worked);
const lines = good.trimEnd().split('\n');
const sealed = (await fileOf(worked, 'secret')).trimEnd().split('\n');
const header = { ...JSON.parse(lines[0]!), count: 20_000_000 };
const join = (all: readonly string[]) => all.map((line) => `${line}\n`).join('');
const withLine = (n: number, text: string) => join(lines.with(n - 1, text));
/** The third line with something changed in its entry. */
const withEntry = (change: (entry: Record<string, unknown>) => object) => {
  const { entry, salt } = JSON.parse(lines[2]!);
  return withLine(3, JSON.stringify({ entry: change(entry), salt }));
};

/** What is said of a file; nothing of it may be in the ledger, decided or not. */
async function refused(bytes: AsyncIterable<Uint8Array>, passphrase: string | null = null): Promise<BadLine> {
  const ledger = await workedLedger(50, 2);
  const before = await everythingIn(ledger);
  const said = await stageFile(ledger, 'import-1', bytes, passphrase).catch((error: unknown) => {
    if (!(error instanceof BadFile)) throw error;
    return { fault: error.fault, line: error.line, detail: error.detail };
  });
  expect(await everythingIn(ledger)).toEqual(before);
  expect((await ledger.imports.get('import-1'))?.state).not.toBe('staged');
  ledger.close();
  if (!said) throw new Error('the file was not refused');
  return said;
}

test('the file that the bad ones are made of is good', async () => {
  const ledger = await freshLedger();
  expect(await stageFile(ledger, 'import-1', bytesOf(good))).toBeNull();
  expect(await ledger.imports.get('import-1')).toMatchObject({ state: 'staged' });
});

const last = lines.length;
const BAD: [what: string, text: string | Uint8Array, fault: string, line: number, passphrase?: string][] = [
  ['an empty file', '', 'not-ours', 1],
  ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0xff, 0xd8]), 'not-ours', 1],
  ['a spreadsheet', 'name;date\nAda;2026\n', 'not-ours', 1],
  ['another product’s backup', '{"format":"other-backup","version":1}\n{}\n', 'not-ours', 1],
  ['another product’s JSON in one line', `{"items":[${'{"a":1},'.repeat(2_000)}{}]}`, 'not-ours', 1],
  ['a file without its first line', join(lines.slice(1)), 'not-ours', 1],
  ['a newer version', withLine(1, JSON.stringify({ ...header, version: 2 })), 'newer', 1],
  ['a header without its sum', withLine(1, JSON.stringify({ ...header, sum: 7 })), 'not-a-line', 1],
  ['a file that was cut between two lines', join(lines.slice(0, -1)), 'cut', last - 1],
  ['a file that was cut within a line', good.slice(0, Math.floor(good.length / 2)), 'not-json', -1],
  ['a file with nothing but its header', join(lines.slice(0, 1)), 'cut', 1],
  ['a line that is no JSON', withLine(3, '{"entry":'), 'not-json', 3],
  ['an empty line', withLine(3, ''), 'not-json', 3],
  ['a line of another kind', withLine(3, '{"entries":[]}'), 'not-a-line', 3],
  ['a list for a line', withLine(3, '[1,2,3]'), 'not-a-line', 3],
  ['null for a line', withLine(3, 'null'), 'not-a-line', 3],
  ['no salt', withLine(3, JSON.stringify({ entry: JSON.parse(lines[2]!).entry })), 'not-a-line', 3],
  ['a missing line', join(lines.toSpliced(2, 1)), 'count', last - 1],
  ['a line twice', join(lines.toSpliced(2, 0, lines[2]!)), 'too-many', last],
  ['something after the end', `${good}{}\n`, 'after-end', last + 1],
  ['two files in one', good + good, 'after-end', last + 1],
  ['a word that was changed', good.replace('My order 0', 'My order 9'), 'sum', last],
  ['an entry without a field', withEntry(({ clock: _, ...rest }) => rest), 'not-an-entry', 3],
  ['an entry with a field too many', withEntry((entry) => ({ ...entry, more: 1 })), 'not-an-entry', 3],
  ['an entry of an unknown kind', withEntry((entry) => ({ ...entry, kind: 'sent' })), 'not-an-entry', 3],
  ['a number for a text', withEntry((entry) => ({ ...entry, actor: 7 })), 'not-an-entry', 3],
  ['a text that is too long', withEntry((e) => ({ ...e, actor: 'x'.repeat(300_000) })), 'not-an-entry', 3],
  ['a script for a link', good.replace('https://x.com/ada_0/', 'javascript:alert(1)//'), 'not-an-entry', -1],
  [
    '__proto__',
    withLine(3, lines[2]!.replace('{"entry":{', '{"entry":{"__proto__":{"a":1},')),
    'forbidden-key',
    3,
  ],
  [
    '__proto__ in escapes',
    withLine(3, '{"entry":{"\\u005f_proto_\\u005F":{}},"salt":""}'),
    'forbidden-key',
    3,
  ],
  ['a million brackets', withLine(3, '['.repeat(1_000_000)), 'too-deep', 3],
  ['a million objects in each other', withLine(3, '{"a":'.repeat(800_000)), 'too-deep', 3],
  ['a million brackets as the header', withLine(1, '['.repeat(1_000_000)), 'not-ours', 1],
  ['a line of five million signs', withLine(3, `"${'x'.repeat(5_000_000)}"`), 'too-long', 3],
  ['a sealed file without its passphrase', join(sealed), 'needs-passphrase', 1],
  ['a wrong passphrase', join(sealed), 'wrong-passphrase', 2, 'Secret'],
  [
    'a sealed file whose pieces changed places',
    join([sealed[0]!, sealed[1]!, ...sealed.slice(2).reverse()]),
    'not-genuine',
    3,
    'secret',
  ],
  ['a sealed file without its last piece', join(sealed.slice(0, -1)), 'cut', -1, 'secret'],
  [
    'a sealed file with a changed sign',
    join(sealed.with(2, sealed[2]!.replace(/A/, 'B'))),
    'not-genuine',
    3,
    'secret',
  ],
  [
    'a sealed file that would take for ever',
    join([sealed[0]!.replace('600000', '600000000')]),
    'cipher',
    1,
    'secret',
  ],
  [
    'a sealed file without a salt of its own',
    join([sealed[0]!.replace('fileSalt', 'filesalt')]),
    'cipher',
    1,
    'secret',
  ],
  ['a cipher that nobody knows', join([sealed[0]!.replace('AES-256-GCM', 'ROT13')]), 'cipher', 1, 'secret'],
];

describe('refused:', () => {
  test.each(BAD)('%s', async (_, text, fault, line, passphrase) => {
    const bytes = typeof text === 'string' ? bytesOf(text, 64 * 1024) : [text];
    const said = await refused(asStream(bytes), passphrase ?? null);
    expect(said).toMatchObject(line === -1 ? { fault } : { fault, line });
  });
});

test('a byte that is no text is named by its line', async () => {
  const bytes = new TextEncoder().encode(good);
  const third = new TextEncoder().encode(join(lines.slice(0, 2))).length;
  bytes[third + 20] = 0xff;
  expect(await refused(asStream([bytes]))).toMatchObject({ fault: 'not-text', line: 3 });
});

test('a name that only looks forbidden, in somebody’s words, is no reason to refuse', async () => {
  const { entry: raw, salt } = JSON.parse(lines.find((line) => line.includes('"opened"'))!);
  raw.body.evidence.text = 'see "__proto__": [[[[ {{{{ \u0007';
  const entry = entryForm.parse(raw);
  const sum = plus(NO_SUM, digestOf(entry, salt));
  const file = join([
    JSON.stringify({ ...header, count: 1, sum }),
    canonical({ entry, salt }),
    JSON.stringify({ end: true, count: 1, sum }),
  ]);
  expect(await stageFile(await freshLedger(), 'import-1', bytesOf(file))).toBeNull();
});

describe('given up early, in little memory:', () => {
  const MEGABYTE = 1024 * 1024;

  /** A gigabyte, made as it is asked for; counts how much of it was. */
  function gigabyte(start: string, fill: string) {
    const asked = { bytes: 0 };
    const chunk = new TextEncoder().encode(fill.repeat(MEGABYTE / fill.length));
    const bytes = (async function* () {
      yield new TextEncoder().encode(start);
      for (; asked.bytes < 1024 * MEGABYTE; asked.bytes += chunk.length) yield chunk;
    })();
    return { asked, bytes };
  }

  test('a gigabyte in one line', async () => {
    const { asked, bytes } = gigabyte('{"items":[', '"xxxxx",');
    expect(await refused(bytes)).toMatchObject({ fault: 'not-ours', line: 1 });
    expect(asked.bytes).toBeLessThan(MEGABYTE);
  });

  test('a gigabyte in one line behind a header of ours', async () => {
    const { asked, bytes } = gigabyte(`${JSON.stringify(header)}\n{"entry":{"id":"`, 'xxxxxxxx');
    expect(await refused(bytes)).toMatchObject({ fault: 'too-long', line: 2 });
    expect(asked.bytes).toBeLessThan(8 * MEGABYTE);
  });

  test('ten million short lines', async () => {
    let asked = 0;
    const short = new TextEncoder().encode('{"entry":{},"salt":"00000000000000000000000000000000"}\n');
    const bytes = (async function* () {
      yield new TextEncoder().encode(`${JSON.stringify(header)}\n`);
      for (; asked < 10_000_000; asked++) yield short;
    })();
    expect(await refused(bytes)).toMatchObject({ fault: 'not-an-entry', line: 2 });
    expect(asked).toBeLessThan(1_000);
  });

  test('more lines than the header says', async () => {
    let asked = 0;
    const bytes = (async function* () {
      yield new TextEncoder().encode(join(lines.slice(0, -1)));
      for (; asked < 10_000_000; asked++) yield new TextEncoder().encode(`${lines[2]}\n`);
    })();
    expect(await refused(bytes)).toMatchObject({ fault: 'too-many', line: last });
    expect(asked).toBeLessThan(10);
  });
});

async function* asStream(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* bytes;
}
