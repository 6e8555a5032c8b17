/** All that may happen to a page, in the order in which it is tried. */
import type { Mutation } from './change';
import type { Truth } from './compare';
import { changesOf } from './shape-changes';
import { shapesOf } from './shapes';
import { alteredSources, transplantedSources } from './source-changes';
import { wordChanges } from './word-changes';

/** Which item an element belongs to: the innermost around it, or the only one inside it. */
function ownersOf(root: Element, truths: readonly Truth[]): Map<Element, number> {
  const owners = new Map<Element, number>();
  const within = new Map<Element, number>();
  for (const { element } of truths)
    for (let at: Element | null = element; at && at !== root; at = at.parentElement)
      within.set(at, (within.get(at) ?? 0) + 1);
  for (const [item, { element }] of truths.entries()) {
    // Items come in page order, so a nested one comes after what it is nested in.
    for (const one of [element, ...element.querySelectorAll('*')]) owners.set(one, item);
    for (let at = element.parentElement; at && within.get(at) === 1; at = at.parentElement)
      owners.set(at, item);
  }
  return owners;
}

/** A reader that contradicts itself must not be taken for one that a change misleads. */
export const NOTHING: Mutation = {
  way: 'as it was',
  what: 'nothing was changed',
  item: null,
  apply: () => () => {},
};

/** Every (attribute, shape of value) of the whole page; then of one item at a time, and what befalls items alone. */
export function listMutations(root: Element, truths: readonly Truth[]): Mutation[] {
  const handles = truths.flatMap(({ mention }) => mention.author.handle ?? []);
  const shapes = shapesOf(root, handles);
  const owners = ownersOf(root, truths);
  const elements = Map.groupBy(owners.keys(), (element) => owners.get(element));
  return [
    ...shapes.flatMap((shape) => changesOf(shape).map((change) => ({ ...change, item: null }))),
    ...shapes.flatMap((shape) => {
      const byItem = Map.groupBy(shape.attributes, ({ ownerElement }) =>
        ownerElement ? owners.get(ownerElement) : undefined,
      );
      return [...byItem].flatMap(([item, attributes]) =>
        item === undefined ? [] : changesOf({ ...shape, attributes }).map((change) => ({ ...change, item })),
      );
    }),
    ...shapes.flatMap((shape) => transplantedSources(shape, owners)),
    ...truths.flatMap((truth, item) => {
      const own = { ...truth, elements: elements.get(item) ?? [] };
      return [...wordChanges(own), ...alteredSources(own)].map((change) => ({ ...change, item }));
    }),
  ];
}
