/** The keys that the browser itself listens to for us, as they are now: the user changes them in the browser. */
import { browser } from 'wxt/browser';
import { commandKey } from '../../utils/key-clashes';

export interface Command {
  name: 'logSelection' | 'nextDue' | 'openPanel';
  /** As ours are spelt; null: the browser gave it none, or took it away. */
  key: string | null;
}

/** By their names in the manifest; the one that opens the panel is the browser's own, and called otherwise in each. */
const NAMES: Record<string, Command['name']> = { 'log-selection': 'logSelection', 'next-due': 'nextDue' };

export async function commands(): Promise<Command[]> {
  return (await browser.commands.getAll()).map(({ name, shortcut }) => ({
    name: NAMES[name ?? ''] ?? 'openPanel',
    key: commandKey(shortcut),
  }));
}

/** Shows where the browser lets them be changed. */
export async function changeCommands(): Promise<void> {
  // Firefox has a call for it since 137, and shows no about: page to an extension otherwise.
  const { openShortcutSettings } = browser.commands as { openShortcutSettings?: () => Promise<void> };
  if (openShortcutSettings) await openShortcutSettings();
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
