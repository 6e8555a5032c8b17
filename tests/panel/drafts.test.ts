// @vitest-environment jsdom
/** What was typed is kept until it is durable, is never sent under two acts, and never wiped by an old answer. */
import { beforeEach, describe, expect, test } from 'vitest';
import { createPanelState } from '../../entrypoints/sidepanel/panel-state';
import { join } from '../../storage/sync/teams';
import { draftsIn, LEAVING, QUOTING } from '../../utils/drafts';
import { freshLedger, START } from '../storage/ledger';

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

describe('a team is to be left, and its drafts with it; the panel dies before it hears what became of it', () => {
  const NAMES = ['case-1:note', 'digest:acme:1:', `${QUOTING}topic-1 2026-03-02`, `${QUOTING}other`] as const;
  async function announced(left: boolean) {
    const ledger = await freshLedger();
    if (!left) await join(ledger, { brand: 'acme', user: 'kim', role: 'member', devices: [] }, START);
    const drafts = draftsIn(localStorage);
    for (const name of NAMES) drafts.write(name, 'x');
    drafts.forgetting([`${LEAVING}acme`, 'case-1', 'digest:acme', `${QUOTING}topic-1 2026-03-02`]);
    return { ledger, drafts };
  }

  test('it was left: its drafts go at the next start, and what may quote others stays', async () => {
    const { ledger, drafts } = await announced(true);
    drafts.write(`${QUOTING}topic-1 2026-03-02:support`, 'x');
    createPanelState(window, ledger);
    await expect.poll(() => drafts.read('case-1:note')).toBe('');
    expect(drafts.read('digest:acme:1:')).toBe('');
    expect(drafts.read(`${QUOTING}topic-1 2026-03-02:support`)).toBe('');
    expect(drafts.read(`${QUOTING}other`)).toBe('x');
    expect(drafts.announced()).toEqual([]);
  });

  test('it was refused: nothing that was typed is lost', async () => {
    const { ledger, drafts } = await announced(false);
    createPanelState(window, ledger);
    await ledger.teams.count();
    await new Promise((done) => setTimeout(done, 50));
    expect(NAMES.map(drafts.read)).toEqual(['x', 'x', 'x', 'x']);
  });
});
