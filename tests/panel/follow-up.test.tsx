// @vitest-environment jsdom
/** The date that is set is the one that stands there, and the way it was said is offered first the next time. */
import { render } from 'preact';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { FollowUpForm } from '../../components/FollowUpForm';
import { ALWAYS } from '../../utils/clocks/hours';
import { draftsIn } from '../../utils/drafts';
import { lastDueIn } from '../../utils/last-due';

// What is loaded later finds nobody to paint any more.
afterEach(() => render(null, document.body));

/** What the panel loads when it is asked for is there before: nothing waits for the machine. */
beforeAll(() => import('../../utils/clocks/say'), 60_000);

test('Enter right behind the last letter', async () => {
  const set: (string | null)[] = [];
  const root = document.createElement('div');
  document.body.append(root);
  render(
    <FollowUpForm
      keys={[]}
      caseId="case-1"
      drafts={draftsIn(localStorage)}
      followUp={null}
      now={Date.now()}
      hours={ALWAYS}
      last={lastDueIn(localStorage)}
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

/** A Wednesday, at ten in the morning. */
const NOW = new Date(2026, 11, 2, 10).getTime();

/** Opens the form for one more case, as the next start of the panel would. */
function open(now: number, onSet: (at: string | null) => void = () => {}) {
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  render(
    <FollowUpForm
      keys={[]}
      caseId={`case-${now}`}
      drafts={draftsIn(localStorage)}
      followUp={null}
      now={now}
      hours={ALWAYS}
      last={lastDueIn(localStorage)}
      onSet={({ at }, done) => {
        onSet(at);
        done();
      }}
    />,
    root,
  );
  const choices = () => [...document.querySelectorAll<HTMLButtonElement>('.choices button')];
  const names = () => choices().map((button) => button.textContent);
  const say = async (text: string) => {
    const input = document.querySelector<HTMLInputElement>('[aria-describedby="said-date"]')!;
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await vi.waitFor(() => expect(document.querySelector('output')?.textContent).toMatch(/\d/));
    document.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  };
  return { choices, names, say };
}

test('the choice that was taken last is the first one the next time, counted from then', async () => {
  localStorage.clear();
  const usual = ['In 2 hours', 'Tomorrow, 9:00', 'In 3 days', 'Next Monday, 9:00'];
  const first = open(NOW);
  expect(first.names()).toEqual(usual);
  first.choices()[2]?.click();
  expect(open(NOW).names()).toEqual(['In 3 days', 'In 2 hours', 'Tomorrow, 9:00', 'Next Monday, 9:00']);

  await open(NOW).say('friday 15:00');
  await vi.waitFor(() => expect(open(NOW).names()).toEqual(['friday 15:00', ...usual]));
  const set: (string | null)[] = [];
  const later = new Date(2026, 11, 9, 10).getTime();
  const next = open(later, (at) => set.push(at));
  expect(document.activeElement).toBe(next.choices()[0]);
  next.choices()[0]?.click();
  await vi.waitFor(() => expect(set).toEqual([new Date(2026, 11, 11, 15).toISOString()]));
  expect(open(later).names()[0]).toBe('friday 15:00');
});

test('a date that is not relative is none to offer again, and what nobody wrote is not read', async () => {
  localStorage.clear();
  const set: (string | null)[] = [];
  await open(NOW, (at) => set.push(at)).say('12 December 14:00');
  await vi.waitFor(() => expect(set).toHaveLength(1));
  await new Promise((done) => setTimeout(done, 50));
  expect(lastDueIn(localStorage).read()).toBeNull();
  localStorage.setItem('last-due', 'never');
  expect(open(NOW).names()[0]).toBe('In 2 hours');
});
