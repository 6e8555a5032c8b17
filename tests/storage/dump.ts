/** All rows of a ledger, and a database with exactly these: where a trial begins anew each time. */
import { IDBFactory } from 'fake-indexeddb';
import type { Ledger } from '../../storage/ledger';
import { freshLedger } from './ledger';

/** By table. */
export type Dump = Record<string, unknown[]>;

export const dumpOf = async (ledger: Ledger): Promise<Dump> =>
  Object.fromEntries(
    await Promise.all(
      ledger.tables.map(async (table) => [table.name, (await table.toArray()) as unknown[]] as const),
    ),
  );

export async function databaseOf(dump: Dump): Promise<IDBFactory> {
  const indexedDB = new IDBFactory();
  const ledger = await freshLedger(indexedDB);
  await ledger.transaction('rw', ledger.tables, () =>
    Promise.all(ledger.tables.map((table) => table.bulkAdd(dump[table.name] ?? []))),
  );
  ledger.close();
  return indexedDB;
}
