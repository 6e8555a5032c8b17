/** A ledger of an earlier version opens in this one with nothing lost, and what was in it goes on. */
import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import * as cases from '../../storage/commands/case';
import { seen } from '../../storage/commands/seen';
import { digestOf, NO_SUM, plus } from '../../storage/digest';
import { entryForm } from '../../storage/entries';
import { plain } from '../../storage/ledger';
import { today } from '../../storage/queries/today';
import { LANES } from '../../storage/records';
import { actAt, freshLedger, START } from './ledger';
import { replayed, stored } from './replay';
/** All tables as version 1 of the program wrote them (2026-11): a hand-off, a confirmed case, a logged selection. */
import version1 from './version-1.json';

/** When version 1 last looked at the dates. */
const NOW = START + 60 * 60_000;

async function ledgerOfVersion1(): Promise<IDBFactory> {
  const indexedDB = new IDBFactory();
  const old = new Dexie('threadkeeper', { indexedDB, IDBKeyRange });
  old.version(1).stores({
    entries: '++arrival, &id, [entity+entityId]',
    head: 'key',
    cases: 'id, [lane+sortAt], [personId+loggedAt]',
    mentions: 'key, caseId',
    people: 'id',
    reminders: 'caseId, [due+at]',
    colleagues: 'id, usedAt',
    templates: 'id',
    settings: 'key',
    counters: 'name',
    health: 'site',
  });
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
  const lanes = await today(ledger, Object.fromEntries(LANES.map((lane) => [lane, 50])));
  expect(lanes.filter(({ count }) => count > 0).map(({ lane, cases }) => [lane, cases.length])).toEqual([
    ['us', 1],
    ['handoff', 1],
    ['closed', 1],
  ]);
});

test('a case of version 1 goes on: our reply is offered, its other key is learnt, and it is answered', async () => {
  const ledger = await freshLedger(await ledgerOfVersion1());
  const id = (await ledger.mentions.get('x:1001'))?.caseId ?? '';
  await cases.handoffAnswered(ledger, actAt(90), id, 'It went to the old address.');
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
