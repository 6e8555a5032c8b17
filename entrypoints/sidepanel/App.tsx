import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useErrorBoundary, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { BrandSwitch } from '../../components/BrandSwitch';
import { CaseHolders } from '../../components/case-holders';
import { Icon } from '../../components/Icon';
import { Skeleton } from '../../components/Skeleton';
import { TopicNames } from '../../components/topic-names';
import { type Brands, brands } from '../../storage/queries/brands';
import { holders } from '../../storage/queries/holders';
import { settings } from '../../storage/queries/settings';
import { listedTopics } from '../../storage/queries/topics';
import { sayKey } from '../../utils/shortcuts';
import { withTexts } from '../../utils/texts/later';
import { t } from '../../utils/texts/texts';
import { namingBy } from '../../utils/topics';
import { deaf, inCard, inItem, keySettings, keys, moveCard, onKeys, openCard, typedAhead } from './keys';
import { useLive } from './live';
import type { PanelState } from './panel-state';
import { hrefOf, type Route } from './route';
import { useView } from './use-view';
import { Search } from './views/Search';
import { TodayView } from './views/TodayView';

const TABS = ['today', 'page', 'templates', 'listening', 'settings'] as const;
const VIEWS = [...TABS, 'day', 'digest', 'record', 'colleagues', 'topics'] as const;
/** Where four words would not fit, a shape stands for the view. */
const hasIcon = (view: (typeof TABS)[number]) => view === 'listening' || view === 'settings';

/** A new view takes the focus, so that the keyboard and a screen reader go on there. */
function takeFocus(main: HTMLElement | null): void {
  main?.focus({ preventScroll: true });
}

