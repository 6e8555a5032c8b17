/** What the customer needs, in our words; unconfirmed until they have said that it is so. */
import type { CaseRow } from '../storage/records';
import { t } from '../utils/texts/texts';

interface Props {
  need: NonNullable<CaseRow['need']>;
  onConfirmed: () => void;
  /** They have not, after all. */
  onNot: (text: string) => void;
}

export function CaseNeed({ need, onConfirmed, onNot }: Props) {
  return (
    <section class="stack" aria-label={t('need.title')}>
      <p class="words" dir="auto">
        <strong>{t('need.title')}</strong> {need.text}
      </p>
      <label class="check">
        <input
          type="checkbox"
          checked={need.confirmed}
          onChange={(event) => (event.currentTarget.checked ? onConfirmed() : onNot(need.text))}
        />
        {t('need.confirmed')}
      </label>
    </section>
  );
}
