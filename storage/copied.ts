/** Reads the rolling copy back; the panel does too, so without zod: who takes an entry over looks at its form (restore.ts). */
import { endLine, entryLine, headerLine } from './backup/lines';
import { segments, textOf } from './copy';
import { digestOf, NO_SUM, plus } from './digest';
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

function readLine(line: string): Salted | null {
  try {
    const { entry, salt } = JSON.parse(line) as Partial<Salted>;
    return typeof entry?.id === 'string' && typeof salt === 'string' ? { entry, salt } : null;
  } catch {
    return null;
  }
}

/** The copy as a backup file, each entry once: for a browser that cannot open the ledger any more. */
export async function copyAsBackup(folder: FileSystemDirectoryHandle, now: number): Promise<Blob> {
  const seen = new Set<string>();
  const parts: string[] = [];
  let sum = NO_SUM;
  for await (const { entries } of copied(folder)) {
    const fresh = entries.filter(({ entry: { id } }) => !seen.has(id) && seen.add(id));
    for (const { entry, salt } of fresh) sum = plus(sum, digestOf(entry, salt));
    parts.push(fresh.map(entryLine).join(''));
  }
  const count = seen.size;
  const header = headerLine({ at: new Date(now).toISOString(), device: 'copy', count, sum });
  return new Blob([header, ...parts, endLine({ count, sum })], { type: 'application/x-ndjson' });
}
