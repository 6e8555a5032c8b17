/** One thing that may happen to a page, and its exact undoing. */
import type { Fault } from './compare';
import { RENAMED } from './shapes';

/**
 * The page `as it was`; `without` an attribute or class name, under `another name`, with `another value`; and in one item a `picture`
 * without its words, a name `doubled`, a second source that `contradicts`, an element that is `lost`.
 */
export type Way =
  | 'as it was'
  | 'without'
  | 'another name'
  | 'another value'
  | 'picture'
  | 'doubled'
  | 'contradicts'
  | 'lost';

export interface Change {
  way: Way;
  /** For a person: what happened to what. */
  what: string;
  /** Makes the change and returns its undoing. */
  apply(): () => void;
  /** What people read was itself changed, so the reader may say the changed words. */
  changesWords?: boolean;
  /** Takes away the one source that is changed: what cannot be read without it has no other, and may follow it. */
  takeSource?(): () => void;
  /** Faults that nobody could avoid. */
  excuses?: readonly Fault[];
}

export interface Mutation extends Change {
  /** The item that it happens to; null for the whole page. */
  item: number | null;
}

/** Takes an attribute away, or gives it another name; undoing keeps the order of the element's attributes. */
export function takeAway(attr: Attr, rename = false): () => void {
  const element = attr.ownerElement;
  if (!element) throw new Error(`${attr.name} stands on no element`);
  const all = [...element.attributes];
  const after = all.slice(all.indexOf(attr) + 1);
  element.removeAttributeNode(attr);
  const name = `data-${RENAMED}-${attr.name.replace(/[^\w-]/g, '-')}`;
  if (rename) element.setAttribute(name, attr.value);
  return () => {
    if (rename) element.removeAttribute(name);
    element.setAttributeNode(attr);
    for (const other of after) {
      element.removeAttributeNode(other);
      element.setAttributeNode(other);
    }
  };
}

/** Gives attributes other values. */
export function setValues(attributes: readonly Attr[], change: (value: string) => string): () => void {
  const before = attributes.map(({ value }) => value);
  for (const attr of attributes) attr.value = change(attr.value);
  return () => {
    for (const [n, attr] of attributes.entries()) attr.value = before[n] ?? '';
  };
}
