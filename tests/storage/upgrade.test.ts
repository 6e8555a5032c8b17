/** A ledger of an earlier version opens in this one with nothing lost, and what was in it goes on. */
import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { check, scrub } from '../../storage/check';
import * as cases from '../../storage/commands/case';
import * as handoffs from '../../storage/commands/handoff';
import { seen } from '../../storage/commands/seen';
import { digestOf, NO_SUM, plus } from '../../storage/digest';
import { entryForm } from '../../storage/entries';
import { openLedger, plain } from '../../storage/ledger';
import * as version1Schema from '../../storage/migrations/1';
import * as version2Schema from '../../storage/migrations/2';
import { upgrade } from '../../storage/migrations/2-upgrade';
import { GROUPS, today } from '../../storage/queries/today';
import { actAt, freshLedger, START } from './ledger';
import { replayed, stored } from './replay';
/** All tables as version 1 of the program wrote them (2026-11): a hand-off, a confirmed case, a logged selection. */
import version1 from './version-1.json';

/** When version 1 last looked at the dates. */
const NOW = START + 60 * 60_000;

async function ledgerOfVersion1(): Promise<IDBFactory> {
  const indexedDB = new IDBFactory();
  const old = new Dexie('threadkeeper', { indexedDB, IDBKeyRange });
  old.version(1).stores(version1Schema.stores);
  await old.open();
  for (const [name, rows] of Object.entries(version1)) await old.table(name).bulkAdd(rows);
  old.close();
  return indexedDB;
}

test('version 1 opens in version 2: every entry is there, and every row is what its entries fold to', async () => {
  const ledger = await freshLedger(await ledgerOfVersion1());
  const entries = await ledger.entries.toArray();
  expect(entries.map(({ salt: _, digest: __, ...entry }) => entry)).toEqual(version1.entries);
  for (const entry of entries) expect(entry.digest).toBe(digestOf(plain(entry), entry.salt));
  expect(await stored(ledger)).toEqual(
    replayed(
      entries.map((entry) => entryForm.parse(plain(entry))),
      NOW,
    ),
  );
  expect(await ledger.head.get('head')).toEqual({
    ...version1.head[0],
    count: entries.length,
    last: entries.at(-1)?.arrival,
    sum: entries.reduce((sum, { digest }) => plus(sum, digest), NO_SUM),
    gone: 0,
  });
  const groups = await today(ledger, Object.fromEntries(GROUPS.map((group) => [group, 50])), NOW);
  expect(groups.filter(({ count }) => count > 0).map(({ group, cases }) => [group, cases.length])).toEqual([
    ['us', 1],
    ['others', 1],
    ['closed', 1],
  ]);
});

test('a case of version 1 goes on: our reply is offered, its other key is learnt, and it is answered', async () => {
  const ledger = await freshLedger(await ledgerOfVersion1());
  const id = (await ledger.mentions.get('x:1001'))?.caseId ?? '';
  await handoffs.handoffAnswered(ledger, actAt(90), id, 'It went to the old address.');
  const ours = {
    kind: 'answered',
    key: 'x:1001',
    by: 'x:1002',
    text: 'A new one comes.',
    postedAt: null,
  } as const;
  await seen(ledger, actAt(100), [{ key: 'x:1001', text: null, aliases: ['x:1901'] }], [ours]);
  expect(await ledger.cases.get(id)).toMatchObject({
    keys: ['x:1001', 'x:1901'],
    offers: [{ kind: 'answered', by: 'x:1002' }],
  });
  await cases.answer(ledger, actAt(110), id, ours.text, 'seen');
  expect(await ledger.cases.get(id)).toMatchObject({ lane: 'customer', offers: [] });
});

test('an upgrade that was killed half-way leaves version 1 as it was, and is done at the next opening', async () => {
  const indexedDB = await ledgerOfVersion1();
  const dying = new Dexie('threadkeeper', { indexedDB, IDBKeyRange });
  dying.version(1).stores(version1Schema.stores);
  dying
    .version(2)
    .stores(version2Schema.stores)
    .upgrade(async (transaction) => {
      await upgrade(transaction);
      // All is rewritten, and nothing committed.
      transaction.abort();
    });
  await expect(dying.open()).rejects.toThrow();
  dying.close();
  expect(await indexedDB.databases()).toEqual([{ name: 'threadkeeper', version: 10 }]);
  const ledger = await openLedger({ indexedDB, IDBKeyRange });
  expect(await stored(ledger)).toEqual(replayed((await ledger.entries.toArray()).map(plain), NOW));
  expect(await ledger.entries.count()).toBe(version1.entries.length);
  expect(await check(ledger, [])).toBeNull();
  expect(await scrub(ledger, null, 1_000)).toEqual({ next: null, damage: null });
});
