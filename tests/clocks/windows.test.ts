/** A day's windows as they are typed. */
import { expect, test } from 'vitest';
import { readWindows, spellWindows } from '../../utils/clocks/windows';

test.each([
  ['9-17', '09:00–17:00'],
  ['09:00–12:00, 13:00–17:30', '09:00–12:00, 13:00–17:30'],
  ['13.15 - 17; 8-12', '08:00–12:00, 13:15–17:00'],
  ['0-24', '00:00–24:00'],
  [' ', ''],
])('%s', (text, spelt) => {
  const windows = readWindows(text);
  expect(windows && spellWindows(windows)).toBe(spelt);
  expect(readWindows(spelt)).toEqual(windows);
});

test.each(['9', '9-25', '17-9', '9-12, 11-13', '9-9', 'nine to five', '9:60-10', '24-24'])(
  '%s is refused',
  (text) => expect(readWindows(text)).toBeNull(),
);
