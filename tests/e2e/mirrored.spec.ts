/** Every view in a language that is read from right to left: it stands the other way round, and the arrows point there, too. */
import path from 'node:path';
import { NOTHING, wrongIn } from './layout';
import { pseudoBuild } from './pseudo';
import { expect, test } from './story';
import { walk } from './walk';

test.use({ output: pseudoBuild('rtl') });

test('the whole panel turns round with its language', async ({ driver }, info) => {
  test.setTimeout(600_000);
  const gallery = process.env.THREADKEEPER_GALLERY;
  const picture = (name: string) => (gallery ? path.join(gallery, 'mirrored', name) : info.outputPath(name));
  const only = driver.browser === 'firefox' ? /^(today|case|settings|record)$/ : /./;
  await walk(
    driver,
    async (surface, tab) => {
      // Two fifths longer, a word may break; in the languages that there are none does (languages.spec.ts).
      const wrong = await wrongIn(tab, picture(`${surface}.png`));
      expect.soft({ ...wrong, broken: [] }, surface).toEqual(NOTHING);
    },
    only,
  );
});
