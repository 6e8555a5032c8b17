/** Tries a repaired selector on a copy of the whole page before it is kept, and finds what contradicts it. */
import { pageOf, type Repair } from '../sites/chain';
import type { Mention, Part } from '../sites/mention';
import type { Site } from '../sites/site';

/** Why a selector is not kept; the panel has a sentence for each. */
export const REFUSALS = [
  'css',
  'part',
  'serves-none',
  'gains-none',
  'differs',
  'loses',
  'same',
  'wide',
  'nothing-selected',
  'no-items',
  'outside',
  'not-exact',
  'no-chain',
  'no-selector',
] as const;
export type RefusalReason = (typeof REFUSALS)[number];

/** `part` is what the reader loses or reads otherwise, from `before` to `after`. */
export interface Refused {
  ok: false;
  why: RefusalReason;
  part: Part | null;
  before: string | null;
  after: string | null;
}

/** What one item would say. */
export interface Example {
  author: string | null;
  value: string;
}

export interface Accepted {
  ok: true;
  /** The name of the chain. */
  part: string;
  css: string;
  items: number;
  /** How many of them the selector finds something in. */
  serves: number;
  /** What becomes readable by it, with examples. */
  gains: Part;
  examples: Example[];
}

export type Trial = Accepted | Refused;

/** The page as a reader sees it at this moment, with the repairs that are kept already. */
export interface Scene {
  document: Document;
  site: Site;
  url: URL;
  repairs: readonly Repair[];
}

export interface Selector {
  part: string;
  css: string;
}

/** No selector that anybody keeps is longer. */
export const LONGEST_CSS = 500;
const EXAMPLES = 3;
/** From so many items on, one value for all of them is no value of theirs: a badge was once read as every author. */
const MANY = 3;
/** What must never be wrong; `kind` and `inReplyTo` follow from what stands around. */
const COMPARED = [
  'author.name',
  'text',
  'id',
  'author.handle',
  'author.profileUrl',
  'permalink',
  'postedAt',
] as const satisfies readonly Part[];
type Compared = (typeof COMPARED)[number];

export const refused = (
  why: RefusalReason,
  part: Part | null = null,
  before: string | null = null,
  after: string | null = null,
): Refused => ({ ok: false, why, part, before, after });

interface Read {
  mention: Mention;
  served: boolean;
}

export const rootOf = ({ site, document }: Scene): Element => site.root(document) ?? document.body;

/** What the page says with these repairs, and whether the first candidate of `part` served in an item. */
function readAll(scene: Scene, repairs: readonly Repair[], part: string): Map<Element, Read> {
  const page = pageOf(scene.site, scene.url, repairs);
  const read = new Map<Element, Read>();
  for (const item of scene.site.items(rootOf(scene), page)) {
    const before = page.tally[part]?.[0] ?? 0;
    const reading = scene.site.read(item, page);
    const served = (page.tally[part]?.[0] ?? 0) > before;
    if (reading.read !== 'none') read.set(item, { mention: reading.mention, served });
  }
  return read;
}

export function told(mention: Mention, part: Compared): string | null {
  if (part === 'author.name') return mention.author.name;
  if (part === 'author.handle') return mention.author.handle;
  if (part === 'author.profileUrl') return mention.author.profileUrl;
  return mention[part];
}

/** True for a selector that can be asked by itself and in a list of others: a bracket left open would swallow those. */
export function isSelector(document: Document, css: string): boolean {
  const open: string[] = [];
  for (const sign of css.replace(/\\./g, '').replace(/"[^"]*"|'[^']*'/g, '')) {
    if ('([{'.includes(sign)) open.push(sign);
    else if (')]}'.includes(sign) && open.pop() !== { ')': '(', ']': '[', '}': '{' }[sign]) return false;
    else if (`"'\\`.includes(sign)) return false;
  }
  if (open.length > 0 || css.includes('/*') || css.trim() === '' || css.length > LONGEST_CSS) return false;
  try {
    document.createDocumentFragment().querySelector(css);
    return true;
  } catch {
    return false;
  }
}

