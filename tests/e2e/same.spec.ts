/** Several people have the same problem: offered with their own words, worked as one, answered once, or said not to be the same. */
import { mention } from './acts';
import { expectFits } from './narrowest';
import { cases, command } from './see-through';
import { type Driver, expect, type Tab, test } from './story';

const SAYS = [
  'My kettle never came out of the box in one piece, the lid was glued in.',
  'so the kettle never came out of the box!',
  'KETTLE NEVER CAME OUT OF THE BOX. Please help.',
  'Second kettle, and it never came out of the box either',
];

async function log(driver: Driver, n: number, text: string, name: string | null = `Ada ${n}`) {
  const author = { name, handle: `ada_${n}`, profileUrl: null };
  expect(
    await command(driver, {
      type: 'logListed',
      op: `log-${n}`,
      mention: { ...mention(n), author, text },
      pageUrl: `${driver.origin}/practice.html`,
    }),
  ).toMatchObject({ ok: true });
}

const draftOf = (panel: Tab, caseId: string) =>
  panel.evaluate<string | null>(`localStorage.getItem('draft:${caseId}:reply')`);

test('four people, same problem: one line in Today, one topic for all, and one reply that becomes the draft of each', async ({
  driver,
}, info) => {
  for (const [n, text] of SAYS.entries()) await log(driver, n, text, n === 3 ? null : `Ada ${n}`);
  await log(driver, 9, 'Do you ship the Nova lamp to Iceland?');
  const byHandle = new Map((await cases(driver)).map((row) => [row.evidence.author.handle, row.id]));
  const id = (n: number) => byHandle.get(`ada_${n}`)!;

  const panel = await driver.panel();
  await panel.front();
  await panel.has('4 people, same problem: “never came out of the box”');
  await expectFits(panel, 'same-today', (name) => info.outputPath(name));

  // One of them has a draft already.
  await panel.goto(`${driver.origin}/sidepanel.html#/case/${id(1)}`);
  await panel.has('4 people, same problem');
  await panel.has(/All of them say: .?never came out of the box/);
  await expectFits(panel, 'same-case', (name) => info.outputPath(name));
  await panel.press('r');
  await panel.fill('Your reply', 'I am on it');
  await panel.press('Escape');
  await panel.click('link', 'See them together');
  await panel.has('Ada 2');
  expect(await panel.text()).not.toContain('Iceland');

  await panel.click('button', 'Pick all');
  await panel.has('4 cases picked');
  await panel.click('button', 'Add a topic');
  await panel.fill('Add a topic', 'packaging');
  await panel.press('Enter');
  await panel.has('Topics saved');
  for (const n of [0, 1, 2, 3])
    expect((await cases(driver)).find((row) => row.id === id(n))?.topics).toEqual(['packaging']);
  // They are together still, among those of that topic.
  await panel.has('4 people, same problem');

  await panel.click('button', 'Answer all');
  await panel.fill(
    'Your reply to all of them',
    'Hi {{ customer.firstName }}, pull the {{ "Which part?" | ask }}, then it comes out.',
  );
  await panel.has('Nothing is sent');
  await panel.click('button', 'Keep it as 4 drafts');
  await panel.fill('Which part?', 'blue tab');
  await expectFits(panel, 'same-answer', (name) => info.outputPath(name));
  await panel.press('Enter');
  await panel.has('It is the draft of 2 cases now.');
  await panel.has(/These have a draft of yours already; it was left as it is: Ada 1/);
  await panel.has(/No draft, because this is not known: Customer’s .*name ada_3/);
  await expectFits(panel, 'same-kept', (name) => info.outputPath(name));
  expect(await draftOf(panel, id(0))).toBe('Hi Ada, pull the blue tab, then it comes out.');
  expect(await draftOf(panel, id(1))).toBe('I am on it');
  expect(await draftOf(panel, id(3))).toBeNull();
  // Nothing was said or sent.
  for (const row of await cases(driver)) expect(row).toMatchObject({ turn: 'us', state: 'open' });

  await panel.goto(`${driver.origin}/sidepanel.html#/case/${id(2)}`);
  await panel.has(/Timeline/);
  await panel.press('r');
  await expect
    .poll(() =>
      panel.evaluate(() => (document.getElementById('reply-box') as HTMLTextAreaElement | null)?.value),
    )
    .toBe('Hi Ada, pull the blue tab, then it comes out.');
  expect(await driver.takeErrors()).toEqual([]);
});

test('what is not the same is not offered again, undo brings it back, and drafts can be taken back', async ({
  driver,
}, info) => {
  for (const [n, text] of SAYS.slice(0, 3).entries()) await log(driver, n, text);
  const panel = await driver.panel();
  await panel.front();
  await panel.click('link', /3 people, same problem/);
  await panel.has('Not the same');
  await expectFits(panel, 'same', (name) => info.outputPath(name));
  await panel.click('button', 'Answer all');
  await panel.fill('Your reply to all of them', 'Sorry, {{ customer.firstName }}!');
  await panel.has(/Ada 0 would read: Sorry, Ada!/);
  await panel.click('button', 'Keep it as 3 drafts');
  await panel.has('It is the draft of 3 cases now.');
  await panel.click('button', 'Take these drafts back');
  await panel.has('Taken back');
  const [row] = await cases(driver);
  expect(await draftOf(panel, row!.id)).toBeNull();

  await panel.click('button', 'Not the same');
  await panel.has('It is not offered again.');
  await panel.has('Ada 2');
  await panel.gone('same problem');
  // One more does not bring it back; what was undone comes back, with that one.
  await log(driver, 7, SAYS[1]!);
  await panel.has('Ada 7');
  await panel.reload();
  await panel.has('Ada 7');
  await panel.gone('same problem');
  const [op] = (await cases(driver)).flatMap(({ notSame = [] }) => notSame);
  expect(
    await command(driver, { type: 'undo', op: 'undo-1', undoOp: op!.slice('same:'.length) }),
  ).toMatchObject({
    ok: true,
  });
  await panel.has('4 people, same problem');
  await panel.goto(`${driver.origin}/sidepanel.html#/same/nowhere`);
  await panel.has('They are not together any more');
  expect(await driver.takeErrors()).toEqual([]);
});
