/** One comment under several keys: the same case on every page; and where two cases came of it, one stands for it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { headOf } from '../../storage/act';
import * as cases from '../../storage/commands/case';
import { log } from '../../storage/commands/log';
import { seen } from '../../storage/commands/seen';
import { undo } from '../../storage/commands/undo';
import type { Ledger } from '../../storage/ledger';
import { plain } from '../../storage/ledger';
import { caseHistory } from '../../storage/queries/history';
import { casesOfKeys, marks, marksOfCases } from '../../storage/queries/marks';
import { take } from '../../storage/take';
import { living } from '../../storage/tombstone';
import { actAt, evidence, freshLedger } from './ledger';
import { replayed, stored } from './replay';

/** The same comment as one page names it, as another does, and as a third. */
const [PFBID, NUMBER, BASE64] = ['facebook:pfbid0abc', 'facebook:2001', 'facebook:Y29tbWVudA'];
const named = (key: string) => evidence(1, { place: 'facebook', key });
const told = (ledger: Ledger, minutes: number, key: string, ...aliases: string[]) =>
  seen(ledger, actAt(minutes), [{ key, text: null, aliases }], []);

test('a comment that was logged under one key has its case on the page that names it otherwise', async () => {
  const ledger = await freshLedger();
  const { logged } = await log(ledger, actAt(0), 'main', named(PFBID), [NUMBER]);
  const again = await log(ledger, actAt(1), 'main', named(BASE64), [NUMBER]);
  expect(again.logged).toEqual({ caseId: logged.caseId, outcome: 'known', openCase: null });
  const keys = [PFBID, NUMBER, BASE64];
  expect(await marks(ledger, keys)).toEqual(Object.fromEntries(keys.map((key) => [key, 'us'])));
  expect(Object.values(await casesOfKeys(ledger, keys))).toEqual(
    keys.map(() => expect.objectContaining({ caseId: logged.caseId, brand: 'main' })),
  );
});

test('a page that tells another key of it is learnt from, once; taking the logging back clears the marks of all', async () => {
  const ledger = await freshLedger();
  const click = actAt(0);
  const { logged } = await log(ledger, click, 'main', named(PFBID));
  await told(ledger, 1, PFBID, NUMBER);
  const before = await ledger.entries.count();
  await told(ledger, 2, NUMBER, PFBID);
  expect(await ledger.entries.count()).toBe(before);
  expect((await log(ledger, actAt(3), 'main', named(NUMBER))).logged.outcome).toBe('known');

  const [first, second] = living(await ledger.entries.toArray()).filter(({ kind }) => kind === 'opened');
  for (const { id } of [first!, second!]) await undo(ledger, actAt(4), id);
  expect(await ledger.mentions.count()).toBe(0);
  expect(await marksOfCases(ledger, [logged.caseId])).toEqual({ [PFBID]: 'none', [NUMBER]: 'none' });
});

test('logged twice under two keys: once a page tells that they are one thing, both cases say so and one is shown', async () => {
  const ledger = await freshLedger();
  const a = (await log(ledger, actAt(0), 'main', named(PFBID))).logged.caseId;
  const b = (await log(ledger, actAt(1), 'main', named(NUMBER))).logged.caseId;
  expect(a).not.toBe(b);
  await told(ledger, 2, NUMBER, PFBID);
  const shown = async () =>
    Object.values(await casesOfKeys(ledger, [PFBID, NUMBER])).map(({ caseId }) => caseId);
  const twins = async (id: string) => (await caseHistory(ledger, id))?.twins.map((twin) => twin.id);
  expect(await shown()).toEqual([a, a]);
  expect([await twins(a), await twins(b)]).toEqual([[b], [a]]);

  // Neither was closed by what a page said: that is the manager's, and whichever is kept is the one that is shown.
  expect((await ledger.cases.toArray()).map(({ lane }) => lane)).toEqual(['us', 'us']);
  await cases.dismiss(ledger, actAt(3), a, 'duplicate');
  expect(await shown()).toEqual([b, b]);
  expect(await marksOfCases(ledger, [a])).toEqual({ [PFBID]: 'us', [NUMBER]: 'us' });
  await cases.reopen(ledger, actAt(4), a);
  await cases.dismiss(ledger, actAt(5), b, 'duplicate');
  expect(await shown()).toEqual([a, a]);
});

test('whatever pages tell of four keys, in whatever order the entries arrive: the same cases, one to a key', async () => {
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
  console.log(`aliases property: SEED=${seed}`);
  const key = fc.constantFrom('x:1001', 'x:1002', 'x:1003', 'x:1004');
  const step = fc.record({
    what: fc.constantFrom('log', 'log', 'told', 'told', 'answered', 'dismiss', 'reopen', 'undo'),
    keys: fc.uniqueArray(key, { minLength: 1, maxLength: 3 }),
    pick: fc.nat(20),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), fc.infiniteStream(fc.nat()), async (steps, dice) => {
      const ledger = await freshLedger();
      const done: string[] = [];
      for (const [n, { what, keys, pick }] of steps.entries()) {
        const by = actAt(n);
        const [first = '', ...aliases] = keys;
        const rows = await ledger.cases.toArray();
        const row = rows[pick % rows.length];
        if (what === 'log') await log(ledger, by, 'main', evidence(1, { key: first }), aliases);
        if (what === 'told') await seen(ledger, by, [{ key: first, text: null, aliases }], []);
        if (what === 'answered')
          await seen(
            ledger,
            by,
            [],
            [{ kind: what, key: first, by: `x:9${pick}`, text: null, postedAt: null }],
          );
        if (what === 'dismiss' && row && row.lane !== 'closed')
          await cases.dismiss(ledger, by, row.id, 'duplicate');
        if (what === 'reopen' && row) await cases.reopen(ledger, by, row.id);
        const op = done[pick % done.length];
        if (what === 'undo' && op !== undefined) await undo(ledger, by, op);
        if (await ledger.entries.where('id').equals(by.op).count()) done.push(by.op);
      }
      const sealed = await ledger.entries.toArray();
      const now = actAt(steps.length).now;
      const shuffled = [...sealed, ...sealed]
        .map((entry) => ({ salted: { entry: plain(entry), salt: entry.salt }, at: dice.next().value }))
        .sort((a, b) => a.at - b.at)
        .map(({ salted }) => salted);
      const elsewhere = await freshLedger();
      for (const one of shuffled) await take(elsewhere, [one], now);
      expect(await stored(ledger)).toEqual(replayed(sealed.map(plain), now));
      expect(await stored(elsewhere)).toEqual(await stored(ledger));
      const [{ count, sum }, there] = [await headOf(ledger), await headOf(elsewhere)];
      expect(there).toMatchObject({ count, sum });
      ledger.close();
      elsewhere.close();
    }),
    { seed, numRuns: 100 },
  );
});
