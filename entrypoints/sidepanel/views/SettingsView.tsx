import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { BrandForm } from '../../../components/BrandForm';
import { siteWords } from '../../../components/health-words';
import { SavedField } from '../../../components/SavedField';
import { SiteMode } from '../../../components/SiteMode';
import { Skeleton } from '../../../components/Skeleton';
import { brands } from '../../../storage/queries/brands';
import { destinations } from '../../../storage/queries/deliveries';
import { calendarOf } from '../../../storage/queries/hours';
import { modesOf, settings } from '../../../storage/queries/settings';
import { weightsIn } from '../../../storage/queries/weights';
import type { HealthRow } from '../../../storage/records';
import { newId } from '../../../utils/identity';
import { SITES, type SiteName } from '../../../utils/sites/mention';
import { chosenLanguage } from '../../../utils/texts/language';
import { t, when } from '../../../utils/texts/texts';
import { wordsIn } from '../../../utils/words';
import { openPractice, openWelcome } from '../../practice/open';
import { atOnce } from '../at-once';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';
import { hrefOf } from '../route';
import { partTitle, type SETTINGS_PARTS } from '../settings-parts';
import { AppearanceSection } from './AppearanceSection';
import { useCommands } from './BrowserKeys';
import { DataSection } from './DataSection';
import { DestinationsSection } from './DestinationsSection';
import { Failed } from './Failed';
import { HoursSection } from './HoursSection';
import { KeepingSection } from './KeepingSection';
import { LanguageField } from './LanguageField';
import { LockSection } from './LockSection';
import { ReasonsSection } from './ReasonsSection';
import { RemindersSection } from './RemindersSection';
import { ShortcutsSection } from './ShortcutsSection';
import { StoredSection } from './StoredSection';
import { TeamSection } from './TeamSection';

export function SettingsView({ panel }: { panel: PanelState }) {
  // All at once: a part that comes later moves what somebody is about to click.
  const live = useLive(
    panel.ledger,
    (ledger) =>
      atOnce({
        chosen: settings(ledger),
        brands: brands(ledger),
        health: ledger.readings.toArray(),
        calendar: calendarOf(ledger),
        weights: weightsIn(ledger),
        places: destinations(ledger),
        language: chosenLanguage(),
      }),
    [],
  ).value;
  const commands = useCommands();
  const [words, setWords] = useState('');
  const groups = useRef<HTMLDivElement>(null);
  const found = useFound(groups, words);
  const asked = live.state === 'ready' ? panel.partAsked.value : null;
  useEffect(() => {
    if (asked === null || asked === 'export') return;
    panel.partAsked.value = null;
    const part = document.getElementById(`settings-${asked}`);
    if (part === null) return;
    // A search may hide it.
    part.hidden = false;
    setWords('');
    part.focus();
  }, [asked]);
  if (live.state === 'failed') return <Failed why={live.why} />;
  if (live.state === 'loading') return <Skeleton />;
  const { chosen, brands: named, health, calendar, weights, places, language } = live.value;
  const { me, sites, inHours, keepMonths } = chosen;
  const set = (key: string, value: string) =>
    void panel.act('set', { key, value }, { said: t('settings.saved'), undo: false });
  return (
    <div class="stack">
      <label class="field">
        <span class="unseen">{t('settings.search')}</span>
        <input
          type="search"
          placeholder={t('settings.search')}
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </label>
      <div class="stack" ref={groups}>
        <Part of="brands">
          <h2 class="author">{t('settings.you')}</h2>
          <SavedField label={t('settings.me')} start={me} onSave={(value) => set('me', value)} />
          {named.all.map((brand) => (
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
        </Part>
        <Part of="sites">
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
        </Part>
        <Part of="lists">
          <h2 class="author">{t('settings.lists')}</h2>
          <ul class="stack">
            {LISTS.map(({ view, text }) => (
              <li key={view}>
                <a href={hrefOf({ view })}>{t(text)}</a>
              </li>
            ))}
          </ul>
        </Part>
        <Part of="appearance">
          <LanguageField panel={panel} chosen={language} />
          <AppearanceSection />
        </Part>
        <Part of="hours">
          <HoursSection panel={panel} calendar={calendar} />
        </Part>
        <Part of="reminders">
          <RemindersSection panel={panel} inHours={inHours} />
        </Part>
        <Part of="lock">
          <LockSection panel={panel} />
        </Part>
        <Part of="destinations">
          <DestinationsSection panel={panel} destinations={places} />
        </Part>
        <Part of="team">
          <TeamSection panel={panel} />
        </Part>
        <Part of="keys">
          <ShortcutsSection panel={panel} settings={chosen} known={commands} />
        </Part>
        <Part of="triage">
          <ReasonsSection panel={panel} weights={weights} />
        </Part>
        <Part of="data">
          <h2 class="author">{t('settings.data')}</h2>
          <p class="soft">{t('settings.dataText')}</p>
          <DataSection panel={panel} />
          <KeepingSection panel={panel} keepMonths={keepMonths} />
        </Part>
        <Part of="stored">
          <StoredSection />
        </Part>
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
      <p class="soft" role="status">
        {found === 0 && t('settings.none', { words: words.trim() })}
      </p>
    </div>
  );
}

const LISTS = [
  { view: 'colleagues', text: 'settings.colleagues' },
  { view: 'topics', text: 'settings.topics' },
  { view: 'record', text: 'record.title' },
  { view: 'digest', text: 'digest.title' },
] as const;

/** Hides the sections that do not have all the words in their text, whatever shows it; gives how many are left. */
function useFound(list: RefObject<HTMLElement>, words: string): number | null {
  const [found, setFound] = useState<number | null>(null);
  useLayoutEffect(() => {
    if (list.current === null) return;
    const wanted = wordsIn(words);
    const sections = [...list.current.children] as HTMLElement[];
    for (const section of sections) {
      const has = wordsIn(section.textContent);
      section.hidden = !wanted.every((word) => has.some((one) => one.startsWith(word)));
    }
    setFound(sections.filter(({ hidden }) => !hidden).length);
  }, [words]);
  return found;
}

/** Takes the focus when it is asked for from elsewhere. */
function Part({ of, children }: { of: (typeof SETTINGS_PARTS)[number]; children: ComponentChildren }) {
  return (
    <section class="stack" id={`settings-${of}`} tabIndex={-1} aria-label={partTitle(of)}>
      {children}
    </section>
  );
}

/** What the reader made of the last page of this site, as counts; nothing where none was read. */
function healthWords(site: SiteName, rows: HealthRow[], now: number): string {
  const [row] = rows.filter((one) => one.site === site).sort((a, b) => b.at.localeCompare(a.at));
  if (!row) return '';
  const read = t('settings.read', { when: when(row.at, now), items: row.items });
  return [read, siteWords(row, rows, now) ?? ''].join(' ').trim();
}