export function App({ panel }: { panel: PanelState }) {
  const route = panel.route.value;
  const [Dialog, setDialog] = useState<Dialog | null>(null);
  /** A key that follows at once is meant for it: none is heard until it is there. */
  const show = (load: () => Promise<Dialog>) => {
    deaf.value = true;
    typedAhead();
    const done = (loaded: Dialog | null) => {
      deaf.value = false;
      setDialog(() => loaded);
    };
    load().then(done, (error: unknown) => {
      done(null);
      console.error('Threadkeeper: a dialog failed', error);
      panel.say({ text: t('problem.boundary'), problem: true, undo: null, again: null });
    });
  };
  const find = () => (palette ? setDialog(() => palette) : show(loadPalette));
  const named = useLive(panel.ledger, brands, []).value;
  const several = named.state === 'ready' && named.value.all.length > 1 ? named.value : null;
  const caseId = route.view === 'case' ? route.id : null;
  const tab = TABS.find((view) => view === route.view);
  useLayoutEffect(() => {
    const move = (by: 1 | -1) => {
      if (caseId === null) return moveCard(by, panel.lastCase());
      const id = panel.beside(caseId, by);
      panel.go(id === null ? panel.back() : { view: 'case', id });
    };
    return onKeys({
      ...Object.fromEntries(VIEWS.map((view) => [view, () => panel.go({ view })])),
      commands: find,
      commandsTyping: find,
      nextDue: () => void panel.goNext(),
      ...(several && { brand: () => panel.chooseBrand(brandAfter(several)) }),
      search: () => {
        panel.go({ view: 'today' });
        panel.search.asked.value = true;
      },
      next: () => move(1),
      previous: () => move(-1),
      undo: () => void panel.undoLast(),
      help: () => show(loadKeys),
      ...(caseId === null && {
        log: () => inCard('[data-log]'),
        open: openCard,
        select: () => inItem('[data-pick]'),
        answered: () => inItem('[data-offer]'),
      }),
    });
  }, [caseId, several]);
  // A case is what is opened next; then its view is there. Not before the list that it is opened from.
  useEffect(() => {
    const id = requestIdleCallback(() => void Promise.all([loadSaying(), loadCase(), loadPalette()]), {
      timeout: 2_000,
    });
    return () => cancelIdleCallback(id);
  }, []);
  const preferences = useLive(panel.ledger, settings, []).value;
  useLayoutEffect(() => {
    if (preferences.state === 'ready')
      keySettings.value = { single: preferences.value.keys, chosen: preferences.value.shortcuts };
  }, [preferences]);
  const listed = useLive(panel.ledger, listedTopics, []).value;
  const naming = useMemo(() => namingBy(listed.state === 'ready' ? listed.value : []), [listed]);
  const held = useLive(panel.ledger, holders, []).value;
  const paletteKeys = [keys.value.commands, keys.value.commandsTyping].filter((key) => key !== null);
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
        <button
          type="button"
          class="quiet"
          aria-label={t('palette.open')}
          title={
            paletteKeys.length === 0
              ? t('palette.open')
              : t('palette.openBy', { keys: paletteKeys.map(sayKey).join(', ') })
          }
          aria-keyshortcuts={paletteKeys.join(' ') || undefined}
          onClick={find}
        >
          <Icon name="find" />
        </button>
      </nav>
      {several && <BrandSwitch {...several} onChoose={panel.chooseBrand} />}
      <main class="view" key={hrefOf(route)} tabIndex={-1} ref={takeFocus}>
        {tab && <h1 class="unseen">{t(`tab.${tab}`)}</h1>}
        <Boundary>
          <TopicNames.Provider value={naming}>
            <CaseHolders.Provider value={held.state === 'ready' ? held.value : NOBODY}>
              <View panel={panel} route={route} />
            </CaseHolders.Provider>
          </TopicNames.Provider>
        </Boundary>
      </main>
      {Dialog && (
        <Dialog
          panel={panel}
          onClose={() => setDialog((now: Dialog | null) => (now === Dialog ? null : now))}
        />
      )}
      <div class="toasts" role="status">
        {panel.saying.value && <Said panel={panel} />}
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

const NOBODY = new Map<string, never>();

type Dialog = ComponentType<{ panel: PanelState; onClose: () => void }>;

const loadKeys = async (): Promise<Dialog> => (await withTexts(import('./views/KeysDialog'))).KeysDialog;
/** Kept: even what was loaded before is not there at once when it is asked for. */
let palette: Dialog | null = null;
const loadPalette = async (): Promise<Dialog> => {
  palette = (await withTexts(import('./views/Palette'))).Palette;
  return palette;
};

const brandAfter = ({ all, current }: Brands) =>
  all[(all.findIndex(({ id }) => id === current.id) + 1) % all.length]!;

const loadCase = () => import('./views/CaseView');

/** Loaded when it is first looked at; then it is kept: even what is there already is only promised by another `import`. */
function lazily<P extends object>(load: () => Promise<ComponentType<P>>) {
  let kept: ComponentType<P> | null = null;
  const loadAndKeep = async () => {
    kept = await load();
    return kept;
  };
  function Loading(props: P) {
    const Loaded = useView(loadAndKeep);
    return Loaded ? <Loaded {...props} /> : <Skeleton />;
  }
  return function Lazy(props: P) {
    const [Now] = useState<ComponentType<P>>(() => kept ?? Loading);
    return <Now {...props} />;
  };
}

const Case = lazily(() => loadCase().then(({ CaseView }) => CaseView));
const Lane = lazily(() => import('./views/LaneView').then(({ LaneView }) => LaneView));
const Person = lazily(() => import('./views/PersonView').then(({ PersonView }) => PersonView));
const Same = lazily(() => import('./views/SameView').then(({ SameView }) => SameView));
const Burst = lazily(() => import('./views/BurstView').then(({ BurstView }) => BurstView));
const Page = lazily(() => import('./views/PageView').then(({ PageView }) => PageView));
const Day = lazily(() => import('./views/DayView').then(({ DayView }) => DayView));
const Record = lazily(() => import('./views/RecordView').then(({ RecordView }) => RecordView));
const Digest = lazily(() => import('./views/DigestView').then(({ DigestView }) => DigestView));
const Colleagues = lazily(() =>
  import('./views/ColleaguesView').then(({ ColleaguesView }) => ColleaguesView),
);
const Topics = lazily(() => import('./views/TopicsView').then(({ TopicsView }) => TopicsView));
const Templates = lazily(() => import('./views/TemplatesView').then(({ TemplatesView }) => TemplatesView));
const Listening = lazily(() => import('./views/ListeningView').then(({ ListeningView }) => ListeningView));
const Settings = lazily(() => import('./views/SettingsView').then(({ SettingsView }) => SettingsView));

const loadSaying = () => import('./views/Saying');

function Said({ panel }: { panel: PanelState }) {
  const view = useView(loadSaying);
  return view && <view.Saying panel={panel} />;
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
