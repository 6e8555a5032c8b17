/** What became of the files on the disk is seen at opening, said, and brought back from the rolling copy. */
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import { headOf } from '../../storage/act';
import { readBackup } from '../../storage/backup/read';
import { check, type Damage, scrub } from '../../storage/check';
import * as cases from '../../storage/commands/case';
import { log } from '../../storage/commands/log';
import { copied } from '../../storage/copied';
import { copyAnew, copyEntries } from '../../storage/copy';
import { digestOf } from '../../storage/digest';
import { keptForm } from '../../storage/entries';
import type { Ledger, StoredEntry } from '../../storage/ledger';
import { plain } from '../../storage/ledger';
import { copyOn, Damaged, type Memory, openSound, rememberTotals } from '../../storage/memory';
import { notesOn } from '../../storage/notes';
import { rescue } from '../../storage/rescue';
import { goOn, restore } from '../../storage/restore';
import { living } from '../../storage/tombstone';
import { importFile } from '../backup/ledgers';
import { Folder } from './folder';
import { actAt, evidence, freshLedger, options, START } from './ledger';
import { stored } from './replay';
import { shelf } from './shelf';

/** As after a write. */
async function remember(ledger: Ledger, memory: Memory) {
  await rememberTotals(ledger, memory);
  await copyOn(ledger, memory);
}

/** A ledger with a few cases, remembered and copied; closed. */
async function kept(indexedDB = new IDBFactory(), folder = new Folder()) {
  const memory: Memory = { shelf: shelf(), folder: folder.handle };
  const ledger = await openSound(memory, options(indexedDB));
  for (let n = 1; n <= 6; n++) await log(ledger, actAt(n), 'main', evidence(n));
  const [row] = await ledger.cases.toArray();
  await cases.note(ledger, actAt(7), row?.id ?? '', 'Called them.');
  await remember(ledger, memory);
  const before = { tables: await stored(ledger), head: await headOf(ledger) };
  return { indexedDB, folder, memory, ledger, before };
}

const damageOf = (memory: Memory, indexedDB: IDBFactory): Promise<Damage | null> =>
  openSound(memory, options(indexedDB)).then(
    (ledger) => {
      ledger.close();
      return null;
    },
    (error: unknown) => {
      if (error instanceof Damaged) return error.damage;
      throw error;
    },
  );

/** What may happen to the files, as the database shows it afterwards. */
const DAMAGES: [what: string, kind: Damage['kind'], harm: (ledger: Ledger) => Promise<unknown>][] = [
  [
    'the newest transactions are gone, head and all (a log that was cut)',
    'older',
    async (ledger) => {
      const rows = await ledger.entries.orderBy('arrival').toArray();
      const head = await headOf(ledger);
      const first = rows.slice(0, 2);
      await ledger.entries.bulkDelete(rows.slice(2).map(({ arrival }) => arrival));
      await ledger.head.put({ ...head, count: 2, last: 2, sum: sumOf(first) });
    },
  ],
  [
    'entries are gone, the head is not',
    'torn',
    (ledger) => ledger.entries.where('arrival').above(3).delete(),
  ],
  ['the head is gone', 'older', (ledger) => ledger.head.clear()],
  [
    'the newest entry has other words',
    'changed',
    (ledger) =>
      ledger.entries
        .orderBy('arrival')
        .last()
        .then((row) => ledger.entries.put({ ...row, actor: 'Eve' } as StoredEntry)),
  ],
  [
    'the sum is another',
    'changed',
    (ledger) => headOf(ledger).then((head) => ledger.head.put({ ...head, sum: 'f'.repeat(64) })),
  ],
];

const sumOf = (rows: StoredEntry[]) =>
  rows
    .reduce((sum, { digest }) => (sum + BigInt(`0x${digest}`)) % (1n << 256n), 0n)
    .toString(16)
    .padStart(64, '0');

