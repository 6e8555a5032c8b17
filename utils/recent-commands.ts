/**
 * What was taken from the palette last, the newest first. In localStorage: a habit of whoever sits at this machine, which no other
 * machine and no backup needs. Names of acts and views alone, nothing about anybody.
 */
const KEY = 'recent-commands';
const MOST = 20;

export function recentCommands(local: Storage): string[] {
  try {
    const kept: unknown = JSON.parse(local.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

export function keepCommand(local: Storage, id: string): void {
  const others = recentCommands(local).filter((one) => one !== id);
  local.setItem(KEY, JSON.stringify([id, ...others].slice(0, MOST)));
}
