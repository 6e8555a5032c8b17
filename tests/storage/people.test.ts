/** Which accounts are one customer's: linked, taken apart and undone in any order, and nothing of either is ever changed. */
import { expect, test } from 'vitest';
import { forgetPerson } from '../../storage/commands/forget';
import { log } from '../../storage/commands/log';
import * as people from '../../storage/commands/people';
import { undo } from '../../storage/commands/undo';
import { buryMore } from '../../storage/forget';
import { type Ledger, plain } from '../../storage/ledger';
import { customerOf } from '../../storage/queries/customer';
import { caseHistory, personHistory } from '../../storage/queries/history';
import { take } from '../../storage/take';
import type { FailureCode } from '../../utils/result';
import { randomFrom, SEED } from '../page/random';
import { actAt, evidence, freshLedger } from './ledger';
import { replayed, stored } from './replay';

/** Accounts `from` … `to`, each with two cases; gives the ids of the people. */
async function met(ledger: Ledger, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 1; n <= count; n++) {
    const first = await log(ledger, actAt(n, `log-${n}`), 'main', evidence(n));
    const author = evidence(n).author;
    await log(ledger, actAt(n, `more-${n}`), 'main', evidence(100 + n, { author }));
    ids.push((await ledger.cases.get(first.logged.caseId))?.personId ?? '');
  }
  return ids;
}

const codeOf = (error: unknown) => (error as { code?: FailureCode }).code ?? 'unknown';

test('two accounts are one customer: one card with all their cases, and each its own again once unlinked', async () => {
  const ledger = await freshLedger();
  const [ada = '', lund = '', other = ''] = await met(ledger, 3);
  await people.describePerson(ledger, actAt(10), ada, 'Writes late.');
  await people.tagPerson(ledger, actAt(10), lund, { add: ['VIP', 'press'], remove: [] });
  const apart = [await personHistory(ledger, ada), await personHistory(ledger, lund)];
  await people.linkPeople(ledger, actAt(11, 'link'), lund, ada, 'hand');

  const one = await personHistory(ledger, ada);
  expect(one?.people.map(({ id }) => id)).toEqual([ada, lund]);
  expect(one?.cases).toHaveLength(4);
  expect(one?.links).toMatchObject([{ linked: true, why: 'hand' }]);
  expect((await personHistory(ledger, lund))?.person.id).toBe(lund);
  const [newest] = one?.cases ?? [];
  const around = await caseHistory(ledger, newest?.id ?? '');
  expect(around?.others).toBe(3);
  expect(around?.past).toHaveLength(3);
  expect(around?.siblings.every(({ personId }) => personId === newest?.personId)).toBe(true);

  await people.unlinkPerson(ledger, actAt(12, 'apart'), ada);
  expect([await personHistory(ledger, ada), await personHistory(ledger, lund)]).toEqual(apart);
  await undo(ledger, actAt(13), 'apart');
  expect((await personHistory(ledger, ada))?.cases).toHaveLength(4);
  await undo(ledger, actAt(14), 'link');
  expect([await personHistory(ledger, ada), await personHistory(ledger, lund)]).toEqual(apart);
  expect((await personHistory(ledger, other))?.cases).toHaveLength(2);
  await expect(people.linkPeople(ledger, actAt(15), ada, 'nobody', 'hand')).rejects.toMatchObject({
    code: 'not-found',
  });
  await expect(people.unlinkPerson(ledger, actAt(15), other)).rejects.toMatchObject({ code: 'not-allowed' });
});

test('who stood between two is taken out, and the two stay together', async () => {
  const ledger = await freshLedger();
  const [one = '', between = '', two = '', three = ''] = await met(ledger, 4);
  await people.linkPeople(ledger, actAt(10), one, between, 'fact');
  await people.linkPeople(ledger, actAt(11), between, two, 'profile');
  await people.linkPeople(ledger, actAt(12), two, three, 'hand');
  await people.unlinkPerson(ledger, actAt(13), between);
  expect((await customerOf(ledger, between))?.people).toHaveLength(1);
  const rest = await customerOf(ledger, one);
  expect(rest?.people.map(({ id }) => id).sort()).toEqual([one, two, three].sort());
  expect(rest?.links.map(({ why }) => why).sort()).toEqual(['hand', 'together']);
});

