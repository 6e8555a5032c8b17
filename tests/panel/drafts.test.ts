// @vitest-environment jsdom
/** What was typed is kept until it is durable, is never sent under two acts, and never wiped by an old answer. */
import { beforeEach, expect, test } from 'vitest';
import { draftsIn, QUOTING } from '../../utils/drafts';

beforeEach(() => localStorage.clear());

test('the same words are the same act, also after a restart; other words are another', () => {
  const op = draftsIn(localStorage).actOf('note', '{"text":"a"}');
  expect(draftsIn(localStorage).actOf('note', '{"text":"a"}')).toBe(op);
  expect(draftsIn(localStorage).actOf('note', '{"text":"b"}')).not.toBe(op);
});

test('an acknowledgement forgets what was sent, not what was typed since', () => {
  const drafts = draftsIn(localStorage);
  drafts.write('note', 'a');
  expect(drafts.sent('note', 'a')).toBe(true);
  expect(drafts.read('note')).toBe('');
  drafts.write('note', 'a, and more');
  expect(drafts.sent('note', 'a')).toBe(false);
  expect(drafts.read('note')).toBe('a, and more');
});

test('words that were sent and written again are a new act', () => {
  const drafts = draftsIn(localStorage);
  const op = drafts.actOf('note', 'x');
  drafts.sent('note', '');
  expect(drafts.actOf('note', 'x')).not.toBe(op);
});

test('who is forgotten is in no draft: those about them go, and those that may quote anybody', () => {
  const drafts = draftsIn(localStorage);
  for (const name of ['case-1:note', 'case-2:note', `${QUOTING}burst-1:support`]) drafts.write(name, 'x');
  drafts.forget(['case-1']);
  expect(['case-1:note', 'case-2:note', `${QUOTING}burst-1:support`].map(drafts.read)).toEqual(['', 'x', '']);
});
