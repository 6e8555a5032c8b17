/** What is not kept: closed cases after some months, and accounts that are never to be logged. */
import { useState } from 'preact/hooks';
import { neverLogged } from '../../../storage/queries/never';
import { KEEP_MONTHS } from '../../../storage/queries/settings';
import { SITES, type SiteName } from '../../../utils/sites/mention';
import '../../../utils/texts/later';
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
  const [site, setSite] = useState<SiteName>('x');
  const [handle, setHandle] = useState('');
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
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          void panel.act('neverLog', { site, handle }, { ...saved, done: () => setHandle('') });
        }}
      >
        <select
          aria-label={t('never.site')}
          value={site}
          onChange={(event) => setSite(event.currentTarget.value as SiteName)}
        >
          {SITES.map((one) => (
            <option key={one} value={one}>
              {t(`place.${one}`)}
            </option>
          ))}
        </select>
        <input
          aria-label={t('never.handle')}
          placeholder={t('never.handle')}
          value={handle}
          onInput={(event) => setHandle(event.currentTarget.value)}
        />
        <button type="submit" disabled={handle.trim() === ''}>
          {t('never.add')}
        </button>
      </form>
    </>
  );
}
