/** A new seat keeps a window of a log that is longer, and what it shows is what a seat with all of it shows. */
import { expect, test } from 'vitest';
import { look } from '../../storage/backfills';
import * as cases from '../../storage/commands/case';
import { saveColleague } from '../../storage/commands/colleagues';
import { forgetPerson } from '../../storage/commands/forget';
import { handOff } from '../../storage/commands/handoff';
import { log } from '../../storage/commands/log';
import { merge } from '../../storage/commands/mentions';
import { describePerson, linkPeople } from '../../storage/commands/people';
import { caseIdOf, personIdOf } from '../../storage/ids';
import { caseHistory, personHistory } from '../../storage/queries/history';
import { knownFrom, stillToCome } from '../../storage/queries/older';
import { markDue } from '../../storage/reminders';
import { newestStanding } from '../../storage/sync/standing';
import type { Sync } from '../../storage/sync/sync';
import { bringOlder, catchUp } from '../../storage/sync/synchronise';
import { goBack, join } from '../../storage/sync/teams';
import { NOTHING_KNOWN } from '../../utils/handoffs/colleague';
import { Refusal } from '../../utils/result';
import { NoLog, type TeamLog } from '../../utils/team/log';
import { type Random, randomFrom, SEED } from '../page/random';
import { evidence, START } from '../storage/ledger';
import { type Command, type Known, randomCommand, tell } from '../storage/model-command';
import { stored } from '../storage/replay';
import { logOn, Stream } from './memory-log';
import { BRAND, type Member, member, step, syncOf, totalOf } from './seat';

const DAY = 86_400_000;
/** A new seat begins with so few that most of the log is older. */
const NEWEST = 10;

/** A team with a server, and the time there. */
class Team {
  stream = new Stream();
  now = START;
  #acts = 0;

  /** An act, `days` after the one before. */
  act(days = 0) {
    this.now += days * DAY + 60_000;
    return { op: `act-${++this.#acts}`, now: this.now };
  }

  logOf = (user: string) => logOn(this.stream, user, () => this.now);

  syncOf = (one: Member, more: Partial<Sync> = {}, log: TeamLog = this.logOf(one.user)) =>
    syncOf(one, log, { now: () => this.now, newest: NEWEST, ...more });

  go = (one: Member, more: Partial<Sync> = {}) =>
    step(one, this.logOf(one.user), { now: () => this.now, newest: NEWEST, ...more });

  async log(one: Member, n: number, days = 0) {
    const { logged } = await log(one.ledger, this.act(days), BRAND, evidence(n));
    await this.go(one);
    return logged.caseId;
  }
}

const older = async ({ ledger }: Member) => (await ledger.teams.get(BRAND))?.older ?? null;

/** The same rows on both, of these cases and of who their customers are. */
async function expectSame(one: Member, other: Member, ids: readonly string[], now: number) {
  await Promise.all([markDue(one.ledger, now), markDue(other.ledger, now)]);
  for (const id of ids) {
    const row = await other.ledger.cases.get(id);
    expect(row, `the case ${id} is there`).toBeDefined();
    expect(await one.ledger.cases.get(id)).toEqual(row);
    const history = (await caseHistory(one.ledger, id))!;
    expect(history.sought).toBe(false);
    expect(history.timeline).toEqual((await caseHistory(other.ledger, id))?.timeline);
    if (row?.personId) {
      expect(await one.ledger.people.get(row.personId)).toEqual(await other.ledger.people.get(row.personId));
      const [here, there] = await Promise.all(
        [one, other].map(({ ledger }) => personHistory(ledger, row.personId!)),
      );
      expect(here?.people).toEqual(there?.people);
    }
  }
}

