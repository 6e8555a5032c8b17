/** The first five minutes: what it does and never does, the sites, the brand, and the whole job once. All of it is read off the ledger. */
import type { ComponentChildren } from 'preact';
import { BrandForm } from '../../components/BrandForm';
import { PracticeSteps } from '../../components/PracticeSteps';
import { SavedField } from '../../components/SavedField';
import { SiteAccess } from '../../components/SiteAccess';
import { SiteMode } from '../../components/SiteMode';
import { Ticked } from '../../components/Ticked';
import { Toast } from '../../components/Toast';
import { brands } from '../../storage/queries/brands';
import { PRACTICE_STEPS, practiceDone } from '../../storage/queries/practice';
import { modesOf, settings } from '../../storage/queries/settings';
import { SITES } from '../../utils/sites/mention';
import { t } from '../../utils/texts/texts';
import { openPanelBeside, openPractice } from '../practice/open';
import { allowSite } from '../sidepanel/access';
import { useLive } from '../sidepanel/live';
import type { PanelState } from '../sidepanel/panel-state';
import { Failed } from '../sidepanel/views/Failed';
import { useWithheld } from '../sidepanel/withheld';

const DOES = ['welcome.does1', 'welcome.does2', 'welcome.does3', 'welcome.does4'] as const;
const NEVER = ['welcome.never1', 'welcome.never2', 'welcome.never3', 'welcome.never4'] as const;

export function Welcome({ panel }: { panel: PanelState }) {
  const live = useLive(
    panel.ledger,
    async (ledger) => ({
      chosen: await settings(ledger),
      brand: (await brands(ledger)).current,
      done: await practiceDone(ledger),
    }),
    [],
  ).value;
  const withheld = useWithheld();
  const saying = panel.saying.value;
  if (live.state === 'loading' || withheld === null) return null;
  if (live.state === 'failed')
    return (
      <main class="welcome">
        <Failed why={live.why} />
      </main>
    );
  const { chosen, brand, done } = live.value;
  const saved = { said: t('settings.saved'), undo: false };
  const missing = withheld.filter((site) => chosen.sites[site] !== 'off');
  return (
    <>
      <main class="welcome">
        <header>
          <img src="/icon/96.png" alt="" width="48" height="48" />
          <h1>{t('welcome.title')}</h1>
          <p>{t('welcome.intro')}</p>
        </header>
        <section class="promises">
          <Promises title={t('welcome.does')} keys={DOES} />
          <Promises title={t('welcome.never')} keys={NEVER} />
        </section>
        <Step n={1} done={missing.length === 0} title={t('welcome.sites')}>
          <p>{t('welcome.sitesText')}</p>
          {SITES.map((site) => (
            <div key={site} class="stack">
              <SiteMode
                site={site}
                mode={chosen.sites[site]}
                modes={modesOf(site)}
                onChoose={(value) => void panel.act('set', { key: `site:${site}`, value }, saved)}
              />
              <SiteAccess
                sites={missing.filter((one) => one === site)}
                onAllow={(one) => void allowSite(one)}
              />
            </div>
          ))}
        </Step>
        <Step
          n={2}
          done={chosen.me !== '' && brand.name !== '' && brand.accounts.length > 0}
          title={t('welcome.brand')}
        >
          <p>{t('welcome.brandText')}</p>
          <SavedField
            label={t('settings.me')}
            start={chosen.me}
            onSave={(value) => void panel.act('set', { key: 'me', value }, saved)}
          />
          <BrandForm brand={brand} onSave={(next) => void panel.act('saveBrand', next, saved)} />
        </Step>
        <Step n={3} done={done.size === PRACTICE_STEPS.length} title={t('welcome.job')}>
          <p>{t('welcome.jobText')}</p>
          <p>
            <button
              type="button"
              class="primary"
              onClick={() => {
                openPanelBeside();
                openPractice();
              }}
            >
              {t('welcome.openBoth')}
            </button>
          </p>
          <p class="soft">{t('welcome.openHow', { keys: 'Alt+Shift+K' })}</p>
          <PracticeSteps steps={PRACTICE_STEPS} done={done} />
        </Step>
        <footer class="stack">
          <p>{t('practice.next')}</p>
          <p class="soft">{t('welcome.again')}</p>
        </footer>
      </main>
      <div class="toasts" role="status">
        {saying && (
          <Toast
            text={saying.text}
            problem={saying.problem}
            also={null}
            undoKey={null}
            onUndo={null}
            onAgain={saying.again}
            onStop={null}
            onClose={() => panel.say(null)}
          />
        )}
      </div>
    </>
  );
}

function Promises({ title, keys }: { title: string; keys: typeof DOES | typeof NEVER }) {
  return (
    <div>
      <h2>{title}</h2>
      <ul>
        {keys.map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
    </div>
  );
}

interface StepProps {
  n: number;
  done: boolean;
  title: string;
  children: ComponentChildren;
}

function Step({ n, done, title, children }: StepProps) {
  return (
    <section class="step" aria-labelledby={`step-${n}`}>
      <h2 id={`step-${n}`}>
        <Ticked n={n} done={done} />
        {title}
      </h2>
      {children}
    </section>
  );
}
