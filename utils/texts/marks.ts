/** The words of the marks, which only assistive technology speaks; kept apart so that a page's script stays small. */
import type { MarkHint, MarkState } from '../messages/messages';

const en: Record<
  MarkState | MarkHint | 'logging' | 'undo' | 'failed' | 'never' | 'sidebar' | 'reloaded',
  string
> = {
  none: 'Log as a case',
  known: 'Log as a case: a customer you know',
  busy: 'Log as a case: a customer with an open case',
  watched: 'Has a watch-word. Log as a case',
  logging: 'Logging …',
  undo: 'Logged. Undo',
  due: 'Case: due now',
  us: 'Case: waiting on us',
  handoff: 'Case: handed off',
  customer: 'Case: waiting on the customer',
  resolved: 'Case: resolved, not yet confirmed',
  confirmed: 'Case: confirmed',
  dismissed: 'Case: dismissed',
  failed: 'Not logged yet. Try again',
  never: 'Not logged: on your list of those never to log',
  sidebar: 'Its case waits in the sidebar: press Alt+Shift+K',
  reloaded: 'Threadkeeper was updated. Reload this page',
};

export type MarkWord = keyof typeof en;

export const markWords = en;
