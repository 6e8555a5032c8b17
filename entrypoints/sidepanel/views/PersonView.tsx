import { useEffect, useState } from 'preact/hooks';
import { brandOfCase } from '../../../components/brand-name';
import { CaseCard } from '../../../components/CaseCard';
import { DraftBox, useDraft } from '../../../components/Draft';
import { Icon } from '../../../components/Icon';
import { type Brands, brands } from '../../../storage/queries/brands';
import { type PersonHistory, personHistory } from '../../../storage/queries/history';
import { t } from '../../../utils/texts/texts';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';
import { hrefOf } from '../route';
import { Failed } from './Failed';
import type { HeldSection } from './HeldSection';

export function PersonView({ panel, id }: { panel: PanelState; id: string }) {
  const history = useLive(panel.ledger, (ledger) => personHistory(ledger, id), [id]).value;
  const named = useLive(panel.ledger, brands, []).value;
  if (history.state === 'failed') return <Failed why={history.why} />;
  if (history.state === 'loading' || named.state !== 'ready') return null;
  if (history.value === null) return <p class="notice">{t('person.gone')}</p>;
  return <Person key={id} panel={panel} history={history.value} brands={named.value.all} />;
}

/** So many cards at once: what stands below them is to be reached. */
const SOME = 50;

interface Props {
  panel: PanelState;
  history: PersonHistory;
  brands: Brands['all'];
}

function Person({ panel, history, brands }: Props) {
  const { person, cases } = history;
  const [shown, show] = useState(SOME);
  const Held = useHeldSection();
  const note = useDraft(panel.drafts, `${person.id}:person`, person.note);
  return (
    <article class="stack">
      <header>
        <div class="head">
          <button
            type="button"
            class="quiet back"
            aria-label={t('nav.back')}
            onClick={() => window.history.back()}
          >
            <Icon name="back" />
          </button>
          <h1 class="author" dir="auto">
            {person.name}
          </h1>
        </div>
        <ul class="soft small">
          {person.identities.map(({ site, handle, profileUrl }) => (
            <li key={`${site} ${handle}`}>
              {profileUrl ? (
                <a href={profileUrl} target="_blank" rel="noreferrer">
                  {t('person.identity', { place: t(`place.${site}`), handle })}
                </a>
              ) : (
                t('person.identity', { place: t(`place.${site}`), handle })
              )}
            </li>
          ))}
        </ul>
      </header>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const words = note.text;
          void panel.act(
            'describePerson',
            { personId: person.id, note: words },
            {
              draft: note.name,
              said: t('toast.saved'),
              undo: false,
              done: () => panel.drafts.sent(note.name, words),
            },
          );
        }}
      >
        <DraftBox label={t('person.note')} draft={note} placeholder={t('person.notePlaceholder')} />
        {note.text !== person.note && (
          <div class="row">
            <button type="submit">{t('action.save')}</button>
          </div>
        )}
      </form>
      <h2>{t('person.cases', { count: cases.length })}</h2>
      <ul class="cards">
        {cases.slice(0, shown).map((row) => (
          <CaseCard
            key={row.id}
            row={row}
            href={hrefOf({ view: 'case', id: row.id })}
            now={panel.now.value}
            brand={brandOfCase(brands, row.brand)}
          />
        ))}
      </ul>
      {cases.length > shown && (
        <button type="button" class="quiet start" onClick={() => show(shown + SOME)}>
          {t('lane.more', { count: Math.min(SOME, cases.length - shown) })}
        </button>
      )}
      {Held && <Held panel={panel} history={history} />}
    </article>
  );
}

/** Not part of the first paint: few are forgotten. */
function useHeldSection() {
  const [loaded, setLoaded] = useState<typeof HeldSection | null>(null);
  useEffect(() => {
    void import('./HeldSection').then((view) => setLoaded(() => view.HeldSection));
  }, []);
  return loaded;
}