describe.each(DAMAGES)('%s', (_, kind, harm) => {
  test('it is seen at opening, nothing is written, and all is brought back from the copy', async () => {
    const { indexedDB, memory, ledger, before } = await kept();
    await harm(ledger);
    const harmed = await stored(ledger);
    ledger.close();
    const damage = await damageOf(memory, indexedDB);
    expect(damage?.kind).toBe(kind);
    const left = await freshLedger(indexedDB);
    expect(await stored(left)).toEqual(harmed);

    expect(await restore(left, memory, damage as Damage, START)).toMatchObject({ missing: 0 });
    expect(await headOf(left)).toMatchObject({ count: before.head.count, sum: before.head.sum });
    expect(await stored(left)).toEqual(before.tables);
    expect(await damageOf(memory, indexedDB)).toBeNull();
    // What is written from now on is copied as well.
    await log(left, actAt(60), 'main', evidence(60));
    await remember(left, memory);
    const inCopy = new Set<string>();
    for await (const { entries } of copied(memory.folder as FileSystemDirectoryHandle))
      for (const { entry } of entries) inCopy.add(entry.id);
    for (const { id } of await left.entries.toArray()) expect(inCopy).toContain(id);
    left.close();
  });
});

test('an empty database in the place of the ledger is never taken for a new one', async () => {
  const { memory, before } = await kept();
  const emptied = new IDBFactory();
  const damage = await damageOf(memory, emptied);
  expect(damage).toMatchObject({ kind: 'emptied', has: { count: 0 }, had: { count: before.head.count } });
  const ledger = await freshLedger(emptied);
  const restored = await restore(ledger, memory, damage as Damage, START);
  expect(restored).toEqual({ added: before.head.count, missing: 0, bad: 0 });
  expect(await stored(ledger)).toEqual(before.tables);
  ledger.close();
});

test('the copy alone remembers a ledger whose totals are lost as well', async () => {
  const { folder } = await kept();
  const memory: Memory = { shelf: shelf(), folder: folder.handle };
  expect(await damageOf(memory, new IDBFactory())).toMatchObject({ kind: 'emptied' });
});

test('without a copy it is said how many are missing, and the user decides to go on', async () => {
  const { memory, before } = await kept();
  const alone: Memory = { ...memory, folder: null };
  const emptied = new IDBFactory();
  const damage = (await damageOf(alone, emptied)) as Damage;
  const ledger = await freshLedger(emptied);
  const { count } = before.head;
  expect(await restore(ledger, alone, damage, START)).toEqual({ added: 0, missing: count, bad: 0 });
  expect(await damageOf(alone, emptied)).toMatchObject({ kind: 'emptied' });
  await goOn(ledger, alone, damage, START);
  expect(await damageOf(alone, emptied)).toBeNull();
  await log(ledger, actAt(0), 'main', evidence(1));
  ledger.close();
  expect(await damageOf(alone, emptied)).toBeNull();
});

test('a memory that is behind is no damage, and is caught up', async () => {
  const { indexedDB, memory, ledger } = await kept();
  await log(ledger, actAt(30), 'main', evidence(30));
  ledger.close();
  const again = await openSound(memory, options(indexedDB));
  await remember(again, memory);
  expect(await check(again, [await headOf(again)])).toBeNull();
  again.close();
});

test('the panel opens the ledger although the background replaces the copy’s note while it is read', async () => {
  const indexedDB = new IDBFactory();
  const { memory, folder, ledger } = await kept(indexedDB);
  ledger.close();
  let reads = 0;
  folder.beforeRead = (name) => {
    // The same words in another file, as the next write leaves it.
    if (++reads <= 3) folder.files.set(name, folder.files.get(name)!.slice());
  };
  const opened = await openSound(memory, options(indexedDB));
  expect(reads).toBe(4);
  opened.close();
  folder.beforeRead = (name) => folder.files.set(name, folder.files.get(name)!.slice());
  await expect(openSound(memory, options(indexedDB))).rejects.toThrow('was replaced');
});

