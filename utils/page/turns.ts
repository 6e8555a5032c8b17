/** Who spoke last under a mention, as far as the page shows it: what "answered?" and "spoke again?" are offered from. */
import { keyOf, type Mention, mentionKey } from '../sites/mention';

/** A reply under a mention that has a case; see `Sighting` in storage/commands/seen.ts. */
export interface Turn {
  kind: 'answered' | 'spokeAgain';
  key: string;
  by: string;
  text: string | null;
  postedAt: string | null;
}

interface Options {
  /** Said by one of the brand's own accounts. */
  ours: (mention: Mention) => boolean;
  /** The key under which a mention has its case; undefined when it has none. */
  caseKey: (mention: Mention) => string | undefined;
}

/**
 * At most one turn per case: our reply when nobody spoke after it, else the customer's words after ours. Replies in a
 * flat thread (Facebook, LinkedIn) all answer its head, so what follows the mention in its thread counts as well.
 */
export function turns(mentions: readonly Mention[], { ours, caseKey }: Options): Turn[] {
  return mentions.flatMap((mention, at) => {
    const key = ours(mention) ? undefined : caseKey(mention);
    const turn = key === undefined ? null : lastTurn(mention, mentions.slice(at + 1), ours);
    return key === undefined || turn === null ? [] : [{ ...turn, key }];
  });
}

function lastTurn(
  mention: Mention,
  after: readonly Mention[],
  ours: Options['ours'],
): Omit<Turn, 'key'> | null {
  const own = mentionKey(mention);
  if (own === null) return null;
  const thread = new Set([own]);
  const head = mention.kind === 'reply' && mention.site !== 'x' ? answered(mention) : null;
  let answer: Mention | null = null;
  let last: Omit<Turn, 'key'> | null = null;
  for (const next of after) {
    const to = answered(next);
    const by = mentionKey(next);
    if (by === null || to === null || !(thread.has(to) || to === head)) continue;
    const kind = ours(next) ? 'answered' : sameSpeaker(mention, next) ? 'spokeAgain' : null;
    if (kind === null) continue;
    thread.add(by);
    const before = kind === 'answered' ? mention : answer;
    if (!before || isEarlier(next, before)) continue;
    if (kind === 'answered') answer = next;
    last = { kind, by, text: next.text, postedAt: next.postedAt };
  }
  return last;
}

const answered = ({ site, inReplyTo }: Mention) => (inReplyTo === null ? null : keyOf(site, inReplyTo));

function sameSpeaker({ author: a }: Mention, { author: b }: Mention): boolean {
  return a.handle !== null && a.handle.toLowerCase() === b.handle?.toLowerCase();
}

/** Only where the page tells both times; else what stands below came later. */
const isEarlier = (a: Mention, b: Mention) =>
  a.postedAt !== null && b.postedAt !== null && Date.parse(a.postedAt) < Date.parse(b.postedAt);
