import { BrandForm } from '../../../components/BrandForm';
import { siteWords } from '../../../components/health-words';
import { SavedField } from '../../../components/SavedField';
import { SiteMode } from '../../../components/SiteMode';
import { brands } from '../../../storage/queries/brands';
import { modesOf, settings } from '../../../storage/queries/settings';
import type { HealthRow } from '../../../storage/records';
import { newId } from '../../../utils/identity';
import { SITES, type SiteName } from '../../../utils/sites/mention';
import '../../../utils/texts/later';
import { destinations } from '../../../storage/queries/deliveries';
import { calendarOf } from '../../../storage/queries/hours';
import { weightsIn } from '../../../storage/queries/weights';
import { t, when } from '../../../utils/texts/texts';
import { openPractice, openWelcome } from '../../practice/open';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';
import { hrefOf } from '../route';
import { useCommands } from './BrowserKeys';
import { DataSection } from './DataSection';
import { DestinationsSection } from './DestinationsSection';
import { Failed } from './Failed';
import { HoursSection } from './HoursSection';
import { KeepingSection } from './KeepingSection';
import { ReasonsSection } from './ReasonsSection';
import { RemindersSection } from './RemindersSection';
import { ShortcutsSection } from './ShortcutsSection';

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
    }),
    [],
  ).value;
  const commands = useCommands();
  if (live.state === 'failed') return <Failed why={live.why} />;
  if (live.state === 'loading') return null;
  const { chosen, all, health, calendar, weights, places } = live.value;
  const { me, sites, inHours, keepMonths } = chosen;
  const set = (key: string, value: string) =>
    void panel.act('set', { key, value }, { said: t('settings.saved'), undo: false });
  return (
    <div class="stack">
      <SavedField label={t('settings.me')} start={me} onSave={(value) => set('me', value)} />
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
        <SiteMode
          key={site}
          site={site}
          mode={sites[site]}
          modes={modesOf(site)}
          onChoose={(mode) => set(`site:${site}`, mode)}
        >
          <span>{healthWords(site, health, panel.now.value)}</span>
        </SiteMode>
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
        <button type="button" onClick={openWelcome}>
          {t('settings.welcome')}
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
