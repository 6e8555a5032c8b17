/**
 * How long a reply is by the site's own counting, and where the site would cut it.
 *
 * X weighs (its published configuration, version 3): signs of Latin and some other scripts 1, all others 2, an emoji 2 however
 * many code points it is of, a link 23. `tests/replies/count.test.ts` holds it to X's published conformance cases.
 * Facebook and LinkedIn say a number of characters and not how they count: UTF-16 units, as their editors' own text has them.
 */
import { tokenize } from 'linkifyjs';
import type { SiteName } from '../sites/mention';

/** Of a comment or reply. X's is a setting of the brand's account. */
export const LIMITS = { x: 280, xLong: 25_000, facebook: 8_000, linkedin: 1_250 } as const;

export interface Count {
  length: number;
  limit: number;
  /** Where it would be cut, in UTF-16 units of the text; null: it fits. */
  cutAt: number | null;
}

const LINK = 23;
/** Ranges of code points that weigh 1. */
const LIGHT = [
  [0, 0x10ff],
  [0x2000, 0x200d],
  [0x2010, 0x201f],
  [0x2032, 0x2037],
] as const;
const HEAVY = 2;

/** One emoji as people see it: a property of whole strings, which TypeScript's target does not know yet. */
const EMOJI = /^(?:\p{RGI_Emoji}|\p{Emoji}\uFE0F?\u20E3)$/v;
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

const weightOf = (sign: string): number => {
  const point = sign.codePointAt(0) ?? 0;
  return LIGHT.some(([from, to]) => point >= from && point <= to) ? 1 : HEAVY;
};

/** Marks of direction end a link, and weigh like other signs. */
const DIRECTION = /([\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069])/;
/** Of the name system: what has a longer part is no host. */
const LONGEST_LABEL = 63;
/** In UTF-16 units; X takes a longer address for words. */
const LONGEST_LINK = 4_096;

function isLink(href: string): boolean {
  if (href.length > LONGEST_LINK || !URL.canParse(href)) return false;
  // As the name system has it: other scripts are spelled in ASCII there.
  return new URL(href).hostname.split('.').every((label) => label.length <= LONGEST_LABEL);
}

/** The pieces of a text that X does not divide, each with its weight. */
function* pieces(text: string): Generator<{ length: number; weight: number }> {
  const tokens = text.split(DIRECTION).flatMap((part) => tokenize(part));
  for (const token of tokens) {
    const words = token.toString();
    if (token.isLink && token.t === 'url' && isLink(token.toHref('https'))) {
      yield { length: words.length, weight: LINK };
      continue;
    }
    for (const { segment } of segmenter.segment(words)) {
      // X counts the composed form; what is typed apart ("e" and an accent) is one sign.
      const weights = EMOJI.test(segment) ? [HEAVY] : [...segment.normalize('NFC')].map(weightOf);
      yield { length: segment.length, weight: weights.reduce((sum, weight) => sum + weight, 0) };
    }
  }
}

/** In X's own measure. */
export function countForX(text: string, limit: number): Count {
  let [length, at, fits] = [0, 0, 0];
  for (const piece of pieces(text)) {
    length += piece.weight;
    at += piece.length;
    if (length <= limit) fits = at;
  }
  return { length, limit, cutAt: length <= limit ? null : fits };
}

function countSigns(text: string, limit: number): Count {
  return { length: text.length, limit, cutAt: text.length <= limit ? null : limit };
}

/** `long`: the account may write long posts on X. */
export function count(text: string, site: SiteName, long: boolean): Count {
  if (site === 'x') return countForX(text, long ? LIMITS.xLong : LIMITS.x);
  return countSigns(text, LIMITS[site]);
}
