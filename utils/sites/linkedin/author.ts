/** Who said something: the name without its badges, and the page of the person or organisation. */
import type { Author } from '../mention';
import { decoded } from './urn';

/** The opaque form that LinkedIn uses in mentions; it is no handle, and the same person has both. */
const OPAQUE = /^ACo[\w-]{20,}$/;

export function profileOf(link: Element | null): { handle: string | null; profileUrl: string } | null {
  const href = link?.getAttribute('href');
  if (!href || !URL.canParse(href, 'https://www.linkedin.com')) return null;
  const { hostname, pathname } = new URL(href, 'https://www.linkedin.com');
  const [, kind, name] = pathname.match(/^\/(in|company|showcase|school)\/([^/]+)/) ?? [];
  if (!kind || !name || !/(?:^|\.)linkedin\.com$/.test(hostname)) return null;
  const handle = decoded(name);
  return {
    handle: OPAQUE.test(handle) ? null : handle,
    profileUrl: `https://www.linkedin.com/${kind}/${encodeURIComponent(handle)}`,
  };
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/**
 * The first run of words in `element`: badges ("Premium", "Verified", "• 1st", "• You") follow in elements of
 * their own. A copy for screen readers holds them too, so the copy that is shown goes first (sites.md, §3).
 */
export function leadName(element: Element): string | null {
  let run = '';
  for (const child of element.childNodes) {
    if (child.nodeType === 3) run += child.nodeValue ?? '';
    if (child.nodeType !== 1) continue;
    if (oneLine(run) !== '') break;
    const here = child as Element;
    if (here.classList.contains('visually-hidden')) continue;
    const shown = here.nextElementSibling && leadName(here.nextElementSibling);
    const name = shown && oneLine(here.textContent ?? '').startsWith(shown) ? shown : leadName(here);
    if (name !== null) return name;
  }
  const name = oneLine(run);
  return /[\p{L}\p{N}]/u.test(name) && !/^[•·]/.test(name) ? name : null;
}

/** One place where an author may stand, with what else the page says about that author. */
export interface Actor {
  name: string | null;
  link: Element | null;
  avatar: Element | null;
}

const labels = (element: Element | null) =>
  element === null
    ? []
    : [element, ...element.querySelectorAll('[aria-label],img[alt]')].flatMap(
        (one) => one.getAttribute('aria-label') || one.getAttribute('alt') || [],
      );

const says = (label: string, name: string) => oneLine(label).includes(name);

const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether a handle could be made of that name; true where the two cannot be compared (another script, a number). */
function fits(name: string, handle: string): boolean {
  const words = folded(name).match(/[a-z]{2,}/g) ?? [];
  return words.length === 0 || !/[a-z]/i.test(handle) || words.some((w) => folded(handle).includes(w));
}

/**
 * The author among `actors`: the first whose name a button repeats ("Open control menu for post by N", in any
 * language), else the first, unless its avatar, or for want of one its handle, names somebody else: a badge was
 * once read as a name (lhremote #800, in sites.md, §3).
 */
export function authorOf(actors: Actor[], buttons: string[]): Author {
  const named = (actor: Actor) => actor.name !== null && buttons.some((b) => says(b, actor.name ?? ''));
  const actor = actors.find(named) ?? actors[0];
  if (!actor) return { name: null, handle: null, profileUrl: null };
  const { name, link, avatar } = actor;
  const one = profileOf(link);
  const other = profileOf(avatar);
  const profile = one?.handle ? one : (other ?? one);
  // The opaque form cannot be compared with a handle.
  const same = !one?.handle || !other?.handle || one.profileUrl === other.profileUrl;
  const witnesses = labels(avatar);
  const sure =
    name === null ||
    named(actor) ||
    (witnesses.length > 0 ? witnesses.some((w) => says(w, name)) : fits(name, profile?.handle ?? ''));
  return {
    name: sure ? name : null,
    handle: same ? (profile?.handle ?? null) : null,
    profileUrl: same ? (profile?.profileUrl ?? null) : null,
  };
}
