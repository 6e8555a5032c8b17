/** The team's hours are set once; dates said in words are counted in them, and what is not understood is said. */
import { writeFile } from 'node:fs/promises';
import { expectFits } from './narrowest';
import { cases, logByMark } from './see-through';
import { expect, test } from './story';

const CALENDAR = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Invented//EN',
  'BEGIN:VEVENT',
  'UID:1@invented.example',
  'DTSTART;VALUE=DATE:20200101',
  'RRULE:FREQ=YEARLY',
  'SUMMARY:New Year',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n');

test('hours and days off are set, a date is said, and nonsense changes nothing', async ({ driver }, info) => {
  const page = await driver.open(`${driver.origin}/practice.html`);
  const { id } = await logByMark(driver, page, 0);
  const panel = await driver.panel('#/settings');
  await panel.front();
  await panel.fill('Time zone of the team', 'Mars/Base');
  await panel.click('textbox', 'Monday');
  await panel.has('“Mars/Base” is no time zone that this browser knows.');
  await panel.fill('Time zone of the team', 'Asia/Tokyo');
  await panel.click('textbox', 'Monday');
  await panel.has('Saved.');
  for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']) {
    await panel.fill(day, '10-12, 13-18');
    await panel.click('textbox', 'Sunday');
  }
  await panel.fill('Saturday', '');
  await panel.click('textbox', 'Sunday');
  await panel.fill('Sunday', '9-25');
  await panel.click('textbox', 'Monday');
  await panel.has('Sunday: “9-25” was not understood');
  await panel.fill('Sunday', '');
  await panel.click('textbox', 'Monday');

  const [good, bad] = [info.outputPath('days.ics'), info.outputPath('list.ics')];
  await writeFile(good, CALENDAR);
  await writeFile(bad, 'Monday: closed');
  await panel.upload('Days off from a calendar file (.ics)', [bad]);
  await panel.has('list.ics is no calendar file');
  await panel.upload('Days off from a calendar file (.ics)', [good]);
  await panel.has('New Year');
  await expectFits(panel, 'hours', (name) => info.outputPath(name));

  await panel.goto(`${driver.origin}/sidepanel.html#/case/${id}`);
  await panel.click('button', 'Follow up');
  await panel.fill('Another time', 'when I feel like it');
  await panel.has('Not understood yet.');
  await panel.click('button', 'Set follow-up');
  await panel.has('Say when, for example');
  await panel.fill('Another time', 'in 2 business days');
  await panel.gone('Not understood yet.');
  await expectFits(panel, 'said', (name) => info.outputPath(name));
  // By the keyboard alone.
  await panel.fill('Another time', 'tomorrow at 1');
  await panel.type('5');
  await panel.press('Enter');
  await panel.has('Follow-up:');
  const hour = async () => new Date((await cases(driver))[0]?.followUp?.at ?? '').getHours();
  await expect.poll(hour).toBe(15);

  await panel.click('button', 'Follow up');
  await panel.fill('Another time', 'in 2 business days');
  await panel.click('button', 'Set follow-up');
  await panel.has('Follow-up:');
  const due = async (part: Intl.DateTimeFormatOptions) => {
    const [row] = await cases(driver);
    const at = Date.parse(row?.followUp?.at ?? '');
    return new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Tokyo', ...part }).format(at);
  };
  await expect.poll(() => due({ timeStyle: 'short' })).toBe('10:00');
  expect(['Sat', 'Sun']).not.toContain(await due({ weekday: 'short' }));
  expect(await driver.takeErrors()).toEqual([]);
});
