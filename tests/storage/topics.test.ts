/**
 * The manager's list of topics: random names, renames, merges, partings, removals, tags and undos, in any order and with
 * repetition, come to what a plain model says; and what a case was said to be about stays in its history.
 */
import { expect, test } from 'vitest';
import * as cases from '../../storage/commands/case';
import { expire, forgetPerson } from '../../storage/commands/forget';
import { log } from '../../storage/commands/log';
import { mergeTopics, partTopic, removeTopic, saveTopic } from '../../storage/commands/topics';
import { undo } from '../../storage/commands/undo';
import { indexWords } from '../../storage/index-words';
import { type Ledger, plain } from '../../storage/ledger';
import { readQuery } from '../../storage/queries/read-query';
import { search } from '../../storage/queries/search';
import { listedTopics, searchedTopics, topics } from '../../storage/queries/topics';
import { foldAnew } from '../../storage/restore';
import { take } from '../../storage/take';
import { countTopicsAnew } from '../../storage/topic-sets';
import { type FailureCode, Refusal } from '../../utils/result';
import { namingBy, standsFor, topicKey } from '../../utils/topics';
import { type Random, randomFrom, SEED } from '../page/random';
import { actAt, evidence, freshLedger, START } from './ledger';
import { replayed, stored } from './replay';

const BRAND = 'main';
const HISTORIES = Number(process.env.THREADKEEPER_HISTORIES ?? 4);
const ACTS = 60;
const CASES = 6;
/** Two of them are one topic in two spellings. */
const NAMES = ['Delivery', 'delivery', 'Late parcel', 'Söder', 'Bills', 'App'];

type Act =
  | { what: 'save'; was: string | null; name: string; about: string }
  | { what: 'merge'; from: string; into: string }
  | { what: 'part' | 'remove'; name: string }
  | { what: 'tag'; at: number; add: string[]; remove: string[] }
  | { what: 'close' | 'reopen'; at: number }
  | { what: 'undo'; op: string };
type Done = Act & { op: string; undone: boolean };

/** What was done, in a list; whoever asks walks it from the beginning. */
class Plain {
  readonly done: Done[] = [];

  #standing = () => this.done.filter(({ undone }) => !undone);

  /** The words of each case and whether it is open. */
  cases() {
    const all = Array.from({ length: CASES }, () => ({ words: new Set<string>(), open: true }));
    for (const act of this.#standing()) {
      if (act.what === 'tag') {
        for (const word of act.remove) all[act.at]!.words.delete(word);
        for (const word of act.add) all[act.at]!.words.add(word);
      } else if (act.what === 'close' || act.what === 'reopen') all[act.at]!.open = act.what === 'reopen';
    }
    return all;
  }

  /** What was said of each topic, and into which one each went; a topic is its name in small letters. */
  list() {
    const said = new Map<string, { name: string; about: string; state: string }>();
    const went: { key: string; into: string | null; called: string }[] = [];
    const met = (name: string) => said.get(small(name)) ?? { name, about: '', state: 'met' };
    for (const act of this.#standing()) {
      if (act.what === 'save') {
        said.set(small(act.name), { name: act.name, about: act.about, state: 'listed' });
        for (const step of this.steps.get(act.op) ?? []) {
          said.set(step.key, met(step.called.own));
          went.push({ key: step.key, into: step.into, called: step.called.into });
        }
      } else if (act.what === 'merge') {
        said.set(small(act.from), met(act.from));
        went.push({ key: small(act.from), into: small(act.into), called: act.into });
      } else if (act.what === 'part') {
        said.set(small(act.name), met(act.name));
        went.push({ key: small(act.name), into: null, called: '' });
      } else if (act.what === 'remove') said.set(small(act.name), { ...met(act.name), state: 'removed' });
    }
    const last = new Map(went.map((one) => [one.key, one]));
    const inOrder = went.filter((one) => last.get(one.key) === one);
    const into = new Map<string, string>();
    const end = (key: string): string => (into.has(key) ? end(into.get(key)!) : key);
    for (const one of inOrder)
      if (one.into !== null && end(one.into) !== one.key) into.set(one.key, one.into);
    const called = new Map(inOrder.flatMap((one) => (one.into === null ? [] : [[one.into, one.called]])));
    return { said, end, called };
  }

  /** Where a save was a rename, what went where. */
  readonly steps = new Map<
    string,
    { key: string; into: string | null; called: { own: string; into: string } }[]
  >();

