/** One person, several comments: they come to one case, and can be merged, split and moved without anything getting lost. */
import { expect, test } from 'vitest';
import * as cases from '../../storage/commands/case';
import { forgetPerson } from '../../storage/commands/forget';
import { log } from '../../storage/commands/log';
import { merge, moveMention, split } from '../../storage/commands/mentions';
import { seen } from '../../storage/commands/seen';
import { undo } from '../../storage/commands/undo';
import type { Ledger } from '../../storage/ledger';
import { marks } from '../../storage/queries/marks';
import type { Evidence } from '../../storage/records';
import { actAt, evidence, freshLedger } from './ledger';

const ada = evidence(1).author;
const POST = 'x:1900';

async function logged(ledger: Ledger, minute: number, n: number, more: Partial<Evidence> = {}, op?: string) {
  const result = await log(ledger, actAt(minute, op), 'main', evidence(n, { author: ada, ...more }));
  return result.logged;
}

const rowOf = async (ledger: Ledger, id: string) => {
  const row = await ledger.cases.get(id);
  if (!row) throw new Error(`no case ${id}`);
  return row;
};

test('another comment of hers in the same thread goes to the case that is open, and comes out again by undo', async () => {
  const ledger = await freshLedger();
  const first = await logged(ledger, 0, 1, { inReplyTo: POST });
  const second = await logged(ledger, 5, 2, { inReplyTo: POST }, 'second');
  expect(second).toEqual({ caseId: first.caseId, outcome: 'added', openCase: null });
  expect(await rowOf(ledger, first.caseId)).toMatchObject({
    keys: ['x:1001', 'x:1002'],
    mentions: [{ evidence: { key: 'x:1002' }, from: null }],
  });
  expect(await marks(ledger, ['x:1002'])).toEqual({ 'x:1002': 'us' });
  // From the page that logged it, also when the case was worked on meanwhile.
  await cases.note(ledger, actAt(6), first.caseId, 'She rang.');
  await undo(ledger, actAt(7), 'second', { only: true });
  expect(await rowOf(ledger, first.caseId)).toMatchObject({ keys: ['x:1001'], mentions: [] });
  expect(await marks(ledger, ['x:1002'])).toEqual({});
});

test('elsewhere, of somebody else, or once the first is closed, it is a case of its own', async () => {
  const ledger = await freshLedger();
  const first = await logged(ledger, 0, 1, { inReplyTo: POST });
  expect((await logged(ledger, 1, 2, { inReplyTo: 'x:77' })).outcome).toBe('opened');
  expect((await logged(ledger, 2, 3, { inReplyTo: null })).outcome).toBe('opened');
  expect((await logged(ledger, 3, 4, { inReplyTo: POST, author: evidence(4).author })).outcome).toBe(
    'opened',
  );
  await cases.dismiss(ledger, actAt(4), first.caseId, 'spam');
  expect((await logged(ledger, 5, 5, { inReplyTo: POST })).outcome).toBe('opened');
});

test('her answer to our reply that was seen under the case belongs to it', async () => {
  const ledger = await freshLedger();
  const first = await logged(ledger, 0, 1);
  expect((await logged(ledger, 1, 2, { inReplyTo: 'x:1001' })).caseId).toBe(first.caseId);
});

test('two cases of hers become one: the mentions move, the history of each stays, and undo parts them', async () => {
  const ledger = await freshLedger();
  const one = await logged(ledger, 0, 1);
  const other = await logged(ledger, 1, 2);
  await cases.note(ledger, actAt(2), other.caseId, 'Of the other one.');
  await merge(ledger, actAt(3, 'merging'), one.caseId, other.caseId);
  expect(await rowOf(ledger, other.caseId)).toMatchObject({
    state: 'merged',
    lane: 'closed',
    mergedInto: one.caseId,
    followUp: null,
    waiting: null,
  });
  expect((await rowOf(ledger, one.caseId)).mentions.map(({ evidence: { key } }) => key)).toEqual(['x:1002']);
  expect((await ledger.mentions.get('x:1002'))?.caseId).toBe(one.caseId);
  // Logged once more, it is still the one case.
  expect((await logged(ledger, 4, 2)).caseId).toBe(one.caseId);
  await undo(ledger, actAt(5), 'merging');
  expect(await rowOf(ledger, other.caseId)).toMatchObject({ state: 'open', lane: 'us', mergedInto: null });
  expect(await rowOf(ledger, one.caseId)).toMatchObject({ keys: ['x:1001'], mentions: [] });
  expect((await ledger.mentions.get('x:1002'))?.caseId).toBe(other.caseId);
});

test('the page that logged a case cannot take it back once another was merged into it', async () => {
  const ledger = await freshLedger();
  const one = await logged(ledger, 0, 1, {}, 'logging');
  const other = await logged(ledger, 1, 2);
  await merge(ledger, actAt(2), one.caseId, other.caseId);
  await expect(undo(ledger, actAt(3), 'logging', { only: true })).rejects.toThrow('worked on');
});

