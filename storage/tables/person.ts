/** All that is held about one person, for them to read: Markdown. */
import { linkMarkdown, plainMarkdown } from '../../utils/markdown';
import { languageName, list, moment, t } from '../../utils/texts/texts';
import type { CaseEntry } from '../entries';
import { effective } from '../fold';
import type { Ledger } from '../ledger';
import { type Delivery, deliveriesOf } from '../queries/deliveries';
import { personHistory } from '../queries/history';
import type { CaseRow } from '../records';
import { accountsOf, stateWords } from './sheets';

/** What an entry says, and what somebody wrote in it: as the timeline has it. */
export type Saying = (entry: CaseEntry) => { title: string; words: string[] };

export async function* person(
  ledger: Ledger,
  personId: string,
  saying: Saying,
  now: number,
): AsyncGenerator<string> {
  const history = await personHistory(ledger, personId);
  if (!history) throw new Error(`no person ${personId}`);
  const { person, people, cases } = history;
  yield `# ${plainMarkdown(t('held.title', { name: person.name, when: moment(new Date(now).toISOString()) }))}\n\n`;
  for (const one of people) {
    yield `${plainMarkdown(t('held.accounts', { accounts: accountsOf(one) }))}\n`;
    yield `${plainMarkdown(t('held.first', { when: moment(one.firstAt) }))}\n`;
    if (one.note !== '') yield `\n${plainMarkdown(t('held.note', { note: one.note }))}\n`;
    if (one.tags.length > 0) yield `\n${plainMarkdown(t('held.tags', { tags: list(one.tags) }))}\n`;
    if (one.language !== null)
      yield `\n${plainMarkdown(t('held.language', { language: languageName(one.language) }))}\n`;
    if (one.tone !== '') yield `\n${plainMarkdown(t('held.tone', { tone: one.tone }))}\n`;
  }
  for (const row of cases) {
    yield caseWords(row, effective(await ledger.history('case', row.id)) as CaseEntry[], saying);
    yield (await deliveriesOf(ledger, row.id)).map(deliveryWords).join('');
  }
}

/** What was to be sent to somebody about them, whatever became of it. */
function deliveryWords({ to, destination, subject, text, queuedAt }: Delivery): string {
  const place = destination?.name ?? t('delivery.gone');
  const title = t('held.delivery', { to: to === '' ? place : to, place, subject });
  return `- ${moment(queuedAt)} · ${plainMarkdown(title)}: ${plainMarkdown(text)}\n`;
}

function caseWords(row: CaseRow, entries: readonly CaseEntry[], saying: Saying): string {
  const { place, permalink, pageUrl, text, postedAt } = row.evidence;
  const where = t(`place.${place}`);
  const lines = entries.map((entry) => {
    const { title, words } = saying(entry);
    const said = words.map((text) => `: ${plainMarkdown(text)}`);
    return `- ${moment(entry.at)} · ${plainMarkdown(title)}${said.join('')}\n`;
  });
  return [
    `\n## ${linkMarkdown(where, permalink ?? pageUrl) ?? where} · ${moment(postedAt ?? row.loggedAt)}\n\n`,
    `> ${plainMarkdown(text ?? t('case.noWords'))}\n\n`,
    `*${plainMarkdown(stateWords(row))}*\n\n`,
    ...lines,
  ].join('');
}
