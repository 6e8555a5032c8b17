/**
 * What the background tells, unasked: small, without names or words. Pages and the panel listen; nobody answers.
 * Kept apart from messages.ts so that a page's script carries no zod.
 */
import type { MarkState } from './messages';

export type Told =
  /** The cases of these mentions stand so now; a page repaints the marks that it shows. */
  | { tells: 'states'; states: Record<string, MarkState> }
  /** A site's switch was turned: ask again what may be drawn. */
  | { tells: 'switched' }
  /** To the panel of this window: the user did something outside of it; ask what. */
  | { tells: 'news'; windowId: number };

/** News has `tells` and no `type`, messages have a `type`: a command that happens to carry a like-named field is none. */
export function isTold(value: unknown): value is Told {
  return typeof value === 'object' && value !== null && !('type' in value) && 'tells' in value;
}
