/** Random commands of a desk: what the user and the pages may do, possible or not, and how the ledger is told. */
import * as cases from '../../storage/commands/case';
import * as keep from '../../storage/commands/keep';
import { log } from '../../storage/commands/log';
import { seen } from '../../storage/commands/seen';
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
import type { Random } from '../page/random';
import { evidence } from './ledger';

export type Command = { op: string; now: number } & (
  | { what: 'log'; evidence: Evidence; aliases: string[] }
  | { what: 'undo'; act: string }
  | { what: 'note' | 'answer' | 'handoffAnswered'; caseId: string; text: string }
  | { what: 'spokeAgain'; caseId: string; text: string | null }
  | { what: 'classify'; caseId: string; as: CaseKind }
  | { what: 'handOff'; caseId: string; name: string; department: string; dueAt: string | null }
  | { what: 'setFollowUp'; caseId: string; at: string | null; pinned: boolean }
  | { what: 'decline'; caseId: string; by: string }
  | { what: 'resolve'; caseId: string; outcome: Outcome }
  | { what: 'confirm' | 'reopen'; caseId: string }
  | { what: 'dismiss'; caseId: string; reason: Dismissal }
  | { what: 'sight'; key: string; text: string | null; aliases: string[] }
  | { what: 'sightReply'; kind: Offer['kind']; key: string; by: string }
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
const key = (n: number) => `x:${1000 + n}`;

/** `op` and `now` are the act's; whether it is possible just then is not looked at. */
export function randomCommand(random: Random, op: string, now: number, known: Known): Command {
  const n = random.below(6);
  const words = `Words ${random.below(9)}.`;
  const some = () => (random.below(4) === 0 ? [key(random.below(6)), `x:9${random.below(6)}`] : []);
  const maybe = <T>(list: readonly T[], otherwise: T) => (list.length === 0 ? otherwise : random.one(list));
  const caseId = random.below(40) === 0 ? 'nowhere' : maybe(known.caseIds, 'nowhere');
  const later = () => new Date(now + random.below(9 * 24) * 3_600_000).toISOString();
  const at = { op, now };
  const all: (() => Command)[] = [
    () => ({ ...at, what: 'log', evidence: randomEvidence(random, n, words), aliases: some() }),
    () => ({ ...at, what: 'log', evidence: randomEvidence(random, n, words), aliases: [] }),
    () => ({ ...at, what: 'undo', act: maybe(known.acts, 'no-act') }),
    () => ({ ...at, what: random.one(['note', 'answer', 'handoffAnswered'] as const), caseId, text: words }),
    () => ({ ...at, what: 'answer', caseId, text: words }),
    () => ({ ...at, what: 'spokeAgain', caseId, text: random.one([words, null]) }),
    () => ({ ...at, what: 'classify', caseId, as: random.one(CASE_KINDS) }),
    () => {
      const dueAt = random.one([later(), null]);
      return { ...at, what: 'handOff', caseId, name: random.one(['John', 'Eva']), department: 'IT', dueAt };
    },
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
    () => ({ ...at, what: 'sight', key: key(n), text: random.one([words, null]), aliases: some() }),
    () => ({
      ...at,
      what: 'sightReply',
      kind: random.one(['answered', 'spokeAgain'] as const),
      key: key(n),
      by: `x:7${random.below(9)}`,
    }),
    () => ({ ...at, what: 'describePerson', personId: maybe(known.personIds, 'nobody'), note: words }),
    () => ({ ...at, what: 'saveTemplate', id: `t${n}`, text: words }),
    () => ({ ...at, what: 'removeTemplate', id: `t${n}` }),
    () => ({ ...at, what: 'set', key: `s${n}`, value: random.below(9) }),
    () => ({ ...at, what: 'saveBrand', id: random.one(['main', 'velo']), handles: [`nimbus${n}`] }),
  ];
  return random.one(all)();
}

/** Pages differ in what they tell: a selection has no key, some authors no name or no handle. */
function randomEvidence(random: Random, n: number, text: string): Evidence {
  const told = evidence(n);
  const name = random.one([told.author.name, `Ada L. ${n}`, null]);
  const handle = random.below(8) === 0 ? null : told.author.handle;
  return {
    ...told,
    key: random.below(10) === 0 ? null : told.key,
    author: { ...told.author, name, handle },
    text: random.below(10) === 0 ? null : text,
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
    case 'answer':
      return cases.answer(ledger, by, command.caseId, command.text, 'said');
    case 'handoffAnswered':
      return cases.handoffAnswered(ledger, by, command.caseId, command.text);
    case 'spokeAgain':
      return cases.spokeAgain(ledger, by, command.caseId, command.text);
    case 'classify':
      return cases.classify(ledger, by, command.caseId, command.as);
    case 'handOff': {
      const { name, department, dueAt } = command;
      return cases.handOff(ledger, by, command.caseId, { name, department, asked: 'a', told: 'b', dueAt });
    }
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
    case 'reopen':
      return cases.reopen(ledger, by, command.caseId);
    case 'dismiss':
      return cases.dismiss(ledger, by, command.caseId, command.reason);
    case 'sight': {
      const { key, text, aliases } = command;
      return seen(ledger, by, [{ key, text, aliases }], []);
    }
    case 'sightReply':
      return seen(
        ledger,
        by,
        [],
        [{ kind: command.kind, key: command.key, by: command.by, text: null, postedAt: null }],
      );
    case 'describePerson':
      return keep.describePerson(ledger, by, command.personId, command.note);
    case 'saveTemplate':
      return keep.saveTemplate(ledger, by, 'main', {
        id: command.id,
        name: 'T',
        text: command.text,
        whenToUse: '',
      });
    case 'removeTemplate':
      return keep.removeTemplate(ledger, by, command.id);
    case 'set':
      return keep.set(ledger, by, 'main', command.key, command.value);
    case 'saveBrand': {
      const accounts = command.handles.map((handle) => ({ site: 'x' as const, handle }));
      return keep.saveBrand(ledger, by, { id: command.id, name: command.id, accounts });
    }
  }
}
