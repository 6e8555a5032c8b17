/** Reads a browser's whole ledger and works it out anew: digests, head, and every table from the entries alone. */
import { digestOf, NO_SUM, plus } from '../../storage/digest';
import { type HeadRow, plain, type StoredEntry } from '../../storage/ledger';
import { replayed, tablesOf } from '../storage/replay';
import { type Driver, expect } from './story';

/** Each of `acts` is there exactly once, nothing is there by halves, and nothing that it says of itself is wrong. */
export async function expectSound(driver: Driver, acts: readonly string[]): Promise<StoredEntry[]> {
  let entries: StoredEntry[] = [];
  // What a start of the background writes by itself may come between two reads.
  await expect(async () => {
    entries = await driver.readAll<StoredEntry>('entries');
    await expectWhole(driver, entries);
  }).toPass({ timeout: 30_000 });
  const times = new Map<string, number>();
  for (const { id } of entries) times.set(id, (times.get(id) ?? 0) + 1);
  expect(acts.filter((op) => times.get(op) !== 1)).toEqual([]);
  return entries;
}

async function expectWhole(driver: Driver, entries: readonly StoredEntry[]): Promise<void> {
  expect(entries.filter((row) => digestOf(plain(row), row.salt) !== row.digest)).toEqual([]);
  const [head] = await driver.readAll<HeadRow>('head');
  expect(head).toMatchObject({
    count: entries.length,
    last: entries.length,
    sum: entries.reduce((sum, { digest }) => plus(sum, digest), NO_SUM),
  });
  const tables = await tablesOf((name) => driver.readAll(name));
  expect(tables).toEqual(replayed(entries.map(plain), Date.now()));
}
