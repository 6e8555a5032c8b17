/** Keeps what left the browser as a file: on this machine, in no entry. */
import type { Ledger } from '../ledger';
import type { FileRow } from '../records';

/**
 * After the file is there, so that it holds nothing newer than the clock. The same `id` again is the same place. `holds`: see `FileRow`;
 * it is what was there when the writing began.
 */
export async function keepFile(
  ledger: Ledger,
  { holds = null, ...file }: Omit<FileRow, 'at' | 'clock' | 'holds'> & { holds?: number | null | undefined },
  now: number,
): Promise<void> {
  await ledger.transaction('rw', ledger.files, ledger.head, async () => {
    const head = await ledger.head.get('head');
    await ledger.files.put({ ...file, at: new Date(now).toISOString(), clock: head?.clock ?? null, holds });
  });
}
