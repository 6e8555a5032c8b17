/** Random commands of a desk: what the user and the pages may do, possible or not, and how the ledger is told. */
import * as cases from '../../storage/commands/case';
import { removeColleague, saveColleague } from '../../storage/commands/colleagues';
import * as handoffs from '../../storage/commands/handoff';
import * as keep from '../../storage/commands/keep';
import { log } from '../../storage/commands/log';
import { describePerson } from '../../storage/commands/people';
import { seen } from '../../storage/commands/seen';
import { removeTemplate, saveTemplates } from '../../storage/commands/templates';
import { undo } from '../../storage/commands/undo';
import type { Ledger } from '../../storage/ledger';
import type { Evidence, Offer } from '../../storage/records';
import {
  CASE_KINDS,
  type CaseKind,
  DISMISSALS,
  type Dismissal,
  OUTCOMES,
  type Outcome,
} from '../../utils/cases';
import { type About, NOTHING_KNOWN } from '../../utils/handoffs/colleague';
import { WAYS, type Way } from '../../utils/handoffs/ways';
import type { Random } from '../page/random';
import { evidence, templateOf } from './ledger';

export type Command = { op: string; now: number } & (
  | { what: 'log'; evidence: Evidence; aliases: string[] }
  | { what: 'undo'; act: string }
  | { what: 'note' | 'handoffAnswered' | 'askAgain' | 'sayNeed'; caseId: string; text: string }
  | { what: 'confirmNeed'; caseId: string }
  | { what: 'answer'; caseId: string; text: string; seen: boolean }
  | { what: 'spokeAgain'; caseId: string; text: string | null }
  | { what: 'classify'; caseId: string; as: CaseKind }
  | {
      what: 'handOff';
      caseId: string;
      name: string;
      department: string;
      dueAt: string | null;
      packet: string | null;
      sentBy: Way | null;
    }
  | { what: 'tickSent'; caseId: string; way: Way }
  | { what: 'withdraw'; caseId: string; why: string | null }
  | { what: 'saveColleague'; was: string | null; name: string; about: About }
  | { what: 'removeColleague'; name: string }
  | { what: 'setFollowUp'; caseId: string; at: string | null; pinned: boolean }
  | { what: 'decline'; caseId: string; by: string }
  | { what: 'resolve'; caseId: string; outcome: Outcome }
  | { what: 'confirm' | 'reopen' | 'moveToPrivate'; caseId: string }
  | { what: 'tag'; caseId: string; add: string[]; remove: string[] }
  | { what: 'dismiss'; caseId: string; reason: Dismissal }
  | { what: 'sight'; key: string; text: string | null; aliases: string[] }
  | { what: 'sightNone'; key: string; kind: 'comment' | 'reply' }
  | { what: 'sightReply'; kind: Offer['kind']; key: string; by: string; postedAt: string | null }
  | { what: 'describePerson'; personId: string; note: string }
  | { what: 'saveTemplate'; id: string; text: string }
  | { what: 'removeTemplate'; id: string }
  | { what: 'set'; key: string; value: number }
  | { what: 'saveBrand'; id: string; handles: string[] }
);

/** What a command may be about. */
export interface Known {
  caseIds: readonly string[];
  personIds: readonly string[];
  /** Acts that the panel offers to take back. */
  acts: readonly string[];
}

const DAY = 86_400_000;
export const DEPARTMENT = 'IT';
export const THANKS = 'Thank you so much!';
const NAMES = ['John', 'Eva'];
const TOPICS = ['delivery', 'Söder', 'warranty'];
const key = (n: number) => `x:${1000 + n}`;

