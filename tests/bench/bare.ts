/** Bare IndexedDB, which the ledger is measured against. */
import { NAME } from '../../storage/ledger';

export const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });

/** An empty database with the ledger's own stores and indexes. */
export async function sameStores(name: string): Promise<IDBDatabase> {
  const ledger = await asked(indexedDB.open(NAME));
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => {
    const names = [...ledger.objectStoreNames];
    const reading = ledger.transaction(names);
    for (const store of names) {
      const from = reading.objectStore(store);
      const { keyPath, autoIncrement } = from;
      const to = opening.result.createObjectStore(store, { keyPath, autoIncrement });
      for (const of of from.indexNames) {
        const { keyPath: path, unique, multiEntry } = from.index(of);
        to.createIndex(of, path, { unique, multiEntry });
      }
    }
  };
  const bare = await asked(opening);
  ledger.close();
  return bare;
}

/** A strict transaction over these stores: `done` when it is on the disk. */
export function strict(db: IDBDatabase, names: string[]) {
  const transaction = db.transaction(names, 'readwrite', { durability: 'strict' });
  const done = new Promise<void>((finished, failed) => {
    transaction.oncomplete = () => finished();
    transaction.onabort = () => failed(transaction.error);
  });
  return { store: (name: string) => transaction.objectStore(name), done };
}
