// @vitest-environment jsdom
/** Taking “answered”: the draft that was sent over there is done with, and any other stays. */
import { beforeEach, expect, test, vi } from 'vitest';
import { acceptOffer } from '../../entrypoints/sidepanel/offers';
import { createPanelState } from '../../entrypoints/sidepanel/panel-state';
import type { Ledger } from '../../storage/ledger';
import type { Offer, Turn } from '../../storage/records';
import { ask } from '../../utils/messages/send';
import { failed } from '../../utils/result';

vi.mock('../../utils/messages/send', () => ({ ask: vi.fn() }));
const sent = vi.mocked(ask);

beforeEach(() => {
  localStorage.clear();
  sent.mockReset();
  sent.mockResolvedValue({ ok: true, value: null });
});

const DRAFT = 'case-1:reply';
const WRITTEN = 'Hi Vilma,\n\nline 4 runs again:  tram.example/plan';

async function take(seen: string | null, written: string, turn: Turn = 'us') {
  const panel = createPanelState(window, {} as Ledger);
  panel.drafts.write(DRAFT, written);
  const offer: Offer = { kind: 'answered', by: 'x:2', text: seen, postedAt: null };
  const onSent = vi.fn();
  acceptOffer(panel, { id: 'case-1', turn }, offer, 'answered', onSent);
  await vi.waitFor(() => expect(panel.saying.value).not.toBeNull());
  return { left: panel.drafts.read(DRAFT), told: onSent.mock.calls.length, said: panel.saying.value };
}

test('what a page shows of it is what was written, whatever the site makes of its lines: it goes', async () => {
  const { left, told, said } = await take('Hi Vilma, line 4 runs again: tram.example/plan', WRITTEN);
  expect({ left, told }).toEqual({ left: '', told: 1 });
  expect(said).toMatchObject({ text: 'Answered: waiting on the customer.', problem: false });
  expect(sent.mock.calls[0]?.[1]).toMatchObject({ caseId: 'case-1', via: 'seen' });
});

test.each([
  ['a link that the site shortened', 'Hi Vilma, line 4 runs again: tram.exam…'],
  ['another answer, sent from elsewhere', 'We looked into it.'],
  ['words that the page did not tell', null],
])('%s: the draft stays', async (_, seen) => {
  expect(await take(seen, WRITTEN)).toMatchObject({ left: WRITTEN, told: 0 });
});

test('nothing was written here: nothing is done with', async () => {
  expect(await take(null, '')).toMatchObject({ left: '', told: 0 });
});

test('while John has it the turn is said to stay his', async () => {
  expect((await take(WRITTEN, WRITTEN, 'handoff')).said?.text).toBe('Answer noted.');
});

test('an answer that is not saved takes no draft', async () => {
  sent.mockResolvedValue(failed('no-answer', 'the port closed'));
  const { left, told, said } = await take(WRITTEN, WRITTEN);
  expect({ left, told, problem: said?.problem }).toEqual({ left: WRITTEN, told: 0, problem: true });
});
