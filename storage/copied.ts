/** Reads the rolling copy back; the panel does too, so without zod: who takes an entry over looks at its form (restore.ts). */
import { type Gathered, gatherBackup } from './backup/gather';
import { readLine, segments, textOf } from './copy';
import type { Salted } from './take';

/** What can be read back, file by file; lines that are no entry are left out and counted in `bad`. */
export async function* copied(
  folder: FileSystemDirectoryHandle,
): AsyncGenerator<{ entries: Salted[]; bad: number }> {
  for (const name of await segments(folder)) {
    const entries: Salted[] = [];
    let bad = 0;
    for (const line of ((await textOf(folder, name)) ?? '').split('\n')) {
      if (line === '') continue;
      const read = readLine(line);
      if (read) entries.push(read);
      else bad++;
    }
    yield { entries, bad };
  }
}

/** The copy as a backup file. */
export const copyAsBackup = (folder: FileSystemDirectoryHandle, now: number): Promise<Gathered> =>
  gatherBackup(entriesIn(folder), null, now);

async function* entriesIn(folder: FileSystemDirectoryHandle): AsyncGenerator<Salted[]> {
  for await (const { entries } of copied(folder)) yield entries;
}
