/** What goes on being counted of cases that were forgotten: one that several machines forgot counts once, as the first of them said. */
import type { Ledger } from './ledger';
import type { CountedCase, ErasureRow } from './records';

type Which = (one: CountedCase) => boolean;

/** By pseudonym; of those alone that are asked for. */
export function countedOnce(erasures: readonly ErasureRow[], which: Which): Map<string, CountedCase> {
  const inOrder = [...erasures].sort((a, b) => (`${a.clock} ${a.id}` < `${b.clock} ${b.id}` ? -1 : 1));
  const found = new Map<string, CountedCase>();
  for (const { counted } of inOrder)
    for (const one of counted) if (which(one) && !found.has(one.pseudonym)) found.set(one.pseudonym, one);
  return found;
}

/** Rows that were not there before, and rows that are there no more (sync/remove.ts). */
export interface Erasing {
  come: readonly ErasureRow[];
  gone: readonly ErasureRow[];
}

/** What counts no more and what counts now, since these came to those that stood before or were taken from them. */
export async function countedSince(
  ledger: Ledger,
  { come, gone }: Erasing,
  which: Which,
): Promise<{ gone: CountedCase[]; come: CountedCase[] }> {
  const moving = [...come, ...gone];
  const names = moving.flatMap(({ counted }) => counted.filter(which).map(({ pseudonym }) => pseudonym));
  if (names.length === 0) return { gone: [], come: [] };
  const known = await ledger.erasures.where('pseudonyms').anyOf(names).distinct().toArray();
  const moved = new Set(moving.map(({ id }) => id));
  const stood = known.filter(({ id }) => !moved.has(id));
  const [before, after] = [countedOnce([...stood, ...gone], which), countedOnce([...stood, ...come], which)];
  const of = (all: Map<string, CountedCase>) => [...new Set(names)].flatMap((name) => all.get(name) ?? []);
  return { gone: of(before), come: of(after) };
}
