/** Tables for people, saved as a file: from Settings, and from wherever one is asked for. */
import { Refusal } from '../../utils/result';
import { t } from '../../utils/texts/texts';
import type { PanelState } from './panel-state';

export const TABLES = ['cases', 'customers', 'handoffs', 'report'] as const;

export async function saveTable(panel: PanelState, what: (typeof TABLES)[number]): Promise<void> {
  const say = (text: string, problem: boolean) => panel.say({ text, problem, undo: null, again: null });
  try {
    const { exportTable } = await import('./backup');
    say(t('sheet.saved', { name: await exportTable(panel.ledger, what) }), false);
  } catch (error) {
    if (error instanceof Refusal) panel.problem({ code: error.code, detail: error.message });
    else say(t('export.failed', { why: String(error) }), true);
  }
}