test('a scrub that was interrupted goes on, and finds what a look at the head cannot', async () => {
  const { ledger } = await kept();
  const sound = await scrub(ledger, null, 4);
  expect(sound.damage).toBeNull();
  let next = sound.next;
  while (next) ({ next } = await scrub(ledger, next, 4));
  const third = (await ledger.entries.get(3)) as StoredEntry;
  await ledger.entries.put({ ...third, at: '2026-01-01T00:00:00.000Z' } as StoredEntry);
  expect(await check(ledger, [])).toBeNull();
  expect((await scrub(ledger, null, 100)).damage?.kind).toBe('changed');
  await ledger.entries.delete(3);
  expect((await scrub(ledger, null, 100)).damage?.kind).toBe('torn');
  ledger.close();
});

test('a copy that died at any step goes on: nothing is missing in it', async () => {
  for (let deadAt = 1; deadAt <= 6; deadAt++) {
    const folder = new Folder();
    const { ledger, memory } = await kept(undefined, folder);
    let steps = 0;
    folder.beforeClose = () => {
      if (++steps === deadAt) throw new Error('the worker died');
    };
    for (let n = 10; n < 14; n++) {
      await log(ledger, actAt(n), 'main', evidence(n, { text: 'x'.repeat(90_000) }));
      await copyEntries(ledger, folder.handle).catch(() => {});
    }
    folder.beforeClose = () => {};
    await remember(ledger, memory);
    const ids = new Set<string>();
    for await (const { entries, bad } of copied(folder.handle)) {
      expect(bad).toBe(0);
      for (const { entry } of entries) ids.add(entry.id);
    }
    expect(ids.size).toBe(await ledger.entries.count());
    ledger.close();
  }
});

test('no file of the copy is longer than a megabyte, and cut or strange lines are counted, not guessed', async () => {
  const { folder, ledger, memory } = await kept();
  for (let n = 10; n < 40; n++)
    await log(ledger, actAt(n), 'main', evidence(n, { text: 'y'.repeat(90_000) }));
  await remember(ledger, memory);
  const sizes = [...folder.files].filter(([name]) => name.endsWith('.jsonl')).map(([, { length }]) => length);
  expect(sizes.length).toBeGreaterThan(2);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(1_000_000);
  const bytes = folder.files.get('000001.jsonl') as Uint8Array<ArrayBuffer>;
  folder.files.set('000001.jsonl', bytes.slice(0, bytes.length - 40));
  let bad = 0;
  let whole = 0;
  for await (const file of copied(folder.handle)) {
    bad += file.bad;
    whole += file.entries.length;
  }
  expect(bad).toBe(1);
  expect(whole).toBe((await ledger.entries.count()) - 1);
  ledger.close();
});

/** As the background answers it. */
const areEntries = async (entries: readonly unknown[]) =>
  entries.map((entry) => keptForm.safeParse(entry).success);

/** What an import makes of the file: the ids in it, and its end. */
async function importOf(file: Blob) {
  const read = await readBackup(file.stream(), null);
  const ids: string[] = [];
  for (;;) {
    const { done, value } = await read.entries.next();
    if (done) return { ids, header: read.header, end: value };
    ids.push(keptForm.parse(value.entry).id);
  }
}

test('the copy leaves as a backup file, each entry once, where the ledger cannot be opened', async () => {
  const { folder, ledger, before } = await kept();
  // A copy that was begun anew has everything twice.
  await copyAnew(folder.handle);
  await copyEntries(ledger, folder.handle);
  const { file } = await rescue(
    { ledger: null, memory: { shelf: shelf(), folder: folder.handle }, areEntries },
    null,
    START,
  );
  const { ids, end } = await importOf(file);
  expect(ids).toEqual((await ledger.entries.toArray()).map(({ id }) => id));
  expect(end).toMatchObject({ count: before.head.count, sum: before.head.sum });
  ledger.close();
});

