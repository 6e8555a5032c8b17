import { useState } from 'preact/hooks';
import { missingWords } from '../../../components/missing';
import { SITE_MODES, type SiteMode, settings } from '../../../storage/queries/settings';
import type { HealthRow } from '../../../storage/records';
import { type Part, SITES } from '../../../utils/sites/mention';
import { QUIET } from '../../../utils/sites/quiet';
import { t, when } from '../../../utils/texts/texts';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';
import { Failed } from './Failed';
import { LOG_KEYS } from './PageView';
import { openPractice } from './TodayView';

const PANEL_KEYS = 'Alt+Shift+K';

export function SettingsView({ panel }: { panel: PanelState }) {
  const live = useLive(panel.ledger, settings, []).value;
  const reports = useLive(panel.ledger, (ledger) => ledger.health.toArray(), []).value;
  if (live.state === 'failed') return <Failed why={live.why} />;
  if (live.state === 'loading') return null;
  const { me, brand, sites, keys: singleKeys } = live.value;
  const health = new Map(reports.state === 'ready' ? reports.value.map((row) => [row.site, row]) : []);
  const set = (key: string, value: string | boolean) =>
    void panel.act('set', { key, value }, { said: t('settings.saved'), undo: false });
  const keys: [string, string][] = [
    ['1 2 3 4', t('keys.views')],
    ['J K', t('keys.move')],
    ['R H F E N', t('keys.case')],
    ['Esc', t('keys.back')],
    [LOG_KEYS, t('keys.logSelection')],
    [PANEL_KEYS, t('keys.openPanel')],
  ];
  return (
    <div class="stack">
      <Words label={t('settings.me')} start={me} onSave={(value) => set('me', value)} />
      <Words label={t('settings.brand')} start={brand} onSave={(value) => set('brand', value)} />
      <h2 class="author">{t('settings.sites')}</h2>
      {SITES.map((site) => (
        <label class="field" key={site}>
          <strong>{t(`place.${site}`)}</strong>
          <select value={sites[site]} onChange={(event) => set(`site:${site}`, event.currentTarget.value)}>
            {SITE_MODES.filter((mode: SiteMode) => mode !== 'marks' || !QUIET[site]).map((mode) => (
              <option key={mode} value={mode}>
                {t(`settings.mode.${mode}`)}
              </option>
            ))}
          </select>
          <span>{t(`settings.${site}`)}</span>
          {health.get(site) && <span>{healthWords(health.get(site)!, panel.now.value)}</span>}
        </label>
      ))}
      <h2 class="author">{t('settings.shortcuts')}</h2>
      <label class="check">
        <input
          type="checkbox"
          checked={singleKeys}
          onChange={(event) => set('keys', event.currentTarget.checked)}
        />
        {t('settings.singleKeys')}
      </label>
      <dl class="keys">
        {keys.map(([key, what]) => (
          <>
            <dt key={key}>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </>
        ))}
      </dl>
      <h2 class="author">{t('settings.data')}</h2>
      <p class="soft">{t('settings.dataText')}</p>
      <div class="row">
        <button type="button" onClick={openPractice}>
          {t('settings.practice')}
        </button>
        <button
          type="button"
          onClick={() => void panel.act('clearPractice', {}, { said: t('toast.removed'), undo: false })}
        >
          {t('settings.clearPractice')}
        </button>
      </div>
    </div>
  );
}

/** What the reader made of the last page of this site, as counts. */
function healthWords({ at, items, missing }: HealthRow, now: number): string {
  const parts = missingWords(Object.keys(missing) as Part[], ['postedAt']);
  const values = { when: when(at, now), items };
  return parts ? t('settings.readMissing', { ...values, parts }) : t('settings.read', values);
}

function Words({ label, start, onSave }: { label: string; start: string; onSave: (value: string) => void }) {
  const [value, setValue] = useState(start);
  return (
    <label class="field">
      {label}
      <input
        value={value}
        onInput={(event) => setValue(event.currentTarget.value)}
        onChange={() => value.trim() !== start && onSave(value.trim())}
      />
    </label>
  );
}
