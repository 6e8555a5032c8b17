/**
 * What the manager typed and has not been acknowledged. In localStorage: written in the same turn as the keystroke, so
 * that no closing panel, dead worker or damaged ledger can take it.
 */

const PREFIX = 'draft:';

export interface DraftStore {
  read(name: string): string;
  /** An empty text forgets the draft. */
  write(name: string, text: string): void;
}

export function draftsIn(storage: Storage): DraftStore {
  return {
    read: (name) => storage.getItem(PREFIX + name) ?? '',
    write: (name, text) => {
      if (text === '') storage.removeItem(PREFIX + name);
      else storage.setItem(PREFIX + name, text);
    },
  };
}
