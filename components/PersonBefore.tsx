/** What is known of a customer before somebody decides to leave their words unanswered. */
import type { CaseRow } from '../storage/records';
import { list, t, when } from '../utils/texts/texts';
import { quoteWords } from './CaseCard';
import { turnWords } from './CaseStatus';

/** So many are shown, newest first. */
const SOME = 3;

interface Props {
  past: readonly CaseRow[];
  /** False where nothing tells who they are: a selection names nobody. */
  isNamed: boolean;
  now: number;
  angry: boolean;
}

export function PersonBefore({ past, isNamed, now, angry }: Props) {
  const dismissed = past.filter(({ state }) => state === 'dismissed').length;
  return (
    <div class="stack small">
      {angry && <p class="notice">{t('dismiss.angry')}</p>}
      <p>
        {past.length === 0
          ? t(isNamed ? 'dismiss.first' : 'dismiss.nobody')
          : list([
              t('dismiss.before', { count: past.length }),
              ...(dismissed > 0 ? [t('dismiss.dismissed', { count: dismissed })] : []),
            ])}
      </p>
      {past.slice(0, SOME).map((row) => (
        <p key={row.id} class="soft" dir="auto">
          {t('dismiss.line', {
            when: when(row.loggedAt, now),
            words: quoteWords(row.evidence.text).slice(0, 80),
            state: turnWords(row),
          })}
        </p>
      ))}
    </div>
  );
}
