/** The panel at its narrowest, light and dark: nothing that axe finds, nothing wider than the panel, and a picture. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Tab } from './story';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WIDTH = 320;

/** `file` gives a picture its path, as `test.info().outputPath` does. */
export async function expectFits(panel: Tab, surface: string, file: (name: string) => string): Promise<void> {
  for (const dark of [false, true]) {
    const name = `${surface}-${dark ? 'dark' : 'light'}`;
    const during = async () => {
      await panel.evaluate(`(() => { ${AXE}\n; return true; })()`);
      const { violations, width } = await panel.evaluate<{ violations: string[]; width: number }>(
        `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => ({
          violations: violations.flatMap(({ id, nodes }) => nodes.map((node) => id + ': ' + node.html.slice(0, 160))),
          width: Math.max(innerWidth, document.documentElement.scrollWidth, document.querySelector('main').scrollWidth),
        }))`,
      );
      expect.soft(violations, name).toEqual([]);
      expect.soft(width, `${name} is wider than the panel`).toBe(WIDTH);
    };
    await panel.screenshot(file(`${name}.png`), { width: WIDTH, height: 700, dark, during });
  }
}
