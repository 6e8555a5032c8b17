/** Takes an invitation, pasted or as its file. */
import { useState } from 'preact/hooks';
import { t } from '../utils/texts/texts';
import { focusOnOpen } from './focus';

interface Props {
  onRead: (text: string) => void;
  onCancel: () => void;
}

export function InvitationForm({ onRead, onCancel }: Props) {
  const [text, setText] = useState('');
  return (
    <form
      class="sheet"
      aria-label={t('team.add')}
      onSubmit={(event) => {
        event.preventDefault();
        onRead(text);
      }}
    >
      <label class="field">
        {t('team.paste')}
        <textarea
          rows={3}
          autocomplete="off"
          spellcheck={false}
          ref={focusOnOpen}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <label class="field">
        {t('team.file')}
        <input
          type="file"
          accept=".threadkeeper-team,application/json"
          onChange={(event) => void event.currentTarget.files?.[0]?.text().then(onRead)}
        />
      </label>
      <div class="row">
        <button type="submit" class="primary" disabled={text.trim() === ''}>
          {t('team.read')}
        </button>
        <button type="button" class="quiet" onClick={onCancel}>
          {t('action.cancel')}
        </button>
      </div>
    </form>
  );
}
