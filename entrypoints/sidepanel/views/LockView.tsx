/** All that a locked page of ours shows: the way to unlock it, and the one for who forgot the passphrase. */
import '../../../assets/lock.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { dateFormat, fullMoment, t } from '../../../utils/texts/texts';
import { screenLock } from '../curtain';
import { askOff, type Tried, tryPassphrase } from '../unlock';

export function LockView() {
  const [passphrase, setPassphrase] = useState('');
  const [said, setSaid] = useState('');
  /** When it may be tried again, in ms since 1970; null: at once. */
  const [until, setUntil] = useState<number | null>(null);
  const [trying, setTrying] = useState(false);
  const [forgot, setForgot] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const { lock } = screenLock.value;
  const comesOff = lock?.comesOff ?? null;
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (until === null) return;
    const timer = setTimeout(() => setUntil(null), until - Date.now());
    return () => clearTimeout(timer);
  }, [until]);
  const fail = (error: unknown) => setSaid(t('lock.failed', { why: String(error) }));

  async function unlock() {
    setTrying(true);
    try {
      const tried = await tryPassphrase(passphrase);
      // Opened: this is gone in a moment.
      if (tried.is === 'right') return;
      setUntil(tried.until);
      setSaid(wrongWords(tried));
      field.current?.select();
    } catch (error) {
      fail(error);
    }
    setTrying(false);
  }

  function ask() {
    // The button goes.
    field.current?.focus();
    void askOff().catch(fail);
  }

  return (
    <main class="lock stack">
      <h1>{t('lock.locked')}</h1>
      <p class="soft">{t('lock.kept')}</p>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (passphrase !== '' && !trying && until === null) void unlock();
        }}
      >
        <label class="field">
          {t('schedule.passphrase')}
          <input
            ref={field}
            type="password"
            autocomplete="off"
            value={passphrase}
            onInput={(event) => setPassphrase(event.currentTarget.value)}
          />
        </label>
        <div class="row">
          <button type="submit" class="primary" disabled={passphrase === '' || trying || until !== null}>
            {t('lock.unlock')}
          </button>
          {comesOff === null && (
            <button type="button" class="quiet" aria-expanded={forgot} onClick={() => setForgot(!forgot)}>
              {t('lock.forgot')}
            </button>
          )}
        </div>
        <p role="status">{said}</p>
      </form>
      {forgot && comesOff === null && (
        <div class="sheet">
          <p>{t('lock.forgotText')}</p>
          <button type="button" class="start" onClick={ask}>
            {t('lock.ask')}
          </button>
        </div>
      )}
      <p role="status" class="soft">
        {comesOff !== null && t('lock.asked', { when: fullMoment(new Date(comesOff).toISOString()) })}
      </p>
    </main>
  );
}

export function wrongWords({ is, until }: Exclude<Tried, { is: 'right' }>): string {
  const wrong = is === 'wrong' ? t('lock.wrong') : '';
  // With its seconds: the pause may be short.
  const time = until !== null && dateFormat({ timeStyle: 'medium' }).format(new Date(until));
  return [wrong, time && t('lock.wait', { time })].filter(Boolean).join(' ');
}
