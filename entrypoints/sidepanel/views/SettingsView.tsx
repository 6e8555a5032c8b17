import { useState } from 'preact/hooks';
import { BrandForm } from '../../../components/BrandForm';
import { siteWords } from '../../../components/health-words';
import { brands } from '../../../storage/queries/brands';
import { SITE_MODES, type SiteMode, settings } from '../../../storage/queries/settings';
import type { HealthRow } from '../../../storage/records';
import { newId } from '../../../utils/identity';
import { SITES, type SiteName } from '../../../utils/sites/mention';
import { QUIET } from '../../../utils/sites/quiet';
import '../../../utils/texts/later';
import { t, when } from '../../../utils/texts/texts';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';
import { DataSection } from './DataSection';
import { Failed } from './Failed';
import { HoursSection } from './HoursSection';
import { KeepingSection } from './KeepingSection';
import { LOG_KEYS } from './PageView';
import { ReasonsSection } from './ReasonsSection';
import { openPractice } from './TodayView';

const PANEL_KEYS = 'Alt+Shift+K';

export function SettingsView({ panel }: { panel: PanelState }) {
  const live = useLive(panel.ledger, settings, []).value;
  const named = useLive(panel.ledger, brands, []).value;
  const reports = useLive(panel.ledger, (ledger) => ledger.readings.toArray(), []).value;
  if (live.state === 'failed') return <Failed why={live.why} />;
  if (live.state === 'loading' || named.state !== 'ready') return null;
  const { all } = named.value;
  const { me, sites, keys: singleKeys, keepMonths } = live.value;
  const health = reports.state === 'ready' ? reports.value : [];
  const set = (key: string, value: string | boolean) =>
    void panel.act('set', { key, value }, { said: t('settings.saved'), undo: false });
  const keys: [string, string][] = [
    ['1 2 3 4', t('keys.views')],
    ['J K', t('keys.move')],
    ['/', t('keys.search')],
    ['R H F E N', t('keys.case')],
    ['Y', t('keys.suggested')],
    ['C Q B P L O', t('keys.kinds')],
    ['Esc', t('keys.back')],
    [LOG_KEYS, t('keys.logSelection')],
    [PANEL_KEYS, t('keys.openPanel')],
  ];
  return (
    <div class="stack">
      <Words label={t('settings.me')} start={me} onSave={(value) => set('me', value)} />
      {all.map((brand) => (
        <BrandForm
          key={brand.id}
          brand={brand}
          onSave={(next) => void panel.act('saveBrand', next, { said: t('settings.saved'), undo: false })}
        />
      ))}
      <div class="row">
        <button
          type="button"
          class="quiet"
          onClick={() =>
            void panel.act(
              'saveBrand',
              { id: newId(), name: '', accounts: [] },
              { said: t('settings.saved'), undo: false },
            )
          }
        >
          {t('settings.addBrand')}
        </button>
      </div>
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
          <span>{healthWords(site, health, panel.now.value)}</span>
        </label>
      ))}
      <HoursSection panel={panel} />
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
      <ReasonsSection panel={panel} />
      <h2 class="author">{t('settings.data')}</h2>
      <p class="soft">{t('settings.dataText')}</p>
      <DataSection panel={panel} />
      <KeepingSection panel={panel} keepMonths={keepMonths} />
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

/** What the reader made of the last page of this site, as counts; nothing where none was read. */
function healthWords(site: SiteName, rows: HealthRow[], now: number): string {
  const [row] = rows.filter((one) => one.site === site).sort((a, b) => b.at.localeCompare(a.at));
  if (!row) return '';
  const read = t('settings.read', { when: when(row.at, now), items: row.items });
  return [read, siteWords(row, rows, now) ?? ''].join(' ').trim();
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
