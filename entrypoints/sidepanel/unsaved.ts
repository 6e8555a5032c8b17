/** Fields of forms that wait for their button; all others keep what is typed by themselves. */
const WAITING = 'main form :is(input:not([type=checkbox], [type=radio], [type=file]), textarea)';

/** Something was typed that would be gone if the panel were loaded anew. `panel`: also where it is out of the document. */
export const isUnsaved = (panel: ParentNode = document): boolean =>
  [...panel.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(WAITING)].some(
    ({ value }) => value !== '',
  );
