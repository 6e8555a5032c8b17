/**
 * The rolling copy: every entry once more, outside of IndexedDB, in text files of at most a megabyte, one entry a line as
 * in a backup. Chromium's own recovery empties every database of the origin, and leaves these files alone.
 */
import { entryLine } from './backup/lines';
import { totalsOf } from './check';
import type { Kept } from './entries';
import { type Ledger, plain, type Totals } from './ledger';
import type { Salted } from './take';
import { tombstone } from './tombstone';

/** The most bytes of a file: more would have to be written again for each entry that is added to it. */
const SEGMENT = 1_000_000;
const CURSOR = 'cursor.json';
/** So many entries are read at once. */
const SOME = 500;

/** Nothing was copied, or it is not known what all of it comes to. */
const UNKNOWN: Totals = { count: 0, last: 0, sum: '', gone: 0 };

/** How far the copy has come: the ledger as it was then, the file that is written to, and how many bytes it had. */
export interface CopyCursor extends Totals {
  segment: number;
  size: number;
}

const fileOf = (segment: number) => `${String(segment).padStart(6, '0')}.jsonl`;

/** What was copied so far; null when nothing was, or the note of it cannot be read (then all is copied again). */
export async function copyCursor(folder: FileSystemDirectoryHandle): Promise<CopyCursor | null> {
  const text = await textOf(folder, CURSOR);
  try {
    return text === null ? null : (JSON.parse(text) as CopyCursor);
  } catch {
    return null;
  }
}

/**
 * Adds what the ledger has and the copy has not; one at a time, and an entry that is copied twice does no harm. `calm` is done when
 * nobody waits for the ledger: after an import there is much to copy.
 */
export async function copyEntries(
  ledger: Ledger,
  folder: FileSystemDirectoryHandle,
  calm = async () => {},
): Promise<CopyCursor> {
  let { segment, size, ...done } = await cursorOf(folder);
  const note = () => replace(folder, CURSOR, JSON.stringify({ ...done, segment, size }));
  for (;;) {
    const [head, rows] = await ledger.transaction('r', ledger.head, ledger.entries, () =>
      Promise.all([
        ledger.head.get('head'),
        ledger.entries.where('arrival').above(done.last).limit(SOME).toArray(),
      ]),
    );
    if (head && head.gone !== done.gone) {
      await clean(ledger, folder);
      done = done.last === head.last ? totalsOf(head) : { ...UNKNOWN, last: done.last, gone: head.gone };
      size = 0;
      await note();
    }
    const last = rows.at(-1);
    if (!head || !last) return { ...done, segment, size };
    ({ segment, size } = await write(
      folder,
      segment,
      rows.map((row) => entryLine({ entry: plain(row), salt: row.salt })),
    ));
    // Only of the whole is it known what it comes to.
    done = last.arrival === head.last ? totalsOf(head) : { ...done, last: last.arrival };
    await note();
    if (rows.length === SOME) await calm();
  }
}

/** Where to go on; from the first entry, in a new file, where the last file is not what was written to it. */
async function cursorOf(folder: FileSystemDirectoryHandle): Promise<CopyCursor> {
  const cursor = await copyCursor(folder);
  if (cursor && cursor.size <= (await sizeOf(folder, fileOf(cursor.segment)))) return cursor;
  return { segment: (await newestSegment(folder)) + 1, size: 0, ...UNKNOWN };
}

/**
 * All is copied once more, behind what is there: the numbers of the entries will be others, or a file is not whole. `noted`
 * are entries that the copy had not got yet.
 */
export async function copyAnew(
  folder: FileSystemDirectoryHandle,
  noted: readonly Salted[] = [],
): Promise<void> {
  const next = (await newestSegment(folder)) + 1;
  const written = await write(folder, next, noted.map(entryLine));
  await replace(folder, CURSOR, JSON.stringify({ ...written, ...UNKNOWN }));
}

/** Puts tombstones where the ledger has them. What cannot be read goes as well: it may be somebody's words. */
async function clean(ledger: Ledger, folder: FileSystemDirectoryHandle): Promise<void> {
  const stones = await ledger.entries.where({ entity: 'gone', entityId: '' }).toArray();
  const gone = new Set(stones.map(({ id }) => id));
  for (const name of await segments(folder)) {
    const lines = ((await textOf(folder, name)) ?? '').split('\n').filter((line) => line !== '');
    const kept = lines.map((line) => {
      const read = readLine(line);
      if (read === null) return '';
      return gone.has(read.entry.id) ? entryLine(tombstone(read.entry.id)) : `${line}\n`;
    });
    if (kept.some((line, n) => line !== `${lines[n]}\n`)) await replace(folder, name, kept.join(''));
  }
}

