/**
 * What comes due is told by the system's notifications: once, however often the worker dies and whatever becomes of its alarms.
 * `notifications.getAll()` and `onClosed` name what was shown, in both browsers, also without a display.
 */
import { writeFile } from 'node:fs/promises';
import { log } from '../../storage/commands/log';
import { newSalt } from '../../storage/digest';
import type { Kept } from '../../storage/entries';
import { plain } from '../../storage/ledger';
import type { NoticeRow } from '../../storage/records';
import { take } from '../../storage/take';
import { fileOf } from '../backup/ledgers';
import { randomFrom, SEED } from '../page/random';
import { evidence, freshLedger } from '../storage/ledger';
import { allow, test } from './allow';
import { expectFits } from './narrowest';
import { cases, command, dueIn } from './see-through';
import { type Driver, expect } from './story';

const ROUNDS = Number(process.env.THREADKEEPER_REMINDERS ?? 4);
const TELLS = 'Tell me when a follow-up is due';

const pause = (ms: number) => new Promise((done) => setTimeout(done, Math.max(0, ms)));

/** Cases with a date `ms` from now; gives when the last of them comes. */
async function logged(driver: Driver, first: number, count: number, ms: number): Promise<number> {
  return driver.inExtension(
    async (browser, { first, count, ms, origin }) => {
      const send = async (message: Record<string, unknown>) => {
        const answer = await browser.runtime.sendMessage<unknown, { ok: boolean; value: { caseId: string } }>(
          message,
        );
        if (!answer.ok) throw new Error(JSON.stringify(answer));
        return answer.value;
      };
      const ids: string[] = [];
      for (let n = first; n < first + count; n++) {
        const mention = {
          ...{ site: 'practice', kind: 'reply', id: String(7_000_000_000 + n), aliases: [], permalink: null },
          author: { name: `Ada ${n}`, handle: `ada_${n}`, profileUrl: null },
          ...{ text: `The lamp number ${n} flickers.`, postedAt: null, inReplyTo: null, missing: [] },
        };
        const pageUrl = `${origin}/practice.html`;
        ids.push((await send({ type: 'logListed', op: `log-${n}`, mention, pageUrl })).caseId);
      }
      const at = Date.now() + ms + ids.length * 20;
      for (const [n, caseId] of ids.entries()) {
        const due = { at: new Date(at).toISOString(), why: null, pinned: false };
        await send({ type: 'setFollowUp', op: `date-${first + n}`, caseId, ...due });
      }
      return at;
    },
    { first, count, ms, origin: driver.origin },
  );
}

