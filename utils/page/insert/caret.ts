/** Where the words go in: at the caret that stands in the box, else at the end. What is selected is never written over. */
import { pause } from './pause';
import type { Spot } from './read-box';

/** The end of what the user has selected in the box, if the box is where he writes. */
export function caretIn(box: Element): Spot | null {
  const { activeElement } = box.ownerDocument;
  if (!activeElement || !(activeElement === box || box.contains(activeElement))) return null;
  const range = rangeIn(box);
  return range && { node: range.endContainer, offset: range.endOffset };
}

function rangeIn(box: Element): Range | null {
  const selection = box.ownerDocument.getSelection();
  if (!selection?.rangeCount) return null;
  const range = selection.getRangeAt(0);
  return box.contains(range.endContainer) && box.contains(range.startContainer) ? range : null;
}

/** Inside the last line, where an editor's own caret can stand. */
function endOf(box: Element): Spot {
  let at: Node = box;
  while (at.lastChild && at.lastChild.nodeName !== 'BR') {
    at = at.lastChild;
    // A name that is linked is one thing to the editor: the caret stands behind it.
    if (at.nodeType === 1 && (at as Element).getAttribute('contenteditable') === 'false') return behind(at);
    if (at.nodeName === 'IMG') return behind(at);
  }
  if (at.nodeType === 3) return { node: at, offset: (at as Text).data.length };
  return { node: at, offset: at.lastChild ? at.childNodes.length - 1 : 0 };
}

const behind = (node: Node): Spot => ({
  node: node.parentNode as Node,
  offset: [...(node.parentNode as Node).childNodes].indexOf(node as ChildNode) + 1,
});

/**
 * Puts the focus and the caret into the box, and waits until its editor has seen it. While the panel has the focus, the
 * page's focus events wait until somebody comes back to it: React learns of the caret by them, so it is told.
 */
export async function takeCaret(box: HTMLElement): Promise<Spot> {
  const document = box.ownerDocument;
  const stood = caretIn(box);
  box.focus();
  if (!document.hasFocus())
    for (const [type, bubbles] of [
      ['focus', false],
      ['focusin', true],
    ] as const)
      box.dispatchEvent(new FocusEvent(type, { bubbles, composed: true }));
  await pause();
  const spot = stood ?? endOf(box);
  const range = stood && rangeIn(box);
  if (!range?.collapsed) {
    document.getSelection()?.collapse(spot.node, spot.offset);
    await seen(document);
  }
  return caretIn(box) ?? spot;
}

/** Editors hear of a moved caret by an event that comes a little later. */
async function seen(document: Document): Promise<void> {
  await Promise.race([
    new Promise((done) => document.addEventListener('selectionchange', done, { once: true })),
    pause(SEEN_WITHIN),
  ]);
  await pause();
}
const SEEN_WITHIN = 100;
