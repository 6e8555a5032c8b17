import { begin, cancel, decide, finish, type Numbered, stage } from '../../storage/backup/stage';
import { takeOverSome } from '../../storage/backup/take-over';
import * as cases from '../../storage/commands/case';
import { keepFile } from '../../storage/commands/files';
import { allowAgain, expire, forgetPerson, neverLog } from '../../storage/commands/forget';
import { keepHealth } from '../../storage/commands/health';
import * as keep from '../../storage/commands/keep';
import { log } from '../../storage/commands/log';
import { dropRepair, keepRepair } from '../../storage/commands/repair';
import { seen } from '../../storage/commands/seen';
import { undo, undoBrand } from '../../storage/commands/undo';
import { digestOf, NO_SUM, plus } from '../../storage/digest';
import { buryMore } from '../../storage/forget';
import { personIdOf } from '../../storage/ids';
import { indexAnew, indexWords } from '../../storage/index-words';
import { type Ledger, plain } from '../../storage/ledger';
import { markDue } from '../../storage/reminders';
import { take } from '../../storage/take';
import { ALWAYS } from '../../utils/clocks/hours';
import { actAt, evidence, freshLedger, START } from './ledger';

/** The moment of every command under test; what was prepared came before, and nothing of it is due yet. */
const MINUTES = 60;
export const NOW = START + MINUTES * 60_000;
const LATER = START + 9 * 86_400_000;

const by = actAt(MINUTES, 'the-act');
const FOLLOW_UP = { at: '2026-03-09T09:00:00.000Z', why: 'she is away', pinned: true };
const HANDOFF = {
  name: 'John',
  department: 'support',
  asked: 'Where is it?',
  told: 'He looks.',
  dueAt: null,
};
const ACCOUNT = { site: 'x', handle: 'nimbus' } as const;
const IMPORT = 'an-import';
const SOME = 3;

export interface Command {
  name: string;
  /** What must have been done before. */
  first?: (ledger: Ledger) => Promise<unknown>;
  run: (ledger: Ledger) => Promise<unknown>;
  /** When the dates are looked at. */
  now?: number;
  /** It has several transactions, and between them the ledger is sound, but neither as before nor as after. */
  inParts?: true;
}

/** Ids of the cases that are prepared, by what became of them. */
const ids = { open: '', handed: '', resolved: '', closed: '', offered: '' };
/** Another manager's entries, as a file has them. */
let theirs: Numbered[] = [];

/** The desk before each command. */
export async function prepare(ledger: Ledger): Promise<void> {
  theirs = await theirEntries();
  const opened = async (n: number) =>
    (await log(ledger, actAt(n, `log-${n}`), 'main', evidence(n))).logged.caseId;
  ids.open = await opened(1);
  ids.handed = await opened(2);
  ids.resolved = await opened(3);
  ids.closed = await opened(4);
  ids.offered = await opened(5);
  await cases.handOff(ledger, actAt(10), ids.handed, HANDOFF);
  await cases.resolve(ledger, actAt(11), ids.resolved, 'fixed');
  await cases.dismiss(ledger, actAt(12), ids.closed, 'spam');
  await seen(ledger, actAt(13), [], [reply('answered', 'x:501')]);
  await keep.saveTemplate(ledger, actAt(14, 'save-t1'), 'main', {
    id: 't1',
    name: 'Thanks',
    text: 'Hej',
    whenToUse: '',
  });
  await keep.saveBrand(ledger, actAt(15), { id: 'main', name: 'Nimbus', accounts: [] });
  await keepRepair(ledger, REPAIR, START);
}

