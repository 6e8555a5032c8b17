// @vitest-environment jsdom
/** After two public answers the case suggests a private message, once, and fills the template in. */
import { render } from 'preact';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { ReplyBox } from '../../components/ReplyBox';
import { isTimeForPrivate, STAY_PUBLIC } from '../../entrypoints/sidepanel/private';
import * as cases from '../../storage/commands/case';
import { log } from '../../storage/commands/log';
import { seen } from '../../storage/commands/seen';
import { undo } from '../../storage/commands/undo';
import { caseHistory } from '../../storage/queries/history';
import type { Evidence } from '../../storage/records';
import { draftsIn } from '../../utils/drafts';
import { PRIVATE_STARTER, STARTERS } from '../../utils/replies/starters';
import type { Template } from '../../utils/replies/template';
import { actAt, evidence, freshLedger, START } from '../storage/ledger';

// What is loaded later finds nobody to paint any more.
afterEach(() => render(null, document.body));

/** What the panel loads when it is asked for is there before: nothing waits for the machine. */
beforeAll(() => import('liquidjs'), 60_000);

async function oneCase(more: Partial<Evidence> = {}) {
  const ledger = await freshLedger();
  const { logged } = await log(ledger, actAt(0), 'main', evidence(1, more));
  const id = logged.caseId;
  const time = async () => isTimeForPrivate((await caseHistory(ledger, id))!);
  const answer = (minutes: number, text: string) =>
    cases.answer(ledger, actAt(minutes, `answer-${minutes}`), id, text, 'said');
  const show = (minutes: number, by: string, text: string) =>
    seen(ledger, actAt(minutes), [], [{ kind: 'answered', key: 'x:1001', by, text, postedAt: null }]);
  return { ledger, id, time, answer, show };
}

test('two answers of ours, and a no that is kept with the case and can be taken back', async () => {
  const { ledger, id, time, answer } = await oneCase();
  await answer(1, 'Sorry! Which stop was it?');
  expect(await time()).toBe(false);
  await cases.spokeAgain(ledger, actAt(2), id, 'The harbour.');
  await answer(3, 'And at what time?');
  expect(await time()).toBe(true);
  await cases.decline(ledger, actAt(4, 'no'), id, STAY_PUBLIC);
  await answer(5, 'Thank you.');
  expect(await time()).toBe(false);
  await undo(ledger, actAt(6), 'no');
  expect(await time()).toBe(true);
  await cases.resolve(ledger, actAt(7), id, 'fixed');
  expect(await time()).toBe(false);
});

test('an answer that was said and then seen on the page is one', async () => {
  const { time, answer, show } = await oneCase();
  await answer(1, 'Sorry! Which stop was it?');
  await show(2, 'x:2', 'Sorry! Which stop was it? ^A');
  expect(await time()).toBe(false);
  await show(3, 'x:3', 'And at what time?');
  expect(await time()).toBe(true);
});

test.each(['Please send us a DM.', 'Escríbenos por privado.', 'Skriv till oss i ett direktmeddelande.'])(
  'who was asked already is not suggested again: %s',
  async (text) => {
    const { time, answer } = await oneCase();
    await answer(1, text);
    await answer(2, 'Thank you!');
    expect(await time()).toBe(false);
  },
);

test('who was moved to private messages is not moved there again', async () => {
  const { ledger, id, time, answer } = await oneCase();
  await answer(1, 'Sorry! Which stop was it?');
  await cases.moveToPrivate(ledger, actAt(2), id);
  await answer(3, 'And at what time?');
  expect(await time()).toBe(false);
});

test('where nobody knows whether it is public, nothing is suggested', async () => {
  const { time, answer } = await oneCase({ place: 'web', key: null, kind: 'selection' });
  await answer(1, 'One.');
  await answer(2, 'Two.');
  expect(await time()).toBe(false);
});

test('the template goes into the reply as one that was chosen does, and asks for no private message twice', async () => {
  const { version: _, ...starter } = STARTERS.find(({ id }) => id === PRIVATE_STARTER)!;
  const template: Template = { ...starter, tags: [], shared: true };
  const drafts = draftsIn(localStorage);
  drafts.write('case-1:reply', 'Hello.');
  const show = (asked: Template | null) =>
    render(
      <ReplyBox
        caseId="case-1"
        drafts={drafts}
        templates={[template]}
        values={{ 'customer.firstName': 'Ada' }}
        asked={asked}
        begins="box"
        language="en"
        uses={{}}
        sent={[]}
        site="x"
        long={false}
        now={START}
        insertKey={null}
        saidKey={null}
        onTyped={null}
        onInsert={() => {}}
        onCopy={() => {}}
        onAnswered={() => {}}
        onUsed={() => {}}
        onNeed={() => {}}
      />,
      document.body,
    );
  show(null);
  show({ ...template });
  await vi.waitFor(() => expect(drafts.read('case-1:reply')).toContain('Hi Ada, I’d like to sort this out'));
  expect(drafts.read('case-1:reply')).toMatch(/^Hello\.\n\n/);
  const { time, answer } = await oneCase();
  await answer(1, 'One.');
  await answer(2, drafts.read('case-1:reply'));
  expect(await time()).toBe(false);
});
