/** One group of Today, all of it, in a ledger of 800 cases: by mouse, and by keyboard alone. */
import { writeFile } from 'node:fs/promises';
import type { CaseRow } from '../../storage/records';
import { fileOf } from '../backup/ledgers';
import { fill } from '../bench/filled/fill';
import { freshLedger } from '../storage/ledger';
import { expectFits } from './narrowest';
import { cases, command } from './see-through';
import { type Driver, expect, type Tab, test } from './story';

const CASES = 800;
/** Far more cards than fit into the panel; far fewer than there are cases. */
const FEW = 60;

async function filled(driver: Driver, file: string): Promise<Tab> {
  const ledger = await freshLedger();
  await fill({ ledger, cases: CASES, seed: 8, until: Date.now() });
  await writeFile(file, await fileOf(ledger));
  const panel = await driver.panel('#/settings');
  await panel.upload('Import', [file]);
  await panel.click('button', /^Add [\d,]+ entries$/);
  await expect.poll(() => panel.text(), { timeout: 180_000 }).toMatch(/entries added\./);
  await panel.goto(`${driver.origin}/sidepanel.html#/today`);
  return panel;
}

/** The ids of a lane as the ledger has them, the newest date last. */
async function idsIn(driver: Driver, lane: CaseRow['lane']): Promise<string[]> {
  const rows = (await cases(driver)).filter((row) => row.lane === lane);
  const key = ({ sortAt, id }: CaseRow) => `${sortAt} ${id}`;
  return rows.sort((a, b) => (key(a) < key(b) ? -1 : 1)).map(({ id }) => id);
}

interface Seen {
  /** Of the cards that are in view, whole or in part, from top to bottom. */
  ids: string[];
  /** How far the first of them stands from the upper edge of the view. */
  top: number;
  /** How many are in the document. */
  drawn: number;
  scroll: number;
  /** The case that has the focus. */
  focus: string | null;
}

const look = (panel: Tab) =>
  panel.evaluate((): Seen => {
    const main = document.querySelector('main')!;
    const edge = main.getBoundingClientRect();
    const cards = [...document.querySelectorAll<HTMLElement>('main a.card')];
    const seen = cards.filter((card) => {
      const { top, bottom } = card.getBoundingClientRect();
      return bottom > edge.top && top < edge.bottom;
    });
    return {
      ids: seen.map(({ dataset }) => dataset.case ?? ''),
      top: Math.round((seen[0]?.getBoundingClientRect().top ?? 0) - edge.top),
      drawn: document.querySelectorAll('main li').length,
      scroll: Math.round(main.scrollTop),
      focus:
        document.activeElement?.closest('li')?.querySelector<HTMLElement>('a.card')?.dataset.case ?? null,
    };
  });

const scrollTo = (panel: Tab, share: number) =>
  panel.evaluate((to: number) => {
    const main = document.querySelector('main')!;
    main.scrollTop = to * (main.scrollHeight - main.clientHeight);
  }, share);

/** No card that is seen still waits for its words, and all have the height that they keep. */
const settled = (panel: Tab) =>
  expect
    .poll(() =>
      panel.evaluate(async () => {
        const main = document.querySelector('main')!;
        const was = main.scrollTop;
        for (let n = 0; n < 3; n++) await new Promise(requestAnimationFrame);
        return main.scrollTop === was && document.querySelectorAll('main li.waits').length === 0;
      }),
    )
    .toBe(true);

/** Where it stands in the list, as a screen reader is told. */
const placeOf = (panel: Tab, id: string) =>
  panel.evaluate((of: string) => {
    const item = document.querySelector(`main a.card[data-case="${of}"]`)?.closest('li');
    return item && `${item.getAttribute('aria-posinset')} of ${item.getAttribute('aria-setsize')}`;
  }, id);

async function byKeyboard(driver: Driver, panel: Tab) {
  const closed = (await idsIn(driver, 'closed')).reverse();
  const count = new Intl.NumberFormat('en').format(closed.length);
  expect(closed.length).toBeGreaterThan(500);
  await panel.front();
  await panel.has(`${count} closed cases`);
  await panel.evaluate((name: string) => {
    const link = [...document.querySelectorAll('a')].find(({ textContent }) => textContent === name);
    link?.focus();
  }, `${count} closed cases`);
  await panel.press('Enter');
  await panel.has(`Closed ${count}`);
  await settled(panel);

  await panel.press('j');
  await expect.poll(async () => (await look(panel)).focus).toBe(closed[0]);
  for (let n = 0; n < 40; n++) await panel.press('j');
  await expect.poll(async () => (await look(panel)).focus).toBe(closed[40]);
  await panel.press('End');
  await expect.poll(async () => (await look(panel)).focus).toBe(closed.at(-1));
  await panel.press('j');
  expect((await look(panel)).focus).toBe(closed.at(-1));
  await panel.press('k');
  await expect.poll(async () => (await look(panel)).focus).toBe(closed.at(-2));
  const near = await look(panel);
  expect(near.ids).toContain(closed.at(-2));
  expect(near.drawn).toBeLessThan(FEW);

  // The wheel goes elsewhere; the focus stays, and the next key goes on from it.
  await scrollTo(panel, 0.3);
  await settled(panel);
  expect((await look(panel)).focus).toBe(closed.at(-2));
  await panel.press('k');
  await expect.poll(async () => (await look(panel)).focus).toBe(closed.at(-3));

  await panel.press('o');
  await panel.has('Timeline');
  await panel.press('k');
  await expect.poll(() => panel.evaluate<string>('location.hash')).toBe(`#/case/${closed.at(-4)}`);
  await panel.has('Timeline');
  await panel.press('Escape');
  await expect.poll(async () => (await look(panel)).focus).toBe(closed.at(-4));

  await panel.press('Home');
  await expect.poll(async () => (await look(panel)).focus).toBe(closed[0]);
  await panel.press('x');
  await panel.has('1 case picked');
  await panel.press('j');
  await panel.press('x');
  await panel.has('2 cases picked');
  await panel.click('button', 'Pick the first 500');
  await panel.has('500 cases picked');
  await panel.press('Escape');
  await panel.gone('500 cases picked');
  await panel.press('Escape');
  await panel.has(`${count} closed cases`);
  expect(await panel.evaluate<string>('location.hash')).toBe('#/today');
}

