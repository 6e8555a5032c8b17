/** How the work went in the last weeks, for a report: the record of activity in a few lines. */
import { periodOf } from '../../utils/periods';
import { duration, list, number, t } from '../../utils/texts/texts';
import type { Ledger } from '../ledger';
import { brands } from '../queries/brands';
import { activityRecord, type Spread, TIMED } from '../queries/record';

const DAYS = 30;

/** Markdown; of the last 30 days, with what was done to cases of people who were forgotten since. */
export async function* figures(ledger: Ledger, now: number): AsyncGenerator<string> {
  const period = periodOf('days30', now);
  const ids = (await brands(ledger)).all.map(({ id }) => id);
  const { done, times, outcomes, dismissals, owed } = await activityRecord(ledger, ids, period, now);
  const from = new Date(period.from).toISOString().slice(0, 10);
  const erasures = await ledger.erasures.toArray();
  const forgotten = erasures
    .flatMap(({ counted }) => counted)
    .filter(({ loggedOn, state }) => loggedOn >= from && state !== 'merged');
  yield `\n## ${t('report.figures', { days: DAYS })}\n\n`;
  yield `- ${t('report.logged', { count: done.logged })}\n`;
  if (forgotten.length > 0) yield `- ${t('report.forgotten', { count: forgotten.length })}\n`;
  for (const timed of TIMED) {
    const { all } = times[timed];
    if (all) yield `- ${t(`report.${timed}`, { kept: keptWords(all), median: duration(all.median) })}\n`;
  }
  if (owed.all > 0)
    yield `- ${t(owed.more ? 'report.owedMore' : 'report.owed', { count: owed.all, late: owed.late })}\n`;
  const ends = outcomes.map(({ name, count }) => `${t(`outcome.${name}`)} ${number(count)}`);
  if (ends.length > 0) yield `- ${t('report.resolved', { outcomes: list(ends) })}\n`;
  const reasons = dismissals.map(({ name, count }) => `${t(`reason.${name}`)} ${number(count)}`);
  if (reasons.length > 0) yield `- ${t('report.dismissed', { reasons: list(reasons) })}\n`;
}

/** "12 of 15 in time", or how many there were where none had a target. */
const keptWords = ({ count, targets, inTime }: Spread) =>
  targets === 0 ? number(count) : t('report.kept', { inTime, count: targets });
