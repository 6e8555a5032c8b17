/** Ledgers with a history to back up, and files made of them. */
import { IDBFactory } from 'fake-indexeddb';
import { readBackup } from '../../storage/backup/read';
import { seal, sealingKey } from '../../storage/backup/seal';
import { begin, decide, finish, type Numbered, stage } from '../../storage/backup/stage';
import { takeOverSome } from '../../storage/backup/take-over';
import { writeBackup } from '../../storage/backup/write';
import * as handoffs from '../../storage/commands/handoff';
import { set } from '../../storage/commands/keep';
import { log } from '../../storage/commands/log';
import { undo } from '../../storage/commands/undo';
import type { Ledger } from '../../storage/ledger';
import { plain } from '../../storage/ledger';
import { markDue } from '../../storage/reminders';
import type { BadLine } from '../../utils/faults';
import { actAt, evidence, freshLedger, START } from '../storage/ledger';
import { replayed, stored } from '../storage/replay';

/** After all that the ledgers below did. */
export const NOW = START + 90 * 86_400_000;

/** Logs `count` mentions from the `from`-th on; every third one is handed off and answered. */
export async function work(ledger: Ledger, from: number, count: number): Promise<void> {
  for (let n = from; n < from + count; n++) {
    const { logged } = await log(ledger, actAt(n, `log-${n}-${from}`), 'main', evidence(n));
    if (n % 3 !== 0) continue;
    const words = { name: 'John', department: 'support', asked: `Where is ${n}?`, told: '', dueAt: null };
    await handoffs.handOff(ledger, actAt(n + 1), logged.caseId, words);
    await handoffs.handoffAnswered(ledger, actAt(n + 2), logged.caseId, 'Found it.');
  }
}

/** A ledger with cases, a hand-off, a customer, a setting, and something that was taken back. */
export async function workedLedger(from: number, count: number, factory = new IDBFactory()): Promise<Ledger> {
  const ledger = await freshLedger(factory);
  await work(ledger, from, count);
  await set(ledger, actAt(from), 'main', 'me', `Mia ${from}`);
  await undo(ledger, actAt(from + count), `log-${from + 1}-${from}`);
  return ledger;
}

export async function fileOf(ledger: Ledger, passphrase: string | null = null): Promise<string> {
  let text = '';
  const pieces = writeBackup(ledger, NOW);
  if (passphrase === null) for await (const piece of pieces) text += piece.text;
  else for await (const sealed of seal(pieces, await sealingKey(passphrase))) text += sealed;
  return text;
}

/** A file's bytes, in chunks of whatever size. */
export async function* bytesOf(text: string, size = 1_000): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

/** Reads and stages a file as the panel does it, in small chunks; what is wrong with it is thrown or given back. */
export async function stageFile(
  ledger: Ledger,
  id: string,
  bytes: AsyncIterable<Uint8Array>,
  passphrase: string | null = null,
  some = 7,
): Promise<BadLine | null> {
  const { header, entries } = await readBackup(bytes, passphrase);
  await begin(ledger, id, header);
  let first = 0;
  let chunk: Numbered[] = [];
  for (;;) {
    const { value, done } = await entries.next();
    if (!done) chunk.push(value);
    if (chunk.length === some || done) {
      const problem = await stage(ledger, id, first, chunk);
      if (problem) return problem;
      first += chunk.length;
      chunk = [];
    }
    if (done) return finish(ledger, id, value, value.line);
  }
}

export async function takeOverAll(ledger: Ledger): Promise<void> {
  while ((await takeOverSome(ledger, NOW)) !== null);
}

export async function importFile(
  ledger: Ledger,
  text: string,
  passphrase: string | null = null,
): Promise<void> {
  const id = crypto.randomUUID();
  const problem = await stageFile(ledger, id, bytesOf(text), passphrase);
  if (problem) throw new Error(JSON.stringify(problem));
  await decide(ledger, id);
  await takeOverAll(ledger);
}

/** What a ledger comes to: the sum over its entries, and every state table at `NOW`. */
export async function everythingIn(ledger: Ledger) {
  await markDue(ledger, NOW);
  const head = await ledger.head.get('head');
  const entries = (await ledger.entries.toArray()).map(plain);
  return { count: head?.count, sum: head?.sum, tables: await stored(ledger), folded: replayed(entries, NOW) };
}
