// @vitest-environment jsdom
/** A command of the panel: once however often it is clicked or sent, and nothing typed is lost when it fails. */
import { beforeEach, expect, test, vi } from 'vitest';
import { createPanelState } from '../../entrypoints/sidepanel/panel-state';
import type { Ledger } from '../../storage/ledger';
import { ask } from '../../utils/messages/send';
import { failed } from '../../utils/result';

vi.mock('../../utils/messages/send', () => ({ ask: vi.fn() }));
const sent = vi.mocked(ask);

beforeEach(() => {
  localStorage.clear();
  sent.mockReset();
});

const panel = () => createPanelState(window, {} as Ledger);
const NOTE = { caseId: 'case-1', text: 'She rang.' };
const acts = () => sent.mock.calls.map(([, body]) => (body as { op: string }).op);

test('a double click is one act', async () => {
  sent.mockResolvedValue({ ok: true, value: null });
  const { act } = panel();
  await Promise.all([act('note', NOTE), act('note', NOTE)]);
  expect(sent).toHaveBeenCalledTimes(1);
  await act('note', NOTE);
  expect(new Set(acts()).size).toBe(2); // meant again, after the first was done
});

test('unknown is not failed: it says so, keeps the words, and “Try again” and a second press send the same act', async () => {
  const first = panel();
  first.drafts.write('case-1:note', NOTE.text);
  const done = vi.fn(() => first.drafts.sent('case-1:note', NOTE.text));
  sent.mockResolvedValue(failed('no-answer', 'the port closed'));
  await first.act('note', NOTE, { draft: 'case-1:note', said: 'Saved.', done });
  expect(first.saying.value).toMatchObject({
    problem: true,
    text: expect.stringContaining('may or may not be saved'),
  });
  expect(done).not.toHaveBeenCalled();
  expect(first.drafts.read('case-1:note')).toBe(NOTE.text);

  first.saying.value!.again!();
  await vi.waitFor(() => expect(sent).toHaveBeenCalledTimes(2));
  // The panel was closed and opened again: the draft still knows its act.
  await panel().act('note', NOTE, { draft: 'case-1:note' });
  expect(new Set(acts()).size).toBe(1);

  sent.mockResolvedValue({ ok: true, value: null });
  await first.act('note', NOTE, { draft: 'case-1:note', said: 'Saved.', done });
  expect(new Set(acts()).size).toBe(1);
  expect(first.saying.value).toMatchObject({ text: 'Saved.', problem: false, undo: acts()[0] });
  expect(first.drafts.read('case-1:note')).toBe('');
});

test('other words are another act', async () => {
  sent.mockResolvedValue(failed('no-answer', ''));
  const { act } = panel();
  await act('note', NOTE, { draft: 'case-1:note' });
  await act('note', { ...NOTE, text: 'She rang twice.' }, { draft: 'case-1:note' });
  expect(new Set(acts()).size).toBe(2);
});

test('“undo” by key takes back the newest act, also while its answer is still on its way', async () => {
  const { act, undoLast, saying } = panel();
  sent.mockResolvedValue({ ok: true, value: null });
  await act('note', NOTE, { said: 'Saved.' });
  const [first] = acts();
  expect(saying.value?.undo).toBe(first);
  let answer = (_: { ok: true; value: null }) => {};
  sent.mockReturnValueOnce(new Promise((done) => (answer = done)));
  const second = act('note', { ...NOTE, text: 'She rang twice.' }, { said: 'Saved.' });
  const undoing = undoLast();
  answer({ ok: true, value: null });
  await Promise.all([second, undoing]);
  expect(sent.mock.calls.at(-1)).toMatchObject(['undo', { undoOp: acts()[1] }]);
});

test('what is saved whole is sent in its order: an answer that is late lets no older one overtake a newer', async () => {
  let answer = () => {};
  sent.mockImplementationOnce(
    () => new Promise((done) => (answer = () => done({ ok: true, value: null } as never))),
  );
  sent.mockResolvedValue({ ok: true, value: null });
  const { act } = panel();
  const brand = { id: 'main', name: 'Nimbus', accounts: [], longOnX: false };
  const first = act('saveBrand', brand);
  const second = act('saveBrand', { ...brand, longOnX: true });
  await act('note', NOTE); // nothing else waits for it
  expect(sent.mock.calls.map(([type]) => type)).toEqual(['saveBrand', 'note']);
  answer();
  await Promise.all([first, second]);
  expect(sent.mock.calls.map(([, body]) => (body as { longOnX?: boolean }).longOnX)).toEqual([
    false,
    undefined,
    true,
  ]);
});
