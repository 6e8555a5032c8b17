/** A report of the open cases, for people: Markdown, in the groups of Today; and what was closed, in figures. */

import Dexie from 'dexie';
import { linkMarkdown, plainMarkdown } from '../../utils/markdown';
import { moment, type TextKey, t } from '../../utils/texts/texts';
import type { Ledger } from '../ledger';
import type { CaseRow, Lane } from '../records';
import { figures } from './figures';
import { stateWords } from './sheets';

const SOME = 200;
const SECTIONS: readonly (readonly [Lane, TextKey])[] = [
  ['due', 'lane.due'],
  ['us', 'state.waitingUs'],
  ['handoff', 'report.handedOff'],
  ['customer', 'state.waitingCustomer'],
  ['snoozed', 'lane.snoozed'],
  ['resolved', 'lane.resolved'],
];
/** A report is to be read: a customer's long text is cut. */
const LONGEST = 400;

export async function* report(ledger: Ledger, now: number): AsyncGenerator<string> {
  yield `# ${t('report.title', { when: moment(new Date(now).toISOString()) })}\n`;
  yield* figures(ledger, now);
  for (const [lane, called] of SECTIONS) {
    let heading = `\n## ${t(called)}\n\n`;
    for (let offset = 0; ; offset += SOME) {
      const rows = await ledger.cases
        .where('[lane+sortAt]')
        .between([lane, Dexie.minKey], [lane, Dexie.maxKey])
        .offset(offset)
        .limit(SOME)
        .toArray();
      if (rows.length === 0) break;
      yield heading + rows.map(item).join('');
      heading = '';
    }
  }
}

function item(row: CaseRow): string {
  const { author, text, permalink, pageUrl } = row.evidence;
  const who = plainMarkdown(author.name ?? author.handle ?? t('case.unknownAuthor'));
  const words =
    text === null ? t('case.noWords') : text.slice(0, LONGEST) + (text.length > LONGEST ? ' …' : '');
  const place = t(`place.${row.evidence.place}`);
  const date = row.followUp ? ` · ${moment(row.followUp.at)}` : '';
  return [
    `- **${who}** · ${linkMarkdown(place, permalink ?? pageUrl) ?? place} · ${moment(row.loggedAt)}\n`,
    `  ${plainMarkdown(words)}\n`,
    `  *${plainMarkdown(stateWords(row))}${date}*\n`,
  ].join('');
}
