/** Puts text into a box as if it were typed. */

/** In the place of what stands from `from` to `to`; the caret is behind it then. */
export function type(box: HTMLTextAreaElement, text: string, from: number, to = from): void {
  box.focus();
  box.setSelectionRange(from, to);
  // The only way that keeps the browser's own undo (deprecated, and without a successor).
  if (typeof document.execCommand === 'function' && document.execCommand('insertText', false, text)) return;
  box.setRangeText(text, from, to, 'end');
  box.dispatchEvent(new Event('input', { bubbles: true }));
}

/** So that a paragraph which is put behind others stands apart from them. */
export const gapBefore = (before: string) => (before === '' || /\s$/.test(before) ? '' : '\n\n');
