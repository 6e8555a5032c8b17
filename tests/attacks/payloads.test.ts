/** The list of payloads is as long and as varied as it says. */
import { expect, test } from 'vitest';
import { PAYLOADS } from './payloads';

test('more than five hundred, no two alike, each with its number in it, plainly or encoded', () => {
  const bare = PAYLOADS.map(({ n, text }) => text.replaceAll(String(n), '#'));
  expect(PAYLOADS.length).toBeGreaterThanOrEqual(500);
  expect(new Set(PAYLOADS.map(({ family }) => family)).size).toBe(PAYLOADS.length);
  expect(new Set(bare).size).toBeGreaterThanOrEqual(500);
  console.info(
    `${PAYLOADS.length} payloads, ${new Set(bare).size} of which differ in more than their number`,
  );
});
