/** The feeds: what they brought, and how each fares. */
import { useMemo, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { brandOfCase } from '../../../components/brand-name';
import { FeedForm, type FeedSaid } from '../../../components/FeedForm';
import { FeedItems } from '../../../components/FeedItems';
import { feedStateWords } from '../../../components/feed-words';
import { brands } from '../../../storage/queries/brands';
import { feedItems, feeds, type KnownFeed, type ListedItem, nameOf } from '../../../storage/queries/feeds';
import { watchwords } from '../../../storage/queries/watchwords';
import type { WatchwordRow } from '../../../storage/records';
import { matcherOf } from '../../../utils/listening/match';
import { ask } from '../../../utils/messages/send';
import { t } from '../../../utils/texts/texts';
import { allowServer } from '../access';
import { useLive } from '../live';
import { forgetNewId, newIdOf } from '../new-id';
import type { PanelState } from '../panel-state';
import { hrefOf } from '../route';
import { Failed } from './Failed';

const PAGE = 10;
/** The draft of one that is not there yet. */
const NEW = 'new-feed';
const NONE: readonly WatchwordRow[] = [];

export function FeedsSection({ panel }: { panel: PanelState }) {
  const [shown, setShown] = useState(PAGE);
  const live = useLive(
    panel.ledger,
    async (ledger) => {
      const all = await feeds(ledger);
      const [items, watched, named] = await Promise.all([
        feedItems(ledger, all, shown),
        watchwords(ledger),
        brands(ledger),
      ]);
      return { all, items, watched, brands: named.all };
    },
    [shown],
  ).value;
  const watched = live.state === 'ready' ? live.value.watched : NONE;
  const watchedAs = watched.map(({ clock }) => clock).join();
  const match = useMemo(() => matcherOf(watched), [watchedAs]);
  const [editing, setEditing] = useState<string | null>(panel.drafts.read(NEW) === '' ? null : NEW);
  if (live.state === 'failed') return <Failed why={live.why} />;
  if (live.state === 'loading') return null;
  const { all, items } = live.value;
  const now = panel.now.value;
  const isTroubled = all.some(({ state }) => state !== null && state.trouble !== null);

  /** In the click itself. */
  async function save(id: string, said: FeedSaid, draft: string | null, done: () => void) {
    // First of all: the browser asks the user only then.
    const { origin, hostname } = new URL(said.address);
    if (!(await allowServer('feed', origin)))
      return panel.say({
        text: t('feeds.refused', { host: hostname }),
        problem: true,
        undo: null,
        again: null,
      });
    await panel.act(
      'saveFeed',
      { id, ...said },
      { ...(draft === null ? {} : { draft }), said: t('feeds.saved'), done },
    );
  }

  const form = (known: KnownFeed | null) => (
    <FeedForm
      drafts={panel.drafts}
      draftName={known === null ? NEW : `feed:${known.id}`}
      known={known && { address: known.address, name: known.name }}
      taken={all.filter(({ id }) => id !== known?.id).map(({ address }) => address)}
      onSave={(said, draft, done) =>
        void save(known?.id ?? newIdOf(panel, NEW), said, draft, () => {
          if (known === null) forgetNewId(panel, NEW);
          done();
          setEditing(null);
        })
      }
      onRemove={
        known &&
        (() =>
          void panel.act(
            'removeFeed',
            { id: known.id },
            { said: t('toast.removed'), done: () => setEditing(null) },
          ))
      }
      onCancel={() => setEditing(null)}
    />
  );

  const log = (item: ListedItem) =>
    void panel.act(
      'logFeedItem',
      { id: item.id },
      {
        done: (logged, op) => {
          void ask('readFeedItems', { ids: item.ids });
          panel.sayLogged(logged, op);
        },
      },
    );
  const open = ({ link, ids }: ListedItem) => {
    if (link !== null) void browser.tabs.create({ url: link });
    void ask('readFeedItems', { ids });
  };

  return (
    <section class="stack" aria-labelledby="feeds">
      <div class="row">
        <h2 class="author grow" id="feeds">
          {t('feeds.title')}
        </h2>
        {editing !== NEW && (
          <button type="button" class="quiet" onClick={() => setEditing(NEW)}>
            {t('feeds.new')}
          </button>
        )}
      </div>
      {editing === NEW && form(null)}
      {all.length === 0 && editing === null && <p class="soft">{t('feeds.none')}</p>}
      {all.length > 0 && (
        <details open={isTroubled || editing !== null || items.items.length === 0}>
          <summary>{t('feeds.count', { count: all.length })}</summary>
          <ul class="cards">
            {all.map((feed) => (
              <li key={feed.id} class={editing === feed.id ? undefined : 'card'} tabIndex={-1}>
                {editing === feed.id ? (
                  form(feed)
                ) : (
                  <OneFeed
                    feed={feed}
                    brand={brandOfCase(live.value.brands, feed.brand)}
                    now={now}
                    onEdit={() => setEditing(feed.id)}
                    onMove={(address) =>
                      void save(feed.id, { address, name: feed.name }, null, () => undefined)
                    }
                  />
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      {items.unread > 0 && (
        <div class="row">
          <p class="grow">{t('feeds.unread', { count: items.unread })}</p>
          <button type="button" class="quiet" onClick={() => void ask('readFeedItems', { ids: null })}>
            {t('feeds.allRead')}
          </button>
        </div>
      )}
      <FeedItems
        items={items.items}
        marksOf={({ title, text }) => match([title ?? '', text ?? '']).marks}
        brandOf={(item) => item.case && brandOfCase(live.value.brands, item.case.brand)}
        now={now}
        onLog={log}
        onOpen={open}
        hrefOf={(id) => hrefOf({ view: 'case', id })}
      />
      {items.more && (
        <button type="button" class="quiet" onClick={() => setShown(shown + 5 * PAGE)}>
          {t('feeds.more')}
        </button>
      )}
    </section>
  );
}

interface One {
  feed: KnownFeed;
  brand: string | null;
  now: number;
  onEdit: () => void;
  onMove: (address: string) => void;
}

function OneFeed({ feed, brand, now, onEdit, onMove }: One) {
  const { id, address, state } = feed;
  const { origin, hostname } = new URL(address);
  const name = nameOf(feed);
  const { trouble = null, movedTo = null } = state ?? {};
  const missing =
    trouble?.why === 'no-permission' ? origin : trouble?.why === 'leads-to' ? trouble.detail : null;
  const named = trouble?.why === 'page' && trouble.detail !== '' ? trouble.detail : null;
  const elsewhere = movedTo ?? named;
  const { told, times } = feedStateWords(state, hostname, now);
  const askNow = () => void ask('fetchFeed', { id });
  const allow = async (server: string) => {
    // First of all, as above.
    if (await allowServer('feed', server)) askNow();
  };
  return (
    <>
      <div class="who">
        <strong dir="auto">{name}</strong>
        <button type="button" class="quiet" aria-label={t('watch.editNamed', { name })} onClick={onEdit}>
          {t('watch.edit')}
        </button>
      </div>
      {name !== hostname && <p class="small soft">{hostname}</p>}
      <p class="small">
        <span role="status">{told}</span> {times}
      </p>
      {elsewhere !== null && (
        <p class="small" dir="auto">
          {t(movedTo === null ? 'feeds.named' : 'feeds.moved', { address: elsewhere })}
        </p>
      )}
      {brand !== null && (
        <p class="small soft" dir="auto">
          {t('case.forBrand', { brand })}
        </p>
      )}
      <div class="row">
        {missing !== null && (
          <button type="button" onClick={() => void allow(missing)}>
            {t('feeds.allow', { host: new URL(missing).hostname })}
          </button>
        )}
        {elsewhere !== null && (
          <button type="button" onClick={() => onMove(elsewhere)}>
            {t('feeds.move')}
          </button>
        )}
        {missing === null && (
          <button
            type="button"
            class="quiet"
            aria-label={t('feeds.askNamed', { name })}
            disabled={state?.tryingSince != null && now - Date.parse(state.tryingSince) < 60_000}
            onClick={askNow}
          >
            {t('feeds.ask')}
          </button>
        )}
        {trouble?.why === 'leads-away' && (
          <button type="button" class="quiet" onClick={() => void browser.tabs.create({ url: address })}>
            {t('feeds.openFeed')}
          </button>
        )}
      </div>
    </>
  );
}
