/** The lock of the screen: after how long it shuts, its passphrase, and what it is not. */
import { useState } from 'preact/hooks';
import { type LockAct, LockForm } from '../../../components/LockForm';
import { dropLock, PAUSES, shutNow } from '../../../utils/screen-lock';
import { t } from '../../../utils/texts/texts';
import { screenLock } from '../curtain';
import type { PanelState } from '../panel-state';
import { setLock, setMinutes, tryPassphrase } from '../unlock';
import { wrongWords } from './LockView';

/** What the form is open for. */
interface Asking {
  does: LockAct;
  minutes: number;
}

export function LockSection({ panel }: { panel: PanelState }) {
  const { lock } = screenLock.value;
  const [asking, setAsking] = useState<Asking | null>(null);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const ask = (next: Asking | null) => {
    setSaid('');
    setAsking(next);
  };
  const say = (text: string) => panel.say({ text, problem: false, undo: null, again: null });

  async function save({ does, minutes }: Asking, present: string, next: string) {
    setBusy(true);
    try {
      const tried = await tryPassphrase(present);
      if (tried.is !== 'right') return setSaid(wrongWords(tried));
      await (does === 'takeOff' ? dropLock() : setLock(next, minutes));
      ask(null);
      say(t(`lock.done.${does}`));
    } catch (error) {
      setSaid(t('lock.failed', { why: String(error) }));
    } finally {
      setBusy(false);
    }
  }

  function press(minutes: number | null) {
    if (minutes === null) return ask(lock && { does: 'takeOff', minutes: lock.minutes });
    if (lock === null) return ask({ does: 'set', minutes });
    ask(null);
    setMinutes(lock, minutes).then(
      () => say(t('settings.saved')),
      (error: unknown) => setSaid(t('lock.failed', { why: String(error) })),
    );
  }

  return (
    <>
      <h2 class="author">{t('lock.title')}</h2>
      <p class="small soft">{t('lock.text')}</p>
      <p class="small soft">{t('lock.curtain')}</p>
      <div class="choices">
        {[null, ...PAUSES].map((minutes) => (
          <button
            type="button"
            key={minutes}
            aria-pressed={(lock?.minutes ?? null) === minutes}
            onClick={() => press(minutes)}
          >
            {minutes === null ? t('lock.never') : t('lock.after', { minutes })}
          </button>
        ))}
      </div>
      {asking && (
        <LockForm
          key={asking.does}
          does={asking.does}
          busy={busy}
          said={said}
          onSave={(present, next) => void save(asking, present, next)}
          onCancel={() => ask(null)}
        />
      )}
      {lock && !asking && (
        <>
          <p class="small">{t('lock.on')}</p>
          <div class="row">
            <button type="button" onClick={() => void shutNow()}>
              {t('lock.now')}
            </button>
            <button type="button" onClick={() => ask({ does: 'change', minutes: lock.minutes })}>
              {t('schedule.changePassphrase')}
            </button>
          </div>
        </>
      )}
      <p class="small soft">{t('lock.files')}</p>
    </>
  );
}
