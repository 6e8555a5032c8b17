/** Feeds without end: the rows of an imitation, numbered at will, for trials of pages that live. */
import { imitation as facebook } from './facebook';
import type { Imitation } from './imitation';
import { imitation as linkedin } from './linkedin';
import { imitation as x } from './x';

export interface Rows {
  site: Imitation['site'];
  url: string;
  /** The page before its rows, and after them. */
  before: string;
  after: string;
  /** Row `n` has the form of template `n % templates.length`, with its number where `NUMBER` stands. */
  templates: string[];
}

/** Stands for the number of a row, which is written with six digits. */
export const NUMBER = '§';

/** Where the feed of a site spells the number `k` of a row, and how a row begins. */
interface Spelling {
  imitation: Imitation;
  begin: RegExp;
  spelt(k: number): [written: string, marked: string][];
}

const SPELLINGS: Record<Imitation['site'], Spelling> = {
  x: {
    imitation: x,
    begin: /(?=<div data-testid="cellInnerDiv")/,
    spelt: (k) => [
      [String(5_000_000 + k), `5${NUMBER}`],
      [String(4_000_000 + k), `4${NUMBER}`],
      [`Number ${k}:`, `Number ${NUMBER}:`],
      [`Quoted ${k}<`, `Quoted ${NUMBER}<`],
    ],
  },
  facebook: {
    imitation: facebook,
    begin: /(?=<div><div><div><div aria-posinset=)/,
    spelt: (k) => [
      [String(300_000_000_000 + k), `300000${NUMBER}`],
      [String(400_000_000_000 + k), `400000${NUMBER}`],
      [`pfbid0feed${k}?`, `pfbid0feed${NUMBER}?`],
      [`Post number ${k + 1} `, `Post number ${NUMBER} `],
      [`Comment on number ${k + 1}<`, `Comment on number ${NUMBER}<`],
    ],
  },
  linkedin: {
    imitation: linkedin,
    begin: /(?=<div data-display-contents="true"><div><div componentkey="expanded)/,
    spelt: (k) => [
      [`7100000000000${String(10_000 + k).padStart(6, '0')}`, `7100000000000${NUMBER}`],
      [`Item ${k}<`, `Item number ${NUMBER}<`],
      [`Item ${k}\n`, `Item number ${NUMBER}\n`],
    ],
  },
};

/** The feed of a site with `forms` rows of different form. */
export function rowsOf(site: Imitation['site'], forms: number): Rows {
  const { imitation, begin, spelt } = SPELLINGS[site];
  const { url, html } = imitation.feed(forms);
  const empty = imitation.feed(0).html;
  const start = html.search(begin);
  const before = html.slice(0, start);
  const after = empty.slice(start);
  if (empty.slice(0, start) !== before || !html.endsWith(after))
    throw new Error(`The ${site} feed with no row is not the feed with ${forms} rows without them.`);
  const templates = html
    .slice(start, html.length - after.length)
    .split(begin)
    .map((row, k) => spelt(k).reduce((one, [written, marked]) => one.replaceAll(written, marked), row));
  const unmarked = templates.findIndex((row) => !row.includes(NUMBER));
  if (unmarked >= 0) throw new Error(`Row ${unmarked} of the ${site} feed does not say its number.`);
  return { site, url, before, after, templates };
}

/** Row `n` as HTML. */
export const rowOf = ({ templates }: Rows, n: number): string =>
  (templates[n % templates.length] ?? '').replaceAll(NUMBER, numberOf(n));

/** How the words of an item tell the row that it stands in. */
export const numberOf = (n: number): string => String(n).padStart(6, '0');
