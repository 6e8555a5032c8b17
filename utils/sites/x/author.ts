/** Reads who wrote a tweet. */
import type { Author } from '../mention';
import type { Head } from './head';
import { parseProfile, readLink, type Told, told } from './link';
import { first } from './own';
import type { XPage } from './selectors';
import { readWords } from './words';

const FACE = 'UserAvatar-Container-';

/** `@handle`, as it is shown. */
const handleShown = (element: Element | null): string | null =>
  /^\s*@(\w{1,20})\s*$/.exec(element?.textContent ?? '')?.[1] ?? null;

/** The handle in the test id of the picture; X writes "unknown" where it has none. */
function handleOfFace(face: Element | null): string | null {
  const handle = face?.getAttribute('data-testid')?.slice(FACE.length) ?? '';
  return handle !== 'unknown' && /^\w{1,20}$/.test(handle) ? handle : null;
}

/** Whether a block of names shows `@handle`, and not the beginning of a longer one. */
function shows(names: Element, handle: string): boolean {
  const shown = names.textContent;
  const at = shown.lastIndexOf(`@${handle}`);
  return at >= 0 && !/\w/.test(shown.charAt(at + handle.length + 1));
}

/** The same words twice in a row: a copy for screen readers, or a row half renewed; nobody can tell which. */
function isTwice(name: string): boolean {
  const half = name.slice(0, Math.floor(name.length / 2)).trim();
  return half !== '' && half === name.slice(Math.ceil(name.length / 2)).trim();
}

function readName(element: Element, handle: string): string | null {
  // Unlike the words of a tweet, a name is shown with its white space made one.
  const name = readWords(element)?.replace(/[\t\n\f\r ]+/g, ' ') ?? null;
  // Where the display name is missing, the handle stands first.
  if (name === null || isTwice(name)) return null;
  return name.startsWith('@') && name.slice(1).toLowerCase() === handle.toLowerCase() ? null : name;
}

/** What the places around the names say, where the names themselves do not confirm their link. */
function handleElsewhere(item: Element, page: XPage, before: Told): Told {
  const second = first(page, 'handle', item);
  const handle = told(told(before, readLink(second).handle), handleShown(second));
  return told(handle, handleOfFace(first(page, 'face', item)));
}

/** `linked`: what the tweet's own links say of the handle; where the profile's says the same, no more is asked. */
function readHandle(item: Element, page: XPage, { names, address }: Head, linked: Told): Told {
  if (linked && address === `/${linked}`) return linked;
  const said = told(linked, address && parseProfile(address));
  return said && names && shows(names, said) ? said : handleElsewhere(item, page, said);
}

export function readAuthor(item: Element, page: XPage, head: Head, linked: Told): Author {
  const handle = readHandle(item, page, head, linked) ?? null;
  return {
    // Where the handles differ, the name may be another's.
    name: head.name && handle ? readName(head.name, handle) : null,
    handle,
    profileUrl: handle && `https://x.com/${handle}`,
  };
}
