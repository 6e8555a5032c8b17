import type { ComponentProps } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { brandOfCase } from '../../../components/brand-name';
import { PageList } from '../../../components/PageList';
import { SiteAccess } from '../../../components/SiteAccess';
import { WatchCounts } from '../../../components/WatchCounts';
import { brands } from '../../../storage/queries/brands';
import { authorKey, knownPeople } from '../../../storage/queries/known-people';
import { casesOfKeys } from '../../../storage/queries/marks';
import { settings } from '../../../storage/queries/settings';
import type { Listing } from '../../../utils/page/list';
import { isOwn, type Mention, mentionKey, mentionKeys } from '../../../utils/sites/mention';
import { QUIET } from '../../../utils/sites/quiet';
import { t } from '../../../utils/texts/texts';
import { allowSite } from '../access';
import { moveCard } from '../keys';
import { useLive } from '../live';
import { followPage, type Line } from '../page-line';
import type { PanelState } from '../panel-state';
import { hrefOf } from '../route';
import { useView } from '../use-view';
import { useWatched } from '../watched';
import { useWithheld } from '../withheld';
import type { PageBalance } from './PageBalance';
import { PageReading } from './PageReading';

/** The key that logs what is selected, as the browser has it now: it may be another, or none. */
function useLogKeys(): string {
  // What the manifest suggests, until the browser has answered.
  const [keys, setKeys] = useState('Alt+Shift+L');
  useEffect(() => {
    void browser.commands.getAll().then((all) => {
      const { shortcut } = all.find(({ name }) => name === 'log-selection') ?? {};
      setKeys(shortcut || t('page.noKeys'));
    });
  }, []);
  return keys;
}

const NONE: Mention[] = [];

export function PageView({ panel }: { panel: PanelState }) {
  const logKeys = useLogKeys();
  const [line, setLine] = useState<Line>({ state: 'connecting' });
  const withheld = useWithheld() ?? [];
  useEffect(() => {
    const ending = new AbortController();
    followPage(ending.signal, setLine);
    return () => ending.abort();
  }, []);

  const modes = useLive(panel.ledger, settings, []).value;
  const listing = line.state === 'listing' ? line.listing : null;
  const mode =
    !listing || modes.state !== 'ready'
      ? null
      : listing.site === 'practice'
        ? 'marks'
        : modes.value.sites[listing.site];
  const waiting = listing !== null && listing.mentions === null && mode !== null && mode !== 'off';
  useEffect(() => {
    if (waiting && line.state === 'listing') line.ask({ start: true });
  }, [waiting, line]);

  const mentions = listing?.mentions ?? NONE;
  const watched = useWatched(panel, mentions);
  /** The watch-word whose items alone are listed. */
  const [chosen, setChosen] = useState<string | null>(null);
  const listed = watched.counts.some(({ id }) => id === chosen)
    ? mentions.filter((mention) => watched.of(mention).ids.some((id) => id === chosen))
    : mentions;

  const keys = mentions.flatMap(mentionKeys);
  const asked = keys.join(' ');
  const known = useLive(
    panel.ledger,
    async (ledger) => ({ of: asked, cases: await casesOfKeys(ledger, keys) }),
    [asked],
  ).value;
  const people = useLive(panel.ledger, (ledger) => knownPeople(ledger, listing?.mentions ?? []), [
    asked,
  ]).value;
  const customers = people.state === 'ready' ? people.value : {};
  const named = useLive(panel.ledger, brands, []).value;
  const all = named.state === 'ready' ? named.value.all : [];
  const own = all.flatMap(({ accounts }) => accounts);

  const cases = known.state === 'ready' ? known.value.cases : {};
  // The last answer stays until the new one is there; to count with it would be wrong for a moment.
  const isKnown = known.state === 'ready' && known.value.of === asked && named.state === 'ready';
  const caseOf = (mention: Mention) => mentionKeys(mention).flatMap((key) => cases[key] ?? [])[0];
  // What has no key of its own cannot be found again in the ledger: remembered while this list is open.
  const [keyless, setKeyless] = useState<Record<string, string>>({});
  const log = (mention: Mention) =>
    panel.act(
      'logListed',
      { mention, pageUrl: listing!.url },
      {
        done: (logged, op) => {
          if (mentionKey(mention) === null)
            setKeyless((known) => ({ ...known, [JSON.stringify(mention)]: logged.caseId }));
          panel.sayLogged(logged, op);
        },
      },
    );

  const anyListed = listed.length > 0;
  // The first one is what a key is pressed for; whoever is elsewhere already stays there.
  useLayoutEffect(() => {
    if (anyListed && document.activeElement?.matches('.view')) moveCard(1);
  }, [anyListed]);

  return (
    <div class="stack">
      <SiteAccess sites={withheld} onAllow={(site) => void allowSite(site)} />
      {line.state === 'connecting' && <p class="soft">{t('page.loading')}</p>}
      {line.state === 'none' && (
        <p class="notice">{line.lost ? t('page.lost') : t('page.none', { keys: logKeys })}</p>
      )}
      {listing && listing.site !== 'practice' && mode === 'off' && (
        <p class="notice">{t('page.off', { site: t(`place.${listing.site}`) })}</p>
      )}
      {listing?.pageKind === 'messages' && <p class="notice">{t('page.messages', { keys: logKeys })}</p>}
      {listing?.pageKind === 'unsupported' && (
        <p class="notice">{t('page.unsupported', { keys: logKeys })}</p>
      )}
      {line.state === 'listing' && isReadable(line.listing) && (
        <PageReading panel={panel} listing={line.listing} copyPage={line.copy} logKeys={logKeys} />
      )}
      {listing?.mentions && isKnown && (
        <BalanceLine
          listing={listing}
          own={own}
          standingOf={(mention) => caseOf(mention)?.standing ?? null}
        />
      )}
      {listing?.pageKind !== 'messages' && (
        <WatchCounts counts={watched.counts} chosen={chosen} onChoose={setChosen} />
      )}
      {listing?.mentions && listing.pageKind !== 'messages' && (
        <PageList
          mentions={listed}
          marksOf={(mention) => watched.of(mention).marks}
          isOurs={(mention) => isOwn(mention, own)}
          caseOf={(mention) => {
            const here = keyless[JSON.stringify(mention)];
            if (here !== undefined) return { caseId: here, brand: null };
            const found = caseOf(mention);
            return found ? { caseId: found.caseId, brand: brandOfCase(all, found.brand) } : null;
          }}
          personOf={(mention) => customers[authorKey(mention) ?? ''] ?? null}
          personHref={(id) => hrefOf({ view: 'person', id })}
          now={panel.now.value}
          quiet={listing.site !== 'practice' && QUIET[listing.site]}
          onLog={(mention) => void log(mention)}
          onPoint={(key) => line.state === 'listing' && line.ask({ point: key })}
          hrefOf={(id) => hrefOf({ view: 'case', id })}
        />
      )}
    </div>
  );
}

/** Not what the list is opened for: its first paint does not wait for it. */
function BalanceLine(props: ComponentProps<typeof PageBalance>) {
  const view = useView(() => import('./PageBalance'));
  return view && <view.PageBalance {...props} />;
}

/** A page that is read, whether or not anything was found on it. */
const isReadable = ({ pageKind, mentions }: Listing) =>
  mentions !== null && pageKind !== 'messages' && pageKind !== 'unsupported';
