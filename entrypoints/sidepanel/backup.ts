/** Export and import as the panel does them; loaded when it is asked for. The panel reads, the background writes. */
import { letter, title, words } from '../../components/Timeline';
import { readBackup } from '../../storage/backup/read';
import { seal, sealingKey } from '../../storage/backup/seal';
import { type Piece, writeBackup } from '../../storage/backup/write';
import type { CaseEntry } from '../../storage/entries';
import type { Ledger } from '../../storage/ledger';
import { person } from '../../storage/tables/person';
import { report } from '../../storage/tables/report';
import { type Sheet, sheet } from '../../storage/tables/sheets';
import { BadFile, type BadLine } from '../../utils/faults';
import { gather } from '../../utils/files';
import { newId } from '../../utils/identity';
import type { MessageBody } from '../../utils/messages/messages';
import { ask } from '../../utils/messages/send';
import { Refusal, type Result } from '../../utils/result';
import { fileName, saveFile } from './save-file';

/** Called as often as there is something to tell. */
export type Progress = (done: number, total: number) => void;

/** Saves the whole ledger as a file; an empty passphrase seals nothing. */
export async function exportAll(
  ledger: Ledger,
  passphrase: string,
  progress: Progress,
  signal: AbortSignal,
): Promise<void> {
  const now = Date.now();
  const holds = (await ledger.head.get('head'))?.last ?? 0;
  const pieces = watched(writeBackup(ledger, now), progress, signal);
  const texts = passphrase === '' ? textsOf(pieces) : seal(pieces, await sealingKey(passphrase));
  const content = await gather(texts, 'application/jsonl');
  signal.throwIfAborted();
  const name = fileName('threadkeeper', 'jsonl', now);
  saveFile(name, content);
  must(await ask('keepFile', { id: newId(), name, kind: passphrase === '' ? 'backup' : 'sealed', holds }));
}

async function* watched(pieces: AsyncIterable<Piece>, progress: Progress, signal: AbortSignal) {
  for await (const piece of pieces) {
    signal.throwIfAborted();
    progress(piece.written, piece.total);
    yield piece;
  }
}

async function* counted(
  pieces: AsyncIterable<string>,
  progress: (lines: number) => void,
  signal: AbortSignal,
): AsyncGenerator<string> {
  let lines = 0;
  for await (const piece of pieces) {
    signal.throwIfAborted();
    lines += piece.split('\n').length - 1;
    progress(lines);
    yield piece;
  }
}

async function* textsOf(pieces: AsyncIterable<Piece>): AsyncGenerator<string> {
  for await (const { text } of pieces) yield text;
}

const saying = (entry: CaseEntry) => ({
  title: title(entry),
  words: [...words(entry), letter(entry)].filter((text) => text !== null),
});

/** Saves all that is held about a person; gives the file's name. */
export async function exportPerson(ledger: Ledger, personId: string): Promise<string> {
  const now = Date.now();
  const name = fileName('threadkeeper-person', 'md', now);
  saveFile(name, await gather(person(ledger, personId, saying, now), 'text/markdown'));
  must(await ask('keepFile', { id: newId(), name, kind: 'person', holds: null }));
  return name;
}

/** Saves one of the tables for people; gives the file's name. `progress` is told how many lines there are by now. */
export async function exportTable(
  ledger: Ledger,
  what: Sheet | 'report',
  progress: (lines: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const now = Date.now();
  const name = fileName(`threadkeeper-${what}`, what === 'report' ? 'md' : 'csv', now);
  const pieces = counted(what === 'report' ? report(ledger, now) : sheet(ledger, what), progress, signal);
  const content = await gather(pieces, what === 'report' ? 'text/markdown' : 'text/csv');
  signal.throwIfAborted();
  saveFile(name, content);
  must(await ask('keepFile', { id: newId(), name, kind: what, holds: null }));
  return name;
}

/** So much goes in one message: entries, and characters of them. */
const MOST = { entries: 200, signs: 1_000_000 };

/** Brings a file's entries beside the ledger; gives what is wrong with the file, if anything is. */
export async function stageFile(
  file: File,
  passphrase: string | null,
  id: string,
  progress: Progress,
  signal: AbortSignal,
): Promise<BadLine | null> {
  try {
    return await stageEntries(file, passphrase, id, progress, signal);
  } catch (error) {
    if (!(error instanceof BadFile)) throw error;
    const { fault, line, detail } = error;
    return { fault, line, detail };
  }
}

async function stageEntries(
  file: File,
  passphrase: string | null,
  id: string,
  progress: Progress,
  signal: AbortSignal,
): Promise<BadLine | null> {
  const { header, entries } = await readBackup(chunksOf(file, signal), passphrase);
  must(await ask('beginImport', { id, header }));
  let first = 0;
  let signs = 0;
  let some: MessageBody<'stage'>['entries'] = [];
  for (;;) {
    const { value, done } = await entries.next();
    if (!done) {
      const { length, ...entry } = value;
      some.push(entry);
      signs += length;
    }
    if (done || some.length === MOST.entries || signs > MOST.signs) {
      const bad = must(await ask('stage', { id, first, entries: some }));
      if (bad) return bad;
      first += some.length;
      signs = 0;
      some = [];
      progress(first, header.count);
    }
    if (done) {
      const { line, ...end } = value;
      return must(await ask('finishStaging', { id, line, end }));
    }
  }
}

function must<T>(answer: Result<T>): T {
  if (answer.ok) return answer.value;
  throw new Refusal(answer.error.code, answer.error.detail);
}

async function* chunksOf(file: File, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  try {
    for (;;) {
      signal.throwIfAborted();
      const { value, done } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}
