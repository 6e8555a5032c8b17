/** The watch-words in what is on the page: each item is looked at once, however often the page tells of it. */
import { useMemo } from 'preact/hooks';
import { authorWords } from '../../components/CaseCard';
import type { WatchCount } from '../../components/WatchCounts';
import { watchwords } from '../../storage/queries/watchwords';
import { type Found, matcherOf } from '../../utils/listening/match';
import type { Watchword } from '../../utils/listening/watchword';
import type { Mention } from '../../utils/sites/mention';
import { useLive } from './live';
import type { PanelState } from './panel-state';

const NONE: readonly Watchword[] = [];
const NOTHING: Found = { ids: [], marks: [] };

export interface Watched {
  of: (mention: Mention) => Found;
  /** Those that some item has, most first. */
  counts: WatchCount[];
}

export function useWatched(panel: PanelState, mentions: readonly Mention[]): Watched {
  const live = useLive(panel.ledger, watchwords, []).value;
  const watched = live.state === 'ready' ? live.value : NONE;
  const find = useMemo(() => remembering(watched), [watched]);
  return useMemo(() => {
    const found = find(mentions);
    const counts = new Map<string, number>();
    for (const { ids } of found.values()) for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
    return {
      of: (mention) => found.get(mention) ?? NOTHING,
      counts: watched
        .map(({ id, words: [name = ''] }) => ({ id, name, count: counts.get(id) ?? 0 }))
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count),
    };
  }, [find, mentions]);
}

/** Every change of the page tells all of its items anew. */
function remembering(watched: readonly Watchword[]) {
  const match = matcherOf(watched);
  let before = new Map<string, Found>();
  return (mentions: readonly Mention[]): Map<Mention, Found> => {
    const now = new Map<string, Found>();
    const found = new Map<Mention, Found>();
    for (const mention of mentions) {
      const parts = [authorWords(mention.author), mention.text ?? ''];
      const key = parts.join('\n');
      const one = now.get(key) ?? before.get(key) ?? match(parts);
      now.set(key, one);
      found.set(mention, one);
    }
    before = now;
    return found;
  };
}
