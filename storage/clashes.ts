/**
 * What two people decided about one case without knowing of each other: both see it, and one of them settles it. An entry that
 * decides names the newest of the case that its writer knew; what is older than the one before it was written in ignorance of that.
 * Where a third entry lies between them this may be missed; it never sees a clash where there was none.
 */
import { STAYS } from '../utils/cases';
import type { CaseEntry } from './entries';
import type { CaseRow } from './records';

/** `with`: who has it, or how it ended; `date`: when it is looked at again. */
export const CLASHING = ['with', 'kind', 'date'] as const;
export type Clashing = (typeof CLASHING)[number];

export interface Clash {
  what: Clashing;
  /** Ids of entries: the one that stands, being the latest, and those that somebody else decided meanwhile. */
  kept: string;
  others: string[];
}

type Deciding = Extract<
  CaseEntry,
  { kind: 'handedOff' | 'resolved' | 'dismissed' | 'classed' | 'followUpSet' }
>;

const isDeciding = (entry: CaseEntry): entry is Deciding =>
  entry.kind === 'handedOff' ||
  entry.kind === 'resolved' ||
  entry.kind === 'dismissed' ||
  entry.kind === 'classed' ||
  entry.kind === 'followUpSet';

const ABOUT: Record<Deciding['kind'], Clashing> = {
  handedOff: 'with',
  resolved: 'with',
  dismissed: 'with',
  classed: 'kind',
  followUpSet: 'date',
};

/** With what its writer knew of the case, where it decides anything. */
export const knowing = <S extends { kind: CaseEntry['kind']; body: object }>(
  said: S,
  { clock }: CaseRow,
): S => (isDeciding(said as never) ? { ...said, body: { ...said.body, knew: clock } } : said);

/** `entries`: those of one case that count, oldest first. */
export function clashesIn(entries: readonly CaseEntry[]): Clash[] {
  const last = new Map<Clashing, Deciding>();
  const open = new Map<Clashing, Clash>();
  for (const entry of entries) {
    if (entry.kind === 'declined')
      for (const [what, { kept }] of open) if (entry.body.by === STAYS + kept) open.delete(what);
    // Somebody looked at the case and began anew.
    if (entry.kind === 'reopened') open.delete('with');
    if (!isDeciding(entry)) continue;
    const what = ABOUT[entry.kind];
    // Whoever has it now, or that it has ended, sets a date of its own.
    if (what === 'with') open.delete('date');
    const before = last.get(what);
    last.set(what, entry);
    if (before && isIgnorant(entry, before)) {
      if (meaning(entry) === meaning(before)) continue;
      open.set(what, { what, kept: entry.id, others: [...(open.get(what)?.others ?? []), before.id] });
    } else open.delete(what);
  }
  return [...open.values()];
}

const isIgnorant = ({ device, body: { knew } }: Deciding, before: Deciding) =>
  knew !== undefined && knew < before.clock && device !== before.device;

function meaning(entry: Deciding): string {
  switch (entry.kind) {
    case 'handedOff':
      return JSON.stringify([entry.body.name.toLowerCase(), entry.body.department.toLowerCase()]);
    case 'resolved':
      return `resolved: ${entry.body.outcome}`;
    case 'dismissed':
      return `dismissed: ${entry.body.reason}`;
    case 'classed':
      return entry.body.as;
    case 'followUpSet':
      return JSON.stringify([entry.body.at, entry.body.pinned]);
  }
}
