/** Asks for the passphrase of a sealed file. */
import { useState } from 'preact/hooks';
import { t } from '../utils/texts/texts';

interface Props {
  onOpen: (passphrase: string) => void;
  onCancel: () => void;
}

export function PassphraseForm({ onOpen, onCancel }: Props) {
  const [passphrase, setPassphrase] = useState('');
  return (
    <form
      class="sheet"
      onSubmit={(event) => {
        event.preventDefault();
        onOpen(passphrase);
      }}
    >
      <label class="field">
        {t('import.passphrase')}
        <input
          type="password"
          autocomplete="off"
          value={passphrase}
          onInput={(event) => setPassphrase(event.currentTarget.value)}
        />
      </label>
      <div class="row">
        <button type="submit" class="primary" disabled={passphrase === ''}>
          {t('import.open')}
        </button>
        <button type="button" class="quiet" onClick={onCancel}>
          {t('action.cancel')}
        </button>
      </div>
    </form>
  );
}
