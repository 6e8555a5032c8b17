/**
 * What was taken from the palette last, the newest first. In localStorage: a habit of whoever sits at this machine, which no other
 * machine and no backup needs. Names of acts and views alone, nothing about anybody.
 */
const KEY = 'recent-commands';
const MOST = 20;

export function recentCommands(storage: Storage): string[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

export function keepCommand(storage: Storage, id: string): void {
  const others = recentCommands(storage).filter((one) => one !== id);
  storage.setItem(KEY, JSON.stringify([id, ...others].slice(0, MOST)));
}
