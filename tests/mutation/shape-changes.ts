/** What may happen to everything that has an attribute with one shape of value, on the whole page or in one item. */
import { type Change, setValues, takeAway } from './change';
import { hasClassShape, isProse, RENAMED, renamable, renamed, type Shape } from './shapes';

function takeAllAway(attributes: readonly Attr[], rename: boolean): () => void {
  const undoing = attributes.map((attr) => takeAway(attr, rename));
  return () => {
    for (const undo of undoing) undo();
  };
}

function classChanges({ shape, attributes }: Shape): Change[] {
  const changeTo = (to: string) =>
    setValues(attributes, (value) =>
      value
        .split(/(\s+)/)
        .map((name) => (name.trim() !== '' && hasClassShape(name, shape) ? to : name))
        .join(''),
    );
  return [
    { way: 'without', what: `without .${shape}`, apply: () => changeTo('') },
    { way: 'another value', what: `.${shape} renamed`, apply: () => changeTo(RENAMED) },
  ];
}

/** The changes of everything that has this attribute with this shape of value. */
export function changesOf(shape: Shape): Change[] {
  if (shape.inList) return classChanges(shape);
  const { attribute, attributes } = shape;
  const title = `${attribute}="${shape.shape}"`;
  return [
    { way: 'without', what: `without ${title}`, apply: () => takeAllAway(attributes, false) },
    { way: 'another name', what: `${title} under another name`, apply: () => takeAllAway(attributes, true) },
    ...renamable(shape).map(
      (word): Change => ({
        way: 'another value',
        what: `${title}, ${word ?? 'all of it'} renamed`,
        apply: () => setValues(attributes, (value) => renamed(attribute, value, word)),
        changesWords: isProse(attribute),
      }),
    ),
  ];
}
