/** Every view has room for the words of each language, at the narrowest, and with letters twice as large. */
import { NOTHING, wrongIn } from './layout';
import { command } from './see-through';
import { expect, test } from './story';
import { walk } from './walk';

for (const language of ['es', 'sv'] as const)
  test(`every view has room for its words: ${language}`, async ({ driver }, info) => {
    test.setTimeout(600_000);
    const only = driver.browser === 'firefox' ? /^(today|case|settings|record)$/ : /./;
    expect(await command(driver, { type: 'speak', language })).toMatchObject({ ok: true });
    await walk(
      driver,
      async (surface, tab) => {
        const wrong = await wrongIn(tab, info.outputPath(`${surface}.png`));
        expect.soft({ ...wrong, foreign: [] }, surface).toEqual(NOTHING);
        // WCAG 1.4.4: in the panel as it is mostly used, letters may be twice as large; then a word may break.
        const large = await wrongIn(tab, info.outputPath(`${surface}-large.png`), { width: 500, letters: 2 });
        expect.soft({ ...large, foreign: [], broken: [] }, `${surface}, large`).toEqual(NOTHING);
      },
      only,
    );
  });