test('what was merged can be split off: it is the case again that it had been', async () => {
  const ledger = await freshLedger();
  const one = await logged(ledger, 0, 1);
  const other = await logged(ledger, 1, 2);
  await merge(ledger, actAt(2), one.caseId, other.caseId);
  const [mention] = (await rowOf(ledger, one.caseId)).mentions;
  expect((await split(ledger, actAt(3), one.caseId, mention!.id)).caseId).toBe(other.caseId);
  expect(await rowOf(ledger, other.caseId)).toMatchObject({ state: 'open', turn: 'us', mergedInto: null });
  expect(await rowOf(ledger, one.caseId)).toMatchObject({ keys: ['x:1001'], mentions: [] });
  expect((await ledger.mentions.get('x:1002'))?.caseId).toBe(other.caseId);
});

test('a comment that was added by its thread becomes a case of its own, or another’s', async () => {
  const ledger = await freshLedger();
  const one = await logged(ledger, 0, 1, { inReplyTo: POST });
  await logged(ledger, 1, 2, { inReplyTo: POST });
  const third = await logged(ledger, 2, 3);
  const [mention] = (await rowOf(ledger, one.caseId)).mentions;
  await moveMention(ledger, actAt(3), one.caseId, mention!.id, third.caseId);
  expect((await rowOf(ledger, third.caseId)).keys).toEqual(['x:1003', 'x:1002']);
  expect((await rowOf(ledger, one.caseId)).keys).toEqual(['x:1001']);
  const [moved] = (await rowOf(ledger, third.caseId)).mentions;
  const { caseId } = await split(ledger, actAt(4), third.caseId, moved!.id);
  expect(await rowOf(ledger, caseId)).toMatchObject({ evidence: { key: 'x:1002' }, lane: 'us' });
  expect((await ledger.mentions.get('x:1002'))?.caseId).toBe(caseId);
});

test('what cannot be done is refused with the reason, and nothing changes', async () => {
  const ledger = await freshLedger();
  const one = await logged(ledger, 0, 1);
  const bea = (await log(ledger, actAt(1), 'main', evidence(2))).logged.caseId;
  const before = await ledger.cases.toArray();
  await expect(merge(ledger, actAt(2), one.caseId, bea)).rejects.toThrow('another person');
  await expect(merge(ledger, actAt(2), one.caseId, one.caseId)).rejects.toThrow('itself');
  await expect(split(ledger, actAt(2), one.caseId, 'no-entry')).rejects.toThrow('no-entry');
  await expect(moveMention(ledger, actAt(2), one.caseId, 'x', 'no-case')).rejects.toThrow('no-case');
  expect(await ledger.cases.toArray()).toEqual(before);
});

test('who is forgotten is forgotten with what was merged into their case, a selection without a name too', async () => {
  const ledger = await freshLedger();
  const one = await logged(ledger, 0, 1, { text: 'My secret kettle.' });
  const nameless = {
    key: null,
    kind: 'selection',
    author: { name: null, handle: null, profileUrl: null },
  } as const;
  const selection = (await log(ledger, actAt(1), 'main', evidence(2, { ...nameless, text: 'secret pot' })))
    .logged;
  await merge(ledger, actAt(2), one.caseId, selection.caseId);
  const personId = (await rowOf(ledger, one.caseId)).personId!;
  await forgetPerson(ledger, actAt(3), personId, { never: false });
  for (const table of ledger.tables)
    expect(JSON.stringify(await table.toArray()), table.name).not.toContain('secret');
});

test('who is answered and writes again in the thread waits for us from when they wrote, also when it was resolved or snoozed', async () => {
  for (const put of ['answered', 'resolved', 'snoozed'] as const) {
    const ledger = await freshLedger();
    const { caseId } = await logged(ledger, 0, 1, { inReplyTo: POST });
    if (put === 'answered') await cases.answer(ledger, actAt(1), caseId, 'We look into it.', 'said');
    else if (put === 'resolved') await cases.resolve(ledger, actAt(1), caseId, 'fixed');
    else {
      const at = '2026-03-30T09:00:00.000Z';
      await cases.setFollowUp(ledger, actAt(1), caseId, { at, why: null, pinned: true });
    }
    const before = await rowOf(ledger, caseId);
    const postedAt = new Date(actAt(30).now).toISOString();
    await logged(ledger, 60, 2, { inReplyTo: POST, postedAt }, 'again');
    expect(await rowOf(ledger, caseId), put).toMatchObject({
      state: 'open',
      turn: 'us',
      lane: 'us',
      waiting: { since: postedAt },
    });
    await undo(ledger, actAt(61), 'again', { only: true });
    expect({ ...(await rowOf(ledger, caseId)), clock: '' }, put).toEqual({ ...before, clock: '' });
  }
});

