/** The panel at its narrowest, light and dark: nothing that axe finds, nothing wider than the panel, and a picture. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Tab } from './story';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WIDTH = 320;

/**
 * What axe may leave open: of what lies under a bar or below the fold, of a single letter and of a field without a value it
 * cannot tell the contrast. All of them wear tokens, and tests/house/contrast.test.ts works out each pair of those.
 */
const EXPLAINED =
  /^color-contrast: .*(overlapped by|partially obscured by|outside the viewport|too short to determine|has no value)/;

interface Found {
  violations: string[];
  /** What axe could not decide. */
  unclear: string[];
  width: number;
}

/** `file` gives a picture its path, as `test.info().outputPath` does. */
export async function expectFits(panel: Tab, surface: string, file: (name: string) => string): Promise<void> {
  for (const dark of [false, true]) {
    const name = `${surface}-${dark ? 'dark' : 'light'}`;
    const during = async () => {
      await panel.evaluate(`(() => { ${AXE}\n; return true; })()`);
      const { violations, unclear, width } = await panel.evaluate<Found>(
        `axe.run(document, { resultTypes: ['violations', 'incomplete'] }).then(({ violations, incomplete }) => ({
          violations: violations.flatMap(({ id, nodes }) => nodes.map((node) => id + ': ' + node.html.slice(0, 160))),
          unclear: incomplete.flatMap(({ id, nodes }) => nodes.map((node) => id + ': ' + node.any.concat(node.all).map((one) => one.message).join(' ').slice(0, 120) + ' ' + node.html.slice(0, 160))),
          width: Math.max(innerWidth, document.documentElement.scrollWidth, document.querySelector('main').scrollWidth),
        }))`,
      );
      expect.soft(violations, name).toEqual([]);
      expect
        .soft(
          unclear.filter((one) => !EXPLAINED.test(one)),
          `${name}: axe cannot tell`,
        )
        .toEqual([]);
      expect.soft(width, `${name} is wider than the panel`).toBe(WIDTH);
    };
    await panel.screenshot(file(`${name}.png`), { width: WIDTH, height: 700, dark, during });
  }
}
