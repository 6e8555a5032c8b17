/** "Export everything": with a passphrase or without, how far it is, and the way to stop it. */
import { useState } from 'preact/hooks';
import { t } from '../utils/texts/texts';
import { focusOnOpen } from './focus';

interface Props {
  progress: { done: number; total: number } | null;
  onSave: (passphrase: string) => void;
  onCancel: () => void;
}

export function ExportForm({ progress, onSave, onCancel }: Props) {
  const [passphrase, setPassphrase] = useState('');
  return (
    <form
      class="sheet"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(passphrase);
      }}
    >
      <label class="field">
        {t('export.passphrase')}
        <input
          type="password"
          ref={focusOnOpen}
          autocomplete="new-password"
          value={passphrase}
          onInput={(event) => setPassphrase(event.currentTarget.value)}
        />
      </label>
      <p class="small soft">{t('export.passphraseText')}</p>
      {progress && (
        <p role="status">{t('export.progress', { written: progress.done, total: progress.total })}</p>
      )}
      <div class="row">
        <button type="submit" class="primary" disabled={progress !== null}>
          {t('export.save')}
        </button>
        <button type="button" class="quiet" onClick={onCancel}>
          {t('action.cancel')}
        </button>
      </div>
    </form>
  );
}
