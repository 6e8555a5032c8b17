/** How it is with a team, in words. */
import type { Coming } from '../storage/queries/older';
import type { Team } from '../storage/queries/teams';
import type { AsideWhy } from '../storage/records';
import { dayName } from '../utils/periods';
import { date, duration, t, when } from '../utils/texts/texts';

/** As storage/queries/teams.ts counts. */
const MOST_WAITING = 1_000;
/** In ms: what is less is not worth a word. */
const FAR = 5 * 60_000;

/** One sentence each, what matters most first. */
export function teamWords(team: Team, now: number): string[] {
  const { toPurge } = team;
  const purging = toPurge > 0 ? [t('team.toPurge', { count: toPurge })] : [];
  return [stateWords(team, now), ...olderWords(team), ...waitingWords(team), ...purging, ...clockWords(team)];
}

function stateWords({ state, why, inStepAt, failingSince }: Team, now: number): string {
  if (state === 'paused') return t('team.paused');
  if (state === 'refused') return t('team.refused', { why: t(`team.why.${why ?? 'failed'}`) });
  if (failingSince !== null)
    return t('team.failing', { when: when(failingSince, now), why: t(`team.why.${why ?? 'failed'}`) });
  return inStepAt === null ? t('team.first') : t('team.inStep', { when: when(inStepAt, now) });
}

/** A new seat has the newest first, and goes back as far as its window reaches, or to the first. */
export function olderWords({
  older,
  wholeFrom,
  absent,
}: Pick<Coming, 'older' | 'wholeFrom' | 'absent'>): string[] {
  if (!older) return [];
  const { since = null } = older;
  const words: string[] = [];
  if (wholeFrom !== null) words.push(t('older.cases', { when: dayOf(wholeFrom) }));
  else if (since === null) words.push(t('team.older', { count: older.before - 1, all: older.all }));
  else words.push(t('team.goingBack', { since: dayOf(since) }));
  if (wholeFrom !== null && absent > 0) words.push(t('team.absent', { count: absent }));
  return words;
}

const dayOf = (at: string) => date(dayName(Date.parse(at)));

function waitingWords({ waiting, role }: Team): string[] {
  if (role === 'reader') return [t('team.reader')];
  if (waiting === 0) return [];
  return [t(waiting >= MOST_WAITING ? 'team.toSendMany' : 'team.toSend', { count: waiting })];
}

function clockWords({ ahead }: Team): string[] {
  if (ahead === null || Math.abs(ahead) < FAR) return [];
  return [t(ahead > 0 ? 'team.ahead' : 'team.behind', { time: duration(Math.abs(ahead)) })];
}

/** Why messages were set aside, each reason once with how many there are. */
export function asideWords({ aside }: Team): string[] {
  const by = new Map<AsideWhy, number>();
  for (const { why } of aside) by.set(why, (by.get(why) ?? 0) + 1);
  return [...by].map(([why, count]) => t(`team.aside.${why}`, { count }));
}