/** Another manager's file with cases that are all due at this moment: four hours after they were logged. */
async function fileOfDue(count: number, at: number): Promise<string> {
  const one = await freshLedger();
  const by = { op: 'log-a', now: at - 4 * 3_600_000 };
  const { logged } = await log(one, by, 'main', evidence(0, { postedAt: null }));
  const entries = JSON.stringify((await one.entries.toArray()).map(plain));
  const personId = (await one.cases.get(logged.caseId))?.personId ?? '';
  // A thousand clicks take Node minutes; what they write differs in this.
  const others = Array.from({ length: count }, (_, n) =>
    entries
      .replaceAll(logged.caseId, apart(n) + logged.caseId.slice(8))
      .replaceAll(personId, `person-${n}`)
      .replaceAll('log-a', `log-${n}`)
      .replaceAll('x:1000', `x:${1_000_000 + n}`)
      .replaceAll('ada_0', `ada_${n}`)
      .replaceAll('Ada 0', `Ada ${n}`)
      .replaceAll(/(?<="clock":"\d{15}-)\d{5}/g, (count) => String(Number(count) + 10 * n).padStart(5, '0')),
  ).flatMap((text) => JSON.parse(text) as Kept[]);
  const ledger = await freshLedger();
  await take(
    ledger,
    others.map((entry) => ({ entry, salt: newSalt() })),
    at,
  );
  return fileOf(ledger);
}

/** Eight hexadecimal digits, as far from those of the next number as a hash is. */
const apart = (n: number) => (Math.imul(n + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0');

/** At noon in a zone of its own, so that it does not matter when the story is told: the working hours of every day. */
async function setHours(driver: Driver, ...window: [from: string, to: string]): Promise<void> {
  const ahead = 12 - new Date().getUTCHours();
  const zone = `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
  const hours = { zone, week: Array.from({ length: 7 }, () => [window]), daysOff: [] };
  const answer = await command(driver, { type: 'saveHours', op: `hours-${window[0]}`, hours });
  expect(answer).toMatchObject({ ok: true });
}

/**
 * Collects the ids of all that is shown from now on, in a page that nobody kills: Chromium without a display takes them away
 * again after some seconds, Firefox at once.
 */
async function watch(driver: Driver): Promise<() => Promise<string[]>> {
  await driver.inExtension((browser) => {
    const seen = new Set<string>();
    Object.assign(globalThis, { seen });
    browser.notifications.onClosed.addListener((id) => seen.add(id));
    const look = async () => {
      for (const id of Object.keys(await browser.notifications.getAll())) seen.add(id);
    };
    // It is not there any more once it is switched off.
    setInterval(() => void look().catch(() => undefined), 50);
    return null;
  });
  return () => driver.inExtension(() => [...(globalThis as unknown as { seen: Set<string> }).seen]);
}

const shown = (driver: Driver) =>
  driver.inExtension(async (browser) => Object.keys(await browser.notifications.getAll()));
const title = (driver: Driver) => driver.inExtension((browser) => browser.action.getTitle({}));
const color = (driver: Driver) => driver.inExtension((browser) => browser.action.getBadgeBackgroundColor({}));
const notices = (driver: Driver) => driver.readAll<NoticeRow>('notices');

/** Allows notifications as the user does, where a test can. */
async function switchOn(driver: Driver, output: string) {
  await allow(driver, output, ['notifications']);
  const panel = await driver.panel('#/settings');
  await panel.has(TELLS);
  const allowed = await driver.inExtension((browser) =>
    browser.permissions.contains({ permissions: ['notifications'] }),
  );
  if (!allowed) await panel.click('checkbox', TELLS);
  await panel.has('Only in working hours');
  return panel;
}

test('a thousand come due at once: one notification, a badge that says so, and a panel that goes on', async ({
  driver,
  output,
}, info) => {
  const panel = await switchOn(driver, output);
  await expectFits(panel, 'reminders', (name) => info.outputPath(name));
  const seen = await watch(driver);
  // Work has not begun: all of it comes before anything may be told.
  await setHours(driver, '14:00', '20:00');
  const file = info.outputPath('theirs.jsonl');
  await writeFile(file, await fileOfDue(1_000, Date.now() - 60_000));
  await panel.upload('Import', [file]);
  await panel.click('button', /^Add [\d,]+ entries$/);
  await expect.poll(async () => (await cases(driver)).length, { timeout: 120_000 }).toBe(1_000);
  await expect.poll(() => driver.badge(), { timeout: 60_000 }).toBe('999+');
  await expect.poll(() => title(driver)).toBe('Threadkeeper: 1,000 follow-ups are due');
  await command(driver, { type: 'wake' });
  expect(await seen()).toEqual([]);
  await setHours(driver, '00:00', '24:00');
  await command(driver, { type: 'wake' });
  await expect.poll(seen).toEqual(['due-1']);
  const rows = await notices(driver);
  expect(rows).toHaveLength(1_000);
  expect(new Set(rows.map(({ told }) => told))).toEqual(new Set([1]));

  await panel.click('link', 'Today');
  await panel.has('Overdue 1,000');
  await expectFits(panel, 'a-thousand', (name) => info.outputPath(name));
  await expect
    .poll(() => panel.evaluate(() => document.querySelectorAll('[data-lane="due"] li').length))
    .toBe(50);
  await panel.click('link', 'All 1,000');
  await panel.click('link', /Ada \d+/, { nth: 0 });
  await panel.has(/Timeline/);
  await panel.click('button', 'Resolve');
  await panel.click('button', 'Fixed');
  await panel.has('Resolved: Fixed');
  await expect.poll(() => driver.badge()).toBe('999');

  // What was told is not told again, and what is switched off is not kept for later.
  await driver.inExtension((browser) => browser.notifications.clear('due-1'));
  await driver.killBackground();
  await command(driver, { type: 'wake' });
  await panel.click('link', 'Settings');
  await panel.click('checkbox', TELLS);
  await panel.gone('Only in working hours');
  const [row] = await cases(driver);
  const next = await dueIn(driver, row!.id, 1_500);
  await pause(next - Date.now() + 100);
  await command(driver, { type: 'wake' });
  await expect
    .poll(async () => (await notices(driver)).filter(({ told }) => told !== 1).map(({ told }) => told))
    .toEqual([2]);
  if (driver.browser === 'firefox') {
    await panel.click('checkbox', TELLS);
    await panel.has('Only in working hours');
    await command(driver, { type: 'wake' });
    expect(await shown(driver)).toEqual([]);
  }
  expect(await driver.takeErrors()).toEqual([]);
});

test(`alarms are cleared and the worker dies, again and again: each date is told once, in ${ROUNDS} rounds`, async ({
  driver,
  output,
}) => {
  test.setTimeout(60_000 + ROUNDS * 20_000);
  // Not in its name, by which the runner finds it again.
  console.log(`seed ${SEED}`);
  const random = randomFrom(SEED);
  await switchOn(driver, output);
  const seen = await watch(driver);
  for (let n = 1; n <= ROUNDS; n++) {
    const at = await logged(driver, n * 10, 1 + random.below(3), 1_200);
    await driver.inExtension((browser) => browser.alarms.clearAll());
    if (random.below(2) === 0) await driver.killBackground();
    await pause(at - Date.now() + 50);
    // It is woken, and dies before, while or after it tells.
    for (let deaths = random.below(4); deaths > 0; deaths--) {
      void command(driver, { type: 'wake' }).catch(() => undefined);
      await pause(random.below(120));
      await driver.killBackground();
      await driver.inExtension((browser) => browser.alarms.clearAll());
    }
    await expect
      .poll(async () => {
        await command(driver, { type: 'wake' }).catch(() => undefined);
        return (await notices(driver)).filter(({ told }) => told === 0).length;
      })
      .toBe(0);
    const ids = Array.from({ length: n }, (_, before) => `due-${before + 1}`);
    await expect.poll(seen, `round ${n}`).toEqual(ids);
    await driver.inExtension((browser, id) => browser.notifications.clear(id), `due-${n}`);
    // Nobody hears of it again.
    await driver.killBackground();
    await command(driver, { type: 'wake' });
    expect(await shown(driver)).toEqual([]);
    expect(await seen()).toEqual(ids);
    expect(await driver.badge()).toBe(String((await cases(driver)).length));
  }
  await driver.restart();
  await expect.poll(() => driver.badge()).toBe(String((await cases(driver)).length));
  expect(await shown(driver)).toEqual([]);
  const rows = await notices(driver);
  expect(rows).toHaveLength((await cases(driver)).length);
  expect(new Set(rows.map(({ told }) => told))).toEqual(
    new Set(Array.from({ length: ROUNDS }, (_, n) => n + 1)),
  );
});

test('in the quiet hours nothing is told; all of it when they end, and what is overdue wears another colour', async ({
  driver,
  output,
}) => {
  await switchOn(driver, output);
  const seen = await watch(driver);
  await setHours(driver, '14:00', '20:00');
  const at = await logged(driver, 0, 3, 1_000);
  await pause(at - Date.now() + 50);
  await command(driver, { type: 'wake' });
  await expect.poll(() => driver.badge()).toBe('3');
  expect(await seen()).toEqual([]);
  expect((await notices(driver)).map(({ told }) => told)).toEqual([0, 0, 0]);
  const alarms = () => driver.inExtension((browser) => browser.alarms.getAll());
  expect((await alarms()).map(({ scheduledTime }) => scheduledTime <= Date.now() + 3_601_000)).toEqual([
    true,
  ]);
  await setHours(driver, '00:00', '24:00');
  await command(driver, { type: 'wake' });
  await expect.poll(seen).toEqual(['due-1']);
  const come = await color(driver);
  const [row] = await cases(driver);
  await dueIn(driver, row!.id, -25 * 3_600_000);
  await command(driver, { type: 'wake' });
  await expect.poll(() => color(driver)).not.toEqual(come);
  await expect
    .poll(() => title(driver))
    .toBe('Threadkeeper: 3 follow-ups are due, some for more than a working day');
});
