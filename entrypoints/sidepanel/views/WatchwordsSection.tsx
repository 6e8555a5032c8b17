/** The watch-words: added, changed, removed. */
import { useState } from 'preact/hooks';
import { brandOfCase } from '../../../components/brand-name';
import { WatchwordForm } from '../../../components/WatchwordForm';
import { brands } from '../../../storage/queries/brands';
import { watchwords } from '../../../storage/queries/watchwords';
import type { WatchwordRow } from '../../../storage/records';
import { list, t } from '../../../utils/texts/texts';
import { atOnce } from '../at-once';
import { useLive } from '../live';
import { forgetNewId, newIdOf } from '../new-id';
import type { PanelState } from '../panel-state';
import { Failed } from './Failed';

const PAGE = 50;
/** The draft of one that is not there yet. */
const NEW = 'new-watchword';

export function WatchwordsSection({ panel }: { panel: PanelState }) {
  const live = useLive(
    panel.ledger,
    (ledger) => atOnce({ all: watchwords(ledger), brands: brands(ledger) }),
    [],
  ).value;
  const [editing, setEditing] = useState<string | null>(panel.drafts.read(NEW) === '' ? null : NEW);
  const [shown, setShown] = useState(PAGE);
  if (live.state === 'failed') return <Failed why={live.why} />;
  if (live.state === 'loading') return null;
  const { all } = live.value;
  const form = (known: WatchwordRow | null) => (
    <WatchwordForm
      drafts={panel.drafts}
      draftName={known === null ? NEW : `watchword:${known.id}`}
      known={known}
      onSave={(said, draft, done) =>
        void panel.act(
          'saveWatchword',
          // The same however often it is sent, as its act is.
          { id: known?.id ?? newIdOf(panel, NEW), ...said },
          {
            draft,
            said: t('toast.saved'),
            done: () => {
              forgetNewId(panel, NEW);
              done();
              setEditing(null);
            },
          },
        )
      }
      onRemove={
        known &&
        (() =>
          void panel.act(
            'removeWatchword',
            { id: known.id },
            { said: t('toast.removed'), done: () => setEditing(null) },
          ))
      }
      onCancel={() => setEditing(null)}
    />
  );
  return (
    <section class="stack" aria-labelledby="watchwords">
      <div class="row">
        <h2 class="author grow" id="watchwords">
          {t('watch.title')}
        </h2>
        {editing !== NEW && (
          <button type="button" class="quiet" onClick={() => setEditing(NEW)}>
            {t('watch.new')}
          </button>
        )}
      </div>
      {editing === NEW && form(null)}
      {all.length === 0 && editing === null && <p class="soft">{t('watch.none')}</p>}
      <ul class="cards">
        {all.slice(0, shown).map((row) => (
          <li key={row.id} class={editing === row.id ? undefined : 'card'}>
            {editing === row.id ? (
              form(row)
            ) : (
              <Shown
                row={row}
                brand={brandOfCase(live.value.brands.all, row.brand)}
                onEdit={() => setEditing(row.id)}
              />
            )}
          </li>
        ))}
      </ul>
      {all.length > shown && (
        <button type="button" class="quiet" onClick={() => setShown(shown + PAGE)}>
          {t('lane.more', { count: Math.min(PAGE, all.length - shown) })}
        </button>
      )}
    </section>
  );
}

function Shown({ row, brand, onEdit }: { row: WatchwordRow; brand: string | null; onEdit: () => void }) {
  const { words, what, except } = row;
  const [name = '', ...others] = words;
  return (
    <>
      <div class="who">
        <strong dir="auto">{name}</strong>
        <span class="small soft">{t(`watch.kind.${what}`)}</span>
        <button type="button" class="quiet" aria-label={t('watch.editNamed', { name })} onClick={onEdit}>
          {t('watch.edit')}
        </button>
      </div>
      {others.length > 0 && (
        <p class="small soft" dir="auto">
          {t('watch.also', { words: list(others) })}
        </p>
      )}
      {except.length > 0 && (
        <p class="small soft" dir="auto">
          {t('watch.not', { words: list(except) })}
        </p>
      )}
      {brand !== null && (
        <p class="small soft" dir="auto">
          {t('case.forBrand', { brand })}
        </p>
      )}
    </>
  );
}
