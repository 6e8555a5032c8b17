/**
 * What somebody told of themselves that hardly anybody else would: an address of mail, a number of an order or a telephone, a
 * link. Spelt alike however it was written.
 */
import { siteNameOf } from '../sites/hosts';

const MAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const LINK = /https?:\/\/[^\s<>"'()]+/gu;
/** "NT-48213", "48213", "+46 70 123 45 67". */
const NUMBER = /(?<![\p{L}\p{N}])(?:\p{Lu}{1,5}[-/ ]?)?\+?\d(?:[-/ ]?\d){4,}(?![\p{L}\p{N}])/gu;
const DAY = /^(?:\d{4}([-/])\d{1,2}\1\d{1,2}|\d{1,2}([-/])\d{1,2}\2\d{4})$/;

/** As they are to be shown, by what they are compared by. */
export function factsIn(text: string): Map<string, string> {
  const facts = new Map<string, string>();
  let rest = text;
  const take = (pattern: RegExp, spell: (found: string) => string | null) => {
    rest = rest.replaceAll(pattern, (found) => {
      const spelt = spell(found);
      if (spelt !== null && !facts.has(spelt)) facts.set(spelt, found);
      return ' ';
    });
  };
  take(LINK, linkOf);
  take(MAIL, (mail) => mail.toLowerCase());
  take(NUMBER, (number) => (DAY.test(number) ? null : number.replaceAll(/[-/ ]/g, '')));
  return facts;
}

/** Not one to a site's own pages: half the world shares those. */
function linkOf(text: string): string | null {
  const plain = text.replace(/[.,;:!?]+$/, '');
  if (!URL.canParse(plain)) return null;
  const url = new URL(plain);
  if (siteNameOf(url) !== null || url.pathname === '/') return null;
  return `${url.hostname.replace(/^www\./, '')}${url.pathname.replace(/\/$/, '')}`.toLowerCase();
}

/** What both told of, as the first of them wrote it; null: nothing. */
export function sharedFact(one: readonly string[], other: readonly string[]): string | null {
  const told = factsIn(one.join('\n'));
  const known = factsIn(other.join('\n'));
  for (const [spelt, shown] of told) if (known.has(spelt)) return shown;
  return null;
}
