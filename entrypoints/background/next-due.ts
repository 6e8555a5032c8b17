/** The browser's command for what is due next: opens the panel there, or brings the open one to it. */
import { browser } from 'wxt/browser';
import { openPanel, showInPanel } from './panel';

export function opensNextDue(): void {
  browser.commands.onCommand.addListener((command, tab) => {
    if (command !== 'next-due') return;
    void openPanel(tab);
    void showInPanel({ due: 'next' }, tab?.windowId);
  });
}
