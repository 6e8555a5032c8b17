/** Which accounts are one customer's: linked, taken apart and undone in any order, and nothing of either is ever changed. */
import { expect, test } from 'vitest';
import { dismiss, note } from '../../storage/commands/case';
import { forgetPerson } from '../../storage/commands/forget';
import { log } from '../../storage/commands/log';
import { merge, moveMention, split } from '../../storage/commands/mentions';
import * as people from '../../storage/commands/people';
import { undo } from '../../storage/commands/undo';
import type { Entry } from '../../storage/entries';
import { buryMore } from '../../storage/forget';
import { personIdOf } from '../../storage/ids';
import { type Ledger, plain } from '../../storage/ledger';
import { customerOf } from '../../storage/queries/customer';
import { caseHistory, personHistory } from '../../storage/queries/history';
import { markDue } from '../../storage/reminders';
import { take } from '../../storage/take';
import type { FailureCode } from '../../utils/result';
import { randomFrom, SEED } from '../page/random';
import { actAt, evidence, freshLedger } from './ledger';
import { type Fact, pairOf, View } from './model-people';
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

const ROUNDS = Number(process.env.THREADKEEPER_ROUNDS ?? 3);
const ACTS = Number(process.env.THREADKEEPER_ACTS ?? 60);
const ACCOUNTS = ['ada', 'bo', 'cai', 'dee'];
const TAGS = ['VIP', 'press', 'partner'];
const idOf = (handle: string) => personIdOf('main', 'x', handle);

/** What a ledger holds, in the words of the model. */
function factOf(entry: Entry): Pick<Fact, 'id' | 'about' | 'of' | 'kind' | 'detail'> {
  const { id, entity, entityId, kind } = entry;
  const of = entry.entity === 'link' && 'people' in entry.body ? pairOf(...entry.body.people) : entityId;
  return { id, about: entity as Fact['about'], of, kind, detail: detailOf(entry) };
}

function detailOf(entry: Entry): string {
  switch (entry.kind) {
    case 'opened':
    case 'mentionAdded':
      return entry.body.evidence.key ?? '';
    case 'noted':
      return entry.body.text;
    case 'described':
      return entry.entity === 'person' ? entry.body.note : '';
    case 'joined':
      return entry.body.into;
    case 'merged':
      return entry.body.keys.join(' ');
    case 'mentionTaken':
      return [entry.body.mention, ...entry.body.keys].join(' ');
    case 'undone':
      return entry.body.entryId;
    default:
      return '';
  }
}