const REPAIR = { site: 'x', part: 'text', css: '[data-words]', why: 'renamed' } as const;
const FILE = { id: 'a-file', kind: 'backup', name: 'a.jsonl' } as const;
const reply = (kind: 'answered' | 'spokeAgain', at: string) => ({
  kind,
  key: 'x:1005',
  by: at,
  text: 'We look into it.',
  postedAt: null,
});
async function theirEntries(): Promise<Numbered[]> {
  const other = await freshLedger();
  for (let n = 1; n <= 4; n++) await log(other, actAt(n, `their-log-${n}`), 'main', evidence(n * 2));
  const rows = await other.entries.toArray();
  other.close();
  return rows.map((row, n) => ({ line: n + 2, entry: plain(row), salt: row.salt }));
}
const person = async (ledger: Ledger) => (await ledger.people.toCollection().first())?.id ?? '';

const header = () => ({ at: '2026-03-01T09:00:00.000Z', device: 'C', count: 0, sum: NO_SUM });
const sumOf = () =>
  theirs.reduce((sum, { entry, salt }) => plus(sum, digestOf(entry as never, salt)), NO_SUM);
const begun = (ledger: Ledger) =>
  begin(ledger, IMPORT, { at: '2026-03-01T09:00:00.000Z', device: 'B', count: theirs.length, sum: sumOf() });
const staged = async (ledger: Ledger) => {
  await begun(ledger);
  // In chunks, so that the take-over has several transactions.
  for (let n = 0; n < theirs.length; n += SOME) await stage(ledger, IMPORT, n, theirs.slice(n, n + SOME));
};
const finished = async (ledger: Ledger) => {
  await staged(ledger);
  await finish(ledger, IMPORT, { count: theirs.length, sum: sumOf() }, theirs.length + 2);
};
const decided = async (ledger: Ledger) => {
  await finished(ledger);
  await decide(ledger, IMPORT);
};
/** With a key for pseudonyms: a new one would be another in each run. */
const keyed = (ledger: Ledger) =>
  neverLog(ledger, actAt(MINUTES - 2, 'keyed'), 'main', { site: 'x', handle: 'zed' });
/** Also once their row is gone: a resend names them as the first message did. */
const someone = personIdOf('main', 'x', evidence(1).author.handle ?? '');

async function takeOverAll(ledger: Ledger) {
  while ((await takeOverSome(ledger, NOW)) !== null);
}

