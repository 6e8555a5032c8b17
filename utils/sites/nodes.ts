/**
 * The ways from node to node by the prototype's own getters. A form hands out a field named `parentElement` in its
 * parent's place, to isolated worlds too: who climbs by the property climbs without end (issue 3, "Bad input").
 */

type Way = 'parentElement' | 'firstChild' | 'nextSibling';

function getterOf(node: Node, name: Way): () => unknown {
  for (let at = Object.getPrototypeOf(node); at; at = Object.getPrototypeOf(at)) {
    const get = Object.getOwnPropertyDescriptor(at, name)?.get;
    if (get) return get;
  }
  throw new Error(`A node without ${name}.`);
}

function way<T extends Node>(name: Way): (node: Node) => T | null {
  let get: (() => unknown) | undefined;
  return (node) => {
    get ??= getterOf(node, name);
    return get.call(node) as T | null;
  };
}

export const parentOf = way<Element>('parentElement');
export const firstChildOf = way<ChildNode>('firstChild');
export const nextOf = way<ChildNode>('nextSibling');
