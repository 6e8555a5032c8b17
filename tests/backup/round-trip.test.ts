/** A backup brings everything back, merges, can be sealed, and an import is wholly there or not at all. */
import { IDBFactory } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { readBackup } from '../../storage/backup/read';
import { seal, sealingKey } from '../../storage/backup/seal';
import { begin, cancel, decide, stage } from '../../storage/backup/stage';
import { takeOverSome } from '../../storage/backup/take-over';
import { writeBackup } from '../../storage/backup/write';
import { note } from '../../storage/commands/case';
import { actAt, freshLedger } from '../storage/ledger';
import {
  bytesOf,
  everythingIn,
  fileOf,
  importFile,
  NOW,
  stageFile,
  takeOverAll,
  work,
  workedLedger,
} from './ledgers';

test('what is exported and imported into an empty ledger is the same ledger', async () => {
  const ledger = await workedLedger(0, 30);
  const other = await freshLedger();
  await importFile(other, await fileOf(ledger));
  const [ours, theirs] = [await everythingIn(ledger), await everythingIn(other)];
  expect(theirs).toEqual(ours);
  expect(theirs.tables).toEqual(theirs.folded);
  expect(theirs.count).toBeGreaterThan(60);
});

test('two managers who exchange their files have the same ledger, and exchanging again changes nothing', async () => {
  // Both logged the mentions 20 to 29: these are one case each.
  const [mia, ben] = [await workedLedger(0, 30), await workedLedger(20, 30)];
  const files = [await fileOf(mia), await fileOf(ben)] as const;
  await importFile(mia, files[1]);
  await importFile(ben, files[0]);
  const merged = await everythingIn(mia);
  expect(await everythingIn(ben)).toEqual(merged);
  expect(merged.tables).toEqual(merged.folded);
  // 50 mentions, and one logging that nobody else had done was taken back.
  expect(merged.tables.cases).toHaveLength(49);
  await importFile(mia, await fileOf(ben));
  expect(await everythingIn(mia)).toEqual(merged);
});

test('before the decision nothing is visible, what would change is told, and cancelling leaves nothing behind', async () => {
  const [ledger, other] = [await workedLedger(0, 5), await workedLedger(10, 5)];
  await importFile(other, await fileOf(ledger));
  const before = await everythingIn(ledger);
  await stageFile(ledger, 'import-1', bytesOf(await fileOf(other)));
  expect(await everythingIn(ledger)).toEqual(before);
  const row = await ledger.imports.get('import-1');
  expect(row).toMatchObject({ state: 'staged', known: before.count, conflicts: 0 });
  expect(row?.fresh).toBe((await everythingIn(other)).count! - before.count!);

  await cancel(ledger, 'import-1');
  await takeOverAll(ledger);
  expect(await everythingIn(ledger)).toEqual(before);
  expect([await ledger.staged.count(), await ledger.imports.count()]).toEqual([0, 0]);
  await expect(decide(ledger, 'import-1')).rejects.toMatchObject({ code: 'not-found' });
});

test('a decided import can’t be cancelled, and no other one begins before it is done', async () => {
  const [ledger, other] = [await freshLedger(), await workedLedger(0, 5)];
  const file = await fileOf(other);
  await stageFile(ledger, 'import-1', bytesOf(file));
  await decide(ledger, 'import-1');
  await expect(cancel(ledger, 'import-1')).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(stageFile(ledger, 'import-2', bytesOf(file))).rejects.toMatchObject({ code: 'not-allowed' });
  await takeOverAll(ledger);
  await decide(ledger, 'import-1'); // a resend
  expect(await ledger.imports.get('import-1')).toMatchObject({ state: 'done', taken: 18 });
});

test('an entry with other words is a conflict: it is shown, and what is here stays', async () => {
  const [ledger, other] = [await workedLedger(0, 3), await freshLedger()];
  await importFile(other, await fileOf(ledger));
  const [row] = await ledger.cases.toArray();
  await note(ledger, actAt(5, 'note-1'), row!.id, 'She rang.');
  await note(other, actAt(6, 'note-1'), row!.id, 'She wrote.');
  const before = await everythingIn(ledger);
  await stageFile(ledger, 'import-1', bytesOf(await fileOf(other)));
  expect(await ledger.imports.get('import-1')).toMatchObject({
    fresh: 0,
    conflicts: 1,
    conflicting: [
      {
        ours: { kind: 'noted', actor: 'Mia 0', words: 'She rang.' },
        theirs: { kind: 'noted', actor: 'Mia 0', words: 'She wrote.' },
      },
    ],
  });
  await decide(ledger, 'import-1');
  await takeOverAll(ledger);
  expect(await everythingIn(ledger)).toEqual(before);
});

test('a chunk that is sent again is staged once, and none may be left out', async () => {
  const [ledger, other] = [await freshLedger(), await workedLedger(0, 5)];
  const { header, entries } = await readBackup(bytesOf(await fileOf(other)), null);
  const { value } = await entries.next();
  if (!value || !('entry' in value)) throw new Error('the file has no entry');
  await begin(ledger, 'import-1', header);
  await begin(ledger, 'import-1', header);
  await stage(ledger, 'import-1', 0, [value]);
  await stage(ledger, 'import-1', 0, [value]);
  expect(await ledger.imports.get('import-1')).toMatchObject({ read: 1, fresh: 1 });
  expect(await ledger.staged.count()).toBe(1);
  await expect(stage(ledger, 'import-1', 2, [value])).rejects.toMatchObject({ code: 'not-understood' });
});

