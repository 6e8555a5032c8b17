/** Focus follows what the user opened: the browser honours `autofocus` only once in a document. Use as a `ref`. */
export function focusOnOpen(element: HTMLElement | null): void {
  element?.focus();
}