/**
 * Takes out the lines of entries that `goes` names and the ledger has no more. What cannot be read goes as well: it may be of them. It may
 * be killed and repeated.
 */
export async function dropLines(
  ledger: Ledger,
  folder: FileSystemDirectoryHandle,
  goes: (entry: Kept) => boolean,
): Promise<void> {
  for (const name of await segments(folder)) {
    const lines = ((await textOf(folder, name)) ?? '').split('\n').filter((line) => line !== '');
    const read = lines.map(readLine);
    const ids = read.flatMap((one) => (one && goes(one.entry) ? one.entry.id : []));
    const known = await ledger.transaction('r', ledger.entries, () => ledger.known(ids));
    const kept = lines.filter((_, n) => {
      const entry = read[n]?.entry;
      return entry && (known.has(entry.id) || !goes(entry));
    });
    if (kept.length < lines.length) await replace(folder, name, kept.map((line) => `${line}\n`).join(''));
  }
  // Its files are shorter than they were: that is no damage.
  const cursor = await copyCursor(folder);
  if (cursor) await replace(folder, CURSOR, JSON.stringify({ ...cursor, size: 0 }));
}

/** One line of the copy; null when it is none. */
export function readLine(line: string): Salted | null {
  try {
    const { entry, salt } = JSON.parse(line) as Partial<Salted>;
    return typeof entry?.id === 'string' && typeof salt === 'string' ? { entry, salt } : null;
  } catch {
    return null;
  }
}

/** Appends the lines, to a new file where one is full; gives the file that was written last, and its bytes now. */
async function write(
  folder: FileSystemDirectoryHandle,
  from: number,
  lines: string[],
): Promise<Pick<CopyCursor, 'segment' | 'size'>> {
  let segment = from;
  let bytesThere = 0;
  let at = 0;
  while (at < lines.length) {
    const file = await folder.getFileHandle(fileOf(segment), { create: true });
    const { size } = await file.getFile();
    const bytes = new TextEncoder();
    const some: Uint8Array<ArrayBuffer>[] = [];
    let room = SEGMENT - size;
    for (; at < lines.length; at++) {
      const line = bytes.encode(lines[at]);
      // A line longer than a whole file still gets one.
      if (line.length > room && (some.length > 0 || size > 0)) break;
      some.push(line);
      room -= line.length;
    }
    if (some.length > 0) {
      const writing = await file.createWritable({ keepExistingData: true });
      await writing.seek(size);
      await writing.write(new Blob(some));
      await writing.close();
    }
    bytesThere = SEGMENT - room;
    if (at < lines.length) segment++;
  }
  return { segment, size: bytesThere };
}

export async function segments(folder: FileSystemDirectoryHandle): Promise<string[]> {
  const names: string[] = [];
  for await (const name of folder.keys()) if (/^\d{6}\.jsonl$/.test(name)) names.push(name);
  return names.sort();
}

/** 0: there is none. */
const newestSegment = async (folder: FileSystemDirectoryHandle) =>
  Number.parseInt((await segments(folder)).at(-1) ?? '0', 10);

/** In bytes; 0 when there is no such file. */
async function sizeOf(folder: FileSystemDirectoryHandle, name: string): Promise<number> {
  try {
    return (await (await folder.getFileHandle(name)).getFile()).size;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return 0;
    throw error;
  }
}

/** So often a file is read again that was replaced while it was read. */
const TRIES = 5;

/** Null when there is no such file. */
export async function textOf(folder: FileSystemDirectoryHandle, name: string): Promise<string | null> {
  for (let n = 1; ; n++) {
    try {
      return await (await (await folder.getFileHandle(name)).getFile()).text();
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      if (error.name === 'NotFoundError') return null;
      // The background put a new one in its place between two of these steps: the panel reads while it writes.
      if (error.name !== 'NotReadableError' || n === TRIES) throw error;
    }
  }
}

async function replace(folder: FileSystemDirectoryHandle, name: string, text: string): Promise<void> {
  const file = await folder.getFileHandle(name, { create: true });
  const writing = await file.createWritable();
  await writing.write(text);
  await writing.close();
}
