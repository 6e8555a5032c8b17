/** What can and cannot be read on a kind of page, from counts: today's, and when each part was last told. */
import { type Mention, PARTS, type Part, type ReadPlace } from './mention';

export interface Counts {
  items: number;
  /** How many items miss each part. */
  missing: Partial<Record<Part, number>>;
}

export function countsOf(mentions: readonly Mention[]): Counts {
  const missing: Counts['missing'] = {};
  for (const mention of mentions)
    for (const part of mention.missing) missing[part] = (missing[part] ?? 0) + 1;
  return { items: mentions.length, missing };
}

/** What is remembered of one kind of page. */
export interface Remembered {
  site: ReadPlace;
  pageKind: string;
  /** ISO 8601 UTC: when each part was last told. */
  toldAt: Partial<Record<Part, string>>;
}

export interface Unread {
  part: Part;
  /** When it was last read; null where it never was. */
  since: string | null;
}

/** A part counts as told when at least half of the items told it; an empty page says nothing about any part. */
export const tells = ({ items, missing }: Counts, part: Part): boolean =>
  items > 0 && (missing[part] ?? 0) * 2 <= items;

/** Every page of every site tells these, as long as it can be read. */
const ALWAYS: readonly Part[] = ['author.name', 'text', 'permalink'];

/** What was told on this kind of page and is not now; of a site that never told anything also what all pages tell. */
export function unread(
  counts: Counts,
  { site, pageKind }: Pick<Remembered, 'site' | 'pageKind'>,
  remembered: readonly Remembered[],
): Unread[] {
  if (counts.items === 0) return [];
  const ofSite = remembered.filter((one) => one.site === site);
  const toldAt = ofSite.find((one) => one.pageKind === pageKind)?.toldAt ?? {};
  const isToldElsewhere = (part: Part) => ofSite.some((one) => one.toldAt[part] !== undefined);
  return PARTS.filter((part) => !tells(counts, part)).flatMap((part) => {
    const since = toldAt[part] ?? null;
    const isMissed = since !== null || (ALWAYS.includes(part) && !isToldElsewhere(part));
    return isMissed ? [{ part, since }] : [];
  });
}

/** When anything was last read on this kind of page. */
export function lastRead(
  { site, pageKind }: Pick<Remembered, 'site' | 'pageKind'>,
  remembered: readonly Remembered[],
): string | null {
  const known = remembered.find((one) => one.site === site && one.pageKind === pageKind);
  return (
    Object.values(known?.toldAt ?? {})
      .sort()
      .at(-1) ?? null
  );
}
