import type { ComponentChildren } from 'preact';
import { useEffect, useErrorBoundary, useState } from 'preact/hooks';
import { BrandSwitch } from '../../components/BrandSwitch';
import { brandName } from '../../components/brand-name';
import { Icon } from '../../components/Icon';
import { Toast } from '../../components/Toast';
import { brands } from '../../storage/queries/brands';
import { settings } from '../../storage/queries/settings';
import { t } from '../../utils/texts/texts';
import { moveCase, onKeys, singleKeys } from './keys';
import { useLive } from './live';
import type { PanelState } from './panel-state';
import { hrefOf, type Route } from './route';
import { PageView } from './views/PageView';
import { PersonView } from './views/PersonView';
import { Search } from './views/Search';
import { TemplatesView } from './views/TemplatesView';
import { TodayView } from './views/TodayView';

const TABS = ['today', 'page', 'templates', 'settings'] as const;

/** A new view takes the focus, so that the keyboard and a screen reader go on there. */
function takeFocus(main: HTMLElement | null): void {
  main?.focus({ preventScroll: true });
}

export function App({ panel }: { panel: PanelState }) {
  const route = panel.route.value;
  useEffect(
    () =>
      onKeys({
        ...Object.fromEntries(TABS.map((view, n) => [String(n + 1), () => panel.go({ view })])),
        j: () => moveCase(1),
        k: () => moveCase(-1),
        '/': () => {
          panel.go({ view: 'today' });
          panel.search.asked.value = true;
        },
      }),
    [],
  );
  // A case is what is opened next; then its view is there.
  useEffect(() => void loadCase(), []);
  const preferences = useLive(panel.ledger, settings, []).value;
  if (preferences.state === 'ready') singleKeys.value = preferences.value.keys;
  const named = useLive(panel.ledger, brands, []).value;
  const saying = panel.saying.value;
  return (
    <div class="panel">
      <nav class="tabs" aria-label={t('nav.label')}>
        {TABS.map((view) => (
          <a
            key={view}
            href={hrefOf({ view })}
            aria-current={route.view === view ? 'page' : undefined}
            aria-label={view === 'settings' ? t('tab.settings') : undefined}
          >
            {view === 'settings' ? <Icon name="settings" /> : t(`tab.${view}`)}
          </a>
        ))}
      </nav>
      {named.state === 'ready' && named.value.all.length > 1 && (
        <BrandSwitch
          {...named.value}
          onChoose={(brand) =>
            void panel.act(
              'set',
              { key: 'currentBrand', value: brand.id },
              { said: t('toast.brand', { brand: brandName(brand) }), undo: false },
            )
          }
        />
      )}
      <main class="view" key={hrefOf(route)} tabIndex={-1} ref={takeFocus}>
        {'id' in route ? null : <h1 class="unseen">{t(`tab.${route.view}`)}</h1>}
        <Boundary>
          <View panel={panel} route={route} />
        </Boundary>
      </main>
      <div class="toasts" role="status">
        {saying && (
          <Toast
            text={saying.text}
            problem={saying.problem}
            onUndo={saying.undo === null ? null : () => void panel.undo(saying.undo!)}
            onAgain={saying.again}
            onClose={() => panel.say(null)}
          />
        )}
      </div>
    </div>
  );
}

function View({ panel, route }: { panel: PanelState; route: Route }) {
  switch (route.view) {
    case 'today':
      return (
        <Search panel={panel}>
          <TodayView panel={panel} />
        </Search>
      );
    case 'page':
      return <PageView panel={panel} />;
    case 'case':
      return <Case panel={panel} id={route.id} />;
    case 'person':
      return <PersonView panel={panel} id={route.id} />;
    case 'templates':
      return <TemplatesView panel={panel} />;
    case 'settings':
      return <Settings panel={panel} />;
  }
}

/** Not small, and neither is what the panel opens with: its first paint does not wait for them. */
function useView<V>(load: () => Promise<V>): V | null {
  const [view, setView] = useState<V | null>(null);
  useEffect(() => {
    void load().then(setView);
  }, []);
  return view;
}
const loadCase = () => import('./views/CaseView');

function Case({ panel, id }: { panel: PanelState; id: string }) {
  const view = useView(loadCase);
  return view && <view.CaseView panel={panel} id={id} />;
}

/** Seldom looked at. */
function Settings({ panel }: { panel: PanelState }) {
  const view = useView(() => import('./views/SettingsView'));
  return view && <view.SettingsView panel={panel} />;
}

/** A mistake of ours in one view must not take the others, or what was typed, with it. */
function Boundary({ children }: { children: ComponentChildren }) {
  const [error] = useErrorBoundary((thrown) => console.error('Threadkeeper: a view failed', thrown));
  if (!error) return <>{children}</>;
  return (
    <div class="notice" data-problem role="alert">
      <p>{t('problem.boundary')}</p>
      <p class="small">{String(error)}</p>
    </div>
  );
}
