import type { ComponentProps } from 'preact';
import { useState } from 'preact/hooks';
import { brandOfCase } from '../../../components/brand-name';
import { CaseCard } from '../../../components/CaseCard';
import { DraftBox, useDraft } from '../../../components/Draft';
import { Icon } from '../../../components/Icon';
import { Skeleton } from '../../../components/Skeleton';
import { type Brands, brands } from '../../../storage/queries/brands';
import { type PersonHistory, personHistory } from '../../../storage/queries/history';
import { shownName } from '../../../utils/people/shown-name';
import { t } from '../../../utils/texts/texts';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';
import { hrefOf } from '../route';
import { useView } from '../use-view';
import { Failed } from './Failed';
import type { Sought as SoughtView } from './Sought';

export function PersonView({ panel, id }: { panel: PanelState; id: string }) {
  const history = useLive(panel.ledger, (ledger) => personHistory(ledger, id), [id]).value;
  const named = useLive(panel.ledger, brands, []).value;
  if (history.state === 'failed') return <Failed why={history.why} />;
  if (history.state === 'loading' || named.state !== 'ready') return <Skeleton />;
  if (history.value === null)
    return <Sought key={id} panel={panel} entity="person" id={id} gone={t('person.gone')} />;
  return <Person key={id} panel={panel} history={history.value} brands={named.value.all} />;
}

/** Loaded where somebody is looked for. */
function Sought(props: ComponentProps<typeof SoughtView>) {
  const view = useView(() => import('./Sought'));
  return view && <view.Sought {...props} />;
}

/** Behind the first paint of a customer's cases; at once, so that nothing moves twice. */
const loadCustomer = async () => ({
  ...(await import('./CustomerSection')),
  ...(await import('./CustomerAccounts')),
  ...(await import('./Conversation')),
  ...(await import('./KnownSince')),
});

/** So many cards at once: what stands below them is to be reached. */
const SOME = 50;

interface Props {
  panel: PanelState;
  history: PersonHistory;
  brands: Brands['all'];
}

function Person({ panel, history, brands }: Props) {
  const { person, people, cases } = history;
  const [shown, show] = useState(SOME);
  const held = useView(() => import('./HeldSection'));
  const customer = useView(loadCustomer);
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
            {shownName({ name: person.name, handle: person.identities[0]?.handle ?? null })}
          </h1>
        </div>
        <ul class="soft small">
          {people.flatMap(({ id, identities }) =>
            identities.map(({ site, handle, profileUrl }) => (
              <li key={`${site} ${handle}`} class="row">
                {profileUrl ? (
                  <a href={profileUrl} target="_blank" rel="noreferrer">
                    {t('person.identity', { place: t(`place.${site}`), handle })}
                  </a>
                ) : (
                  t('person.identity', { place: t(`place.${site}`), handle })
                )}
                {people.length > 1 && customer && (
                  <customer.Unlink panel={panel} personId={id} handle={handle} />
                )}
              </li>
            )),
          )}
        </ul>
      </header>
      {customer && <customer.CustomerSection panel={panel} history={history} />}
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
      {people
        .filter(({ id, note }) => id !== person.id && note !== '')
        .map(({ id, note, identities: [identity] }) => (
          <blockquote key={id} class="quote small" dir="auto">
            {note}
            {identity && <p class="soft">{t('person.notedAt', { handle: identity.handle })}</p>}
          </blockquote>
        ))}
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
      {customer && <customer.KnownSince panel={panel} says="cases" brand={person.brand} />}
      {customer && <customer.Conversation panel={panel} history={history} />}
      {customer && <customer.LinkAnother panel={panel} history={history} />}
      {held && <held.HeldSection panel={panel} history={history} />}
    </article>
  );
}
