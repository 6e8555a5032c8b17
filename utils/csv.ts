/**
 * Lines of a table for a spreadsheet (RFC 4180), safe against formulas. Written here and not by a library: of those looked
 * at (2026-11), d3-dsv makes code from strings, Papa Parse and csv-stringify look at a cell's first sign only, which a
 * space, a line break or another country's separator gets around.
 */

/** What makes a cell a formula, plain and in full width; what programs skip before it. */
const LEAD = '=+\\-@＝＋－＠';
const SKIPPED = "['\\s\\p{C}]*";
/** The first sign of a cell, or a tab or line break there (OWASP's list). */
const AT_START = new RegExp(`^(?:[\\t\\r\\n]|${SKIPPED}[${LEAD}])`, 'u');
/**
 * Behind a sign at which a program may cut a cell: it reads line by line, or its country separates by semicolon. The lead
 * stands first in the pattern: looking back from every sign of a long text would take for ever.
 */
const LIVE_INSIDE = new RegExp(`[${LEAD}](?<=[;\\t\\r\\n]${SKIPPED}.)`, 'gu');
const STILLED_INSIDE = new RegExp(`'(?=[${LEAD}])(?<=[;\\t\\r\\n]${SKIPPED})`, 'gu');

/** Spreadsheets in Europe and Excel on Windows take a file without it for another encoding. */
export const BYTE_ORDER_MARK = '\uFEFF';

export const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => `"${still(cell).replaceAll('"', '""')}"`).join(',')}\r\n`;

/** An apostrophe before whatever a spreadsheet could take for a formula. */
export function still(text: string): string {
  const stilled = text.replace(LIVE_INSIDE, "'$&");
  return AT_START.test(stilled) ? `'${stilled}` : stilled;
}

/** The text as it was, from a cell that `still` has made. */
export function lively(cell: string): string {
  const stilled = cell.startsWith("'") && AT_START.test(cell.slice(1)) ? cell.slice(1) : cell;
  return stilled.replace(STILLED_INSIDE, '');
}
