/** A suggestion is shown with its reasons, taken and corrected by one key; what a correction changes is shown, and reset. */
import { expectFits } from './narrowest';
import { cases, command } from './see-through';
import { type Driver, expect, test } from './story';

const ANGRY = 'You are a disgrace: still waiting, and nobody answers. I want a refund.';
const LATE = 'Delayed again, any update?';

async function logged(driver: Driver, id: string, text: string): Promise<string> {
  const mention = {
    site: 'x',
    kind: 'post',
    id,
    aliases: [],
    permalink: null,
    author: { name: 'Ada', handle: `ada_${id}`, profileUrl: null },
    text,
    postedAt: null,
    inReplyTo: null,
    missing: [],
  };
  const answer = await command(driver, {
    type: 'logListed',
    op: `log-${id}`,
    mention,
    pageUrl: 'https://x.com/home',
  });
  expect(answer).toMatchObject({ ok: true });
  return (answer as { value: { caseId: string } }).value.caseId;
}

test('a suggestion is taken, corrected, undone and reset', async ({ driver }, info) => {
  test.setTimeout(180_000);
  const [angry, late, later] = [
    await logged(driver, '901', ANGRY),
    await logged(driver, '902', LATE),
    await logged(driver, '903', LATE),
  ];
  const kindOf = async (id: string) => (await cases(driver)).find((row) => row.id === id)?.kind;
  const panel = await driver.panel();
  // On its card, of the three that wait on us; the word comes behind the first paint.
  await panel.has('urgent');
  expect((await panel.text()).match(/urgent/g)).toHaveLength(1);
  await expectFits(panel, 'urgent', (name) => info.outputPath(name));
  await panel.goto(`${driver.origin}/sidepanel.html#/case/${angry}`);
  await panel.has('Suggested: Complaint · Urgent · Angry');
  await panel.has('waiting (“still waiting”)');
  await panel.has('anger (“disgrace”)');
  await expectFits(panel, 'suggested', (name) => info.outputPath(name));
  await panel.front();
  await panel.press('y');
  await panel.has('Now a Complaint.');
  await panel.gone('Suggested:');
  expect(await kindOf(angry)).toBe('complaint');
  await panel.press('d');
  await panel.has('These are angry words about a real matter.');
  await panel.press('Escape');

  await panel.goto(`${driver.origin}/sidepanel.html#/case/${late}`);
  await panel.has('Suggested: Question');
  await panel.press('c');
  await panel.has('waiting 2 → 3');
  await panel.click('button', 'Undo');
  await panel.has('Suggested: Question');
  await panel.press('c');
  await panel.has('waiting 2 → 3');
  await panel.gone('Suggested:');

  await panel.goto(`${driver.origin}/sidepanel.html#/case/${later}`);
  await panel.has('Suggested: Complaint');
  await panel.goto(`${driver.origin}/sidepanel.html#/settings`);
  await panel.has('Reasons (4 changed)');
  await panel.clickCss('summary');
  await panel.has('waiting → Complaint: 3 (at first 2)');
  await expectFits(panel, 'reasons', (name) => info.outputPath(name));
  await panel.click('button', 'Reset the reasons');
  await panel.has('Reasons (none changed)');
  await panel.goto(`${driver.origin}/sidepanel.html#/case/${later}`);
  await panel.has('Suggested: Question');
});
