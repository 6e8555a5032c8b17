/** Tells the background what the reader could and could not read, as counts, and the words at mentions with a case. */
import { newId } from '../identity';
import { ask } from '../messages/send';
import { mentionKey, type Part } from '../sites/mention';
import type { Site } from '../sites/site';
import type { Seen } from './watch';

/** At most one report of the same counts, and one sighting of the same words; `hasCase` tells whose words matter. */
export function reporter(
  site: Site,
  url: () => URL,
  hasCase: (key: string) => boolean,
): (seen: Seen[]) => void {
  let last = '';
  const told = new Map<string, string>();
  return (seen) => {
    const missing: Partial<Record<Part, number>> = {};
    const fresh: { key: string; text: string }[] = [];
    for (const { reading } of seen) {
      if (reading.read === 'none') continue;
      for (const part of reading.mention.missing) missing[part] = (missing[part] ?? 0) + 1;
      const key = mentionKey(reading.mention);
      const { text } = reading.mention;
      // Nothing about an item that was not logged leaves the page.
      if (key === null || text === null || !hasCase(key) || told.get(key) === text) continue;
      told.set(key, text);
      fresh.push({ key, text });
    }
    const counts = { site: site.name, pageKind: site.pageKind(url()), items: seen.length, missing };
    if (JSON.stringify(counts) !== last) {
      last = JSON.stringify(counts);
      void ask('health', counts);
    }
    for (let n = 0; n < fresh.length; n += 200)
      void ask('seen', { op: newId(), mentions: fresh.slice(n, n + 200) });
  };
}