test('an import that dies after any of its steps is wholly old before the decision, and wholly new when it has gone on', async () => {
  const other = await workedLedger(0, 60);
  const file = await fileOf(other);
  const wholly = (await everythingIn(other)).sum;
  const factory = new IDBFactory();
  const first = await workedLedger(200, 5, factory);
  const old = await everythingIn(first);
  const steps = 40;
  first.close();
  for (let death = 0; death <= steps; death++) {
    const ledger = await freshLedger(factory);
    // Every life does one step more than the one before it, and is then given up without a word.
    await lifeOf(ledger, file, `import-${death}`, death);
    ledger.close();
    const next = await freshLedger(factory);
    expect((await everythingIn(next)).sum, `after ${death} steps`).toBe(old.sum);
    next.close();
  }
  const last = await freshLedger(factory);
  await stageFile(last, 'import-last', bytesOf(file));
  await decide(last, 'import-last');
  last.close();
  for (let deaths = 0; ; deaths++) {
    const ledger = await freshLedger(factory);
    const step = await takeOverSome(ledger, NOW);
    if (step === null) {
      expect(deaths).toBeGreaterThan(3);
      await importFile(other, await fileOf(ledger));
      const [here, there] = [await everythingIn(ledger), await everythingIn(other)];
      expect(here.tables).toEqual(there.tables);
      expect(here.sum).toBe(there.sum);
      expect(here.sum).not.toBe(wholly);
      expect(await ledger.staged.count()).toBe(0);
      return;
    }
    // Half-way, too, every row is what its entries fold to.
    const { tables, folded } = await everythingIn(ledger);
    expect(tables).toEqual(folded);
    ledger.close();
  }
});

/** Entries are staged one by one; the decision never comes. */
async function lifeOf(
  ledger: Awaited<ReturnType<typeof freshLedger>>,
  file: string,
  id: string,
  steps: number,
) {
  const { header, entries } = await readBackup(bytesOf(file), null);
  if (steps > 0) await begin(ledger, id, header);
  for (let n = 0; n < steps - 1; n++) {
    const { value, done } = await entries.next();
    if (done || !value) return;
    await stage(ledger, id, n, [value]);
  }
}

test('work goes on while an import is taken over, and what is written meanwhile is not lost', async () => {
  const [ledger, other] = [await workedLedger(100, 3), await workedLedger(0, 40)];
  await stageFile(ledger, 'import-1', bytesOf(await fileOf(other)));
  await decide(ledger, 'import-1');
  for (let n = 0; (await takeOverSome(ledger, NOW)) !== null; n++) await work(ledger, 1_000 + n * 3, 1);
  const { tables, folded } = await everythingIn(ledger);
  expect(tables.cases).toEqual(folded.cases);
});

test('what is logged while a file is written is in the next one, and this one is whole', async () => {
  const ledger = await workedLedger(0, 5);
  let text = '';
  for await (const { text: piece } of writeBackup(ledger, NOW)) {
    text += piece;
    await work(ledger, 500 + text.length, 1);
  }
  const other = await freshLedger();
  await importFile(other, text);
  expect(await other.cases.count()).toBe(4);
});

test('a key that is kept makes every file a key of its own, and gives nothing of itself away', async () => {
  const ledger = await workedLedger(0, 3);
  const kept = structuredClone(await sealingKey('open sesame'));
  expect(kept.key.extractable).toBe(false);
  const files: string[] = [];
  for (let n = 0; n < 2; n++) {
    let text = '';
    for await (const line of seal(writeBackup(ledger, NOW), kept)) text += line;
    files.push(text);
  }
  const [first, second] = files.map((text) => text.split('\n').map((line) => JSON.parse(line || 'null')));
  expect(second?.[0].encrypted).toEqual({ ...first?.[0].encrypted, fileSalt: expect.any(String) });
  expect(second?.[0].encrypted.fileSalt).not.toBe(first?.[0].encrypted.fileSalt);
  // The first pieces hold the same words under the same number.
  expect(second?.[1].sealed).not.toBe(first?.[1].sealed);
  for (const file of files) {
    const other = await freshLedger();
    await importFile(other, file, 'open sesame');
    expect((await everythingIn(other)).sum).toBe((await everythingIn(ledger)).sum);
  }
});

test('a sealed file tells nothing, opens with its passphrase only, and with it is the same ledger', async () => {
  const ledger = await workedLedger(0, 12);
  const sealed = await fileOf(ledger, 'korrekt häst 🐎');
  // Nothing that base64 may come to by chance: three letters do, in one file of thirty.
  expect(sealed).not.toMatch(/Ada \d|x\.com|"entity"/);
  expect(await fileOf(ledger)).toMatch(/Ada \d.*x\.com|x\.com.*Ada \d/);
  expect(sealed.split('\n')[0]).toContain('"format":"threadkeeper-backup","version":1,"encrypted"');
  const other = await freshLedger();
  await expect(importFile(other, sealed)).rejects.toMatchObject({ fault: 'needs-passphrase' });
  await expect(importFile(other, sealed, 'korrekt hast')).rejects.toMatchObject({
    fault: 'wrong-passphrase',
    line: 2,
  });
  expect([await other.entries.count(), await other.imports.count()]).toEqual([0, 0]);
  // An ä of one sign or of two is the same passphrase.
  await importFile(other, sealed, 'korrekt häst 🐎'.normalize('NFD'));
  expect((await everythingIn(other)).sum).toBe((await everythingIn(ledger)).sum);
});
