/**
 * How each kind of editor takes words as if somebody had pasted them, measured in both browsers (sites.md, part 4, and
 * tests/e2e/inserts.spec.ts). No key is ever pressed: on Facebook a bare Enter sends. What handles no paste is left
 * alone: an editor that the browser writes into behind its back breaks.
 */
import { isField } from './read-box';

/**
 * A paste with one kind of data. Firefox keeps from a page what an isolated script puts into the event afterwards, and
 * what stands in a DataTransfer that it is made with (153); what it is made of by `dataType` and `data`
 * (https://searchfox.org/mozilla-central/source/dom/webidl/ClipboardEvent.webidl) the page can read. Chromium knows
 * neither.
 */
function paste(box: Element, data: string, dataType = 'text/plain'): boolean {
  const init = { bubbles: true, cancelable: true, composed: true, dataType, data };
  let event = new ClipboardEvent('paste', init);
  if (!event.clipboardData) {
    event = new ClipboardEvent('paste', { ...init, clipboardData: new DataTransfer() });
    event.clipboardData?.setData(dataType, data);
  }
  return box.dispatchEvent(event);
}

const escaped = (text: string) =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);

/**
 * ProseMirror (TipTap) drops blank lines of plain text, and spaces of other pages' markup; of what it copied itself it
 * keeps both. Its own mark says: paragraphs that are open at both ends.
 */
const forProseMirror = (text: string) =>
  text
    .split('\n')
    .map((line, n) => `<p${n === 0 ? ' data-pm-slice="1 1 []"' : ''}>${escaped(line)}</p>`)
    .join('');

/** Quill 1 lets the browser paste into a box of its own, and takes the words from there a moment later. */
function intoQuill1(box: Element, own: Element, text: string): void {
  paste(box, text);
  own.replaceChildren(
    ...text.split('\n').map((line) => {
      const block = box.ownerDocument.createElement('p');
      // Elsewhere it makes one space of several.
      block.style.whiteSpace = 'pre-wrap';
      block.append(line === '' ? box.ownerDocument.createElement('br') : line);
      return block;
    }),
  );
}

function intoField(field: HTMLTextAreaElement, text: string): void {
  field.setRangeText(text, field.selectionEnd, field.selectionEnd, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste', data: text }));
}

/** The kinds of editors that want their own way; all others take plain text. */
const PROSEMIRROR = '.ProseMirror';
const QUILL1_BOX = ':scope > .ql-clipboard';

export function deliver(box: HTMLElement, text: string): void {
  const own = box.matches('.ql-editor') ? box.parentElement?.querySelector(QUILL1_BOX) : null;
  if (isField(box)) intoField(box, text);
  else if (own) intoQuill1(box, own, text);
  else if (box.matches(PROSEMIRROR)) paste(box, forProseMirror(text), 'text/html');
  else paste(box, text);
}
