/** Tells the background what the reader could and could not read, as counts, and the words at mentions with a case. */
import { newId } from '../identity';
import { ask } from '../messages/send';
import { mentionKey, type Part } from '../sites/mention';
import type { Site } from '../sites/site';
import type { Seen } from './watch';

/** How long the page must be calm before its counts are reported, in ms. */
const CALM = 3_000;

/** At most one report of the same counts, and one sighting of the same words; `hasCase` tells whose words matter. */
export function reporter(
  site: Site,
  url: () => URL,
  hasCase: (key: string) => boolean,
  signal: AbortSignal,
): (seen: Seen[]) => void {
  let last = '';
  let calm: ReturnType<typeof setTimeout> | undefined;
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
    clearTimeout(calm);
    // Not while somebody scrolls: every report wakes the background and writes a row.
    calm = setTimeout(() => {
      if (signal.aborted || JSON.stringify(counts) === last) return;
      last = JSON.stringify(counts);
      void ask('health', counts);
    }, CALM);
    // The browser's own translation rewrites the words in place: those are not the customer's.
    if (/\btranslated-(?:ltr|rtl)\b/.test(document.documentElement.className)) return;
    for (let n = 0; n < fresh.length; n += 200)
      void ask('seen', { op: newId(), mentions: fresh.slice(n, n + 200) });
  };
}
