/** Which of our own replies may still have promised something, and when that was to be. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { CaseEntry } from '../../storage/entries';
import type { CaseHistory } from '../../storage/queries/history';
import type { Hours } from '../../utils/clocks/hours';
import type { Promised } from '../../utils/clocks/promise';

export interface Reply {
  /** Of its entry: a promise that is turned down is turned down by it. */
  id: string;
  text: string;
  /** When it was said, in ms since 1970: what "tomorrow" is counted from. */
  at: number;
}

/** Newest first. A date that was chosen since, whatever it was chosen for, and every end have settled those before. */
export function unsettled({ row, timeline }: Pick<CaseHistory, 'row' | 'timeline'>): Reply[] {
  if (row.lane === 'closed') return [];
  let replies: Reply[] = [];
  for (const entry of timeline) {
    if (entry.kind === 'answered')
      replies.unshift({ id: entry.id, text: entry.body.text, at: saidAt(entry, timeline) });
    if (entry.kind === 'followUpSet' || entry.kind === 'handedOff' || entry.kind === 'resolved') replies = [];
    if (entry.kind === 'declined') replies = replies.filter(({ id }) => id !== entry.body.by);
  }
  return replies;
}

/** A reply that was seen on a page was said before it was taken as the answer. */
function saidAt(answered: CaseEntry & { kind: 'answered' }, timeline: readonly CaseEntry[]): number {
  const { at, body } = answered;
  const seen = timeline.findLast(
    (entry) =>
      body.via === 'seen' &&
      entry.kind === 'seenAnswered' &&
      (entry.body.text ?? '') === body.text &&
      entry.clock < answered.clock,
  );
  return Date.parse(seen?.kind === 'seenAnswered' ? (seen.body.postedAt ?? seen.at) : at);
}

/** All of ours, settled or not, newest first. */
export const repliesIn = (timeline: readonly CaseEntry[]): Reply[] =>
  timeline
    .flatMap((entry) =>
      entry.kind === 'answered' ? { id: entry.id, text: entry.body.text, at: saidAt(entry, timeline) } : [],
    )
    .reverse();

export type Kept = Promised & { reply: Reply };

/** The newest of them that promises. */
export const usePromise = (replies: Reply[], hours: Hours): Kept | null =>
  usePromises(replies, hours, 1)[0] ?? null;

/** The newest `most` of them that promise; the parser is loaded when there is a reply to look at. */
export function usePromises(replies: Reply[], hours: Hours, most: number): Kept[] {
  const [parser, setParser] = useState<typeof import('../../utils/clocks/promise') | null>(null);
  const asked = replies.length > 0;
  useEffect(() => {
    if (asked) void import('../../utils/clocks/promise').then(setParser);
  }, [asked]);
  return useMemo(() => {
    const found: Kept[] = [];
    for (const reply of parser ? replies : []) {
      if (found.length === most) break;
      const promised = parser?.promiseIn(reply.text, reply.at, hours);
      if (promised) found.push({ ...promised, reply });
    }
    return found;
  }, [parser, replies, hours, most]);
}
