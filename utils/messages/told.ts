/**
 * What the background tells, unasked: small, without names or words. Pages and the panel listen; nobody answers.
 * Kept apart from messages.ts so that a page's script carries no zod.
 */
import type { MarkState, PanelNews } from './messages';

export type Told =
  /** The cases of these mentions stand so now; a page repaints the marks that it shows. */
  | { told: 'states'; states: Record<string, MarkState> }
  /** A site's switch was turned: ask again what may be drawn. */
  | { told: 'switched' }
  /** To the panel: something the user did outside of it. */
  | { told: 'news'; news: PanelNews };

export function isTold(value: unknown): value is Told {
  return (
    typeof value === 'object' && value !== null && typeof (value as { told?: unknown }).told === 'string'
  );
}