const sorted = <T>(list: readonly T[]) =>
  [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

/** Every customer's card and every case's timeline is what the plain model makes of the same facts. */
async function expectAsModel(ledger: Ledger, facts: readonly Fact[], where: string): Promise<void> {
  const view = new View(facts);
  const when = new Map(facts.map(({ id, at }) => [id, at]));
  for (const id of ACCOUNTS.map(idOf)) {
    const history = await personHistory(ledger, id);
    const known = view.person(id);
    expect(history === null, `${where}: known`).toBe(known === null);
    if (!history) continue;
    expect(history.people.map(({ id, note, tags }) => [id, note, tags]).sort(), `${where}: cards`).toEqual(
      view
        .group(id)
        .flatMap((one) => {
          const person = view.person(one);
          return person ? [[one, person.note, person.tags.sort()]] : [];
        })
        .sort(),
    );
    // Of whom nothing has arrived has no card, and their cases wait with it.
    const cards = new Set(history.people.map(({ id }) => id));
    expect(history.cases.map(({ id }) => id).sort(), `${where}: cases`).toEqual(
      view
        .casesOf(id)
        .filter((one) => cards.has(view.case(one)?.account ?? ''))
        .sort(),
    );
  }
  for (const id of view.ids('case')) {
    const known = view.case(id);
    const history = await caseHistory(ledger, id);
    expect(history === null, `${where}: ${id}`).toBe(known === null);
    if (!history || !known) continue;
    const { row, timeline } = history;
    expect(
      {
        ...{ key: row.evidence.key, account: row.personId, state: row.state },
        mentions: sorted(row.mentions.map(({ id, from, evidence }) => [id, evidence.key, from])),
        keys: [...row.keys].sort(),
      },
      `${where}: ${id}`,
    ).toEqual({
      ...{ key: known.key, account: known.account, state: known.state },
      mentions: sorted(known.mentions.map(({ id, key, from }) => [id, key, from])),
      keys: [...known.keys].sort(),
    });
    const told = timeline.map((entry) => [when.get(entry.id), entry.kind, detailOf(entry)] as const);
    const times = told.map(([at]) => at ?? -1);
    expect(times, `${where}: ${id}, in its order`).toEqual([...times].sort((a, b) => a - b));
    expect(sorted(told), `${where}: ${id}, its timeline`).toEqual(sorted(view.timeline(id)));
  }
}

test(`linked, unlinked, merged, split, moved, said and taken back on two machines, whose entries come late: as a plain model (seed ${SEED})`, async () => {
  const done = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) {
    const random = randomFrom(SEED + round);
    const ledgers = [await freshLedger(), await freshLedger()];
    /** All that was said, and what each of the two knows of it. */
    const said: Fact[] = [];
    const knows = [new Set<string>(), new Set<string>()];
    const known = (machine: number) => said.filter(({ id }) => knows[machine]!.has(id));
    /** Some of what the one has and the other has not, in no order, and acts torn apart. */
    const send = async (from: number, share: number) => {
      const to = 1 - from;
      const rows = await ledgers[from]!.entries.toArray();
      const late = rows.filter(({ id }) => !knows[to]!.has(id) && random.below(100) < share);
      late.sort(() => random.below(2) - 0.5);
      await take(
        ledgers[to]!,
        late.map((row) => ({ entry: plain(row), salt: row.salt })),
        Date.now(),
      );
      for (const { id } of late) knows[to]!.add(id);
    };
    for (let n = 0; n < ACTS; n++) {
      const machine = random.below(2);
      const ledger = ledgers[machine]!;
      const view = new View(known(machine));
      const op = `act-${round}-${n}`;
      const by = actAt(10 + n, op);
      const draw = () => {
        const cases = [...view.ids('case'), 'nobody'];
        // Often a case with more than one mention, and another one of the same account.
        const full = cases.filter((id) => (view.case(id)?.mentions.length ?? 0) > 0);
        const one = random.one(full.length > 0 && random.below(2) === 0 ? full : cases);
        const mates = cases.filter((id) => id !== one && view.case(id)?.account === view.case(one)?.account);
        const two = random.one(mates.length > 0 && random.below(4) > 0 ? mates : cases);
        const [ada, bo] = [random.one(ACCOUNTS), random.one(ACCOUNTS)];
        const mention = random.one([...(view.case(one)?.mentions ?? []).map(({ id }) => id), 'none']);
        const tags = { add: [random.one(TAGS)], remove: [random.one(TAGS)] };
        if (tags.add[0] === tags.remove[0]) tags.remove = [];
        // Another mention, or one that the other machine has logged already.
        const keys = said.flatMap(({ kind, detail }) => (kind === 'opened' ? detail : []));
        const elsewhere = keys.filter((key) => !view.tellsOf(key));
        const key = elsewhere.length > 0 && random.below(3) === 0 ? random.one(elsewhere) : `x:${round}${n}`;
        const author =
          said.find(({ kind, detail }) => kind === 'opened' && detail === key)?.account ?? idOf(ada);
        const handle = ACCOUNTS.find((one) => idOf(one) === author) ?? ada;
        const earlier = [...new Set(said.map((fact) => fact.op))].filter(
          (one) => !said.some((fact) => fact.op === one && fact.kind === 'undone'),
        );
        const back = random.one([...earlier, 'never']);
        return {
          log: [
            view.log(author, key),
            () =>
              log(
                ledger,
                by,
                'main',
                evidence(n, { key, author: { name: handle, handle, profileUrl: null } }),
              ),
          ],
          note: [view.note(one, `note ${n}`), () => note(ledger, by, one, `note ${n}`)],
          dismiss: [view.dismiss(one), () => dismiss(ledger, by, one, 'spam')],
          describe: [
            view.describe(idOf(ada), `note ${n}`),
            () => people.describePerson(ledger, by, idOf(ada), `note ${n}`),
          ],
          tag: [view.tag(idOf(ada), tags), () => people.tagPerson(ledger, by, idOf(ada), tags)],
          link: [
            view.link(idOf(ada), idOf(bo), true),
            () => people.linkPeople(ledger, by, idOf(ada), idOf(bo), 'hand'),
          ],
          apart: [
            view.link(idOf(ada), idOf(bo), false),
            () => people.keepApart(ledger, by, idOf(ada), idOf(bo)),
          ],
          unlink: [view.unlink(idOf(ada)), () => people.unlinkPerson(ledger, by, idOf(ada))],
          merge: [view.merge(one, two), () => merge(ledger, by, one, two)],
          split: [view.split(one, mention, op), () => split(ledger, by, one, mention)],
          move: [view.move(one, mention, two), () => moveMention(ledger, by, one, mention, two)],
          undo: [view.undo(back), () => undo(ledger, by, back)],
        } satisfies Record<string, [unknown, () => Promise<unknown>]>;
      };
      const choices = [
        ...['log', 'link', 'merge', 'merge', 'merge', 'split', 'split', 'move', 'move', 'move', 'undo'],
        ...Object.keys(draw()),
      ] as (keyof ReturnType<typeof draw>)[];
      // First there must be something.
      const what = n < 16 ? 'log' : random.one(choices);
      // What cannot be done is tried, too, but seldom.
      let [expected, act] = draw()[what];
      for (let tries = random.below(10) === 0 ? 0 : 40; tries > 0 && expected === null; tries--)
        [expected, act] = draw()[what];
      const where = `round ${round}, act ${n} (${what})`;
      const code = await act().then(() => null, codeOf);
      expect(code === null, `${where}: ${code}`).toBe(expected !== null);
      const written = (await ledger.entries.where('id').startsWith(op).toArray())
        .filter(({ id }) => id === op || id.startsWith(`${op}.`))
        .map((row) => plain(row) as Entry);
      const wrote = written.map(factOf).filter(({ about }) => ['case', 'person', 'link'].includes(about));
      // An undone link has the link's own id.
      const bare = ({ about, of, kind, detail }: Pick<Fact, 'about' | 'of' | 'kind' | 'detail'>) =>
        kind === 'undone' ? ['', kind, detail] : [about, of, kind, detail];
      expect(sorted(wrote.map(bare)), where).toEqual(
        sorted((expected ?? []).map((fact) => bare({ ...fact }))),
      );
      if (expected === null) continue;
      done.set(what, (done.get(what) ?? 0) + 1);
      for (const fact of expected) {
        // Each entry once: one act may say the same twice, as of a mention that a case had from two sides.
        const same = wrote.findIndex((one) => JSON.stringify(bare(one)) === JSON.stringify(bare(fact)));
        const [one] = same === -1 ? [] : wrote.splice(same, 1);
        said.push({ ...fact, at: n, op, id: one?.id ?? '' });
      }
      for (const { id } of written) knows[machine]!.add(id);
      if (random.below(6) === 0) {
        const from = random.below(2);
        await send(from, random.one([20, 50, 100]));
        await expectAsModel(ledgers[1 - from]!, known(1 - from), `${where}, then told`);
      }
    }
    await send(0, 100);
    await send(1, 100);
    for (const [machine, ledger] of ledgers.entries()) {
      expect(known(machine)).toHaveLength(said.length);
      await expectAsModel(ledger, said, `round ${round}, machine ${machine}, in the end`);
      const entries = (await ledger.entries.toArray()).map((row) => plain(row));
      const now = Date.now();
      await markDue(ledger, now);
      expect(await stored(ledger)).toEqual(replayed(entries, now));
    }
  }
  console.info(`Done: ${[...done].map(([what, count]) => `${what} ${count}`).join(', ')}`);
  for (const what of ['log', 'link', 'merge', 'undo'])
    expect(done.get(what) ?? 0, `${what} was done at all`).toBeGreaterThan(0);
}, 240_000);