test('a merge loses no key, however many there are, and a split gives a case back with all that it had', async () => {
  const ledger = await freshLedger();
  const one = await logged(ledger, 0, 1);
  const aliases = Array.from({ length: 8 }, (_, n) => `x:5${n}`);
  const more = Array.from({ length: 8 }, (_, n) => `x:6${n}`);
  const other = (await log(ledger, actAt(1), 'main', evidence(2, { author: ada, inReplyTo: POST }), aliases))
    .logged;
  await log(ledger, actAt(2), 'main', evidence(3, { author: ada, inReplyTo: POST }), more);
  expect((await rowOf(ledger, other.caseId)).mentions).toHaveLength(1);
  await merge(ledger, actAt(3), one.caseId, other.caseId);
  const all = ['x:1001', 'x:1002', 'x:1003', ...aliases, ...more];
  const merged = await rowOf(ledger, one.caseId);
  expect([...merged.keys].sort()).toEqual([...all].sort());
  await split(ledger, actAt(4), one.caseId, merged.mentions[1]!.id);
  expect(await rowOf(ledger, one.caseId)).toMatchObject({ mentions: [], keys: ['x:1001'] });
  expect((await rowOf(ledger, other.caseId)).mentions).toHaveLength(1);
  expect((await ledger.mentions.get('x:50'))?.caseId).toBe(other.caseId);
});

test('nameless words are forgotten with the person also through two merges, and after they were moved', async () => {
  const ledger = await freshLedger();
  const nameless = (n: number) => ({
    key: null,
    kind: 'selection' as const,
    author: { name: null, handle: null, profileUrl: null },
    text: `secret ${n}`,
  });
  const [one, third] = [await logged(ledger, 0, 1), await logged(ledger, 1, 9)];
  const inner = (await log(ledger, actAt(2), 'main', evidence(2, nameless(1)))).logged;
  const outer = (await log(ledger, actAt(3), 'main', evidence(3, nameless(2)))).logged;
  await merge(ledger, actAt(4), outer.caseId, inner.caseId);
  await merge(ledger, actAt(5), one.caseId, outer.caseId);
  const [first] = (await rowOf(ledger, one.caseId)).mentions;
  await moveMention(ledger, actAt(6), one.caseId, first!.id, third.caseId);
  await forgetPerson(ledger, actAt(7), (await rowOf(ledger, one.caseId)).personId!, { never: false });
  for (const table of ledger.tables)
    expect(JSON.stringify(await table.toArray()), table.name).not.toContain('secret');
});

test('a comment elsewhere is a case of its own, and tells which open one it may be added to', async () => {
  const ledger = await freshLedger();
  const first = await logged(ledger, 0, 1, { inReplyTo: POST });
  expect(first.openCase).toBeNull();
  const other = await logged(ledger, 1, 2, { inReplyTo: 'x:77' }, 'elsewhere');
  expect(other).toMatchObject({ outcome: 'opened', openCase: first.caseId });
  await merge(ledger, actAt(2), other.openCase!, other.caseId);
  expect((await rowOf(ledger, first.caseId)).mentions).toHaveLength(1);
  // The same click sent again tells the same case.
  expect(await logged(ledger, 3, 2, { inReplyTo: 'x:77' }, 'elsewhere')).toMatchObject({ outcome: 'opened' });
  await logged(ledger, 4, 3, { inReplyTo: POST }, 'added');
  expect(await logged(ledger, 5, 3, { inReplyTo: POST }, 'added')).toMatchObject({
    ...{ caseId: first.caseId, outcome: 'added' },
  });
  await cases.dismiss(ledger, actAt(6), first.caseId, 'spam');
  expect(await logged(ledger, 7, 4, { inReplyTo: 'x:78' })).toMatchObject({ openCase: null });
});

test('a mere thanks that is logged in the thread is offered: a pinned date stays, and what is resolved stays so', async () => {
  for (const put of ['pinned', 'resolved', 'snoozed'] as const) {
    const ledger = await freshLedger();
    const { caseId } = await logged(ledger, 0, 1, { inReplyTo: POST });
    const far = { at: '2026-03-30T09:00:00.000Z', why: 'check', pinned: true };
    if (put === 'resolved') await cases.resolve(ledger, actAt(1), caseId, 'fixed');
    if (put === 'pinned') await cases.answer(ledger, actAt(1), caseId, 'It is on its way.', 'said');
    if (put !== 'resolved') await cases.setFollowUp(ledger, actAt(2), caseId, far);
    const before = await rowOf(ledger, caseId);
    const words = { inReplyTo: POST, text: 'Thank you so much!', postedAt: null };
    await logged(ledger, 60, 2, words, 'thanks');
    const { lane, state, turn, followUp, waiting } = before;
    expect(await rowOf(ledger, caseId), put).toMatchObject({
      ...{ lane, state, turn, followUp, waiting },
      mentions: [{ evidence: { key: 'x:1002' } }],
      offers: [{ kind: 'spokeAgain', by: 'x:1002', text: 'Thank you so much!' }],
    });
    // The page shows it, too: that is the same thanks.
    const reply = {
      kind: 'spokeAgain',
      key: 'x:1001',
      by: 'x:1002',
      text: words.text,
      postedAt: null,
    } as const;
    await seen(ledger, actAt(61), [], [reply]);
    expect((await rowOf(ledger, caseId)).offers).toHaveLength(1);
    await undo(ledger, actAt(62), 'thanks', { only: true });
    expect(await rowOf(ledger, caseId), put).toMatchObject({ lane, mentions: [], followUp });
  }
});
