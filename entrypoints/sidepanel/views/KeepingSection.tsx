/** What is not kept: closed cases after some months, and accounts that are never to be logged. */
import { useState } from 'preact/hooks';
import { neverLogged } from '../../../storage/queries/never';
import { KEEP_MONTHS } from '../../../storage/queries/settings';
import { accountFrom } from '../../../utils/sites/account';
import { t, when } from '../../../utils/texts/texts';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';

interface Props {
  panel: PanelState;
  keepMonths: number | null;
}

export function KeepingSection({ panel, keepMonths }: Props) {
  const live = useLive(panel.ledger, neverLogged, []).value;
  const never = live.state === 'ready' ? live.value : [];
  // An address alone says the account as the site's reader will: a name with an "@" or in other words would fit nobody.
  const [address, setAddress] = useState('');
  const [unknown, setUnknown] = useState<string | null>(null);
  const saved = { said: t('settings.saved'), undo: false };
  return (
    <>
      <label class="field">
        {t('keeping.closed')}
        <select
          value={String(keepMonths ?? '')}
          onChange={(event) =>
            void panel.act('set', { key: 'keepMonths', value: event.currentTarget.value }, saved)
          }
        >
          {[null, ...KEEP_MONTHS].map((months) => (
            <option key={months} value={String(months ?? '')}>
              {months === null ? t('keeping.always') : t('keeping.months', { months })}
            </option>
          ))}
        </select>
        <span>{t('keeping.closedText')}</span>
      </label>
      <h3 class="author">{t('never.title')}</h3>
      <p class="small soft">{t('never.text')}</p>
      <ul class="small">
        {never.map((one) => (
          <li key={one.id} class="row">
            {t('never.one', { place: t(`place.${one.site}`), when: when(one.since, panel.now.value) })}
            <button
              type="button"
              class="quiet"
              onClick={() => void panel.act('allowAgain', { id: one.id }, saved)}
            >
              {t('never.allow')}
            </button>
          </li>
        ))}
      </ul>
      <form
        class="field"
        onSubmit={(event) => {
          event.preventDefault();
          const account = accountFrom(address.trim());
          setUnknown(account === null ? address : null);
          if (account) void panel.act('neverLog', account, { ...saved, done: () => setAddress('') });
        }}
      >
        <label class="field">
          {t('never.address')}
          <input
            type="text"
            inputMode="url"
            value={address}
            aria-describedby="never-address"
            aria-invalid={unknown !== null}
            onInput={(event) => setAddress(event.currentTarget.value)}
          />
        </label>
        <p id="never-address" class="small soft">
          {unknown === null ? t('never.addressText') : t('settings.accountUnknown', { text: unknown })}
        </p>
        <button type="submit" class="start" disabled={address.trim() === ''}>
          {t('never.add')}
        </button>
      </form>
    </>
  );
}