/** A year in which a case a day is logged, and answered the next day; nothing of it waits but the first one. */
async function aYear() {
  const team = new Team();
  const ada = await member('ada');
  const standing = await team.log(ada, 0);
  const ids: string[] = [];
  for (let n = 1; n <= 30; n++) {
    const id = await team.log(ada, n, 13);
    await cases.answer(ada.ledger, team.act(1), id, 'It is on its way.', 'said');
    await cases.dismiss(ada.ledger, team.act(), id, 'not-about-us');
    await team.go(ada);
    ids.push(id);
  }
  return { team, ada, standing, ids };
}

test('a new seat rests at its window, and has what stands open from before it', async () => {
  const { team, ada, standing, ids } = await aYear();
  const bo = await member('bo');
  expect(await team.go(bo)).toBe(true);
  const { before, from } = (await older(bo))!;
  expect(before).toBeGreaterThan(1);
  expect(Date.parse(from!)).toBeGreaterThan(START + 100 * DAY);
  expect((await knownFrom(bo.ledger)).map(({ brand }) => brand)).toEqual([BRAND]);
  expect(await stillToCome(bo.ledger)).toEqual([]);
  expect(await bo.ledger.setAside.count()).toBe(0);
  const recent = ids.slice(-6);
  await expectSame(bo, ada, [standing, ...recent], team.now);
  expect(await bo.ledger.cases.get(ids[0]!)).toBeUndefined();
  expect((await totalOf(bo)).count).toBeLessThan((await totalOf(ada)).count / 2);
});

test('who asks for older ones has another window of it each time, and in the end the same ledger', async () => {
  const { team, ada } = await aYear();
  const bo = await member('bo');
  await team.go(bo);
  const begins = [(await older(bo))!.from!];
  for (let n = 0; n < 12 && (await older(bo)); n++) {
    await goBack(bo.ledger, BRAND, false, team.now);
    expect(await team.go(bo)).toBe(true);
    begins.push((await older(bo))?.from ?? '');
  }
  expect(begins.length).toBeGreaterThan(2);
  expect(begins.toSorted().reverse()).toEqual(begins);
  expect(await totalOf(bo)).toEqual(await totalOf(ada));
  expect(await bo.ledger.backfills.count()).toBe(0);
  await Promise.all([markDue(bo.ledger, team.now), markDue(ada.ledger, team.now)]);
  expect(await stored(bo.ledger)).toEqual(await stored(ada.ledger));
});

test('everything is kept where it is asked for, and on an admin’s seat, who purges and puts back', async () => {
  const { team, ada } = await aYear();
  const [bo, cleo, dag] = [await member('bo'), await member('cleo', 'admin'), await member('dag')];
  await team.go(bo);
  await goBack(bo.ledger, BRAND, true, team.now);
  await team.go(bo);
  await team.go(cleo);
  await team.go(dag);
  expect(await older(dag)).not.toBeNull();
  await join(dag.ledger, { brand: BRAND, user: 'dag', role: 'admin', devices: [] }, team.now);
  await team.go(dag);
  for (const one of [bo, cleo, dag]) {
    expect(await older(one)).toBeNull();
    expect(await totalOf(one)).toEqual(await totalOf(ada));
  }
});

test('a log in which nobody has listed what stands open is copied whole', async () => {
  const { team, ada, standing } = await aYear();
  await team.logOf('ada').purge('standing', 'open', team.stream.last);
  const bo = await member('bo');
  await team.go(bo);
  expect(await older(bo)).toBeNull();
  expect(await totalOf(bo)).toEqual(await totalOf(ada));
  expect(await bo.ledger.cases.get(standing)).toBeDefined();
});

test('an old list lets a seat go back further, so that nothing that stood still since is missed', async () => {
  const { team, ada, ids } = await aYear();
  const late = await team.log(ada, 900, 1);
  const list = await newestStanding(team.logOf('ada'));
  // Nobody with all of it is there for half a year; what is written is written by others.
  const bo = await member('bo');
  await team.go(bo);
  for (let n = 0; n < 20; n++) await team.log(bo, 1000 + n, 9);
  expect((await newestStanding(team.logOf('ada')))?.at).toBe(list!.at);
  const cleo = await member('cleo');
  await team.go(cleo);
  expect(Date.parse((await older(cleo))!.since!)).toBeLessThan(list!.at);
  await team.go(ada);
  await expectSame(cleo, ada, [late, ids.at(-1)!], team.now);
});