export const COMMANDS: Command[] = [
  { name: 'log', run: (l) => log(l, by, 'main', evidence(9)) },
  { name: 'log again, with other keys', run: (l) => log(l, by, 'main', evidence(1), ['x:901', 'x:902']) },
  {
    name: 'log a selection',
    run: (l) => log(l, by, 'main', evidence(9, { key: null, kind: 'selection', place: 'web' })),
  },
  { name: 'classify', run: (l) => cases.classify(l, by, ids.open, 'question') },
  {
    name: 'classify, correcting what was suggested',
    run: (l) => cases.classify(l, by, ids.open, 'question', { waiting: 1 }),
  },
  { name: 'note', run: (l) => cases.note(l, by, ids.open, 'She rang.') },
  { name: 'answer', run: (l) => cases.answer(l, by, ids.open, 'We look into it.', 'said') },
  { name: 'hand off', run: (l) => cases.handOff(l, by, ids.open, HANDOFF) },
  { name: 'hand-off answered', run: (l) => cases.handoffAnswered(l, by, ids.handed, 'Found it.') },
  { name: 'set follow-up', run: (l) => cases.setFollowUp(l, by, ids.open, FOLLOW_UP) },
  { name: 'spoke again', run: (l) => cases.spokeAgain(l, by, ids.resolved, 'Still nothing.') },
  { name: 'decline', run: (l) => cases.decline(l, by, ids.offered, 'x:501') },
  { name: 'resolve', run: (l) => cases.resolve(l, by, ids.open, 'explained') },
  { name: 'confirm', run: (l) => cases.confirm(l, by, ids.resolved) },
  { name: 'reopen', run: (l) => cases.reopen(l, by, ids.closed) },
  { name: 'dismiss', run: (l) => cases.dismiss(l, by, ids.open, 'duplicate') },
  {
    name: 'save a template',
    run: (l) => keep.saveTemplate(l, by, 'main', { id: 't2', name: 'T', text: 'Hi', whenToUse: '' }),
  },
  { name: 'remove a template', run: (l) => keep.removeTemplate(l, by, 't1') },
  { name: 'set', run: (l) => keep.set(l, by, 'main', 'me', 'Mia') },
  { name: 'describe a person', run: async (l) => keep.describePerson(l, by, await person(l), 'Polish') },
  {
    name: 'save a brand',
    run: (l) => keep.saveBrand(l, by, { id: 'velo', name: 'Velo', accounts: [ACCOUNT] }),
  },
  {
    name: 'save the hours',
    run: (l) => keep.saveHours(l, by, { ...ALWAYS, daysOff: [{ date: '2026-12-24', name: '' }] }),
  },
  { name: 'undo a logging', run: (l) => undo(l, by, 'log-1', { only: true }) },
  { name: 'undo a template', run: (l) => undo(l, by, 'save-t1') },
  { name: 'undo a brand’s cases', run: (l) => undoBrand(l, by, 'main') },
  {
    name: 'seen on a page',
    run: (l) =>
      seen(
        l,
        by,
        [
          { key: 'x:1001', text: 'Other words now.', aliases: ['x:801'] },
          { key: 'x:1002', text: null, aliases: ['x:1003'] },
        ],
        [reply('spokeAgain', 'x:502')],
      ),
  },
  { name: 'mark what is due', run: (l) => markDue(l, LATER), now: LATER },
  {
    name: 'keep a page’s health',
    run: (l) => keepHealth(l, { site: 'x', pageKind: 'home', items: 3, missing: {}, served: {} }, NOW),
  },
  { name: 'keep a repair', run: (l) => keepRepair(l, { ...REPAIR, css: '[data-text]' }, NOW) },
  { name: 'drop a repair', run: (l) => dropRepair(l, 'x text') },
  { name: 'keep a file that left', run: (l) => keepFile(l, FILE, NOW) },
  { name: 'take over another’s entries', run: (l) => take(l, theirs as never, NOW) },
  {
    name: 'forget a person',
    first: keyed,
    run: (l) => forgetPerson(l, by, someone, { never: true }),
  },
  { name: 'never log an account', first: keyed, run: (l) => neverLog(l, by, 'main', ACCOUNT) },
  { name: 'allow it again', first: keyed, run: (l) => allowAgain(l, by, 'main', 'never:1') },
  { name: 'old cases expire', first: keyed, run: (l) => expire(l, by, LATER) },
  {
    name: 'look for what is forgotten',
    first: async (l) => {
      await keyed(l);
      await forgetPerson(l, actAt(MINUTES - 1, 'forget'), someone, { never: false });
    },
    run: async (l) => {
      while (await buryMore(l, NOW));
    },
    inParts: true,
  },
  { name: 'begin an import', run: begun },
  { name: 'begin another import', first: staged, run: (l) => begin(l, 'another', header()) },
  { name: 'stage', first: begun, run: (l) => stage(l, IMPORT, 0, theirs) },
  {
    name: 'finish staging',
    first: staged,
    run: (l) => finish(l, IMPORT, { count: theirs.length, sum: sumOf() }, 9),
  },
  { name: 'decide', first: finished, run: (l) => decide(l, IMPORT) },
  { name: 'cancel', first: finished, run: (l) => cancel(l, IMPORT) },
  { name: 'the whole take-over', first: decided, run: takeOverAll, inParts: true },
  {
    name: 'sweep what was cancelled',
    first: async (l) => {
      await finished(l);
      await cancel(l, IMPORT);
    },
    run: takeOverAll,
    inParts: true,
  },
  {
    name: 'the words of search',
    run: async (l) => {
      while (await indexWords(l, 6));
    },
    inParts: true,
  },
  { name: 'one batch of words', run: (l) => indexWords(l, 100) },
  { name: 'forget all words', first: (l) => indexWords(l), run: indexAnew },
];
