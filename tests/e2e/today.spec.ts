/** A day's work on Today: several cases picked for one act, who is still hanging, and two cases that are one matter. */
import { page, type Tweet, tweetHtml, VILMA } from '../imitations/x-tweet';
import { mention } from './acts';
import { expectFits } from './narrowest';
import { cases, command, dueIn, logByMark } from './see-through';
import { type Driver, expect, type Tab, test } from './story';

const log = (driver: Driver, n: number, more: object = {}) =>
  command(driver, {
    type: 'logListed',
    op: `log-${n}`,
    mention: { ...mention(n), ...more },
    pageUrl: `${driver.origin}/practice.html`,
  });

/** Until the focus is on the card of this case. */
async function walkTo(panel: Tab, caseId: string) {
  for (let n = 0; n < 9; n++) {
    await panel.press('j');
    if ((await panel.evaluate<string | null>('document.activeElement?.dataset?.case ?? null')) === caseId)
      return;
  }
  throw new Error(`no card of ${caseId} in the list`);
}

test('several cases are picked by key and put off, tagged and handed over, each as one act that can be taken back', async ({
  driver,
}, info) => {
  for (const n of [1, 2, 3]) expect(await log(driver, n)).toMatchObject({ ok: true });
  const rows = await cases(driver);
  const [one, two] = rows.map(({ id }) => id) as [string, string];
  const left = rows[2]!.evidence;
  const rowOf = async (id: string) => (await cases(driver)).find((row) => row.id === id)!;
  const panel = await driver.panel();
  await panel.front();
  await panel.has('Ada 3');

  const pickBoth = async () => {
    for (const id of [one, two]) {
      await walkTo(panel, id);
      await panel.press('x');
      await panel.press('k');
      await panel.press('k');
    }
    await panel.has('2 cases picked');
  };
  await pickBoth();
  await panel.press('f');
  await panel.fill('Why (optional)', 'the parts come on Friday');
  await panel.fill('Another time', 'in 3 days');
  await expectFits(panel, 'bulk', (name) => info.outputPath(name));
  await panel.press('Enter');
  await panel.has('2 cases: follow-up');
  for (const id of [one, two])
    expect(await rowOf(id)).toMatchObject({ lane: 'snoozed', followUp: { why: 'the parts come on Friday' } });
  await panel.has('Snoozed 2');
  // Until when and why stand on the card.
  await panel.has(/snoozed: in \d days .*the parts come on Friday/);
  await panel.gone('cases picked');
  await expectFits(panel, 'snoozed', (name) => info.outputPath(name));
  await panel.click('button', /^Undo/);
  await panel.gone('Snoozed 2');
  expect(await rowOf(one)).toMatchObject({ lane: 'us', followUp: { byHand: false } });

  await pickBoth();
  await panel.click('button', 'Add a topic');
  await panel.fill('Add a topic', 'delivery, late  parcel');
  await panel.press('Enter');
  await panel.has('Topics saved');
  expect((await rowOf(two)).topics).toEqual(['delivery', 'late parcel']);
  await panel.fill('Search all cases', 'topic:late');
  await panel.has('2 cases');
  await panel.press('Escape');
  await panel.press('Escape');
  await panel.has('Ada 1');

  await pickBoth();
  await panel.press('h');
  await panel.fill('To whom', 'John');
  await panel.click('button', 'Hand it over');
  await panel.has('2 cases handed to John');
  await panel.has('With John');
  expect(await rowOf(one)).toMatchObject({ turn: 'handoff', handoff: { name: 'John' } });

  // What is due by tonight is on the list of the day, whatever the time is now.
  await dueIn(driver, rows[2]!.id, 1_000);
  await panel.click('link', /still hanging tonight|for you today/);
  await panel.has('They wait for our answer 1');
  await panel.has(left.author.name!);
  await expectFits(panel, 'day', (name) => info.outputPath(name));
  await panel.click('button', 'Copy as text');
  await panel.has('Copied.');
  expect(await driver.clipboardText()).toContain(
    `They wait for our answer (1)\n- ${left.author.name}: “${left.text}”`,
  );
});

