/** The passphrase of the files that save themselves: typed twice, because nobody is there to see that they cannot be opened. */
import { useState } from 'preact/hooks';
import { t } from '../utils/texts/texts';

interface Props {
  /** The files may also go without one; an empty one is none. */
  optional: boolean;
  onSave: (passphrase: string) => void;
  onCancel: () => void;
}

export function SealForm({ optional, onSave, onCancel }: Props) {
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const differs = again !== '' && again !== passphrase;
  return (
    <form
      class="sheet"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(passphrase);
      }}
    >
      <label class="field">
        {t(optional ? 'export.passphrase' : 'schedule.passphrase')}
        <input
          type="password"
          autocomplete="new-password"
          value={passphrase}
          onInput={(event) => setPassphrase(event.currentTarget.value)}
        />
      </label>
      <label class="field">
        {t('schedule.once')}
        <input
          type="password"
          autocomplete="new-password"
          aria-invalid={differs}
          value={again}
          onInput={(event) => setAgain(event.currentTarget.value)}
        />
      </label>
      {differs && (
        <p class="small" role="status">
          {t('schedule.differs')}
        </p>
      )}
      <p class="small soft">{t('schedule.passphraseText')}</p>
      <div class="row">
        <button
          type="submit"
          class="primary"
          disabled={again !== passphrase || (passphrase === '' && !optional)}
        >
          {t(optional ? 'schedule.start' : 'schedule.setPassphrase')}
        </button>
        <button type="button" class="quiet" onClick={onCancel}>
          {t('action.cancel')}
        </button>
      </div>
    </form>
  );
}
