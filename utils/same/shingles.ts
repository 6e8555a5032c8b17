/**
 * The word shingles of a text: every run of so many words, as numbers. A. Z. Broder, “On the resemblance and containment of
 * documents” (1997).
 */
import type { OwnWord } from './own-words';

/**
 * Words of one shingle. Short texts in which people put one thing in their own way share few pairs of words: measured in
 * tests/same/trial.test.ts, single words find more at the same precision. Their order counts in the phrase that explains a group.
 */
export const WIDTH = 1;

/** Once each, 32 bits without a sign; of the words that say what it is about alone, within one part of the text. */
export function shinglesOf(parts: readonly (readonly OwnWord[])[], width = WIDTH): Set<number> {
  const found = new Set<number>();
  for (const part of parts) {
    const words = part.flatMap(({ word, telling }) => (telling ? word : []));
    for (let at = 0; at + width <= words.length; at++)
      found.add(hashOf(words.slice(at, at + width).join(' ')));
  }
  return found;
}

/** FNV-1a, of 32 bits, over UTF-16 units (Fowler, Noll, Vo). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** How much two have in common: from 0 to 1; of two that have nothing, 0. */
export function jaccard(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  let common = 0;
  for (const shingle of few) if (many.has(shingle)) common++;
  return common === 0 ? 0 : common / (one.size + other.size - common);
}