/** `op` and `now` are the act's; whether it is possible just then is not looked at. */
export function randomCommand(random: Random, op: string, now: number, known: Known): Command {
  const n = random.below(6);
  const words = `Words ${random.below(9)}.`;
  const some = () => (random.below(4) === 0 ? [key(random.below(6)), `x:9${random.below(6)}`] : []);
  const maybe = <T>(list: readonly T[], otherwise: T) => (list.length === 0 ? otherwise : random.one(list));
  const caseId = random.below(40) === 0 ? 'nowhere' : maybe(known.caseIds, 'nowhere');
  const later = () => new Date(now + random.below(9 * 24) * 3_600_000).toISOString();
  const topics = () => TOPICS.filter(() => random.below(3) === 0);
  const at = { op, now };
  const all: (() => Command)[] = [
    () => ({ ...at, what: 'log', evidence: randomEvidence(random, n, words), aliases: some() }),
    () => ({ ...at, what: 'log', evidence: randomEvidence(random, n, words), aliases: [] }),
    () => ({ ...at, what: 'undo', act: maybe(known.acts, 'no-act') }),
    () => ({
      ...at,
      what: random.one(['note', 'handoffAnswered', 'askAgain', 'sayNeed'] as const),
      caseId,
      text: words,
    }),
    () => ({ ...at, what: 'confirmNeed', caseId }),
    () => ({ ...at, what: 'answer', caseId, text: words, seen: random.one([true, false]) }),
    () => ({ ...at, what: 'moveToPrivate', caseId }),
    () => ({ ...at, what: 'tag', caseId, add: topics(), remove: topics() }),
    () => ({ ...at, what: 'spokeAgain', caseId, text: random.one([words, null]) }),
    () => ({ ...at, what: 'classify', caseId, as: random.one(CASE_KINDS) }),
    () => {
      const dueAt = random.one([later(), null]);
      const packet = random.one([words, null]);
      const sentBy = random.one([null, ...WAYS]);
      const name = random.one(NAMES);
      return { ...at, what: 'handOff', caseId, name, department: DEPARTMENT, dueAt, packet, sentBy };
    },
    () => ({ ...at, what: 'tickSent', caseId, way: random.one(WAYS) }),
    () => ({ ...at, what: 'withdraw', caseId, why: random.one([words, null]) }),
    () => ({
      ...at,
      what: 'saveColleague',
      was: random.one([...NAMES, null]),
      name: random.one(NAMES),
      about: { ...NOTHING_KNOWN, reach: words, target: random.one([null, 1 + random.below(90)]) },
    }),
    () => ({ ...at, what: 'removeColleague', name: random.one(NAMES) }),
    () => ({
      ...at,
      what: 'setFollowUp',
      caseId,
      at: random.one([later(), later(), null]),
      pinned: random.below(2) === 0,
    }),
    () => ({ ...at, what: 'decline', caseId, by: `x:7${random.below(9)}` }),
    () => ({ ...at, what: 'resolve', caseId, outcome: random.one(OUTCOMES) }),
    () => ({ ...at, what: random.one(['confirm', 'reopen'] as const), caseId }),
    () => ({ ...at, what: 'dismiss', caseId, reason: random.one(DISMISSALS) }),
    () => ({ ...at, what: 'sightNone', key: key(n), kind: random.one(['comment', 'reply']) }),
    () => ({ ...at, what: 'sight', key: key(n), text: random.one([words, null]), aliases: some() }),
    () => ({
      ...at,
      what: 'sightReply',
      kind: random.one(['answered', 'spokeAgain'] as const),
      key: key(n),
      by: `x:7${random.below(9)}`,
      // Before the moment, and now and then of a clock that is ahead.
      postedAt: random.one([null, new Date(now + (random.below(9) - 7) * 3_600_000).toISOString()]),
    }),
    () => ({ ...at, what: 'describePerson', personId: maybe(known.personIds, 'nobody'), note: words }),
    () => ({ ...at, what: 'saveTemplate', id: `t${n}`, text: words }),
    () => ({ ...at, what: 'removeTemplate', id: `t${n}` }),
    () => ({ ...at, what: 'set', key: `s${n}`, value: random.below(9) }),
    () => ({ ...at, what: 'saveBrand', id: random.one(['main', 'velo']), handles: [`nimbus${n}`] }),
  ];
  return random.one(all)();
}

/** Pages differ in what they tell: a selection has no key, some authors no name or no handle, some comments no thread. */
function randomEvidence(random: Random, n: number, text: string): Evidence {
  const told = evidence(n);
  const name = random.one([told.author.name, `Ada L. ${n}`, null]);
  const handle = random.below(8) === 0 ? null : `ada_${n % 3}`;
  return {
    ...told,
    key: random.below(10) === 0 ? null : told.key,
    author: { ...told.author, name, handle },
    text: random.one([null, THANKS, ...Array<string>(8).fill(text)]),
    // Threads of three: who is known wrote there before, and answers what was logged, or somebody else.
    inReplyTo: random.one([null, key(6), key(random.below(6))]),
  };
}