test('what is left of a damaged ledger and what the copy has leave as one file, and an import takes it', async () => {
  const { folder, ledger, before } = await kept();
  await log(ledger, actAt(20), 'main', evidence(20));
  const all = await ledger.entries.toArray();
  // One that only the ledger has, one that only the copy has, one changed in the ledger, one spoilt in the copy.
  await ledger.entries.delete(1);
  await ledger.entries.put({ ...all[1], actor: 'Eve' } as StoredEntry);
  const lines = new TextDecoder().decode(folder.files.get('000001.jsonl')).split('\n');
  lines[2] = String(lines[2]).replace('"entity":"case"', '"entity":"cage"');
  folder.files.set('000001.jsonl', new TextEncoder().encode(lines.join('\n')));

  const { file, count } = await rescue(
    { ledger, memory: { shelf: shelf(), folder: folder.handle }, areEntries },
    await headOf(ledger),
    START,
  );
  expect(count).toBe(all.length);
  const { ids } = await importOf(file);
  expect(new Set(ids)).toEqual(new Set(all.map(({ id }) => id)));
  const other = await freshLedger();
  await importFile(other, await file.text());
  expect(await headOf(other)).toMatchObject({ count: all.length });
  expect(living(await other.entries.toArray()).map(({ actor }) => actor)).not.toContain('Eve');

  const alone = await rescue(
    { ledger, memory: { shelf: shelf(), folder: null }, areEntries },
    before.head,
    START,
  );
  const read = await importOf(alone.file);
  expect(read.end.count).toBe(all.length - 2);
  expect(read.header.count).toBeGreaterThanOrEqual(before.head.count);
  ledger.close();
});

test('the digest says nothing without its salt, and everything with it', async () => {
  const { ledger } = await kept();
  const [row, other] = (await ledger.entries.toArray()) as [StoredEntry, StoredEntry];
  expect(digestOf(plain(row), row.salt)).toBe(row.digest);
  expect(digestOf(plain(row), other.salt)).not.toBe(row.digest);
  ledger.close();
});

const notesOf = (memory: Memory) =>
  [...(memory.shelf as ReturnType<typeof shelf>).items.keys()].filter((key) =>
    key.startsWith('ledger-note:'),
  );

test('what was acknowledged a moment before the browser emptied everything comes back as well', async () => {
  const { memory, ledger } = await kept();
  // Neither the copy nor the totals heard of it.
  await log(ledger, actAt(20), 'main', evidence(7));
  const all = await headOf(ledger);
  ledger.close();
  const emptied = new IDBFactory();
  const damage = await damageOf(memory, emptied);
  expect(damage).toMatchObject({ kind: 'emptied' });
  const again = await freshLedger(emptied);
  expect(await restore(again, memory, damage!, START)).toMatchObject({ missing: 0, bad: 0 });
  expect(await headOf(again)).toMatchObject({ count: all.count, sum: all.sum });
  expect(notesOf(memory)).toEqual([]);
  again.close();
});

test('the very first acts come back as well, though nothing but their notes remembers them', async () => {
  const memory: Memory = { shelf: shelf(), folder: new Folder().handle };
  const ledger = await openSound(memory, options(new IDBFactory()));
  for (const n of [1, 2, 3]) await log(ledger, actAt(n), 'main', evidence(n));
  const all = await headOf(ledger);
  ledger.close();
  const emptied = new IDBFactory();
  const damage = await damageOf(memory, emptied);
  expect(damage).toMatchObject({ kind: 'emptied' });
  const again = await freshLedger(emptied);
  await restore(again, memory, damage!, START);
  expect(await headOf(again)).toMatchObject({ count: all.count, sum: all.sum });
  again.close();
});

