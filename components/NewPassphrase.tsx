/** A new passphrase, typed twice because nobody sees it; what is said when the two differ. */
import { t } from '../utils/texts/texts';

export interface TypedTwice {
  passphrase: string;
  again: string;
}

interface Props extends TypedTwice {
  label: string;
  onType: (typed: TypedTwice) => void;
}

export function NewPassphrase({ label, passphrase, again, onType }: Props) {
  const differs = again !== '' && again !== passphrase;
  return (
    <>
      <label class="field">
        {label}
        <input
          type="password"
          autocomplete="new-password"
          value={passphrase}
          onInput={(event) => onType({ passphrase: event.currentTarget.value, again })}
        />
      </label>
      <label class="field">
        {t('schedule.once')}
        <input
          type="password"
          autocomplete="new-password"
          aria-invalid={differs}
          value={again}
          onInput={(event) => onType({ passphrase, again: event.currentTarget.value })}
        />
      </label>
      {differs && (
        <p class="small" role="status">
          {t('schedule.differs')}
        </p>
      )}
    </>
  );
}