  /** Null, or why it must be refused. */
  do(op: string, act: Act): FailureCode | null {
    const refused = this.#refusal(act);
    if (refused !== null) return refused;
    if (act.what === 'undo') {
      for (const one of this.done) if (one.op === act.op) one.undone = true;
      return null;
    }
    if (act.what === 'save' && (act.was === null || small(act.was) !== small(act.name))) {
      const { said } = this.list();
      const steps = [];
      const key = small(act.name);
      if (this.#went(key)) steps.push({ key, into: null, called: { own: said.get(key)!.name, into: '' } });
      if (act.was !== null)
        steps.push({ key: small(act.was), into: key, called: { own: act.was, into: act.name } });
      this.steps.set(op, steps);
    }
    this.done.push({ ...act, op, undone: false });
    return null;
  }

  /** Whether the last word on it is that it goes into another one, be that so or not. */
  #went(key: string): boolean {
    let into: string | null = null;
    for (const act of this.#standing()) {
      if (act.what === 'merge' && small(act.from) === key) into = small(act.into);
      if (act.what === 'part' && small(act.name) === key) into = null;
      if (act.what === 'save')
        for (const step of this.steps.get(act.op) ?? []) if (step.key === key) into = step.into;
    }
    return into !== null;
  }

  #has(key: string): boolean {
    const { said, end } = this.list();
    const used = this.cases().some(({ words }) => [...words].some((word) => small(word) === key));
    const one = said.get(key);
    return used || (one !== undefined && (one.state !== 'removed' || end(key) !== key));
  }

  #refusal(act: Act): FailureCode | null {
    const { end } = this.list();
    switch (act.what) {
      case 'save': {
        const [key, own] = [small(act.name), act.was === null ? null : small(act.was)];
        if (own !== null && !this.#has(own)) return 'not-found';
        if (own === key) return null;
        return this.#has(key) && end(key) !== own ? 'not-allowed' : null;
      }
      case 'merge':
        if (!this.#has(small(act.from)) || !this.#has(small(act.into))) return 'not-found';
        return end(small(act.from)) === end(small(act.into)) ? 'not-allowed' : null;
      case 'part':
        if (!this.list().said.has(small(act.name))) return 'not-found';
        return this.#went(small(act.name)) ? null : 'not-allowed';
      case 'remove':
        return this.#has(small(act.name)) ? null : 'not-found';
      case 'close':
        return this.cases()[act.at]!.open ? null : 'not-allowed';
      case 'undo':
        return this.done.some(({ op }) => op === act.op) ? null : 'not-found';
      default:
        return null;
    }
  }

  /** What the view must show: by brand-less keys, with counts made by looking at every case. */
  shown() {
    const { said, end, called } = this.list();
    const all = this.cases();
    const keys = new Set([...said.keys(), ...all.flatMap(({ words }) => [...words].map(small))].map(end));
    return [...keys]
      .flatMap((key) => {
        const having = all.filter(({ words }) => [...words].some((word) => end(small(word)) === key));
        const spelt = all.flatMap(({ words }) => [...words].filter((word) => small(word) === key));
        const most = [...Map.groupBy(spelt, (word) => word)].sort(
          ([a, n], [b, m]) => m.length - n.length || (a < b ? -1 : 1),
        )[0]?.[0];
        const one = said.get(key);
        const offered = one?.state !== 'removed';
        if (!offered && having.length === 0) return [];
        return {
          name: one?.name ?? most ?? called.get(key) ?? '',
          about: one?.about ?? '',
          offered,
          all: having.length,
          open: having.filter(({ open }) => open).length,
          members: [...said]
            .flatMap(([other, { name }]) => (other !== key && end(other) === key ? name : []))
            .sort(),
        };
      })
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}

const small = (name: string) => name.toLowerCase();

function randomAct(random: Random, ops: readonly string[]): Act {
  const name = () => random.one(NAMES);
  const some = () => NAMES.filter(() => random.below(4) === 0);
  const at = random.below(CASES);
  return random.one<() => Act>([
    () => ({
      what: 'save',
      was: random.one([null, name(), name()]),
      name: name(),
      about: random.one(['', 'a', 'b']),
    }),
    () => ({ what: 'merge', from: name(), into: name() }),
    () => ({ what: 'part', name: name() }),
    () => ({ what: 'remove', name: name() }),
    () => ({ what: 'tag', at, add: some(), remove: some() }),
    () => ({ what: 'tag', at, add: some(), remove: [] }),
    () => ({ what: random.one(['close', 'reopen'] as const), at }),
    () => ({ what: 'undo', op: ops.length === 0 ? 'none' : random.one(ops) }),
  ])();
}

async function tell(ledger: Ledger, ids: readonly string[], op: string, now: number, act: Act) {
  const by = { op, now };
  const departments = ['support'];
  switch (act.what) {
    case 'save': {
      const { was, name, about } = act;
      return saveTopic(ledger, by, BRAND, { was, name, about, sort: 'matter', departments });
    }
    case 'merge':
      return mergeTopics(ledger, by, BRAND, act.from, act.into);
    case 'part':
      return partTopic(ledger, by, BRAND, act.name);
    case 'remove':
      return removeTopic(ledger, by, BRAND, act.name);
    case 'tag':
      return cases.tag(ledger, by, ids[act.at]!, { add: act.add, remove: act.remove });
    case 'close':
      return cases.dismiss(ledger, by, ids[act.at]!, 'spam');
    case 'reopen':
      return cases.reopen(ledger, by, ids[act.at]!);
    case 'undo':
      return undo(ledger, by, act.op);
  }
}

const refusalOf = (error: unknown) => {
  if (error instanceof Refusal) return error.code;
  throw error;
};

async function shown(ledger: Ledger) {
  return (await topics(ledger))
    .map(({ name, about, offered, all, open, members }) => ({
      ...{ name, about, offered, all, open },
      members: members.map((one) => one.name).sort(),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const opened = async (ledger: Ledger) => {
  const ids: string[] = [];
  for (let n = 0; n < CASES; n++)
    ids.push((await log(ledger, actAt(0, `log-${n}`), BRAND, evidence(n))).logged.caseId);
  return ids;
};

const found = async (ledger: Ledger, typed: string) => {
  const answer = readQuery(typed, [], await searchedTopics(ledger));
  if ('problem' in answer) return answer.problem.what;
  const { hits } = await search(ledger, answer.query, 50, new AbortController().signal);
  return hits.map(({ row }) => row.id).sort();
};

test(
  `${HISTORIES} histories of ${ACTS} random acts agree with a plain model, also shuffled and repeated (seed ${SEED})`,
  async () => {
    let possible = 0;
    for (let history = 0; history < HISTORIES; history++) {
      const random = randomFrom(SEED + history);
      const [ledger, other, model] = [await freshLedger(), await freshLedger(), new Plain()];
      const ids = await opened(ledger);
      const ops: string[] = [];
      for (let n = 0; n < ACTS; n++) {
        const act = randomAct(random, ops);
        const [op, now] = [`act-${n}`, START + (n + 1) * 60_000];
        const wanted = model.do(op, act);
        const said = `seed ${SEED + history}, act ${n}: ${JSON.stringify(act)}`;
        const refused = await tell(ledger, ids, op, now, act).then(() => null, refusalOf);
        expect(refused, said).toBe(wanted);
        if (refused !== null) continue;
        possible++;
        if (act.what !== 'undo') ops.push(op);
        // Who got no answer sends it again.
        if (random.below(8) === 0) await tell(ledger, ids, op, now, act);
        expect(await shown(ledger), said).toEqual(model.shown());
      }
      const now = START + 90 * 60_000;
      const entries = (await ledger.entries.toArray()).map((row) => ({ entry: plain(row), salt: row.salt }));
      const shuffled = [...entries, ...entries.filter(() => random.below(3) === 0)]
        .map((one) => ({ one, place: random.below(1_000_000) }))
        .sort((a, b) => a.place - b.place)
        .map(({ one }) => one);
      while (shuffled.length > 0) await take(other, shuffled.splice(0, 1 + random.below(9)), now);
      expect(await shown(other), `seed ${SEED + history}`).toEqual(model.shown());
      expect(await stored(other)).toEqual(
        replayed(
          entries.map(({ entry }) => entry),
          now,
        ),
      );
      const counts = await ledger.topicSets.toArray();
      await countTopicsAnew(ledger);
      expect(await ledger.topicSets.toArray()).toEqual(counts);

      // What the cards show and what a search finds follow the list, wherever the index of search stands.
      const naming = namingBy(await listedTopics(ledger));
      for (const indexed of [false, true]) {
        while (indexed && (await indexWords(ledger)));
        for (const { name, all } of await topics(ledger)) {
          const hits = (await ledger.cases.toArray())
            .filter(({ brand, topics: words }) =>
              // One that nobody listed stands in each case as it is spelt there.
              naming(brand, words).some((one) => topicKey(one) === topicKey(name)),
            )
            .map(({ id }) => id);
          expect(hits).toHaveLength(all);
          expect(await found(ledger, `topic:"${name}"`), `seed ${SEED + history}`).toEqual(hits.sort());
        }
      }
      ledger.close();
      other.close();
    }
    console.log(`${HISTORIES * ACTS} acts on topics, ${possible} of them possible, seed ${SEED}`);
  },
  30_000 + HISTORIES * 8_000,
);

test('two machines that add the same topic have one, and both find what the other renamed', async () => {
  const [ours, theirs] = [await freshLedger(), await freshLedger()];
  const [id] = await opened(ours);
  await opened(theirs);
  const said = { about: '', sort: 'matter' as const, departments: [] };
  await saveTopic(ours, actAt(1, 'ours'), BRAND, { was: null, name: 'Delivery', ...said });
  await saveTopic(theirs, actAt(2, 'theirs'), BRAND, { was: null, name: ' delivery ', ...said });
  await cases.tag(theirs, actAt(3), id!, { add: ['delivery'], remove: [] });
  await saveTopic(ours, actAt(4, 'rename'), BRAND, { was: 'Delivery', name: 'Parcels', ...said });
  const salted = async (ledger: Ledger) =>
    (await ledger.entries.toArray()).map((row) => ({ entry: plain(row), salt: row.salt }));
  const [one, two] = [await salted(ours), await salted(theirs)];
  await take(ours, two, START + 9 * 60_000);
  await take(theirs, one, START + 9 * 60_000);
  for (const ledger of [ours, theirs])
    expect(await topics(ledger)).toMatchObject([{ name: 'Parcels', all: 1, open: 1 }]);
  // The history keeps what was said then.
  const history = await ours.history('case', id!);
  expect(history.flatMap((entry) => (entry.kind === 'tagged' ? entry.body.add : []))).toEqual(['delivery']);
});

test('two that were put into each other on two machines come to the same on both', () => {
  const into = (id: string, clock: string) => ({ id, name: id, clock });
  const rows = [
    { id: 'a', into: into('b', '2') },
    { id: 'b', into: into('a', '1') },
    { id: 'c', into: into('a', '3') },
  ];
  for (const some of [rows, rows.toReversed()])
    expect(['a', 'b', 'c'].map(standsFor(some))).toEqual(['a', 'a', 'a']);
});

test('forgetting changes no count, keeps no word, and counts once what two machines forgot', async () => {
  const ledger = await freshLedger();
  const ids = await opened(ledger);
  for (const [n, id] of ids.entries())
    await cases.tag(ledger, actAt(n + 1), id, {
      add: ['Canaria’s parcel', ...(n > 2 ? ['App'] : [])],
      remove: [],
    });
  const other = await freshLedger();
  const entries = async (from: Ledger) =>
    (await from.entries.toArray()).map((row) => ({ entry: plain(row), salt: row.salt }));
  const person = async (from: Ledger, n: number) =>
    (await from.people.filter(({ name }) => name === `Ada ${n}`).first())!.id;
  await forgetPerson(ledger, actAt(20), await person(ledger, 5), { never: false });
  await take(other, await entries(ledger), START + 21 * 60_000);
  // From here on both know the key of the pseudonyms.
  await forgetPerson(ledger, actAt(22), await person(ledger, 4), { never: false });
  await forgetPerson(other, actAt(23), await person(other, 4), { never: false });
  await take(ledger, await entries(other), START + 24 * 60_000);
  await take(other, await entries(ledger), START + 24 * 60_000);
  for (const one of [ledger, other]) {
    expect(await topics(one)).toMatchObject([
      { name: 'Canaria’s parcel', all: 6, open: 4 },
      { name: 'App', all: 3, open: 1 },
    ]);
    expect(await stored(one)).toEqual(replayed((await one.entries.toArray()).map(plain), START));
  }
  for (const [n, id] of ids.slice(0, 4).entries()) await cases.dismiss(ledger, actAt(30 + n), id, 'spam');
  await expire(ledger, actAt(60), START + 59 * 60_000);
  expect(JSON.stringify([await ledger.topicSets.toArray(), await ledger.erasures.toArray()])).not.toMatch(
    /Canaria/,
  );
  const counts = await ledger.topicSets.toArray();
  expect(counts.map(({ all, open }) => ({ all, open }))).toEqual(
    expect.arrayContaining([
      { all: 3, open: 0 },
      { all: 3, open: 0 },
    ]),
  );
  await foldAnew(ledger, START + 70 * 60_000);
  expect(await ledger.topicSets.toArray()).toEqual(counts);
});
