// @vitest-environment jsdom
/** A promise of ours is offered until it is settled: by a date, by an end, or by a no. */
import { render } from 'preact';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { PromiseNotice } from '../../components/PromiseNotice';
import { type Reply, unsettled, usePromise } from '../../entrypoints/sidepanel/promised';
import * as cases from '../../storage/commands/case';
import * as handoffs from '../../storage/commands/handoff';
import { log } from '../../storage/commands/log';
import { seen } from '../../storage/commands/seen';
import { caseHistory } from '../../storage/queries/history';
import { ALWAYS, type Hours } from '../../utils/clocks/hours';
import { actAt, evidence, freshLedger, START } from '../storage/ledger';

// What is loaded later finds nobody to paint any more.
afterEach(() => render(null, document.body));

/** What the panel loads when it is asked for is there before: nothing waits for the machine. */
beforeAll(() => import('../../utils/clocks/promise'), 60_000);

const FRIDAY = 'I’ll have it fixed by Friday.';

async function oneCase() {
  const ledger = await freshLedger();
  const { logged } = await log(ledger, actAt(0), 'main', evidence(1));
  const id = logged.caseId;
  const open = async () => unsettled((await caseHistory(ledger, id))!);
  return { ledger, id, open };
}

test('our newest words come first, and later words without a promise do not settle it', async () => {
  const { ledger, id, open } = await oneCase();
  expect(await open()).toEqual([]);
  await cases.answer(ledger, actAt(1, 'first'), id, FRIDAY, 'said');
  await cases.answer(ledger, actAt(2, 'second'), id, 'Which size is it?', 'said');
  await cases.spokeAgain(ledger, actAt(3), id, 'Medium. Thanks!');
  expect((await open()).map((reply) => reply.id)).toEqual(['second', 'first']);
});

test.each([
  ['a date that was chosen', 'followUp'],
  ['a hand-off, which has its own date', 'handOff'],
  ['the end', 'resolve'],
  ['a no', 'decline'],
] as const)('%s settles it; what is promised after that is new', async (_, how) => {
  const { ledger, id, open } = await oneCase();
  await cases.answer(ledger, actAt(1, 'first'), id, FRIDAY, 'said');
  const john = { name: 'John', department: '', asked: '', told: '', dueAt: null };
  if (how === 'followUp')
    await cases.setFollowUp(ledger, actAt(2), id, { at: null, why: null, pinned: false });
  if (how === 'handOff') await handoffs.handOff(ledger, actAt(2), id, john);
  if (how === 'resolve') await cases.resolve(ledger, actAt(2), id, 'fixed');
  if (how === 'decline') await cases.decline(ledger, actAt(2), id, 'first');
  expect(await open()).toEqual([]);
  await cases.answer(ledger, actAt(3, 'third'), id, 'I’ll call you tomorrow.', 'said');
  expect((await open()).map((reply) => reply.id)).toEqual(['third']);
  await cases.dismiss(ledger, actAt(4), id, 'spam');
  expect(await open()).toEqual([]);
});

test('what a page showed was said when the page says so, else when it was seen', async () => {
  const { ledger, id, open } = await oneCase();
  const postedAt = '2026-03-01T12:00:00.000Z';
  await seen(ledger, actAt(10), [], [{ kind: 'answered', key: 'x:1001', by: 'x:2', text: FRIDAY, postedAt }]);
  await cases.answer(ledger, actAt(20), id, FRIDAY, 'seen');
  await seen(
    ledger,
    actAt(30),
    [],
    [{ kind: 'answered', key: 'x:1001', by: 'x:3', text: 'I’ll check.', postedAt: null }],
  );
  await cases.answer(ledger, actAt(40), id, 'I’ll check.', 'seen');
  expect((await open()).map(({ at }) => at)).toEqual([START + 30 * 60_000, Date.parse(postedAt)]);
});

function Shown({ replies, hours, now }: { replies: Reply[]; hours: Hours; now: number }) {
  const found = usePromise(replies, hours);
  return found && <PromiseNotice {...found} now={now} yesKey="a" onYes={yes} onNo={no} />;
}
const [yes, no] = [vi.fn(), vi.fn()];

test('it is said in our own words with its moment; one that is past can be due now', async () => {
  const at = Date.parse('2026-12-02T09:00:00Z');
  const replies = [
    { id: 'b', text: 'Which size is it?', at },
    { id: 'a', text: FRIDAY, at },
  ];
  const show = (now: number) => render(<Shown replies={replies} hours={ALWAYS} now={now} />, document.body);
  show(at);
  await vi.waitFor(() =>
    expect(document.body.textContent).toMatch(/You said “by Friday” – follow up Friday.*4.*\?/),
  );
  const buttons = [...document.querySelectorAll('button')];
  expect(buttons.map((button) => button.textContent)).toEqual(['Follow up thenA', 'No']);
  for (const button of buttons) button.click();
  expect([yes, no].map((one) => one.mock.calls.length)).toEqual([1, 1]);
  show(at + 7 * 86_400_000);
  expect(document.body.textContent).toMatch(/You said “by Friday”: that was Friday/);
  expect(document.querySelector('button')?.textContent).toContain('Follow up now');
});
