/** The extension's own storage, in memory: what the ledger's memory needs of it. */
import type { Shelf } from '../../storage/memory';

export function shelf(): Shelf & { items: Map<string, unknown> } {
  const items = new Map<string, unknown>();
  return {
    items,
    get: async (keys) =>
      Object.fromEntries(keys.filter((key) => items.has(key)).map((key) => [key, items.get(key)])),
    set: async (more) => {
      for (const [key, value] of Object.entries(more)) items.set(key, structuredClone(value));
    },
    remove: async (key) => {
      items.delete(key);
    },
  };
}
