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

/** What counts no more and what counts now, since `erased` came to those that stood before. */
export async function countedSince(
  ledger: Ledger,
  erased: readonly ErasureRow[],
  which: Which,
): Promise<{ gone: CountedCase[]; come: CountedCase[] }> {
  const names = erased.flatMap(({ counted }) => counted.filter(which).map(({ pseudonym }) => pseudonym));
  if (names.length === 0) return { gone: [], come: [] };
  const known = await ledger.erasures.where('pseudonyms').anyOf(names).distinct().toArray();
  const fresh = new Set(erased.map(({ id }) => id));
  const stood = known.filter(({ id }) => !fresh.has(id));
  const [before, after] = [countedOnce(stood, which), countedOnce([...stood, ...erased], which)];
  const of = (all: Map<string, CountedCase>) => [...new Set(names)].flatMap((name) => all.get(name) ?? []);
  return { gone: of(before), come: of(after) };
}
