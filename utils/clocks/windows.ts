/** The windows of a day as people write them: "9-12, 13-17", "09:00–17:30"; nothing is a day off. */
import { areWindows, type Window } from './hours';

const WINDOW = /^(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–|—)\s*(\d{1,2})(?:[:.](\d{2}))?$/;

/** Null where it is not understood, or where windows overlap or end before they begin. */
export function readWindows(text: string): Window[] | null {
  const pieces = text
    .split(/[,;]/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
  const windows: Window[] = [];
  for (const piece of pieces) {
    const [, from, fromMinutes = '00', to, toMinutes = '00'] = WINDOW.exec(piece) ?? [];
    if (from === undefined || to === undefined) return null;
    windows.push([`${from.padStart(2, '0')}:${fromMinutes}`, `${to.padStart(2, '0')}:${toMinutes}`]);
  }
  windows.sort(([a], [b]) => (a < b ? -1 : 1));
  return areWindows(windows) ? windows : null;
}

export const spellWindows = (windows: readonly Window[]): string =>
  windows.map(([from, to]) => `${from}–${to}`).join(', ');
