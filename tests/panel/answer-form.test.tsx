// @vitest-environment jsdom
/** What a colleague answered and when: a moment that cannot be is said to be none, and what was typed stays until it is durable. */
import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AnswerForm } from '../../components/AnswerForm';
import { draftsIn } from '../../utils/drafts';

beforeEach(() => localStorage.clear());
afterEach(() => render(null, document.body));

const HOUR = 3_600_000;
const SINCE = new Date(Date.now() - 5 * HOUR).toISOString();

/** As the field has it. */
function local(at: number): string {
  const date = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return date.toISOString().slice(0, 16);
}

function answer(at: string) {
  const drafts = draftsIn(localStorage);
  drafts.write('c:handoff-answer', 'Found it.');
  if (at !== '') drafts.write('c:handoff-answered-at', at);
  const onAnswered = vi.fn();
  render(
    <AnswerForm
      caseId="c"
      handoff={{ name: 'John', since: SINCE }}
      drafts={drafts}
      onAnswered={onAnswered}
    />,
    document.body,
  );
  document.querySelector('form')!.requestSubmit();
  return { drafts, onAnswered };
}

const alertOf = () => vi.waitFor(() => document.querySelector('[role=alert]')!.textContent!);

test('just now, or two hours ago; both drafts go when it is durable, and not before', () => {
  const now = answer('');
  expect(now.onAnswered.mock.calls[0]?.slice(0, 2)).toEqual([{ text: 'Found it.' }, 'c:handoff-answer']);
  render(null, document.body);
  const at = local(Date.now() - 2 * HOUR);
  const { drafts, onAnswered } = answer(at);
  const [said, , done] = onAnswered.mock.calls[0]!;
  expect(said).toEqual({ text: 'Found it.', since: new Date(at).toISOString() });
  expect(drafts.read('c:handoff-answered-at')).toBe(at);
  done();
  expect([drafts.read('c:handoff-answer'), drafts.read('c:handoff-answered-at')]).toEqual(['', '']);
});

test('in the very minute in which it was handed over it is not before that', () => {
  const { onAnswered } = answer(local(Date.parse(SINCE)));
  expect(onAnswered.mock.calls[0]?.[0]).toEqual({ text: 'Found it.', since: SINCE });
});

test.each([
  ['tomorrow', 24 * HOUR, 'That moment is still to come. Nothing was saved.'],
  ['before it was handed over', -9 * HOUR, 'John has had it only since'],
])('%s: refused with the reason, and kept', async (_, from, words) => {
  const at = local(Date.now() + from);
  const { drafts, onAnswered } = answer(at);
  expect(await alertOf()).toContain(words);
  expect(onAnswered).not.toHaveBeenCalled();
  expect([drafts.read('c:handoff-answer'), drafts.read('c:handoff-answered-at')]).toEqual(['Found it.', at]);
});