test('her second comment elsewhere is put together with the open case by one key, split off, and dismissed with her history', async ({
  driver,
}, info) => {
  await log(driver, 1);
  const author = { name: 'Ada 1', handle: 'ada_1', profileUrl: null };
  await log(driver, 2, { author, text: 'And the lid, too, you bloody idiots!' });
  const [first, second] = (await cases(driver)).sort((a, b) => (a.loggedAt < b.loggedAt ? -1 : 1));
  const rowOf = async (id: string) => (await cases(driver)).find((row) => row.id === id)!;
  const panel = await driver.panel(`#/case/${second!.id}`);
  await panel.front();
  await panel.has('They have another open case.');
  await expectFits(panel, 'siblings', (name) => info.outputPath(name));
  await panel.press('g');
  await panel.has('Merged: the other case goes on in this one');
  await panel.has('1 more comment of theirs');
  expect(await rowOf(second!.id)).toMatchObject({ state: 'merged', mergedInto: first!.id });
  await panel.gone('The same comment has another case');
  await expectFits(panel, 'merged', (name) => info.outputPath(name));
  await panel.click('button', 'Make it a case of its own');
  await panel.has('It is a case of its own now');
  expect(await rowOf(second!.id)).toMatchObject({ state: 'open', turn: 'us', mergedInto: null });
  expect(await rowOf(first!.id)).toMatchObject({ mentions: [] });

  // Whoever dismisses sees first who it is, and that anger is no reason.
  await panel.press('d');
  await panel.has('Why? Anger is no reason.');
  await panel.has('1 case of theirs before');
  await expectFits(panel, 'dismiss', (name) => info.outputPath(name));
  await panel.press('Escape');
  await panel.press('m');
  await panel.has('in private');
  expect(await rowOf(second!.id)).toMatchObject({ turn: 'customer', privateSince: expect.any(String) });
});

test('a comment elsewhere that is logged by its mark is added to the open case by one key; a thanks that is typed moves no date', async ({
  driver,
}, info) => {
  const HOME = 'https://x.com/home';
  const said = (id: string, text: string): Tweet => ({ id, by: VILMA, text, at: 0 });
  const body = page([said('1001', 'The machine eats my card.'), said('2001', 'And the app?')].map(tweetHtml));
  driver.serve({ [HOME]: { body, headers: { 'content-security-policy': "default-src 'none'" } } });
  const tab = await driver.open(HOME);
  const first = await logByMark(driver, tab, 0);
  const panel = await driver.panel();
  await panel.has(VILMA.name);
  await tab.front();
  await expect
    .poll(async () => (await tab.marks())[1]?.name)
    .toBe('Log as a case: a customer with an open case');
  await tab.clickMark(1);
  await panel.has(/Logged\. .*Add to their open case/);
  // It stays as long as it has the focus.
  await panel.evaluate("document.querySelector('.toast button').focus()");
  await panel.front();
  await expectFits(panel, 'add-to-open', (name) => info.outputPath(name));
  const second = (await cases(driver)).find(({ id }) => id !== first.id)!;
  expect(second.state).toBe('open');
  await panel.press('g');
  await panel.has('Added: it goes on in their open case.');
  await panel.press('z');
  await panel.has('Taken back.');
  const rowOf = async (id: string) => (await cases(driver)).find((row) => row.id === id)!;
  const merged = (await driver.readAll<{ kind: string }>('entries')).filter(({ kind }) => kind === 'joined');
  expect(merged).toMatchObject([{ entityId: second.id, body: { into: first.id } }]);
  expect(await rowOf(second.id)).toMatchObject({ state: 'open' });

  const caseId = first.id;
  const far = { at: '2030-01-01T09:00:00.000Z', why: null, pinned: true };
  await command(driver, { type: 'answer', op: 'answer-1', caseId, text: 'Sorry.', via: 'said' });
  await command(driver, { type: 'setFollowUp', op: 'far', caseId, ...far });
  await panel.goto(`${driver.origin}/sidepanel.html#/case/${caseId}`);
  await panel.has('pinned');
  await panel.press('w');
  await panel.fill('What did they say?', 'Thank you so much!');
  await panel.has('They only say thanks');
  await panel.has('No, it waits on us');
  await expectFits(panel, 'only-thanks', (name) => info.outputPath(name));
  await panel.click('button', 'Just note it');
  await panel.has('They said: “Thank you so much!”');
  expect(await rowOf(caseId)).toMatchObject({ turn: 'customer', followUp: far });
});

test('targets are set in Settings; one that is none is refused where it stands', async ({ driver }, info) => {
  const panel = await driver.panel('#/settings');
  await panel.front();
  await panel.fill('Our answer, in working hours', '2');
  await panel.click('textbox', 'Your name');
  await panel.has('Saved.');
  await panel.fill('Our answer, in working hours', '0');
  await panel.click('textbox', 'Your name');
  await log(driver, 1);
  const [row] = await cases(driver);
  const { since, dueAt } = row!.waiting!;
  expect(Date.parse(dueAt!) - Date.parse(since)).toBe(2 * 3_600_000);
  await expectFits(panel, 'targets', (name) => info.outputPath(name));
});
