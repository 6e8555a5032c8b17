// @vitest-environment jsdom
/** What the panel's lists show of one's own voice: ours without a Log button, whose case it is, and what is offered. */
import { render } from 'preact';
import { beforeEach, expect, test, vi } from 'vitest';
import { brandOfCase } from '../../components/brand-name';
import { CaseCard } from '../../components/CaseCard';
import { PageList } from '../../components/PageList';
import { foldCase } from '../../storage/fold';
import type { CaseRow, Offer } from '../../storage/records';
import { withLane } from '../../storage/refold';
import type { Mention } from '../../utils/sites/mention';
import { evidence, START } from '../storage/ledger';

beforeEach(() => {
  document.body.innerHTML = '';
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

test('a card offers what was seen last, in one click beside the link to the case, and only where it may be accepted', () => {
  const offer: Offer = { kind: 'spokeAgain', by: 'x:3', text: 'Still late.' };
  const one = row([{ kind: 'answered', by: 'x:2', text: 'Sorry.' }, offer]);
  const onAccept = vi.fn();
  render(<CaseCard row={one} href="#case" now={START} brand="Velo" onAccept={onAccept} />, document.body);
  expect(document.body.textContent).toContain('for Velo');
  expect(document.body.textContent).toContain('They wrote again: Still late.');
  expect(document.querySelector('a button')).toBeNull();
  document.querySelector('button')?.click();
  expect(onAccept).toHaveBeenCalledExactlyOnceWith(one, offer);

  render(<CaseCard row={one} href="#case" now={START} brand={null} />, document.body);
  expect(buttons()).toEqual([]);
  expect(document.body.textContent).not.toContain('for ');
});

test('one brand goes without saying; of several each case names its own, the practice page’s none', () => {
  const main = { id: 'main', name: '', accounts: [] };
  const velo = { id: 'velo', name: 'Velo', accounts: [] };
  expect(brandOfCase([main], 'main')).toBeNull();
  expect(['main', 'velo', 'practice'].map((id) => brandOfCase([main, velo], id))).toEqual([
    'Unnamed brand',
    'Velo',
    null,
  ]);
});
