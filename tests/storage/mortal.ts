/** A ledger whose worker dies at a chosen step: an answer of the database that still comes, and the last one. */
import type { DBCore, DBCoreTable } from 'dexie';
import { type IDBFactory, IDBTransaction } from 'fake-indexeddb';
import type { Ledger } from '../../storage/ledger';
import { freshLedger } from './ledger';

/** What is never answered; whoever waits for it waits as a dead worker's caller does. */
const never = <T>() => new Promise<T>(() => {});

/** Not what is being committed, or was aborted before: no death changes that. */
function takeBack(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch (error) {
    if ((error as Error).name !== 'InvalidStateError') throw error;
  }
}

/** One life of the worker. Each answer of the database is a step, and so is each commit. */
export class Life {
  steps = 0;
  dead = false;
  readonly died: Promise<void>;
  #die = () => {};
  /** All that a dying worker has not committed is taken back, whichever of its works died. */
  readonly open = new Set<IDBTransaction>();

  constructor(
    public lastStep: number,
    readonly close: () => void,
  ) {
    this.died = new Promise((done) => {
      this.#die = done;
    });
  }

  /** Gives whether the worker lives on. */
  step(): boolean {
    if (this.dead) return false;
    if (++this.steps < this.lastStep) return true;
    this.dead = true;
    this.#die();
    for (const transaction of this.open) takeBack(transaction);
    this.close();
    return false;
  }

  /** The request as it is, and its answer only to a living one. */
  asks<T>(send: () => Promise<T>): Promise<T> {
    if (this.dead) return never();
    // Dexie's own promise goes on: behind a native one it would lose its transaction, which no real database does.
    return send().then((answer) => (this.step() ? answer : never()));
  }

  /** A call to the browser: one may die before it is heard, or before its answer is. */
  async calls<T>(run: () => T | Promise<T>): Promise<T> {
    if (!this.step()) return never();
    const answer = await run();
    return this.step() ? answer : never();
  }
}

/** Runs `command` on the database; true when it died at `lastStep`, false when it came to its end before. */
export async function diesAt(
  indexedDB: IDBFactory,
  lastStep: number,
  command: (ledger: Ledger, life: Life) => Promise<unknown>,
): Promise<boolean> {
  const ledger = await freshLedger(indexedDB);
  const life = new Life(lastStep, () => ledger.close());
  // A middleware counts from the next opening on.
  ledger.close({ disableAutoOpen: false });
  ledger.use({ stack: 'dbcore', name: 'life', create: (core) => mortal(core, life) });
  await ledger.open();
  const ran = command(ledger, life).then(() => 'ran' as const);
  // A dead worker says nothing; here its aborted transaction may.
  ran.catch(() => {});
  const end = await Promise.race([ran, life.died.then(() => 'died' as const)]);
  ledger.close();
  return end === 'died';
}

function mortal(core: DBCore, life: Life): DBCore {
  return {
    ...core,
    transaction: (...how) => {
      const transaction = core.transaction(...how);
      // Before Dexie hears of it: the commit is true, and nobody was told.
      if (transaction instanceof IDBTransaction) {
        life.open.add(transaction);
        transaction.addEventListener('abort', () => life.open.delete(transaction));
        transaction.addEventListener('complete', () => {
          life.open.delete(transaction);
          life.step();
        });
      }
      return transaction;
    },
    table: (name) => mortalTable(core.table(name), life),
  };
}

function mortalTable(table: DBCoreTable, life: Life): DBCoreTable {
  return {
    ...table,
    get: (request) => life.asks(() => table.get(request)),
    getMany: (request) => life.asks(() => table.getMany(request)),
    query: (request) => life.asks(() => table.query(request)),
    count: (request) => life.asks(() => table.count(request)),
    mutate: (request) => life.asks(() => table.mutate(request)),
    openCursor: async (request) => {
      const cursor = await life.asks(() => table.openCursor(request));
      if (cursor === null) return null;
      const start = cursor.start.bind(cursor);
      cursor.start = (onNext) =>
        start(() => {
          if (life.step()) onNext();
        });
      return cursor;
    },
  };
}
