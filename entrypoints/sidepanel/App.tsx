import type { ComponentChildren } from 'preact';
import { useEffect, useErrorBoundary, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { BrandSwitch } from '../../components/BrandSwitch';
import { brandName } from '../../components/brand-name';
import { Icon } from '../../components/Icon';
import { Toast } from '../../components/Toast';
import { TopicNames } from '../../components/topic-names';
import { brands } from '../../storage/queries/brands';
import { settings } from '../../storage/queries/settings';
import { listedTopics } from '../../storage/queries/topics';
import { t } from '../../utils/texts/texts';
import { namingBy } from '../../utils/topics';
import { inCard, inItem, keySettings, keys, moveCard, onKeys, openCard } from './keys';
import { useLive } from './live';
import type { PanelState } from './panel-state';
import { hrefOf, type Route } from './route';
import { useView } from './use-view';
import { Search } from './views/Search';
import { TodayView } from './views/TodayView';

const TABS = ['today', 'page', 'templates', 'listening', 'settings'] as const;
/** Where four words would not fit, a shape stands for the view. */
const hasIcon = (view: (typeof TABS)[number]) => view === 'listening' || view === 'settings';

/** A new view takes the focus, so that the keyboard and a screen reader go on there. */
function takeFocus(main: HTMLElement | null): void {
  main?.focus({ preventScroll: true });
}

export function App({ panel }: { panel: PanelState }) {
  const route = panel.route.value;
  const [helping, setHelping] = useState(false);
  const caseId = route.view === 'case' ? route.id : null;
  const tab = TABS.find((view) => view === route.view);
  useLayoutEffect(() => {
    const move = (by: 1 | -1) => {
      if (caseId === null) return moveCard(by, panel.lastCase());
      const id = panel.beside(caseId, by);
      panel.go(id === null ? panel.back() : { view: 'case', id });
    };
    return onKeys({
      ...Object.fromEntries(TABS.map((view) => [view, () => panel.go({ view })])),
      search: () => {
        panel.go({ view: 'today' });
        panel.search.asked.value = true;
      },
      next: () => move(1),
      previous: () => move(-1),
      undo: () => void panel.undoLast(),
      help: () => setHelping(true),
      ...(caseId === null && {
        log: () => inCard('[data-log]'),
        open: openCard,
        select: () => inItem('[data-pick]'),
      }),
    });
  }, [caseId]);
  // A case is what is opened next; then its view is there. Not before the list that it is opened from.
  useEffect(() => {
    const id = requestIdleCallback(() => void loadCase(), { timeout: 2_000 });
    return () => cancelIdleCallback(id);
  }, []);
  const preferences = useLive(panel.ledger, settings, []).value;
  useLayoutEffect(() => {
    if (preferences.state === 'ready')
      keySettings.value = { single: preferences.value.keys, chosen: preferences.value.shortcuts };
  }, [preferences]);
  const named = useLive(panel.ledger, brands, []).value;
  const listed = useLive(panel.ledger, listedTopics, []).value;
  const naming = useMemo(() => namingBy(listed.state === 'ready' ? listed.value : []), [listed]);
  const saying = panel.saying.value;
  return (
    <div class="panel">
      <nav class="tabs" aria-label={t('nav.label')}>
        {TABS.map((view) => (
          <a
            key={view}
            href={hrefOf({ view })}
            aria-current={route.view === view ? 'page' : undefined}
            aria-label={hasIcon(view) ? t(`tab.${view}`) : undefined}
            title={hasIcon(view) ? t(`tab.${view}`) : undefined}
          >
            {hasIcon(view) ? <Icon name={view} /> : t(`tab.${view}`)}
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
        {tab && <h1 class="unseen">{t(`tab.${tab}`)}</h1>}
        <Boundary>
          <TopicNames.Provider value={naming}>
            <View panel={panel} route={route} />
          </TopicNames.Provider>
        </Boundary>
      </main>
      {helping && <Help onClose={() => setHelping(false)} />}
      <div class="toasts" role="status">
        {saying && (
          <Toast
            text={saying.text}
            problem={saying.problem}
            undoKey={keys.value.undo}
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
    case 'lane':
      return <Lane panel={panel} id={route.id} />;
    case 'day':
      return <Day panel={panel} />;
    case 'record':
      return <Record panel={panel} />;
    case 'digest':
      return <Digest panel={panel} id={'id' in route ? route.id : null} />;
    case 'colleagues':
      return <Colleagues panel={panel} />;
    case 'topics':
      return <Topics panel={panel} />;
    case 'page':
      return <Page panel={panel} />;
    case 'case':
      return <Case panel={panel} id={route.id} />;
    case 'person':
      return <Person panel={panel} id={route.id} />;
    case 'same':
      return <Same panel={panel} id={route.id} />;
    case 'burst':
      return <Burst panel={panel} id={route.id} />;
    case 'templates':
      return <Templates panel={panel} />;
    case 'listening':
      return <Listening panel={panel} />;
    case 'settings':
      return <Settings panel={panel} />;
  }
}

const loadCase = () => import('./views/CaseView');

function Case({ panel, id }: { panel: PanelState; id: string }) {
  const view = useView(loadCase);
  return view && <view.CaseView panel={panel} id={id} />;
}

function Lane({ panel, id }: { panel: PanelState; id: string }) {
  const view = useView(() => import('./views/LaneView'));
  return view && <view.LaneView panel={panel} id={id} />;
}

function Person({ panel, id }: { panel: PanelState; id: string }) {
  const view = useView(() => import('./views/PersonView'));
  return view && <view.PersonView panel={panel} id={id} />;
}

function Same({ panel, id }: { panel: PanelState; id: string }) {
  const view = useView(() => import('./views/SameView'));
  return view && <view.SameView panel={panel} id={id} />;
}

function Burst({ panel, id }: { panel: PanelState; id: string }) {
  const view = useView(() => import('./views/BurstView'));
  return view && <view.BurstView panel={panel} id={id} />;
}

function Page({ panel }: { panel: PanelState }) {
  const view = useView(() => import('./views/PageView'));
  return view && <view.PageView panel={panel} />;
}

function Day({ panel }: { panel: PanelState }) {
  const view = useView(() => import('./views/DayView'));
  return view && <view.DayView panel={panel} />;
}

function Record({ panel }: { panel: PanelState }) {
  const view = useView(() => import('./views/RecordView'));
  return view && <view.RecordView panel={panel} />;
}

function Digest({ panel, id }: { panel: PanelState; id: string | null }) {
  const view = useView(() => import('./views/DigestView'));
  return view && <view.DigestView panel={panel} id={id} />;
}

function Colleagues({ panel }: { panel: PanelState }) {
  const view = useView(() => import('./views/ColleaguesView'));
  return view && <view.ColleaguesView panel={panel} />;
}

function Topics({ panel }: { panel: PanelState }) {
  const view = useView(() => import('./views/TopicsView'));
  return view && <view.TopicsView panel={panel} />;
}

function Templates({ panel }: { panel: PanelState }) {
  const view = useView(() => import('./views/TemplatesView'));
  return view && <view.TemplatesView panel={panel} />;
}

function Listening({ panel }: { panel: PanelState }) {
  const view = useView(() => import('./views/ListeningView'));
  return view && <view.ListeningView panel={panel} />;
}

function Settings({ panel }: { panel: PanelState }) {
  const view = useView(() => import('./views/SettingsView'));
  return view && <view.SettingsView panel={panel} />;
}

function Help({ onClose }: { onClose: () => void }) {
  const view = useView(() => import('./views/KeysDialog'));
  return view && <view.KeysDialog onClose={onClose} />;
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
