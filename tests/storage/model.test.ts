/**
 * Random commands on the ledger and on a plain model of it (model.ts); then the same entries in a second ledger, shuffled
 * and repeated. `npm run torture` has 100,000 commands.
 */
import { expect, test } from 'vitest';
import { canonical } from '../../storage/digest';
import { entryForm } from '../../storage/entries';
import { type Ledger, plain } from '../../storage/ledger';
import { markDue } from '../../storage/reminders';
import { take } from '../../storage/take';
import { Refusal } from '../../utils/result';
import { type Random, randomFrom, SEED } from '../page/random';
import { freshLedger, START } from './ledger';
import { Model, type ModelTables } from './model';
import { type Command, randomCommand, randomPause, tell } from './model-command';
import { stored } from './replay';

const COMMANDS = Number(process.env.THREADKEEPER_COMMANDS ?? 600);
/** So many are done to one ledger: enough for any two of them to meet. */
const HISTORY = 100;

const UNDOABLE = new Set<Command['what']>([
  'log',
  'note',
  'answer',
  'sayNeed',
  'confirmNeed',
  'handOff',
  'setFollowUp',
  'spokeAgain',
  'resolve',
  'confirm',
  'reopen',
  'dismiss',
  'classify',
  'saveTemplate',
  'removeTemplate',
  'askAgain',
  'tickSent',
  'withdraw',
  'saveColleague',
  'removeColleague',
]);

const refusalOf = (error: unknown) => {
  if (error instanceof Refusal) return error.code;
  throw error;
};

/** Does `count` random commands to both; gives the moment of the last one, and how many were possible. */
async function work(random: Random, ledger: Ledger, model: Model, count: number) {
  const acts: string[] = [];
  const done: Command[] = [];
  let now = START;
  for (let n = 0; n < count; n++) {
    now += randomPause(random);
    const { caseIds, personIds } = model;
    // Who got no answer sends the same act again.
    const resent = random.below(20) === 0 ? done.at(-1) : undefined;
    const command = resent ?? randomCommand(random, `op-${n}`, now, { caseIds, personIds, acts });
    if (random.below(10) === 0) await markDue(ledger, now);
    const refused = await tell(ledger, command).then(() => null, refusalOf);
    expect(refused, `command ${n}: ${JSON.stringify(command)}`).toBe(model.do(command));
    if (refused !== null || resent) continue;
    done.push(command);
    if (UNDOABLE.has(command.what)) acts.push(command.op);
  }
  return { now, possible: done.length };
}

/** Rows in one order, without their clocks. */
const comparable = (tables: ModelTables) =>
  Object.fromEntries(
    Object.entries(tables).map(([name, rows]) => [
      name,
      rows.map((row) => canonical({ ...(row as object), clock: undefined })).sort(),
    ]),
  );

async function deliver(random: Random, from: Ledger, to: Ledger, now: number): Promise<void> {
  const entries = (await from.entries.toArray()).map((row) => ({ entry: plain(row), salt: row.salt }));
  for (const { entry } of entries) entryForm.parse(entry);
  const waiting = [...entries, ...entries.filter(() => random.below(3) === 0)]
    .map((one) => ({ one, place: random.below(1_000_000) }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);
  while (waiting.length > 0) await take(to, waiting.splice(0, 1 + random.below(20)), now);
}

test(
  `${COMMANDS} random commands come to what a plain model says, also shuffled and repeated (seed ${SEED})`,
  async () => {
    let carriedOut = 0;
    for (let history = 0; history * HISTORY < COMMANDS; history++) {
      const seed = SEED + history;
      const random = randomFrom(seed);
      const [ledger, other, model] = [await freshLedger(), await freshLedger(), new Model()];
      const { now, possible } = await work(
        random,
        ledger,
        model,
        Math.min(HISTORY, COMMANDS - history * HISTORY),
      );
      carriedOut += possible;
      await markDue(ledger, now);
      const tables = await stored(ledger);
      expect(comparable(tables), `seed ${seed}`).toEqual(comparable(model.tables(now)));

      await deliver(random, ledger, other, now);
      expect(await stored(other), `seed ${seed}`).toEqual(tables);
      const [ours, theirs] = [await ledger.head.get('head'), await other.head.get('head')];
      expect(theirs, `seed ${seed}`).toMatchObject({ count: ours?.count, sum: ours?.sum });
      ledger.close();
      other.close();
    }
    console.log(`${COMMANDS} commands (${carriedOut} of them possible) agree with the model, seed ${SEED}`);
  },
  60_000 + COMMANDS * 30,
);