test('who has all of a log lists what stands open once a week, and nobody else does', async () => {
  const { team, ada } = await aYear();
  const lists = () => team.stream.messages.filter(({ subject }) => subject.endsWith('.standing.open'));
  const count = lists().length;
  expect(count).toBeGreaterThan(20);
  expect(count).toBeLessThan(70);
  for (let n = 0; n < 5; n++) await team.go(ada);
  expect(lists()).toHaveLength(count);
  team.now += 30 * DAY;
  const [bo, reader] = [await member('bo'), await member('rea', 'reader')];
  await team.go(bo);
  await team.go(reader);
  expect(lists()).toHaveLength(count);
  await team.go(ada);
  expect(lists()).toHaveLength(count + 1);
  expect(await ada.ledger.setAside.count()).toBe(0);
});

test('a case that goes on after its window is whole before it is shown, with who its customer is', async () => {
  const { team, ada, ids } = await aYear();
  const first = ids[2]!;
  const second = await team.log(ada, 800);
  const { author } = evidence(800);
  const { logged } = await log(ada.ledger, team.act(), BRAND, evidence(801, { author }));
  const third = logged.caseId;
  const personOf = (n: number) => personIdOf(BRAND, 'x', `ada_${n}`);
  await describePerson(ada.ledger, team.act(), personOf(3), 'Prefers mail.');
  await linkPeople(ada.ledger, team.act(), personOf(3), personOf(7), 'hand');
  await merge(ada.ledger, team.act(), second, third);
  await saveColleague(ada.ledger, team.act(), BRAND, {
    ...{ was: null, name: 'John', department: 'IT' },
    about: { ...NOTHING_KNOWN, reach: 'Second floor.' },
  });
  await team.go(ada);
  for (let n = 0; n < 20; n++) await team.log(ada, 2000 + n, 6);
  await cases.note(ada.ledger, team.act(), first, 'She called.');
  await cases.note(ada.ledger, team.act(), third, 'He called.');
  const last = await team.log(ada, 3000);
  await handOff(ada.ledger, team.act(), last, {
    ...{ name: 'John', department: 'IT', asked: 'Where is it?', told: 'We ask.', dueAt: null },
  });
  await team.go(ada);
  const bo = await member('bo');
  const shown: string[] = [];
  await team.go(bo, {
    told: (some) => {
      if (some.includes(first)) shown.push(first);
    },
  });
  await expectSame(bo, ada, [first, second, third, last], team.now);
  expect((await personHistory(bo.ledger, personOf(3)))?.people.map(({ id }) => id)).toContain(personOf(7));
  expect(await bo.ledger.colleagues.toArray()).toEqual(await ada.ledger.colleagues.toArray());
});

test('what is logged once more is the older case, and says that it is looked for until it is known', async () => {
  const { team, ada, ids } = await aYear();
  const bo = await member('bo');
  await team.go(bo);
  const id = ids[4]!;
  expect(await bo.ledger.cases.get(id)).toBeUndefined();
  const { logged } = await log(bo.ledger, team.act(), BRAND, evidence(5));
  expect(logged.caseId).toBe(id);
  expect((await caseHistory(bo.ledger, id))?.sought).toBe(true);
  await team.go(bo);
  await team.go(ada);
  await expectSame(bo, ada, [id], team.now);
  expect(await bo.ledger.cases.get(id)).toMatchObject({ state: 'dismissed' });
});

