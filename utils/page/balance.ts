/** How the thread that is open stands: who of the others has an answer, and who has none. */
import { keyOf, type Mention, mentionKey, type ReadPlace } from '../sites/mention';
import { turns } from './turns';

/** Where the case of a mention stands, and the keys of the later words that belong to it. */
export interface Standing {
  is: 'answered' | 'dismissed' | 'open';
  sighted: readonly string[];
}

export interface Balance {
  answered: number;
  dismissed: number;
  open: number;
  /** Of whom it cannot be told. */
  unclear: number;
  /** False where an answer of ours may stand on the page and not be known as one: then `answered` is the least. */
  isSure: boolean;
}

interface Options {
  ours: (mention: Mention) => boolean;
  /** Null for a mention without a case. */
  standingOf: (mention: Mention) => Standing | null;
  /** Our own accounts on this site are named, so that an answer of ours can be known. */
  hasOwn: boolean;
}

/** The kinds of pages that are about one post or thread. */
const THREADS: Record<ReadPlace, readonly string[]> = {
  x: ['status'],
  facebook: ['post', 'group-post', 'photo', 'video'],
  linkedin: ['post'],
  practice: ['practice'],
};

/** Null on a page that is about no one thread. */
export function balance(
  site: ReadPlace,
  pageKind: string,
  mentions: readonly Mention[],
  { ours, standingOf, hasOwn }: Options,
): Balance | null {
  if (!THREADS[site].includes(pageKind)) return null;
  const thread = threadIn(mentions);
  const others = thread.filter((mention) => !ours(mention));
  const standings = new Map(others.map((mention) => [mention, standingOf(mention)]));
  const sighted = new Set([...standings.values()].flatMap((standing) => standing?.sighted ?? []));
  const said = turns(thread, { ours, caseKey: (mention) => mentionKey(mention) ?? undefined });
  const answered = new Set(said.map(({ key }) => key));
  const counts = { answered: 0, dismissed: 0, open: 0, unclear: 0 };
  for (const mention of others) {
    const key = mentionKey(mention);
    const standing = standings.get(mention);
    if (standing) counts[standing.is]++;
    // Their later words are part of the case that they were seen at.
    else if (key !== null && sighted.has(key)) continue;
    else if (key === null || (hasOwn && mention.author.handle === null)) counts.unclear++;
    else counts[answered.has(key) ? answerOf(mention, thread, ours) : 'open']++;
  }
  const isTold = ({ author, missing }: Mention) =>
    author.handle !== null && !missing.includes('inReplyTo') && !missing.includes('kind');
  return { ...counts, isSure: (hasOwn || site === 'practice') && thread.every(isTold) };
}

/** Without the posts that the page only adds below. */
function threadIn(mentions: readonly Mention[]): Mention[] {
  const head = mentions.find(({ kind }) => kind === 'post');
  return mentions.filter((mention) => mention.kind !== 'post' || mention === head);
}

/** In a flat thread our answer may be one to somebody who spoke in between. */
function answerOf(
  mention: Mention,
  thread: readonly Mention[],
  ours: Options['ours'],
): 'answered' | 'unclear' {
  if (mention.kind !== 'reply' || mention.site === 'x') return 'answered';
  const own = mentionKey(mention);
  const same = thread.slice(thread.indexOf(mention) + 1).filter(({ site, inReplyTo }) => {
    return inReplyTo !== null && (inReplyTo === mention.inReplyTo || keyOf(site, inReplyTo) === own);
  });
  const next = same.find(({ author }) => author.handle === null || author.handle !== mention.author.handle);
  return next && ours(next) ? 'answered' : 'unclear';
}
