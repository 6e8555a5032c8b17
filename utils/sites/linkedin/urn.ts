/** LinkedIn's own names for posts and comments, in every spelling that its pages use, and the one that we keep. */

/** `urn:li:activity:1`, in clear or percent-encoded, wherever it stands in `text`; `groupPost` stands in groups. */
const POST = /urn(?::|%3A)li(?::|%3A)(activity|ugcPost|share|groupPost)(?::|%3A)((?:\d+-)?\d+)/;
const COMMENT = /comment:\((?:urn:li:)?(activity|ugcPost|share|groupPost):((?:\d+-)?\d+),(\d+)\)/;
const DASH_COMMENT = /fsd_comment:\((\d+),urn:li:(activity|ugcPost|share|groupPost):((?:\d+-)?\d+)\)/;
/** `/posts/some-words-activity-7000000000000000001-AbCd`: the address that "Copy link" gives. */
const SLUG = /\/posts\/[^/]*-(activity|ugcPost|share)-(\d{15,})(?:-|\/|$)/;

export interface CommentUrn {
  /** `urn:li:comment:(ugcPost:1,2)` */
  id: string;
  /** `urn:li:ugcPost:1` */
  post: string;
  permalink: string;
}

export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function postUrn(text: string | null | undefined): string | null {
  const found = text?.match(POST);
  return found ? `urn:li:${found[1]}:${found[2]}` : null;
}

/** `text` when it is a post's urn and nothing else: no list of several, no other kind of thing. */
export const exactPostUrn = (text: string | null | undefined) =>
  text && postUrn(text) === text ? text : null;

/** The comment that `text` names; the post half comes with and without its own `urn:li:` (sites.md, §3). */
export function commentUrn(text: string | null | undefined): CommentUrn | null {
  if (!text) return null;
  const plain = decoded(text);
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
  const slug = url.pathname.match(SLUG);
  return slug ? `urn:li:${slug[1]}:${slug[2]}` : null;
}

/**
 * The post that the head of a component key names: base64 of a protobuf message whose field 1 is an activity and
 * whose field 2 is a ugcPost or share (they share their numbers), each holding one zigzag varint (sites.md, §3).
 */
export function postOfKey(head: string): string | null {
  let bytes: number[];
  try {
    bytes = [...atob(head.replace(/-/g, '+').replace(/_/g, '/'))].map((c) => c.charCodeAt(0));
  } catch {
    return null;
  }
  const [field, length, inner, ...varint] = bytes;
  if ((field !== 0x0a && field !== 0x12) || inner !== 0x08 || length !== varint.length + 1) return null;
  let zigzag = 0n;
  for (const [at, byte] of varint.entries()) {
    if (byte > 0x7f !== at < varint.length - 1) return null;
    zigzag |= BigInt(byte & 0x7f) << BigInt(7 * at);
  }
  if (zigzag === 0n || zigzag & 1n) return null;
  return `urn:li:${field === 0x0a ? 'activity' : 'ugcPost'}:${zigzag >> 1n}`;
}

/** True when two names contradict each other: an activity and a ugcPost may be the same post, two activities not. */
export function contradict(a: string, b: string): boolean {
  return a !== b && a.slice(0, a.lastIndexOf(':')) === b.slice(0, b.lastIndexOf(':'));
}

/** What the tracking of an update names: JSON, or in it the bytes of more JSON (sites.md, §3). */
export function trackedPost(scope: Element | null): string | null {
  const raw = scope?.getAttribute('data-view-tracking-scope') ?? '';
  const bytes = raw.match(/\[(\d{1,3}(?:,\d{1,3})+)\]/)?.[1];
  const json = bytes?.replace(/(\d+),?/g, (_, byte) => String.fromCharCode(byte)) ?? raw;
  return exactPostUrn(json.match(/updateUrn\\?"\s*:\s*\\?"([^"\\]+)/)?.[1]);
}
