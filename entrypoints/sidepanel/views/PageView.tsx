import { useEffect, useState } from 'preact/hooks';
import { brandOfCase } from '../../../components/brand-name';
import { PageList } from '../../../components/PageList';
import { SiteAccess } from '../../../components/SiteAccess';
import { brands } from '../../../storage/queries/brands';
import { casesOfKeys } from '../../../storage/queries/marks';
import { settings } from '../../../storage/queries/settings';
import type { Listing } from '../../../utils/page/list';
import { isOwn, type Mention, mentionKey, mentionKeys, type SiteName } from '../../../utils/sites/mention';
import { QUIET } from '../../../utils/sites/quiet';
import { t } from '../../../utils/texts/texts';
import { allowSite, withheldSites } from '../access';
import { useLive } from '../live';
import { followPage, type Line } from '../page-line';
import type { PanelState } from '../panel-state';
import { hrefOf } from '../route';
import { PageReading } from './PageReading';

export const LOG_KEYS = 'Alt+Shift+L';

export function PageView({ panel }: { panel: PanelState }) {
  const [line, setLine] = useState<Line>({ state: 'connecting' });
  const [withheld, setWithheld] = useState<SiteName[]>([]);
  useEffect(() => {
    const ending = new AbortController();
    followPage(ending.signal, setLine);
    void withheldSites().then((sites) => !ending.signal.aborted && setWithheld(sites));
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

  const keys = (listing?.mentions ?? []).flatMap(mentionKeys);
  const known = useLive(panel.ledger, (ledger) => casesOfKeys(ledger, keys), [keys.join(' ')]).value;
  const named = useLive(panel.ledger, brands, []).value;
  const all = named.state === 'ready' ? named.value.all : [];
  const own = all.flatMap(({ accounts }) => accounts);

  // What has no key of its own cannot be found again in the ledger: remembered while this list is open.
  const [keyless, setKeyless] = useState<Record<string, string>>({});
  const log = (mention: Mention) =>
    panel.act(
      'logListed',
      { mention, pageUrl: listing!.url },
      {
        done: ({ caseId, opened }, op) => {
          if (mentionKey(mention) === null)
            setKeyless((known) => ({ ...known, [JSON.stringify(mention)]: caseId }));
          const text = t(opened ? 'toast.logged' : 'toast.loggedAgain');
          panel.say({ text, problem: false, undo: opened ? op : null, again: null });
        },
      },
    );

  return (
    <div class="stack">
      <SiteAccess
        sites={withheld}
        onAllow={(site) =>
          void allowSite(site).then(
            (granted) => granted && setWithheld((sites) => sites.filter((one) => one !== site)),
          )
        }
      />
      {line.state === 'connecting' && <p class="soft">{t('page.loading')}</p>}
      {line.state === 'none' && (
        <p class="notice">{line.lost ? t('page.lost') : t('page.none', { keys: LOG_KEYS })}</p>
      )}
      {listing && listing.site !== 'practice' && mode === 'off' && (
        <p class="notice">{t('page.off', { site: t(`place.${listing.site}`) })}</p>
      )}
      {listing?.pageKind === 'messages' && <p class="notice">{t('page.messages', { keys: LOG_KEYS })}</p>}
      {listing?.pageKind === 'unsupported' && (
        <p class="notice">{t('page.unsupported', { keys: LOG_KEYS })}</p>
      )}
      {line.state === 'listing' && isReadable(line.listing) && (
        <PageReading panel={panel} listing={line.listing} copyPage={line.copy} />
      )}
      {listing?.mentions && listing.pageKind !== 'messages' && (
        <PageList
          mentions={listing.mentions}
          isOurs={(mention) => isOwn(mention, own)}
          caseOf={(mention) => {
            const here = keyless[JSON.stringify(mention)];
            if (here !== undefined) return { caseId: here, brand: null };
            const cases = known.state === 'ready' ? known.value : {};
            const found = mentionKeys(mention).flatMap((key) => cases[key] ?? [])[0];
            return found ? { caseId: found.caseId, brand: brandOfCase(all, found.brand) } : null;
          }}
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

/** A page that is read, whether or not anything was found on it. */
const isReadable = ({ pageKind, mentions }: Listing) =>
  mentions !== null && pageKind !== 'messages' && pageKind !== 'unsupported';
