/** What the bench runs in a page of the extension: opening the ledger with its check, and rereading all of it. */
import { browser } from 'wxt/browser';
import { type Scrubbed, scrub } from '../../storage/check';
import { NAME } from '../../storage/ledger';
import { copyFolder, type Memory, openChecked } from '../../storage/memory';
import { asked } from './bare';

interface Times {
  /** In ms. */
  ours: number[];
  bare: number[];
}

const timed = async (run: () => Promise<unknown>) => {
  const start = performance.now();
  await run();
  return performance.now() - start;
};

/** Opened and compared with what is remembered, beside bare IndexedDB opening the same and reading the same two rows. */
export async function opened(rounds: number): Promise<Times> {
  const times: Times = { ours: [], bare: [] };
  for (let n = 0; n < rounds; n++) {
    times.ours.push(
      await timed(async () => {
        const memory: Memory = { shelf: browser.storage.local, folder: await copyFolder() };
        const { ledger, damage } = await openChecked(memory);
        ledger.close();
        if (damage) throw new Error(JSON.stringify(damage));
      }),
    );
    times.bare.push(
      await timed(async () => {
        const db = await asked(indexedDB.open(NAME));
        const transaction = db.transaction(['head', 'entries']);
        await Promise.all([
          asked(transaction.objectStore('head').get('head')),
          asked(transaction.objectStore('entries').openCursor(null, 'prev')),
        ]);
        db.close();
      }),
    );
  }
  return times;
}

const SOME = 500;

/** `most` entries reread as the scrub does, and the same rows read by bare IndexedDB, portion by portion in turns. */
export async function reread(most: number): Promise<Times & { entries: number }> {
  const { ledger } = await openChecked({ shelf: browser.storage.local, folder: await copyFolder() });
  const db = ledger.backendDB();
  const times = { ours: [] as number[], bare: [] as number[], entries: 0 };
  let from = null as Scrubbed | null;
  do {
    const last: number = from?.last ?? 0;
    const bare = async () => {
      const rows = await asked(
        db.transaction('entries').objectStore('entries').getAll(IDBKeyRange.lowerBound(last, true), SOME),
      );
      times.entries += rows.length;
    };
    const ours = async () => {
      const { next, damage } = await scrub(ledger, from, SOME);
      if (damage) throw new Error(JSON.stringify(damage));
      from = next;
    };
    // By turns, so that neither always finds the other's rows in the cache.
    for (const which of times.entries % (2 * SOME) === 0
      ? (['ours', 'bare'] as const)
      : (['bare', 'ours'] as const))
      times[which].push(await timed(which === 'ours' ? ours : bare));
  } while (from !== null && times.entries < most);
  ledger.close();
  return times;
}
