/**
 * The ways from node to node by the prototype's own getters. A form hands out a field named `parentElement` in its
 * parent's place, to isolated worlds too: who climbs by the property climbs without end (issue 3, "Bad input").
 */

type Way = 'parentElement' | 'firstChild' | 'nextSibling';

function way<T extends Node>(name: Way): (node: Node) => T | null {
  let get: ((this: Node) => T | null) | undefined;
  return (node) => {
    // Looked up when first needed: a worker that only names the sites has no nodes.
    get ??= Object.getOwnPropertyDescriptor(Node.prototype, name)?.get;
    return get ? get.call(node) : null;
  };
}

export const parentOf = way<Element>('parentElement');
export const firstChildOf = way<ChildNode>('firstChild');
export const nextOf = way<ChildNode>('nextSibling');
