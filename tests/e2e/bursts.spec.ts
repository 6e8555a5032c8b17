/** Much more comes of a topic than usual: it is said, with quotes, told to the department that asked, and not said twice. */
import { writeFile } from 'node:fs/promises';
import { tag } from '../../storage/commands/case';
import { log } from '../../storage/commands/log';
import { fileOf } from '../backup/ledgers';
import { evidence, freshLedger } from '../storage/ledger';
import { expectFits } from './narrowest';
import { cases, command } from './see-through';
import { type Driver, expect, type Tab, test } from './story';

const DAY = 86_400_000;

/** Five weeks of a quiet desk: something about the app every day, about delivery every other one. */
async function quietFile(): Promise<string> {
  const ledger = await freshLedger();
  let acts = 0;
  const act = (now: number) => ({ op: `past-${++acts}`, now });
  for (let day = 35; day > 0; day--)
    for (const topic of day % 2 === 0 ? ['app', 'delivery'] : ['app']) {
      const at = Date.now() - day * DAY;
      const { logged } = await log(ledger, act(at), 'main', evidence(++acts, { postedAt: null }));
      await tag(ledger, act(at), logged.caseId, { add: [topic], remove: [] });
    }
  return fileOf(ledger);
}

const WORDS = [
  'My parcel was to be here on Monday.',
  'Where is my parcel? The tracking page has not moved for three days.',
  'Third day without my parcel, and nobody answers the telephone.',
];

/** Logged on X by so many people, one after the other. */
async function rush(driver: Driver, from: number, count: number): Promise<void> {
  const before = new Set((await cases(driver)).map(({ id }) => id));
  for (let n = from; n < from + count; n++)
    expect(
      await command(driver, {
        type: 'logListed',
        op: `rush-${n}`,
        mention: {
          ...{ site: 'x', kind: 'reply', id: String(8_000_000 + n), aliases: [], inReplyTo: null },
          permalink: `https://x.com/kim_${n}/status/${8_000_000 + n}`,
          author: { name: `Kim ${n}`, handle: `kim_${n}`, profileUrl: null },
          ...{ text: WORDS[n % WORDS.length], postedAt: null, missing: ['postedAt'] },
        },
        pageUrl: 'https://x.com/notifications/mentions',
      }),
    ).toMatchObject({ ok: true });
  const caseIds = (await cases(driver)).map(({ id }) => id).filter((id) => !before.has(id));
  expect(caseIds).toHaveLength(count);
  const what = { does: 'tag', add: ['delivery'], remove: [] };
  expect(await command(driver, { type: 'bulk', op: `tags-${from}`, caseIds, what })).toMatchObject({
    ok: true,
  });
}

const colleague = (driver: Driver, name: string, mail: string) =>
  command(driver, {
    ...{ type: 'saveColleague', op: `colleague-${name}`, was: null, name, department: 'Support' },
    about: { mail, reach: '', language: null, hours: null, target: null },
  });

const LINE = /delivery: 9 in 1 hour, usually hardly any – since \d/;

test('nine within the hour where one every other day is usual: three quotes, support is told, and “not unusual” stays said', async ({
  driver,
}, info) => {
  test.setTimeout(240_000);
  const fits = (panel: Tab, name: string) => expectFits(panel, name, (file) => info.outputPath(file));
  const file = info.outputPath('quiet.jsonl');
  await writeFile(file, await quietFile());
  const panel = await driver.panel('#/settings');
  await panel.front();
  await panel.upload('Import', [file]);
  await panel.click('button', /^Add [\d,]+ entries$/);
  await panel.has(/entries added\./);
  await command(driver, {
    ...{ type: 'saveTopic', op: 'topic', brand: 'main', was: 'delivery', name: 'delivery', about: '' },
    ...{ sort: 'matter', departments: ['support'] },
  });
  await colleague(driver, 'John', 'john@nimbus.example');
  await colleague(driver, 'Eva', 'eva@nimbus.example');

  await rush(driver, 0, 9);
  await panel.goto(`${driver.origin}/sidepanel.html#/today`);
  await panel.has(LINE);
  await fits(panel, 'today-burst');
  await panel.click('link', LINE);
  await panel.has('in 1 hour 9');
  await panel.has('customers 9');
  await panel.has('How this is told: what is usual is learned for each topic');
  const quotes = () => panel.evaluate<number>('document.querySelectorAll("blockquote").length');
  expect(await quotes()).toBe(3);
  expect(await panel.evaluate<number>('document.querySelectorAll("blockquote + .row a").length')).toBe(3);
  await fits(panel, 'burst');

  // By its key: the message names nobody, and goes to both who work in support.
  await panel.press('h');
  const message = () => panel.evaluate<string>('document.querySelector(".composed textarea").value');
  await expect.poll(message).toContain('Many more than usual write to us about “delivery”: 9 in 1 hour');
  expect(await message()).toContain(`> ${WORDS[0]}`);
  expect(await message()).not.toMatch(/kim/i);
  const mail = () => panel.evaluate<string>('document.querySelector("a[href^=mailto]").href');
  expect(await mail()).toMatch(
    /^mailto:[a-z]+@nimbus\.example,[a-z]+@nimbus\.example\?subject=delivery%3A%209/,
  );
  await fits(panel, 'burst-tell');
  await panel.click('checkbox', 'With their names');
  await expect.poll(message).toMatch(/Who: Kim \d/);
  expect(await message()).toContain('https://x.com/kim_');
  await panel.click('button', 'Copy as text');
  await panel.has('Copied.');
  expect((await driver.clipboardText()).replaceAll('\r\n', '\n')).toBe(await message());
  await panel.click('checkbox', 'I’ve sent it to support');
  await panel.has('Noted: support knows.');
  await panel.has(/Told support, /);
  await panel.press('Escape');
  await panel.press('Escape');

  // Who has told somebody is not reminded of it; the list of topics says it as long as it goes on.
  await panel.has('app');
  await panel.gone(LINE);
  await panel.goto(`${driver.origin}/sidepanel.html#/topics`);
  await panel.has(LINE);
  await panel.click('link', LINE);
  await panel.click('button', 'Open the cases');
  await panel.has('9 cases');
  await panel.press('Escape');

  await panel.goto(`${driver.origin}/sidepanel.html#/topics`);
  await panel.click('link', LINE);
  await panel.has('in 1 hour 9');
  await panel.press('d');
  await panel.has('You found it not unusual.');
  await panel.click('button', /^Undo/);
  await panel.gone('You found it not unusual.');
  await panel.click('button', /^Not unusual/);
  await panel.has('You found it not unusual.');
  await fits(panel, 'burst-dismissed');
  await rush(driver, 9, 2);
  await panel.has('in 1 hour 11');
  await panel.has('You found it not unusual.');
  await panel.goto(`${driver.origin}/sidepanel.html#/topics`);
  await panel.has('delivery Edit');
  await panel.gone(/usually hardly any/);

  // Doubled, it is something else.
  await rush(driver, 11, 7);
  await panel.has(/delivery: 18 in 1 hour/);
});