test('a customer is forgotten by all accounts, with what linked them, also where it arrives later', async () => {
  const ledger = await freshLedger();
  const [ada = '', lund = '', other = ''] = await met(ledger, 3);
  await people.keepApart(ledger, actAt(9), ada, other);
  await people.linkPeople(ledger, actAt(10), ada, lund, 'hand');
  await people.setPersonTone(ledger, actAt(10), lund, 'Dry');
  const late = (await ledger.entries.toArray()).map(({ salt, ...row }) => ({
    entry: plain({ ...row, salt }),
    salt,
  }));
  await forgetPerson(ledger, actAt(20), lund, { never: false });
  while (await buryMore(ledger, Date.now()));
  expect((await ledger.people.toArray()).map(({ id }) => id)).toEqual([other]);
  expect(await ledger.links.count()).toBe(0);
  await take(ledger, late, Date.now());
  while (await buryMore(ledger, Date.now()));
  expect(await ledger.people.count()).toBe(1);
  expect(JSON.stringify(await ledger.entries.toArray())).not.toContain(ada);
  expect(await ledger.links.count()).toBe(0);
});

/** Groups in plain memory: a list of who is with whom, which undoing goes back in. */
class Plain {
  #pairs = new Map<string, { op: string; on: boolean }[]>();
  readonly #ids: readonly string[];
  constructor(ids: readonly string[]) {
    this.#ids = ids;
  }
  #say(one: string, two: string, op: string, on: boolean) {
    const name = [one, two].sort().join(' ');
    this.#pairs.set(name, [...(this.#pairs.get(name) ?? []), { op, on }]);
  }
  #on() {
    return [...this.#pairs].filter(([, said]) => said.at(-1)?.on).map(([name]) => name.split(' '));
  }
  group(id: string): string[] {
    const found = [id];
    for (const one of found)
      for (const pair of this.#on())
        if (pair.includes(one)) for (const two of pair) if (!found.includes(two)) found.push(two);
    return found.sort();
  }
  link(one: string, two: string, op: string): FailureCode | null {
    if (this.group(one).includes(two)) return 'not-allowed';
    this.#say(one, two, op, true);
    return null;
  }
  apart(one: string, two: string, op: string): FailureCode | null {
    if (this.group(one).includes(two)) return 'not-allowed';
    this.#say(one, two, op, false);
    return null;
  }
  /** Whoever was together without it stays so; which links say so is not this model's matter. */
  unlink(id: string, op: string): FailureCode | null {
    const before = this.group(id).filter((one) => one !== id);
    if (before.length === 0) return 'not-allowed';
    for (const pair of this.#on()) if (pair.includes(id)) this.#say(pair[0]!, pair[1]!, op, false);
    for (const [n, one] of before.slice(1).entries())
      if (!this.group(one).includes(before[n]!)) this.#say(before[n]!, one, op, true);
    return null;
  }
  groups() {
    return this.#ids.map((id) => this.group(id));
  }
}

const ROUNDS = Number(process.env.THREADKEEPER_ROUNDS ?? 5);

test(`linked, kept apart and taken out in random order, and told in any order: as a plain model (seed ${SEED})`, async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const random = randomFrom(SEED + round);
    const ledger = await freshLedger();
    const ids = await met(ledger, 6);
    const model = new Plain(ids);
    for (let n = 0; n < 25; n++) {
      const [op, one, two] = [`act-${n}`, random.one(ids), random.one(ids)];
      if (one === two) continue;
      const by = actAt(20 + n, op);
      const what = random.one(['link', 'link', 'apart', 'unlink'] as const);
      const expected =
        what === 'link'
          ? model.link(one, two, op)
          : what === 'apart'
            ? model.apart(one, two, op)
            : model.unlink(one, op);
      const done = {
        link: () => people.linkPeople(ledger, by, one, two, 'hand'),
        apart: () => people.keepApart(ledger, by, one, two),
        unlink: () => people.unlinkPerson(ledger, by, one),
      }[what]();
      const code = await done.then(() => null, codeOf);
      expect(code, `round ${round}, act ${n}: ${what}`).toBe(expected);
    }
    const groups = async (of: Ledger) =>
      Promise.all(
        ids.map(async (id) => (await customerOf(of, id))?.people.map((person) => person.id).sort() ?? []),
      );
    expect(await groups(ledger), `round ${round}`).toEqual(model.groups());

    // The same entries late, twice and shuffled.
    const entries = (await ledger.entries.toArray()).map((row) => ({ entry: plain(row), salt: row.salt }));
    const other = await freshLedger();
    const shuffled = [...entries, ...entries.slice(0, 20)].sort(() => random.below(2) - 0.5);
    for (let from = 0; from < shuffled.length; from += 7)
      await take(other, shuffled.slice(from, from + 7), Date.now());
    expect(await groups(other), `round ${round}, shuffled`).toEqual(model.groups());
    expect(await stored(other)).toEqual(
      replayed(
        entries.map(({ entry }) => entry),
        Date.now(),
      ),
    );
  }
}, 240_000);