/** What the selector would change, and for each item what it would then say. */
export function tryOnPage(
  scene: Scene,
  { part, css }: Selector,
): { trial: Trial; after: Map<Element, Mention> } {
  const nothing = new Map<Element, Mention>();
  if (!Object.hasOwn(scene.site.chains, part)) return { trial: refused('part'), after: nothing };
  if (!isSelector(scene.document, css)) return { trial: refused('css'), after: nothing };
  // A repair of the same part that is kept already is what this one would replace.
  const others = scene.repairs.filter((repair) => repair.part !== part);
  const before = readAll(scene, others, part);
  const repair = { part, candidate: { css, why: '', seen: '' } };
  const after = readAll(scene, [...others, repair], part);
  const trial = judge({ part, css }, before, after, [...rootOf(scene).querySelectorAll(css)]);
  return { trial, after: new Map([...after].map(([item, { mention }]) => [item, mention])) };
}

function judge(
  { part, css }: Selector,
  before: Map<Element, Read>,
  after: Map<Element, Read>,
  matches: Element[],
): Trial {
  const against = contradiction(before, after) ?? tooWide(matches, before, after);
  if (against) return against;
  const gains = COMPARED.flatMap((one) => {
    const items = [...after].filter(([item, { mention }]) => {
      const known = before.get(item);
      return told(mention, one) !== null && (known === undefined || told(known.mention, one) === null);
    });
    return items.length > 0 ? [{ part: one, items }] : [];
  });
  const gaining = new Set(gains.flatMap(({ items }) => items.map(([item]) => item)));
  const serves = [...after].filter(([item, { served }]) => served || gaining.has(item)).length;
  if (serves === 0) return refused('serves-none');
  const [most] = gains.sort((a, b) => b.items.length - a.items.length);
  if (!most) return refused('gains-none');
  const same = gains.find(({ part, items }) =>
    isSameOnAll(
      part,
      items.map(([, { mention }]) => mention),
    ),
  );
  if (same) return refused('same', same.part, null, told(same.items[0]![1].mention, same.part));
  const examples = most.items.slice(0, EXAMPLES).map(([, { mention }]) => ({
    author: most.part === 'author.name' ? null : mention.author.name,
    value: told(mention, most.part) ?? '',
  }));
  return { ok: true, part, css, items: after.size, serves, gains: most.part, examples };
}

/** What was read from another place and would be lost, or would become something else. */
function contradiction(before: Map<Element, Read>, after: Map<Element, Read>): Refused | null {
  for (const [item, { mention: was }] of before) {
    const is = after.get(item)?.mention;
    for (const part of COMPARED) {
      const old = told(was, part);
      const now = is ? told(is, part) : null;
      if (old === null || old === now) continue;
      if (now === null) return refused('loses', part, old);
      // An address may name its author once the author is known.
      if (part !== 'permalink' || was.id === null || was.id !== is?.id)
        return refused('differs', part, old, now);
    }
  }
  return null;
}

/** An element that holds several items is no part of one; and what is found mostly outside of items is not theirs. */
function tooWide(matches: Element[], before: Map<Element, Read>, after: Map<Element, Read>): Refused | null {
  // It finds the items themselves: then they, and not where they stand, are what is judged.
  if (matches.some((match) => after.has(match) && !before.has(match))) return null;
  const held = new Map(matches.map((match) => [match, 0]));
  for (const item of after.keys())
    for (let at = item.parentElement; at; at = at.parentElement) {
      const items = held.get(at);
      if (items !== undefined) held.set(at, items + 1);
    }
  const outside = matches.filter((match) => !isInside(match, after));
  const several = [...held.values()].some((items) => items > 1);
  return several || outside.length * 2 > matches.length ? refused('wide') : null;
}

function isInside(element: Element, items: Map<Element, Read>): boolean {
  for (let at: Element | null = element; at; at = at.parentElement) if (items.has(at)) return true;
  return false;
}

/** One value for many items of different authors (for a part of the author) or different ids. */
function isSameOnAll(part: Compared, mentions: Mention[]): boolean {
  if (mentions.length < MANY || new Set(mentions.map((mention) => told(mention, part))).size > 1)
    return false;
  const witnesses = mentions.map(({ id, author: { name, handle, profileUrl } }, n) => {
    if (part === 'author.name') return handle ?? profileUrl ?? id ?? n;
    return part.startsWith('author.') ? name : (id ?? n);
  });
  return new Set(witnesses).size > 1;
}
