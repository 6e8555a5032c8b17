// @vitest-environment jsdom
/** What the panel's lists show of one's own voice: ours without a Log button, whose case it is, and what is offered. */
import { render } from 'preact';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { brandOfCase } from '../../components/brand-name';
import { CaseCard } from '../../components/CaseCard';
import { OfferNotice } from '../../components/OfferNotice';
import { PageList } from '../../components/PageList';
import { TodayLanes } from '../../components/TodayLanes';
import { foldCase } from '../../storage/fold';
import { withLane } from '../../storage/lane';
import { withoutThose } from '../../storage/queries/today';
import type { CaseRow, Offer } from '../../storage/records';
import type { Mention } from '../../utils/sites/mention';
import { evidence, START } from '../storage/ledger';

/** What the panel loads when it is asked for is there before: nothing waits for the machine. */
beforeAll(() => import('../../utils/triage/thanks'), 60_000);

// What is loaded later finds nobody to paint any more, also when the last story is over.
afterEach(() => {
  render(null, document.body);
});

const mention = (id: string, handle: string): Mention => ({
  site: 'x',
  kind: 'reply',
  id,
  aliases: [],
  permalink: null,
  author: { name: handle, handle, profileUrl: null },
  text: `Words of ${handle}`,
  postedAt: null,
  inReplyTo: null,
  missing: [],
});

function row(offers: Offer[] = []): CaseRow {
  const head = { v: 1, brand: 'main', entityId: 'case-1', device: 'd', actor: '' } as const;
  const opened = {
    ...head,
    id: 'op-1',
    entity: 'case',
    kind: 'opened',
    clock: '000000000000001-00000-d',
    at: new Date(START).toISOString(),
    body: { evidence: evidence(1), personId: null, dueAt: null },
  } as const;
  const fold = foldCase([opened]);
  if (!fold) throw new Error('the case does not open');
  return withLane({ ...fold, offers }, false);
}

const buttons = () =>
  [...document.querySelectorAll('button, a.button')].map((one) => one.textContent?.trim());

test('what our own account says is ours and cannot be logged; a case is found under whatever key', () => {
  const list = [mention('1', 'ada'), mention('2', 'nimbus'), mention('3', 'bo')];
  render(
    <PageList
      personOf={() => null}
      personHref={(id) => `#/person/${id}`}
      marksOf={() => []}
      mentions={list}
      isOurs={({ author }) => author.handle === 'nimbus'}
      caseOf={({ id }) => (id === '3' ? { caseId: 'case-3', brand: 'Velo' } : null)}
      now={START}
      quiet={false}
      onLog={() => {}}
      onPoint={() => {}}
      hrefOf={(id) => `#${id}`}
    />,
    document.body,
  );
  const items = [...document.querySelectorAll('li')].map((one) => one.textContent ?? '');
  expect(items.map((words) => words.includes('Log'))).toEqual([true, false, false]);
  expect(items.map((words) => words.includes('Yours: no mention'))).toEqual([false, true, false]);
  expect(items.map((words) => words.includes('for Velo'))).toEqual([false, false, true]);
});

test('a card offers what was seen last, in one click beside the link to the case, and only where it may be accepted', async () => {
  const offer: Offer = { kind: 'spokeAgain', by: 'x:3', text: 'Still late.', postedAt: null };
  const one = row([{ kind: 'answered', by: 'x:2', text: 'Sorry.', postedAt: null }, offer]);
  const onAccept = vi.fn();
  render(<CaseCard row={one} href="#case" now={START} brand="Velo" onAccept={onAccept} />, document.body);
  expect(document.body.textContent).toContain('for Velo');
  await vi.waitFor(() => expect(buttons()).toEqual(['Yes, it waits on us']));
  expect(document.body.textContent).toContain('They wrote again: Still late.');
  expect(document.querySelector('a button')).toBeNull();
  document.querySelector('button')?.click();
  expect(onAccept).toHaveBeenCalledExactlyOnceWith(one, offer, 'spokeAgain');

  render(<CaseCard row={one} href="#case" now={START} brand={null} />, document.body);
  expect(buttons()).toEqual([]);
  expect(document.body.textContent).not.toContain('for ');
});

