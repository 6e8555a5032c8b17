import { useState } from 'preact/hooks';
import { BrandForm } from '../../../components/BrandForm';
import { siteWords } from '../../../components/health-words';
import { brands } from '../../../storage/queries/brands';
import { destinations } from '../../../storage/queries/deliveries';
import { calendarOf } from '../../../storage/queries/hours';
import { SITE_MODES, type SiteMode, settings } from '../../../storage/queries/settings';
import { weightsIn } from '../../../storage/queries/weights';
import type { HealthRow } from '../../../storage/records';
import { newId } from '../../../utils/identity';
import { SITES, type SiteName } from '../../../utils/sites/mention';
import { QUIET } from '../../../utils/sites/quiet';
import { chosenLanguage } from '../../../utils/texts/language';
import { t, when } from '../../../utils/texts/texts';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';
import { hrefOf } from '../route';
import { useCommands } from './BrowserKeys';
import { DataSection } from './DataSection';
import { DestinationsSection } from './DestinationsSection';
import { Failed } from './Failed';
import { HoursSection } from './HoursSection';
import { KeepingSection } from './KeepingSection';
import { LanguageField } from './LanguageField';
import { ReasonsSection } from './ReasonsSection';
import { RemindersSection } from './RemindersSection';
import { ShortcutsSection } from './ShortcutsSection';
import { openPractice } from './TodayView';

export function SettingsView({ panel }: { panel: PanelState }) {
  // All at once: a part that comes later moves what somebody is about to click.
  const live = useLive(
    panel.ledger,
    async (ledger) => ({
      chosen: await settings(ledger),
      all: (await brands(ledger)).all,
      health: await ledger.readings.toArray(),
      calendar: await calendarOf(ledger),
      weights: await weightsIn(ledger),
      places: await destinations(ledger),
      // Last, because it is no query of the ledger's.
      language: await chosenLanguage(),
    }),
    [],
  ).value;
  const commands = useCommands();
  if (live.state === 'failed') return <Failed why={live.why} />;
  if (live.state === 'loading') return null;
  const { chosen, all, health, calendar, weights, places, language } = live.value;
  const { me, sites, inHours, keepMonths } = chosen;
  const set = (key: string, value: string) =>
    void panel.act('set', { key, value }, { said: t('settings.saved'), undo: false });
  return (
    <div class="stack">
      <LanguageField panel={panel} chosen={language} />
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
              { id: newId(), name: '', accounts: [], longOnX: false },
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
      <p class="row">
        <a href={hrefOf({ view: 'colleagues' })}>{t('settings.colleagues')}</a>
        <a href={hrefOf({ view: 'record' })}>{t('record.title')}</a>
        <a href={hrefOf({ view: 'digest' })}>{t('digest.title')}</a>
      </p>
      <p>
        <a href={hrefOf({ view: 'topics' })}>{t('settings.topics')}</a>
      </p>
      <HoursSection panel={panel} calendar={calendar} />
      <RemindersSection panel={panel} inHours={inHours} />
      <DestinationsSection panel={panel} destinations={places} />
      <ShortcutsSection panel={panel} settings={chosen} known={commands} />
      <ReasonsSection panel={panel} weights={weights} />
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
