/** The passphrase of the screen's lock: a new one, another one, or the one that takes it off. */
import { useState } from 'preact/hooks';
import { t } from '../utils/texts/texts';
import { NewPassphrase } from './NewPassphrase';

export const LOCK_ACTS = ['set', 'change', 'takeOff'] as const;
export type LockAct = (typeof LOCK_ACTS)[number];

interface Props {
  does: LockAct;
  busy: boolean;
  /** What was wrong with it. */
  said: string;
  /** `present`: the one that holds now, '' where none does; `next`: '' where it is taken off. */
  onSave: (present: string, next: string) => void;
  onCancel: () => void;
}

export function LockForm({ does, busy, said, onSave, onCancel }: Props) {
  const [present, setPresent] = useState('');
  const [typed, setTyped] = useState({ passphrase: '', again: '' });
  const { passphrase, again } = typed;
  const whole =
    (does === 'set' || present !== '') && (does === 'takeOff' || (passphrase !== '' && again === passphrase));
  return (
    <form
      class="sheet"
      onSubmit={(event) => {
        event.preventDefault();
        if (whole && !busy) onSave(present, passphrase);
      }}
    >
      {does !== 'set' && (
        <label class="field">
          {t('lock.present')}
          <input
            type="password"
            autocomplete="off"
            value={present}
            onInput={(event) => setPresent(event.currentTarget.value)}
          />
        </label>
      )}
      {does !== 'takeOff' && (
        <NewPassphrase
          label={t(does === 'set' ? 'schedule.passphrase' : 'lock.new')}
          {...typed}
          onType={setTyped}
        />
      )}
      <p class="small" role="status">
        {said}
      </p>
      <div class="row">
        <button type="submit" class="primary" disabled={!whole || busy}>
          {t(`lock.does.${does}`)}
        </button>
        <button type="button" class="quiet" onClick={onCancel}>
          {t('action.cancel')}
        </button>
      </div>
    </form>
  );
}