test('the copy takes the place of the notes; without a copy there are none', async () => {
  const { memory, ledger, indexedDB } = await kept();
  expect(notesOf(memory)).toEqual([]);
  await log(ledger, actAt(20), 'main', evidence(7));
  expect(notesOf(memory)).toHaveLength(1);
  await copyOn(ledger, memory);
  expect(notesOf(memory)).toEqual([]);
  ledger.close();
  const alone: Memory = { ...memory, folder: null };
  const other = await openSound(alone, options(indexedDB));
  await log(other, actAt(21), 'main', evidence(8));
  expect(notesOf(alone)).toEqual([]);
  other.close();
});

test('a note of what was refused goes; one whose act was never committed is no damage, and goes with the next copy', async () => {
  const { memory, ledger, indexedDB } = await kept();
  await expect(
    ledger.transaction('rw', ledger.tables, async () => {
      await log(ledger, actAt(20), 'main', evidence(7));
      throw new Error('the disk is full');
    }),
  ).rejects.toThrow('full');
  await ledger.notes?.written();
  expect(notesOf(memory)).toEqual([]);
  await log(ledger, actAt(21), 'main', evidence(8));
  // The browser died between the note and the commit.
  const [[, note] = []] = await notesOn(memory.shelf);
  await memory.shelf.set({
    'ledger-note:999999999999999-00000-x': { ...note, before: await headOf(ledger) },
  });
  ledger.close();
  expect(await damageOf(memory, indexedDB)).toBeNull();
  const again = await openSound(memory, options(indexedDB));
  await copyOn(again, memory);
  expect(notesOf(memory)).toEqual([]);
  again.close();
});

test('an act whose note fails is acknowledged all the same, and a copy that fails keeps but the newest notes', async () => {
  const { memory, ledger, folder } = await kept();
  const { set } = memory.shelf;
  memory.shelf.set = () => Promise.reject(new Error('QuotaExceeded'));
  expect((await log(ledger, actAt(20), 'main', evidence(7))).logged.outcome).toBe('opened');
  memory.shelf.set = set;
  await log(ledger, actAt(21), 'main', evidence(8));
  const [newest] = notesOf(memory);
  for (let n = 100; n < 303; n++) await set({ [`ledger-note:000000000000${n}-00000-x`]: { entries: [] } });
  folder.beforeClose = () => {
    throw new Error('the disk is full');
  };
  await expect(copyOn(ledger, memory)).rejects.toThrow('full');
  expect(notesOf(memory)).toHaveLength(200);
  expect(notesOf(memory)).toContain(newest);
  ledger.close();
});

test('a copy whose last file is not whole is begun anew', async () => {
  const { memory, ledger, folder, before } = await kept();
  folder.files.set('000001.jsonl', folder.files.get('000001.jsonl')!.slice(0, 300));
  await log(ledger, actAt(20), 'main', evidence(20));
  await copyOn(ledger, memory);
  const copy = new Set<string>();
  for await (const { entries } of copied(folder.handle)) for (const { entry } of entries) copy.add(entry.id);
  expect(copy.size).toBeGreaterThan(before.head.count);
  for (const { id } of await ledger.entries.toArray()) expect(copy).toContain(id);
  ledger.close();
});

test('after an import there is much to copy: it gives way before each further portion, and what comes meanwhile is copied as well', async () => {
  const ledger = await freshLedger();
  const folder = new Folder();
  // Two entries each: more than one portion of five hundred.
  for (let n = 1; n <= 260; n++) await log(ledger, actAt(0), 'main', evidence(n));
  let waits = 0;
  const done = await copyEntries(ledger, folder.handle, async () => {
    waits++;
    await log(ledger, actAt(1), 'main', evidence(1_000));
  });
  expect(waits).toBe(1);
  const head = await headOf(ledger);
  expect({ count: done.count, last: done.last, sum: done.sum }).toEqual({
    ...{ count: head.count, last: head.last, sum: head.sum },
  });
});
