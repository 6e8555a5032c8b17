/** The extension's own storage, in memory: what the ledger's memory needs of it. */
import type { Shelf } from '../../storage/memory';

export function shelf(): Shelf & { items: Map<string, unknown> } {
  const items = new Map<string, unknown>();
  return {
    items,
    get: async (keys) => Object.fromEntries([...items].filter(([key]) => keys?.includes(key) ?? true)),
    set: async (more) => {
      for (const [key, value] of Object.entries(more)) items.set(key, structuredClone(value));
    },
    remove: async (keys) => {
      for (const key of [keys].flat()) items.delete(key);
    },
  };
}
