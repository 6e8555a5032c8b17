// @vitest-environment jsdom
/** The date that is set is the one that stands there, however soon Enter comes after the last letter. */
import { render } from 'preact';
import { expect, test, vi } from 'vitest';
import { FollowUpForm } from '../../components/FollowUpForm';
import { ALWAYS } from '../../utils/clocks/hours';
import { draftsIn } from '../../utils/drafts';

test('Enter right behind the last letter', async () => {
  const set: (string | null)[] = [];
  const root = document.createElement('div');
  document.body.append(root);
  render(
    <FollowUpForm
      caseId="case-1"
      drafts={draftsIn(localStorage)}
      followUp={null}
      now={Date.now()}
      hours={ALWAYS}
      onSet={({ at }) => set.push(at)}
    />,
    root,
  );
  const input = root.querySelector<HTMLInputElement>('[aria-describedby="said-date"]')!;
  const type = (text: string) => {
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };
  type('tomorrow at 9');
  // The parser is loaded with the first letter, and the moment is known.
  await vi.waitFor(() => expect(root.querySelector('output')?.textContent).toMatch(/\d/));
  await new Promise((done) => setTimeout(done, 200));
  type('tomorrow at 10');
  // As long as a browser takes between two keys at the least: what was put off to the next frame has not run.
  for (let n = 0; n < 10; n++) await Promise.resolve();
  root.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  expect(set.map((at) => at && new Date(at).getHours())).toEqual([10]);
});