async function byMouse(driver: Driver, panel: Tab, file: (name: string) => string) {
  const due = await idsIn(driver, 'due');
  const count = new Intl.NumberFormat('en').format(due.length);
  expect(due.length).toBeGreaterThan(100);
  await panel.click('link', `All ${count}`);
  await panel.has(`Overdue ${count}`);
  await expectFits(panel, 'lane', file);
  const top = await look(panel);
  expect(due.slice(0, top.ids.length)).toEqual(top.ids);
  expect(await placeOf(panel, due[0]!)).toBe(`1 of ${due.length}`);

  // All of it is passed through in order, while few cards are there at any time.
  const passed = new Set<string>();
  for (let n = 0; n <= 70; n++) {
    await scrollTo(panel, n / 70);
    await settled(panel);
    const { ids, drawn } = await look(panel);
    const at = due.indexOf(ids[0]!);
    expect(ids).toEqual(due.slice(at, at + ids.length));
    expect(drawn).toBeLessThan(FEW);
    for (const id of ids) passed.add(id);
  }
  await expect
    .poll(async () => {
      await scrollTo(panel, 1);
      return (await look(panel)).ids.at(-1);
    })
    .toBe(due.at(-1));
  expect(await placeOf(panel, due.at(-1)!)).toBe(`${due.length} of ${due.length}`);
  expect(passed.size).toBeGreaterThan(due.length * 0.9);

  // One is opened from the middle: its neighbours are the list's, and it goes back to the list.
  await scrollTo(panel, 0.5);
  await settled(panel);
  const opened = (await look(panel)).ids[2]!;
  // Where a click finds it.
  await panel.evaluate((id: string) => {
    document.querySelector(`a.card[data-case="${id}"]`)?.scrollIntoView({ block: 'center' });
  }, opened);
  await settled(panel);
  const middle = await look(panel);
  await panel.clickCss(`a.card[data-case="${opened}"]`);
  await panel.has('Timeline');
  await panel.press('j');
  await expect
    .poll(() => panel.evaluate<string>('location.hash'))
    .toBe(`#/case/${due[due.indexOf(opened) + 1]}`);
  await panel.press('k');
  await expect.poll(() => panel.evaluate<string>('location.hash')).toBe(`#/case/${opened}`);
  await panel.has('Timeline');
  await panel.press('Escape');
  await panel.has(`Overdue ${count}`);
  await expect.poll(async () => (await look(panel)).focus).toBe(opened);
  await settled(panel);
  const back = await look(panel);
  expect(back.ids).toEqual(middle.ids);
  expect(Math.abs(back.top - middle.top)).toBeLessThanOrEqual(1);

  // What another tab does above, and between, moves nothing of what is seen.
  const gone = [due[0]!, due[1]!];
  for (const caseId of gone)
    expect(
      await command(driver, {
        ...{ type: 'setFollowUp', op: `off-${caseId}`, caseId, why: null, pinned: true },
        at: new Date(Date.now() + 40 * 86_400_000).toISOString(),
      }),
    ).toMatchObject({ ok: true });
  await panel.has(`Overdue ${new Intl.NumberFormat('en').format(due.length - 2)}`);
  await settled(panel);
  const after = await look(panel);
  expect(after.focus).toBe(opened);
  expect(after.ids).toEqual(back.ids);
  expect(Math.abs(after.top - back.top)).toBeLessThanOrEqual(1);
  expect(await placeOf(panel, opened)).toBe(`${due.indexOf(opened) - 1} of ${due.length - 2}`);

  // Three together, by their boxes.
  await panel.front();
  const three = after.ids.slice(0, 3);
  for (const id of three) await panel.clickCss(`li:has(> a[data-case="${id}"]) > .pick`);
  await panel.has('3 cases picked');
  await expectFits(panel, 'lane-picked', file);
  await panel.click('button', 'Follow up');
  await panel.click('button', 'Tomorrow, 9:00');
  await panel.has(/3 cases: follow-up/);
  await panel.has(`Overdue ${new Intl.NumberFormat('en').format(due.length - 5)}`);
  const left = await idsIn(driver, 'due');
  expect(left).toEqual(due.filter((id) => !gone.includes(id) && !three.includes(id)));
  expect((await look(panel)).ids[0]).not.toBe(left[0]);
}

test('closed cases by keyboard alone, overdue ones by mouse: to the end, some at once, one opened, and back to where it was', async ({
  driver,
}, info) => {
  test.setTimeout(300_000);
  const panel = await filled(driver, info.outputPath('filled.jsonl'));
  await byKeyboard(driver, panel);
  await byMouse(driver, panel, (name) => info.outputPath(name));
  expect(await driver.takeErrors()).toEqual([]);
});
