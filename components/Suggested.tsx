/** What a case seems to be and why; it decides nothing, and one key or click takes it or corrects it. */
import { CASE_KINDS } from '../utils/cases';
import { type Keys, sayKey } from '../utils/shortcuts';
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
  const others = CASE_KINDS.flatMap((one) => {
    const key = one === kind ? null : keys[one];
    return key === null ? [] : t('triage.key', { key: sayKey(key), kind: t(`kind.${one}`) });
  });
  const says = [
    spam ? t('triage.spam') : t('triage.kind', { kind: t(`kind.${kind}`) }),
    urgency === 'normal' ? null : t(`triage.urgency.${urgency}`),
    anger ? t('triage.anger') : null,
    topic === null ? null : t(`triage.topic.${topic}`),
  ];
  return (
    <section class="notice stack" aria-label={t('triage.label')}>
      <p>
        <strong>{says.filter((one) => one !== null).join(' · ')}</strong>
      </p>
      <p class="small soft" dir="auto">
        {t('triage.because', { reasons: list(reasonsOf(suggestion)) })}
      </p>
      <div class="row">
        <button type="button" aria-keyshortcuts={keys.suggested ?? undefined} onClick={onYes}>
          {spam ? t('triage.yesSpam') : t('triage.yes', { kind: t(`kind.${kind}`) })}
          <Key of={keys.suggested} />
        </button>
      </div>
      {others.length > 0 && <p class="small soft">{t('triage.others', { keys: list(others) })}</p>}
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
