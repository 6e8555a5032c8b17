/** What a customer wrote, without the names in it: for readers who need no more than what is said. */
import { readAddress } from '../sites/facebook/links';
import { siteNameOf } from '../sites/hosts';
import { commentUrn, postLink, postOfPage } from '../sites/linkedin/urn';
import { type OwnAccount, sameAccount } from '../sites/mention';

const ACCOUNT = /(?<![\p{L}\p{N}_@/.])@([\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?)/gu;
/** Shorter ones are words of any text. */
const SHORTEST = 3;

interface Named {
  name: string | null;
  handle: string | null;
}

/** `own`: accounts that are ours, and stay. `instead`: what stands for a name. Names of others that are no account stay, too: nobody knows them. */
export function unnamed(
  text: string,
  { name, handle }: Named,
  own: readonly OwnAccount[],
  instead: string,
): string {
  const isOwn = (one: string) =>
    own.some((account) => sameAccount(account, { site: account.site, handle: one }));
  const without = text
    .normalize('NFC')
    .replace(ACCOUNT, (whole, account: string) => (isOwn(account) ? whole : instead));
  // The longest first: what is a part of another leaves the rest of it.
  const words = namesOf({ name, handle })
    .filter((one) => !isOwn(one))
    .flatMap((one) => [...new Set([one, encodeURIComponent(one)])])
    .sort((a, b) => b.length - a.length);
  return words.reduce((left, word) => left.replace(wholeWord(word), instead), without);
}

/** The whole name, the handle, and the parts of the name. */
const namesOf = ({ name, handle }: Named) =>
  [name, handle?.replace(/^@/, '') ?? null, ...(name?.split(/\s+/) ?? [])]
    .flatMap((one) => (one === null ? [] : [one.normalize('NFC').trim()]))
    .filter((one) => one.length >= SHORTEST);

const wholeWord = (word: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}])${word.replace(/[$()*+.?[\\\]^{|}/]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'giu');

/**
 * The address of an item without anybody's name, in the shape that its site has for that; null where there is none. On
 * a site whose addresses name whose post it is, only one of ours is named, because whoever else it is, is a customer.
 */
export function unnamedLink(address: string, author: Named, own: readonly OwnAccount[]): string | null {
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  const site = siteNameOf(url);
  if (site === 'x') return onX(url);
  if (site === 'facebook') return onFacebook(url, author, own);
  if (site === 'linkedin') return onLinkedIn(url);
  return isAccount(url) || tells(address, author) ? null : address;
}

function onX(url: URL): string | null {
  const [, id] = /^\/[^/]+\/status\/(\d+)/.exec(url.pathname) ?? [];
  return id === undefined ? null : `${url.origin}/i/status/${id}`;
}

function onFacebook(url: URL, author: Named, own: readonly OwnAccount[]): string | null {
  const { post, owner, group, comment, reply } = readAddress(url.href);
  if (!post) return null;
  if (owner !== undefined && !own.some((one) => sameAccount(one, { site: 'facebook', handle: owner })))
    return null;
  const at = new URL(post.permalink);
  // What ours is called may be a part of their name.
  const [, , ...more] = at.pathname.split('/');
  if (tells(group ?? more.join('/'), author)) return null;
  // The album of a photo may be somebody's, by their number.
  at.searchParams.delete('set');
  if (comment) at.searchParams.set('comment_id', comment);
  if (comment && reply) at.searchParams.set('reply_comment_id', reply);
  return at.href;
}

function onLinkedIn(url: URL): string | null {
  const comment = commentUrn(
    url.searchParams.get('dashCommentUrn') ?? url.searchParams.get('commentUrn') ?? url.pathname,
  );
  if (comment) return comment.permalink;
  const post = postOfPage(url);
  return post && postLink(post);
}

/** Whether it looks like somebody's own place, whoever they are. */
const isAccount = ({ pathname, username }: URL) =>
  username !== '' || /\/(?:@|%40|~)|\/(?:author|in|people|profile|u|user|users)\//i.test(`${pathname}/`);

/** Whether a name of theirs stands in it, in whatever spelling. */
function tells(text: string, { name, handle }: Named): boolean {
  const plain = decoded(text).normalize('NFC').toLowerCase();
  const short = handle?.replace(/^@/, '').toLowerCase();
  return (
    namesOf({ name, handle }).some((one) => plain.includes(one.toLowerCase())) ||
    (short !== undefined && plain.split(/[^\p{L}\p{N}_-]+/u).includes(short))
  );
}

/** What is encoded twice is read twice. */
function decoded(text: string): string {
  const once = text.replace(/(?:%[\da-f]{2})+/gi, (bytes) => {
    try {
      return decodeURIComponent(bytes);
    } catch {
      return bytes;
    }
  });
  return once === text ? text : decoded(once);
}
