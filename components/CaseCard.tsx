/** A case in a list: who, their words, where it stands. */
import type { CaseRow } from '../storage/records';
import { t, when } from '../utils/texts/texts';
import { CaseStatus } from './CaseStatus';

export function authorWords(author: CaseRow['evidence']['author']): string {
  return author.name ?? author.handle ?? t('case.unknownAuthor');
}

export function quoteWords(text: string | null): string {
  return text ?? t('case.noWords');
}

export function CaseCard({ row, href, now }: { row: CaseRow; href: string; now: number }) {
  const { evidence } = row;
  return (
    <li>
      <a class="card" href={href} data-case={row.id}>
        <div class="who">
          <strong dir="auto">{authorWords(evidence.author)}</strong>
          <span class="small soft">
            {t('case.whereWhen', {
              place: t(`place.${evidence.place}`),
              when: when(evidence.postedAt ?? row.loggedAt, now),
            })}
          </span>
        </div>
        <p class="words" dir="auto">
          {quoteWords(evidence.text).slice(0, 600)}
        </p>
        <CaseStatus row={row} now={now} />
      </a>
    </li>
  );
}
