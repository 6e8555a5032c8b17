/** The passphrase of the files that save themselves: typed twice, because nobody is there to see that they cannot be opened. */
import { useState } from 'preact/hooks';
import { t } from '../utils/texts/texts';
import { NewPassphrase } from './NewPassphrase';

interface Props {
  /** The files may also go without one; an empty one is none. */
  optional: boolean;
  onSave: (passphrase: string) => void;
  onCancel: () => void;
}

export function SealForm({ optional, onSave, onCancel }: Props) {
  const [typed, setTyped] = useState({ passphrase: '', again: '' });
  const { passphrase, again } = typed;
  return (
    <form
      class="sheet"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(passphrase);
      }}
    >
      <NewPassphrase
        label={t(optional ? 'export.passphrase' : 'schedule.passphrase')}
        {...typed}
        onType={setTyped}
      />
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
