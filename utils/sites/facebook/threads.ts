/** Which comments of a page name themselves alike. */
import { cssOf } from '../chain';
import { type Link, readLink } from './links';
import { COMMENT, type FacebookPage } from './selectors';

/** What the links of a page's comments say of their ids. */
interface Claims {
  /** Who says an id of itself, in the link of its time. */
  owners: Map<string, Element | 'several'>;
  /** Whether links to authors say ids, too: all do but those to a group's members (2025-06 to 2026-10). */
  witnessed: boolean;
}

const known = new WeakMap<FacebookPage, Claims>();

function claimsOf(item: Element, page: FacebookPage): Claims {
  const claims = known.get(page) ?? {
    owners: ownersIn(item.ownerDocument, page),
    witnessed: item.ownerDocument.querySelector('a[href*="comment_id=Y29tbWVudDo"]') !== null,
  };
  known.set(page, claims);
  return claims;
}

/**
 * Whether an id that only the time's link says must not be believed: another comment says it of itself, too, or the
 * author's link has lost its own.
 */
export function isDoubtful(item: Element, id: string, author: Link | undefined, page: FacebookPage): boolean {
  const { owners, witnessed } = claimsOf(item, page);
  const owner = owners.get(id);
  if (owner !== undefined && owner !== item) return true;
  return witnessed && author?.group === undefined;
}

function ownersIn(document: Document, { chains }: FacebookPage): Claims['owners'] {
  const owners: Claims['owners'] = new Map<string, Element | 'several'>();
  for (const anchor of document.querySelectorAll(cssOf(chains.commentTime))) {
    const owner = anchor.closest(COMMENT);
    const { comment, reply, author } = readLink(anchor);
    const id = reply ?? comment;
    if (!owner || !id || author) continue;
    const other = owners.get(id);
    owners.set(id, other === undefined || other === owner ? owner : 'several');
  }
  return owners;
}