test('a case or a customer that is opened by address is fetched alone; what the log has not is not there', async () => {
  const { team, ada, ids } = await aYear();
  const bo = await member('bo');
  await team.go(bo);
  const before = await older(bo);
  const nowhere = caseIdOf(BRAND, 'x:99');
  for (const entityId of [ids[1]!, nowhere])
    expect(await look(bo.ledger, { entity: 'case', entityId })).toBe(true);
  await look(bo.ledger, { entity: 'person', entityId: personIdOf(BRAND, 'x', 'ada_9') });
  await team.go(bo);
  await expectSame(bo, ada, [ids[1]!], team.now);
  expect(await bo.ledger.cases.get(nowhere)).toBeUndefined();
  expect(await personHistory(bo.ledger, personIdOf(BRAND, 'x', 'ada_9'))).not.toBeNull();
  expect((await older(bo))?.before).toBe(before?.before);
  expect(await stillToCome(bo.ledger)).toEqual([]);
  // Who has everything asks nobody.
  expect(await look(ada.ledger, { entity: 'case', entityId: nowhere })).toBe(false);
});

test('it goes on where it broke off, however often', async () => {
  const { team, ada, standing, ids } = await aYear();
  const bo = await member('bo');
  let breaks = 0;
  for (let n = 0; n < 400; n++) {
    let calls = 0;
    const log = team.logOf('bo');
    const failing: TeamLog = {
      ...log,
      between: async (...args) => (++calls > 1 ? broken() : log.between(...args)),
      history: async (...args) => (++calls > 20 ? broken() : log.history(...args)),
    };
    try {
      await step(bo, failing, { now: () => team.now, newest: NEWEST });
      break;
    } catch (error) {
      expect(error).toBeInstanceOf(NoLog);
      breaks++;
    }
  }
  expect(breaks).toBeGreaterThan(1);
  await expectSame(bo, ada, [standing, ...ids.slice(-6)], team.now);
});

const broken = (): never => {
  throw new NoLog('unreachable', 'cut off');
};

test('who was forgotten does not come back with what is fetched', async () => {
  const { team, ada, standing, ids } = await aYear();
  const cleo = await member('cleo', 'admin');
  const bo = await member('bo');
  await team.go(bo);
  const person = personIdOf(BRAND, 'x', 'ada_2');
  await forgetPerson(ada.ledger, team.act(), person, { never: false });
  await forgetPerson(ada.ledger, team.act(), personIdOf(BRAND, 'x', 'ada_0'), { never: false });
  await team.go(ada);
  // The log has it still: no admin's seat was there.
  expect(team.stream.messages.some(({ subject }) => subject.endsWith(ids[1]!))).toBe(true);
  await look(bo.ledger, { entity: 'case', entityId: ids[1]! });
  await look(bo.ledger, { entity: 'person', entityId: person });
  await team.go(bo);
  const dag = await member('dag');
  await team.go(dag);
  for (const one of [bo, dag]) {
    expect(await one.ledger.cases.get(ids[1]!)).toBeUndefined();
    expect(await one.ledger.cases.get(standing)).toBeUndefined();
    expect(await one.ledger.people.get(person)).toBeUndefined();
    expect(JSON.stringify(await one.ledger.entries.toArray())).not.toContain('My order 2 never');
  }
  // An admin's seat takes it out of the log, and the lists that named the case with it.
  await team.go(cleo);
  await team.go(cleo);
  expect(JSON.stringify(team.stream.messages)).not.toContain(ids[1]!);
  expect(JSON.stringify(team.stream.messages.map(({ body }) => body))).not.toContain(standing);
  expect(await newestStanding(team.logOf('cleo'))).not.toBeNull();
});

const unlessRefused = async (doing: Promise<unknown>) => {
  await doing.catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
};

