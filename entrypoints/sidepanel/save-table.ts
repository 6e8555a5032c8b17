/** Tables for people, saved as a file: from Settings, and from wherever one is asked for. */
import { Refusal } from '../../utils/result';
import { t } from '../../utils/texts/texts';
import type { PanelState } from './panel-state';

export const TABLES = ['cases', 'customers', 'handoffs', 'report'] as const;

/** What takes longer than this says so, and can be stopped; a screen reader hears it no more often. In ms. */
const TELLS_EVERY = 1_000;

export async function saveTable(panel: PanelState, what: (typeof TABLES)[number]): Promise<void> {
  const say = (text: string, problem: boolean) => panel.say({ text, problem, undo: null, again: null });
  const stopping = new AbortController();
  let told = Date.now();
  const progress = (count: number) => {
    if (Date.now() - told < TELLS_EVERY) return;
    told = Date.now();
    const text = t('sheet.progress', { count });
    panel.say({ text, problem: false, undo: null, again: null, stop: () => stopping.abort() });
  };
  try {
    const { exportTable } = await import('./backup');
    say(t('sheet.saved', { name: await exportTable(panel.ledger, what, progress, stopping.signal) }), false);
  } catch (error) {
    if (stopping.signal.aborted) say(t('export.stopped'), false);
    else if (error instanceof Refusal) panel.problem({ code: error.code, detail: error.message });
    else say(t('export.failed', { why: String(error) }), true);
  }
}
