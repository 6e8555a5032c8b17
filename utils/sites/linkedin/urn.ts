/** LinkedIn's own names for posts and comments, in every spelling that its pages use, and the one that we keep. */

/** `urn:li:activity:1`, in clear or percent-encoded, wherever it stands in `text`; `groupPost` stands in groups. */
const POST = /urn(?::|%3A)li(?::|%3A)(activity|ugcPost|share|groupPost)(?::|%3A)((?:\d+-)?\d+)/;
const COMMENT = /comment:\((?:urn:li:)?(activity|ugcPost|share|groupPost):((?:\d+-)?\d+),(\d+)\)/;
const DASH_COMMENT = /fsd_comment:\((\d+),urn:li:(activity|ugcPost|share|groupPost):((?:\d+-)?\d+)\)/;
/** `/posts/some-words-activity-7000000000000000001-AbCd`: the address that "Copy link" gives. */
const SLUG = /\/posts\/[^/]*-(activity|ugcPost|share)-(\d{15,})(?:-|\/|$)/;
/** No key and no address of LinkedIn's is nearly as long; what is, is somebody's mischief. */
const LONGEST = 10_000;
/** No post has more names than this (mention.ts). */
const MOST_ALIASES = 8;

export interface CommentUrn {
  /** `urn:li:comment:(ugcPost:1,2)` */
  id: string;
  /** `urn:li:ugcPost:1` */
  post: string;
  permalink: string;
}

export function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `text` where it may be a name or an address at all. */
export const sane = (text: string | null | undefined) => (text && text.length <= LONGEST ? text : null);

export function postUrn(text: string | null | undefined): string | null {
  const found = sane(text)?.match(POST);
  return found ? `urn:li:${found[1]}:${found[2]}` : null;
}

/** `text` when it is a post's urn and nothing else: no list of several, no other kind of thing. */
export const exactPostUrn = (text: string | null | undefined) =>
  text && postUrn(text) === text ? text : null;

/** The comment that `text` names; the post half comes with and without its own `urn:li:` (sites.md, §3). */
export function commentUrn(text: string | null | undefined): CommentUrn | null {
  const plain = decoded(sane(text) ?? '');
  const [, type, post, number] = plain.match(COMMENT) ?? swapped(plain.match(DASH_COMMENT)) ?? [];
  if (!type || !post || !number) return null;
  const urn = `urn:li:${type}:${post}`;
  const dash = encodeURIComponent(`urn:li:fsd_comment:(${number},${urn})`);
  return {
    id: `urn:li:comment:(${type}:${post},${number})`,
    post: urn,
    permalink: `${postLink(urn)}?dashCommentUrn=${dash}`,
  };
}

const swapped = (found: RegExpMatchArray | null) =>
  found && ['', found[2] ?? '', found[3] ?? '', found[1] ?? ''];

export const postLink = (urn: string) => `https://www.linkedin.com/feed/update/${urn}/`;

/** The post that an address is the page of. */
export function postOfPage(url: URL): string | null {
  if (/^\/(?:feed\/update|preload\/update)\//.test(url.pathname)) return postUrn(url.pathname);
  const slug = sane(url.pathname)?.match(SLUG);
  return slug ? `urn:li:${slug[1]}:${slug[2]}` : null;
}

/** A varint of 64 bits has ten bytes; the first seven fill a half. */
const HALF = 7;
const MOST_BYTES = 12;

/**
 * The post that the head of a component key names: base64 of a protobuf message whose field 1 is an activity and
 * whose field 2 is a ugcPost or share (they share their numbers), each holding one zigzag varint (sites.md, §3).
 */
export function postOfKey(head: string): string | null {
  let bytes: string;
  try {
    bytes = atob((sane(head) ?? '').replace(/-/g, '+').replace(/_/g, '/'));
  } catch {
    return null;
  }
  const field = bytes.charCodeAt(0);
  const last = bytes.length - 1;
  if (last > MOST_BYTES) return null;
  if ((field !== 0x0a && field !== 0x12) || bytes.charCodeAt(1) !== last - 1 || bytes.charCodeAt(2) !== 0x08)
    return null;
  // Two halves that a number can hold: an operation on big ones costs as much as a query.
  const halves = [0, 0];
  for (let n = 3; n <= last; n++) {
    const byte = bytes.charCodeAt(n);
    if (byte > 0x7f !== n < last) return null;
    const half = n < 3 + HALF ? 0 : 1;
    halves[half] = (halves[half] ?? 0) + (byte & 0x7f) * 2 ** (7 * ((n - 3) % HALF));
  }
  const zigzag = BigInt(halves[0] ?? 0) + (BigInt(halves[1] ?? 0) << BigInt(7 * HALF));
  if (zigzag === 0n || zigzag & 1n) return null;
  return `urn:li:${field === 0x0a ? 'activity' : 'ugcPost'}:${zigzag >> 1n}`;
}

const kindOf = (urn: string) => urn.slice(0, urn.lastIndexOf(':')).replace('share', 'ugcPost');

/** True when two names contradict each other: an activity and a ugcPost may be the same post, two activities not. */
export function contradict(a: string, b: string): boolean {
  return kindOf(a) === kindOf(b) && a.slice(a.lastIndexOf(':')) !== b.slice(b.lastIndexOf(':'));
}

/** The longest between the making of two names of one post; a post that another shares is older. */
const MOMENT = 10_000;
/** The upper bits of a number are the milliseconds at which it was made. */
const madeAt = (urn: string) => Number(BigInt(urn.match(/\d+$/)?.[0] ?? 0) >> 22n);

export const isOfOneMoment = (a: string, b: string) => a === b || Math.abs(madeAt(a) - madeAt(b)) < MOMENT;

/** A share and a ugcPost of one number are one thing, which some pages call by the one and some by the other name. */
function otherName(urn: string): string {
  if (urn.startsWith('urn:li:ugcPost:')) return urn.replace('ugcPost', 'share');
  return urn.startsWith('urn:li:share:') ? urn.replace('share', 'ugcPost') : urn;
}

/**
 * What a page calls a post: the first of `names` is its id, the others are aliases; nothing, where two contradict.
 * What is in `also` is an alias, but never the id.
 */
export function postIds(
  names: readonly (string | null)[],
  also: readonly (string | null | undefined)[] = [],
): { id: string | null; aliases: string[] } {
  const all = new Set<string>();
  for (const name of names) {
    if (name === null) continue;
    for (const other of all) if (contradict(name, other)) return { id: null, aliases: [] };
    all.add(name);
  }
  const [id = null] = all;
  if (id === null) return { id, aliases: [] };
  for (const name of also) if (name) all.add(name);
  for (const name of [...all]) all.add(otherName(name));
  all.delete(id);
  return { id, aliases: [...all].slice(0, MOST_ALIASES) };
}

/** What the tracking of an update names: JSON, or in it the bytes of more JSON (sites.md, §3). */
export function trackedPost(scope: Element | null): string | null {
  const raw = sane(scope?.getAttribute('data-view-tracking-scope')) ?? '';
  const bytes = raw.match(/\[(\d{1,3}(?:,\d{1,3})+)\]/)?.[1];
  const json = bytes?.replace(/(\d+),?/g, (_, byte) => String.fromCharCode(byte)) ?? raw;
  return exactPostUrn(json.match(/updateUrn\\?"\s*:\s*\\?"([^"\\]+)/)?.[1]);
}
