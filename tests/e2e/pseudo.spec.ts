/** Every view in a language that is longer than English: nothing is left in English, cut off, too wide or on top of another. */
import { NOTHING, wrongIn } from './layout';
import { pseudoBuild } from './pseudo';
import { expect, test } from './story';
import { walk } from './walk';

test.use({ output: pseudoBuild('ltr') });

test('the whole panel is said in the language that is chosen, and has room for a longer one', async ({
  driver,
}, info) => {
  test.setTimeout(600_000);
  // Firefox lays out words as Chromium does; a part shows it.
  const only = driver.browser === 'firefox' ? /^(today|case|settings|record)$/ : /./;
  await walk(
    driver,
    async (surface, tab) => {
      // Two fifths longer, a word may break; in the languages that there are none does (languages.spec.ts).
      const wrong = await wrongIn(tab, info.outputPath(`${surface}.png`));
      expect.soft({ ...wrong, broken: [] }, surface).toEqual(NOTHING);
    },
    only,
  );
});
