/** Who said something: the name without its badges, and the page of the person or organisation. */

import type { Author } from '../mention';
import { firstChildOf, nextOf, parentOf } from '../nodes';
import { decoded, sane } from './urn';

/** The opaque form that LinkedIn uses in mentions; it is no handle, and the same person has both. */
const OPAQUE = /^ACo[\w-]{20,}$/;
/** The pages of people and organisations, on any of the country's hosts. */
const PAGE = /^(?:https?:\/\/(?:[\w-]+\.)*linkedin\.com)?\/(in|company|showcase|school)\/([^/?#]+)/;

export interface Profile {
  handle: string | null;
  profileUrl: string;
}

export function profileOf(link: Element | null): Profile | null {
  const [, kind, name] = sane(link?.getAttribute('href'))?.match(PAGE) ?? [];
  if (!kind || !name) return null;
  const handle = decoded(name);
  return {
    handle: OPAQUE.test(handle) ? null : handle,
    profileUrl: `https://www.linkedin.com/${kind}/${encodeURIComponent(handle)}`,
  };
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** How many nodes a name and its badges may take; real ones take a dozen. */
const MOST_NODES = 80;
/** A name and its copies come first; badges, headline and age follow. */
const MOST_RUNS = 3;

/** The first runs of words in `element`: what stands together between two tags. None behind a picture. */
function runsIn(element: Element): string[] {
  const runs: string[] = [];
  let run = '';
  let node: Node | null = firstChildOf(element);
  for (let seen = 0; node && seen < MOST_NODES; seen++) {
    if (node.nodeType === 3) run += node.nodeValue ?? '';
    else if (node.nodeType === 1) {
      run = closed(runs, run);
      if (runs.length === MOST_RUNS || (node as Element).localName === 'img') return runs;
    }
    let next: Node | null = firstChildOf(node) ?? nextOf(node);
    for (let up = parentOf(node); !next && up && up !== element; up = parentOf(up)) {
      run = closed(runs, run);
      next = nextOf(up);
    }
    node = next;
  }
  closed(runs, run);
  return runs;
}

/** Ends a run. */
function closed(runs: string[], run: string): '' {
  const words = oneLine(run);
  if (words !== '') runs.push(words);
  return '';
}

/** The same words twice in a row: two copies of a name that had been kept apart. */
function isDoubled(name: string): boolean {
  const half = name.length >> 1;
  const second = name.slice(name[half] === ' ' ? half + 1 : half);
  return half > 0 && name.slice(0, half) === second;
}

/**
 * The name that `element` begins with: badges ("Premium", "Verified", "• 1st", "• You") follow in elements of their
 * own. A copy for screen readers may hold them too, and stands before what is shown (sites.md, §3).
 */
export function nameIn(element: Element): string | null {
  const [first, second] = runsIn(element);
  if (first === undefined) return null;
  const name = second !== undefined && first.startsWith(second) ? second : first;
  return /[\p{L}\p{N}]/u.test(name) && !/^[•·]/.test(name) && !isDoubled(name) ? name : null;
}

/** Where an author stands: the name, the link around it, and the link of the picture before it. */
export interface Actor {
  name: Element | null;
  link: Element | null;
  picture: Element | null;
}

/** What an element and the pictures in it say to screen readers. */
function labelsOf(element: Element): string[] {
  const own = element.getAttribute('aria-label');
  const labels = own ? [own] : [];
  for (const inner of element.querySelectorAll('[aria-label],img[alt]')) {
    const label = inner.getAttribute('aria-label') || inner.getAttribute('alt');
    if (label) labels.push(label);
  }
  return labels;
}

const names = (label: string, name: string) => label.includes(name) || oneLine(label).includes(name);

const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether every word of the name stands in the handle. */
function fits(name: string, handle: string): boolean {
  const words = folded(name).match(/\p{L}{2,}/gu) ?? [];
  const known = folded(handle);
  return words.length > 0 && words.every((word) => known.includes(word));
}

/**
 * Whether a second source says that name: the picture ("View N’s profile", in any language), a button ("Open control
 * menu for post by N"), the label around the name, and for want of all these the handle. A badge was once read as a
 * name (lhremote #800, in sites.md, §3), and a label around it repeats badges, so there the name must come first.
 */
function isConfirmed(name: string, { link, picture }: Actor, handle: string, buttons: () => string[]) {
  // The first picture nearly always says it.
  if (names(picture?.querySelector('img')?.getAttribute('alt') ?? '', name)) return true;
  const seen = picture ? labelsOf(picture) : [];
  if (seen.some((label) => names(label, name))) return true;
  if (buttons().some((label) => names(label, name))) return true;
  if (seen.length > 0) return false;
  return (
    (link !== null && labelsOf(link).some((label) => oneLine(label).startsWith(name))) || fits(name, handle)
  );
}

/** The author whom `actor` shows; what two sources on the page disagree about is null. */
export function authorOf(actor: Actor, buttons: () => string[]): Author {
  const one = profileOf(actor.link);
  const isSame = actor.picture?.getAttribute('href') === actor.link?.getAttribute('href');
  const other = isSame ? one : profileOf(actor.picture);
  // The opaque form cannot be compared with a handle.
  const contested = Boolean(one?.handle && other?.handle && one.profileUrl !== other.profileUrl);
  const profile = one?.handle ? one : (other ?? one);
  const name = actor.name && nameIn(actor.name);
  return {
    name: name && isConfirmed(name, actor, profile?.handle ?? '', buttons) ? name : null,
    handle: contested ? null : (profile?.handle ?? null),
    profileUrl: contested ? null : (profile?.profileUrl ?? null),
  };
}
