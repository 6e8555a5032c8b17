/** What may happen to the sources of one item: one of them names another author or another item than the rest. */
import { type Change, type Mutation, setValues, takeAway } from './change';
import { bare, type Fault, type Own } from './compare';
import { escaped, isIdentifying, type Shape } from './shapes';
import { wordsOf } from './words';

/** So many sources of one value are contradicted. */
const SOURCES = 6;

const titleOf = ({ name, value }: Attr) => `${name}="${value.slice(0, 80)}"`;

/** Another value of the same kind. */
const altered = (value: string) =>
  value.replace(/.$/u, (last) =>
    /\d/.test(last) ? String((Number(last) + 1) % 10) : last === 'a' ? 'b' : 'a',
  );

/** One of several places in clear that name the author or the item now names another. */
export function alteredSources(own: Own): Change[] {
  const words = wordsOf(own);
  const attributes = own.elements
    .filter((element) => !words?.contains(element))
    .flatMap((element) => [...element.attributes].filter(isIdentifying));
  const alter = (value: string | null, excuses: readonly Fault[]): Change[] => {
    if (!value) return [];
    const told = new RegExp(`(?<![A-Za-z0-9_.])${escaped(value)}(?![\\w.-])`, 'g');
    const sources = attributes.filter((attr) => attr.value.search(told) >= 0);
    return sources.slice(0, SOURCES).flatMap((attr, n): Change[] => {
      const other = sources[n === 0 ? 1 : 0];
      if (!other) return [];
      return [
        {
          way: 'contradicts',
          what: `${value} is ${altered(value)} in ${titleOf(attr)}, but not in ${titleOf(other)}`,
          apply: () => setValues([attr], (all) => all.replace(told, altered(value))),
          excuses,
        },
      ];
    });
  };
  const { id, author } = own.mention;
  // Whose wall an address names is no part of what it leads to.
  return [...alter(author.handle, ['permalink']), ...alter(id && bare(id), [])];
}

/** One attribute of the item has the value that the like of it has in another item. */
export function transplantedSources(shape: Shape, owners: ReadonlyMap<Element, number>): Mutation[] {
  const first = new Map<number, Attr>();
  for (const attr of shape.attributes) {
    const item = attr.ownerElement && owners.get(attr.ownerElement);
    if (item != null && isIdentifying(attr) && !first.has(item)) first.set(item, attr);
  }
  const all = [...first];
  return all.flatMap(([item, attr], n) => {
    const [, other] = all[(n + 1) % all.length] ?? [];
    if (!other || other.value === attr.value) return [];
    return {
      item,
      way: 'contradicts',
      what: `${titleOf(attr)} as in another item`,
      apply: () => setValues([attr], () => other.value),
      takeSource: () => takeAway(attr),
      // Two names of one thing look no other than this.
      excuses: ['aliases'],
    };
  });
}
