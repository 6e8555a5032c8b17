/** What a case seems to be and why; it decides nothing, and one key or click takes it or corrects it. */
import type { Keys } from '../utils/shortcuts';
import { list, t } from '../utils/texts/texts';
import { ABOUT, type Reason } from '../utils/triage/reasons';
import type { Suggestion } from '../utils/triage/suggest';
import { Key } from './Key';

/** So much of each reason is shown; a phrase in UTF-16 units. */
const MOST_PHRASES = 3;
const LONGEST_PHRASE = 40;

interface Props {
  suggestion: Suggestion & { kind: NonNullable<Suggestion['kind']> };
  keys: Keys;
  onYes: () => void;
}

export function Suggested({ suggestion, keys, onYes }: Props) {
  const { kind, urgency, anger, topic } = suggestion;
  const spam = kind === 'spam';
  const says = [
    spam ? t('triage.spam') : t('triage.kind', { kind: t(`kind.${kind}`) }),
    urgency === 'normal' ? null : t(`triage.urgency.${urgency}`),
    anger ? t('triage.anger') : null,
    topic === null ? null : t(`triage.topic.${topic}`),
  ];
  return (
    <section class="notice row" aria-label={t('triage.label')}>
      <p class="grow">
        <strong>{says.filter((one) => one !== null).join(' · ')}</strong>{' '}
        <span class="small soft" dir="auto">
          {t('triage.because', { reasons: list(reasonsOf(suggestion)) })}
        </span>
      </p>
      <button type="button" aria-keyshortcuts={keys.suggested ?? undefined} onClick={onYes}>
        {spam ? t('triage.yesSpam') : t('triage.yes')}
        <Key of={keys.suggested} />
      </button>
    </section>
  );
}

/** What speaks for the kind or raises the urgency, with the customer’s own words: ‘waiting: “still waiting”’. */
function reasonsOf({ kind, because }: Suggestion): string[] {
  const phrases = new Map<Reason, Set<string>>();
  for (const { reason, phrase } of because) {
    const { speaksFor } = ABOUT[reason];
    if (speaksFor === kind || reason === 'urgent' || reason === 'danger' || reason === 'angry')
      phrases.set(reason, (phrases.get(reason) ?? new Set()).add(phrase.toLowerCase()));
  }
  return [...phrases].map(([reason, words]) =>
    t('triage.reason', {
      reason: t(`triage.reason.${reason}`),
      phrases: [...words]
        .slice(0, MOST_PHRASES)
        .map((phrase) => t('triage.phrase', { phrase: phrase.slice(0, LONGEST_PHRASE) }))
        .join(', '),
    }),
  );
}