/** Any mention of some hundred, so that old ones are met again; and much is closed, so that not all of it stands open. */
function anyCommand(random: Random, op: string, now: number, known: Known): Command {
  const luck = random.below(4);
  const n = random.below(120);
  if (luck === 0) return { op, now, what: 'log', evidence: evidence(n), aliases: [] };
  if (luck === 1 && known.caseIds.length > 0)
    return { op, now, what: 'dismiss', caseId: random.one(known.caseIds), reason: 'not-about-us' };
  return randomCommand(random, op, now, known);
}

test(`whatever is done: what a window shows is as on a seat with everything (seed ${SEED})`, async () => {
  const random = randomFrom(SEED);
  const team = new Team();
  const seats = [await member('ada'), await member('bo')];
  const acts = seats.map(() => [] as string[]);
  const act = async (which: number, one: Member) => {
    const [caseIds, personIds] = await Promise.all([
      one.ledger.cases.toCollection().primaryKeys(),
      one.ledger.people.toCollection().primaryKeys(),
    ]);
    const { op, now } = team.act(random.below(5));
    const command = anyCommand(random, op, now, { caseIds, personIds, acts: acts[which]!.slice(-20) });
    await unlessRefused(tell(one.ledger, command));
    if (command.what !== 'undo') acts[which]!.push(op);
    await team.go(one);
  };
  for (let n = 0; n < 180; n++) {
    const which = random.below(2);
    await act(which, seats[which]!);
  }
  const cleo = await member('cleo');
  seats.push(cleo);
  acts.push([]);
  await team.go(cleo);
  const rested = (await older(cleo)) !== null;
  for (let n = 0; n < 60; n++) {
    const which = random.below(3);
    await act(which, seats[which]!);
  }
  for (let round = 0; round < 2; round++) for (const one of seats) await team.go(one);
  const [ada] = seats as [Member, Member];
  const [whole, some] = await Promise.all([ada, cleo].map(({ ledger }) => ledger.cases.toArray()));
  console.info(`${some!.length} of ${whole!.length} cases in the window; it rested: ${rested}`);
  await expectSame(
    cleo,
    ada,
    some!.map(({ id }) => id),
    team.now,
  );
  const shown = new Set(some!.map(({ id }) => id));
  const { from } = (await older(cleo)) ?? { from: '' };
  // Whatever is open, or has gone on since, is here.
  for (const row of whole!) {
    const waits = row.lane !== 'closed' || row.offered === 1 || row.clashed === 1;
    const newest = Math.max(...(await ada.ledger.history('case', row.id)).map(({ at }) => Date.parse(at)));
    if (waits || newest > Date.parse(from ?? '')) expect(shown, row.id).toContain(row.id);
  }
  await goBack(cleo.ledger, BRAND, true, team.now);
  await team.go(cleo);
  expect(await totalOf(cleo)).toEqual(await totalOf(ada));
  await Promise.all([markDue(cleo.ledger, team.now), markDue(ada.ledger, team.now)]);
  const tables = await Promise.all([cleo, ada].map(({ ledger }) => stored(ledger)));
  for (const name of ['cases', 'people', 'colleagues', 'mentions', 'topicSets', 'links'] as const)
    expect(tables[0]![name]).toEqual(tables[1]![name]);
});

test('nothing is asked for twice, and a seat that is new does not ask for what nobody sees', async () => {
  const { team, ada } = await aYear();
  const bo = await member('bo');
  const asked: string[] = [];
  const log = team.logOf('bo');
  const noting: TeamLog = {
    ...log,
    history: async (entity, entityId, before) => {
      asked.push(`${entity} ${entityId}`);
      return log.history(entity, entityId, before);
    },
  };
  const sync = team.syncOf(bo, {}, noting);
  expect((await catchUp(sync)) && (await bringOlder(sync))).toBe(true);
  expect(new Set(asked).size).toBe(asked.length);
  await team.log(ada, 5000);
  expect((await catchUp(sync)) && (await bringOlder(sync))).toBe(true);
  expect(new Set(asked).size).toBe(asked.length);
  expect(asked.length).toBeLessThan((await ada.ledger.cases.count()) * 2);
});
