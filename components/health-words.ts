/** What can and cannot be read on a page, in sentences. */
import { type Counts, type Remembered, tells, type Unread, unread } from '../utils/sites/health';
import { PARTS, type Part } from '../utils/sites/mention';
import { since, t } from '../utils/texts/texts';
import { missingWords } from './missing';

/** One sentence for what went missing at the same time. */
export function unreadWords(parts: readonly Unread[], now: number): string[] {
  const days = new Map<string | null, Part[]>();
  for (const { part, since: at } of parts) {
    const day = at && since(at, now);
    days.set(day, [...(days.get(day) ?? []), part]);
  }
  return [...days].flatMap(([day, missing]) => {
    const words = missingWords(missing);
    if (words === null) return [];
    return [
      day === null
        ? t('health.unread', { parts: words })
        : t('health.unreadSince', { parts: words, since: day }),
    ];
  });
}

/** The parts that are told on this page; null where none is. */
export const readWords = (counts: Counts): string | null =>
  missingWords(PARTS.filter((part) => tells(counts, part)));

/** What the last reading of a site said, for the settings; null where nothing is amiss. */
export function siteWords(row: Counts & Remembered, rows: readonly Remembered[], now: number): string | null {
  const words = unreadWords(unread(row, row, rows), now);
  return words.length === 0 ? null : words.join(' ');
}