test('one brand goes without saying; of several each case names its own, the practice page’s none', () => {
  const main = { id: 'main', name: '', accounts: [], longOnX: false };
  const velo = { id: 'velo', name: 'Velo', accounts: [], longOnX: false };
  expect(brandOfCase([main], 'main')).toBeNull();
  expect(['main', 'velo', 'practice'].map((id) => brandOfCase([main, velo], id))).toEqual([
    'Unnamed brand',
    'Velo',
    null,
  ]);
});

test.each([
  ['resolved', 'They said thanks – solved?', ['Yes, confirmed', 'Just note it'], 'confirm'],
  ['open', 'They said thanks – solved?', ['Yes, resolve …', 'Just note it'], 'resolve'],
  ['confirmed', 'They said thanks once more.', ['Just note it', 'No, it waits on us'], 'note'],
] as const)('a mere thanks under a case that is %s', async (state, words, choices, first) => {
  const offer: Offer = { kind: 'spokeAgain', by: 'x:3', text: 'Thanks, it works now!', postedAt: null };
  const one: CaseRow = { ...row([offer]), state };
  const onAccept = vi.fn();
  render(<CaseCard row={one} href="#case" now={START} brand={null} onAccept={onAccept} />, document.body);
  await vi.waitFor(() => expect(buttons()).toEqual(choices));
  expect(document.body.textContent).toContain(words);
  document.querySelector('button')?.click();
  expect(onAccept).toHaveBeenCalledExactlyOnceWith(one, offer, first);

  const [onChoose, onNo] = [vi.fn(), vi.fn()];
  render(<OfferNotice row={one} offer={offer} yesKey="a" onChoose={onChoose} onNo={onNo} />, document.body);
  await vi.waitFor(() => expect(buttons()[0]).toBe(`${choices[0]}A`));
  expect(buttons().at(-1)).toBe('No, it waits on us');
  for (const button of document.querySelectorAll('button')) button.click();
  expect(onChoose.mock.calls[0]).toEqual([first]);
  expect(onChoose.mock.calls.at(-1)).toEqual(['spokeAgain']);
  expect(onNo).not.toHaveBeenCalled();
});

test('who wrote again stands before all groups, once', async () => {
  const [said, other] = [row([{ kind: 'spokeAgain', by: 'x:3', text: 'Hello?', postedAt: null }]), row()];
  const wroteAgain = [{ ...said, lane: 'customer' as const }];
  const cases = [...wroteAgain, { ...other, id: 'other', lane: 'customer' as const }];
  const groups = withoutThose([{ group: 'others', count: 2, cases }], wroteAgain, START);
  render(
    <TodayLanes
      groups={groups}
      wroteAgain={wroteAgain}
      now={START}
      brands={[]}
      hrefOf={(id) => `#${id}`}
      onAccept={() => {}}
      picked={new Set()}
      urgent={new Set()}
      onPick={() => {}}
      whole
      laneHref={(group) => `#${group}`}
      loadHref="#"
      onPractice={() => {}}
    />,
    document.body,
  );
  expect([...document.querySelectorAll('h2')].map((one) => one.textContent)).toEqual([
    'They wrote again 1',
    'With others 1',
  ]);
  expect([...document.querySelectorAll('[data-case]')].map((one) => one.getAttribute('data-case'))).toEqual([
    said.id,
    'other',
  ]);
  // Nothing is missing there that a whole list would have.
  expect([...document.querySelectorAll('a')].map((one) => one.getAttribute('href'))).not.toContain('#others');
});

test('more than fifty who wrote again are all there, some at a time', async () => {
  const said = row([{ kind: 'spokeAgain', by: 'x:3', text: 'Hello?', postedAt: null }]);
  const wroteAgain = Array.from({ length: 60 }, (_, n) => ({ ...said, id: `case-${n}` }));
  const nothing = {
    groups: [],
    brands: [],
    picked: new Set<string>(),
    urgent: new Set<string>(),
    onAccept: () => {},
    onPick: () => {},
  };
  const hrefs = {
    hrefOf: (id: string) => `#${id}`,
    laneHref: () => '#',
    loadHref: '#',
    onPractice: () => {},
  };
  render(<TodayLanes {...nothing} {...hrefs} wroteAgain={wroteAgain} now={START} whole />, document.body);
  const shown = () => document.querySelectorAll('[data-case]').length;
  expect([document.querySelector('h2')?.textContent, shown()]).toEqual(['They wrote again 60', 50]);
  const more = [...document.querySelectorAll('button')].find((one) => one.textContent === 'Show 10 more');
  more?.click();
  await vi.waitFor(() => expect(shown()).toBe(60));
});
