/** Saved searches of the sites' own: opened in one click, with when that was last. Nothing of what they show is kept. */
import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { Icon } from '../../../components/Icon';
import { SearchForm } from '../../../components/SearchForm';
import { type KnownSearch, searches } from '../../../storage/queries/searches';
import { watchwords } from '../../../storage/queries/watchwords';
import { placeOfSearch } from '../../../utils/listening/native-search';
import { ask } from '../../../utils/messages/send';
import { t, when } from '../../../utils/texts/texts';
import { atOnce } from '../at-once';
import { useLive } from '../live';
import { forgetNewId, newIdOf } from '../new-id';
import type { PanelState } from '../panel-state';
import { Failed } from './Failed';

/** The draft of one that is not there yet. */
const NEW = 'new-search';

export function SearchesSection({ panel }: { panel: PanelState }) {
  const live = useLive(
    panel.ledger,
    (ledger) => atOnce({ all: searches(ledger), watched: watchwords(ledger) }),
    [],
  ).value;
  const [adding, setAdding] = useState(panel.drafts.read(NEW) !== '');
  if (live.state === 'failed') return <Failed why={live.why} />;
  if (live.state === 'loading') return null;
  const { all, watched } = live.value;
  const now = panel.now.value;
  const open = ({ id, address }: KnownSearch) => {
    void browser.tabs.create({ url: address });
    void ask('noteVisit', { id });
  };
  return (
    <section class="stack" aria-labelledby="searches">
      <div class="row">
        <h2 class="author grow" id="searches">
          {t('searches.title')}
        </h2>
        {!adding && (
          <button type="button" class="quiet" onClick={() => setAdding(true)}>
            {t('searches.new')}
          </button>
        )}
      </div>
      {adding && (
        <SearchForm
          drafts={panel.drafts}
          draftName={NEW}
          watched={watched}
          onSave={(said, draft, done) =>
            void panel.act(
              'saveSearch',
              { id: newIdOf(panel, NEW), ...said },
              {
                draft,
                said: t('toast.saved'),
                done: () => {
                  forgetNewId(panel, NEW);
                  done();
                  setAdding(false);
                },
              },
            )
          }
          onCancel={() => setAdding(false)}
        />
      )}
      {all.length === 0 && !adding && <p class="soft">{t('searches.none')}</p>}
      <ul class="stack">
        {all.map((search) => (
          <li key={search.id} class="row">
            <div class="grow">
              <strong dir="auto">{search.name}</strong>
              <p class="small soft">
                {t('searches.visited', {
                  place: placeWords(search.address),
                  when: search.visitedAt === null ? t('searches.never') : when(search.visitedAt, now),
                })}
              </p>
            </div>
            <button
              type="button"
              aria-label={t('searches.openNamed', { name: search.name, place: placeWords(search.address) })}
              onClick={() => open(search)}
            >
              {t('searches.open')}
            </button>
            <button
              type="button"
              class="quiet"
              aria-label={t('searches.removeNamed', { name: search.name, place: placeWords(search.address) })}
              onClick={() => void panel.act('removeSearch', { id: search.id }, { said: t('toast.removed') })}
            >
              <Icon name="close" size={12} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function placeWords(address: string): string {
  const place = placeOfSearch(address);
  return place === 'web' ? new URL(address).hostname : t(`place.${place}`);
}
