/**
 * The same story over real saved pages, at their real addresses. They are no part of the project (nobody's words are
 * copied): they stand beside a maintainer's checkout, and where they do not, this says so and is skipped.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { keyOf, type Mention } from '../../utils/sites/mention';
import { cases, expectUnchanged, logByMark, seeThrough, watched } from './see-through';
import { expect, test } from './story';

const CAPTURES = path.resolve(import.meta.dirname, '../../../shared/captures');
const PAGES = [
  'x/notifications-mentions-en-2025-03',
  'x/profile-timeline-zh-2025-10',
  'facebook/post-loggedout-10comments-bn-2025-06',
  'linkedin/feed-sdui-8posts-1comment-2026-03',
  'linkedin/feed-ember-1comment-a-2025-06',
];

/** A saved page has no styles, so X's cells, placed for other heights, lie on top of each other: put them in a row. */
const IN_A_ROW =
  '<style>[data-testid="cellInnerDiv"]{position:static!important;transform:none!important}</style>';

interface Expected {
  url: string;
  items: (Omit<Mention, 'aliases'> & { idAliases?: string[] })[];
}

for (const name of PAGES) {
  test(`a real page, ${name}: logged, handed to John, due, resolved, confirmed`, async ({ driver }) => {
    test.skip(!existsSync(CAPTURES), 'the saved pages are not beside this checkout');
    const { url, items } = JSON.parse(
      readFileSync(path.join(CAPTURES, `${name}.expected.json`), 'utf8'),
    ) as Expected;
    const body =
      readFileSync(path.join(CAPTURES, `${name}.html`), 'utf8') + (name.startsWith('x/') ? IN_A_ROW : '');
    driver.serve({ [url]: watched(body) });
    const page = await driver.open(url);
    const quiet = name.startsWith('linkedin');
    const panel = await driver.panel('#/page');
    await panel.has(/items on this page/);

    const index = 0;
    if (quiet) {
      await panel.click('button', 'Log', { nth: index });
      await panel.has('Logged.');
    } else await logByMark(driver, page, index);
    const rows = await cases(driver);
    expect(rows).toHaveLength(1);
    const row = rows[0]!;
    const ids = (item: Expected['items'][number]) =>
      [item.id, ...(item.idAliases ?? [])].flatMap((id) => (id === null ? [] : [keyOf(item.site, id)]));
    const mention = items.find((item) => ids(item).includes(row.evidence.key ?? ''))!;
    expect(row.evidence.author).toEqual(mention.author);
    expect(row.evidence.text?.replace(/\s+/g, ' ')).toBe(mention.text?.replace(/\s+/g, ' '));
    const numbers = ids(mention).flatMap((id) => id.match(/pfbid\w+|\d{6,}/g) ?? []);
    expect(numbers.some((number) => row.evidence.permalink?.includes(number))).toBe(true);
    await seeThrough(driver, panel, row, quiet ? null : async () => (await page.marks())[index]!.name);
    if (quiet) {
      expect(await page.marks()).toEqual([]);
      await expectUnchanged(page);
    }
  });
}