/** A moment after the last act: often the same, sometimes days later. */
export const randomPause = (random: Random) =>
  random.one([0, 1, 60_000, random.below(DAY), random.below(4 * DAY)]);

/** As the background carries it out. */
export async function tell(ledger: Ledger, command: Command): Promise<unknown> {
  const { op, now } = command;
  const by = { op, now };
  switch (command.what) {
    case 'log':
      return log(ledger, by, 'main', command.evidence, command.aliases);
    case 'undo':
      return undo(ledger, by, command.act);
    case 'note':
      return cases.note(ledger, by, command.caseId, command.text);
    case 'sayNeed':
      return cases.sayNeed(ledger, by, command.caseId, command.text);
    case 'confirmNeed':
      return cases.confirmNeed(ledger, by, command.caseId);
    case 'answer':
      return cases.answer(ledger, by, command.caseId, command.text, command.seen ? 'seen' : 'said');
    case 'handoffAnswered':
      return handoffs.handoffAnswered(ledger, by, command.caseId, command.text);
    case 'spokeAgain':
      return cases.spokeAgain(ledger, by, command.caseId, command.text);
    case 'classify':
      return cases.classify(ledger, by, command.caseId, command.as);
    case 'handOff': {
      const { name, department, dueAt, packet, sentBy } = command;
      return handoffs.handOff(ledger, by, command.caseId, {
        ...{ name, department, asked: 'a', told: 'b', dueAt },
        ...{ packet: packet ?? undefined, sentBy: sentBy ?? undefined },
      });
    }
    case 'askAgain':
      return handoffs.askAgain(ledger, by, command.caseId, { text: command.text });
    case 'tickSent':
      return handoffs.tickSent(ledger, by, command.caseId, command.way);
    case 'withdraw':
      return handoffs.withdraw(ledger, by, command.caseId, command.why);
    case 'saveColleague': {
      const { was, name, about } = command;
      const before = was === null ? null : { name: was, department: DEPARTMENT };
      return saveColleague(ledger, by, 'main', { was: before, name, department: DEPARTMENT, about });
    }
    case 'removeColleague':
      return removeColleague(ledger, by, { name: command.name, department: DEPARTMENT });
    case 'setFollowUp':
      return cases.setFollowUp(ledger, by, command.caseId, {
        at: command.at,
        why: 'why',
        pinned: command.pinned,
      });
    case 'decline':
      return cases.decline(ledger, by, command.caseId, command.by);
    case 'resolve':
      return cases.resolve(ledger, by, command.caseId, command.outcome);
    case 'confirm':
      return cases.confirm(ledger, by, command.caseId);
    case 'moveToPrivate':
      return cases.moveToPrivate(ledger, by, command.caseId);
    case 'tag':
      return cases.tag(ledger, by, command.caseId, { add: command.add, remove: command.remove });
    case 'reopen':
      return cases.reopen(ledger, by, command.caseId);
    case 'dismiss':
      return cases.dismiss(ledger, by, command.caseId, command.reason);
    case 'sight': {
      const { key, text, aliases } = command;
      return seen(ledger, by, [{ key, text, aliases }], []);
    }
    case 'sightNone':
      return seen(ledger, by, [], [], [{ key: command.key, kind: command.kind }]);
    case 'sightReply':
      return seen(
        ledger,
        by,
        [],
        [{ kind: command.kind, key: command.key, by: command.by, text: null, postedAt: command.postedAt }],
      );
    case 'describePerson':
      return describePerson(ledger, by, command.personId, command.note);
    case 'saveTemplate':
      return saveTemplates(ledger, by, 'main', [templateOf(command.id, command.text)]);
    case 'removeTemplate':
      return removeTemplate(ledger, by, command.id);
    case 'set':
      return keep.set(ledger, by, 'main', command.key, command.value);
    case 'saveBrand': {
      const accounts = command.handles.map((handle) => ({ site: 'x' as const, handle }));
      return keep.saveBrand(ledger, by, { id: command.id, name: command.id, accounts, longOnX: false });
    }
  }
}
