/** Who has what, and what is known of everybody whom cases are handed to. */
import { useLayoutEffect, useState } from 'preact/hooks';
import { ColleagueForm } from '../../../components/ColleagueForm';
import { Icon } from '../../../components/Icon';
import { Skeleton } from '../../../components/Skeleton';
import { WideLink } from '../../../components/WideLink';
import { type Looked, load, type PersonLoad } from '../../../storage/queries/load';
import { duration, list, t, when } from '../../../utils/texts/texts';
import { onKeys } from '../keys';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';
import { hrefOf } from '../route';
import { Failed } from './Failed';

const MINUTE = 60_000;

export function ColleaguesView({ panel }: { panel: PanelState }) {
  const minute = Math.floor(panel.now.value / MINUTE);
  const live = useLive(panel.ledger, (ledger) => load(ledger, panel.now.value), [minute], {
    as: 'colleagues',
    slow: true,
  }).value;
  const [editing, setEditing] = useState<string | null>(null);
  useLayoutEffect(
    () => onKeys({ escape: () => (editing === null ? panel.go({ view: 'today' }) : setEditing(null)) }),
    [editing],
  );
  if (live.state === 'failed') return <Failed why={live.why} />;
  if (live.state === 'loading') return <Skeleton />;
  const { people, open, answered } = live.value;
  const form = (one: PersonLoad | null) => (
    <ColleagueForm
      key={keyOf(one)}
      start={one}
      drafts={panel.drafts}
      draftName={`colleague-${keyOf(one)}`}
      onSave={(said, draft, done) =>
        void panel.act(
          'saveColleague',
          {
            was: one?.listed ? { name: one.name, department: one.department } : null,
            ...said,
            // What is shown is only read; a message owns its lists.
            about: structuredClone(said.about) as never,
          },
          {
            draft,
            said: t('toast.saved'),
            done: () => {
              done();
              setEditing(null);
            },
          },
        )
      }
      onRemove={
        one?.listed
          ? () =>
              void panel.act(
                'removeColleague',
                { name: one.name, department: one.department },
                { said: t('toast.removed'), done: () => setEditing(null) },
              )
          : null
      }
      onCancel={() => setEditing(null)}
    />
  );
  return (
    <div class="stack">
      <div class="head">
        <a class="button quiet back" href={hrefOf({ view: 'today' })} aria-label={t('nav.back')}>
          <Icon name="back" />
        </a>
        <h1 class="author">{t('colleagues.title')}</h1>
        <WideLink />
        <button type="button" onClick={() => setEditing(keyOf(null))}>
          {t('colleague.new')}
        </button>
      </div>
      {editing === keyOf(null) && form(null)}
      {people.length === 0 && editing === null && <p class="soft">{t('colleagues.none')}</p>}
      <ul class="cards">
        {people.map((one) => (
          <li key={keyOf(one)} class="card">
            {editing === keyOf(one) ? (
              form(one)
            ) : (
              <Card one={one} panel={panel} onEdit={() => setEditing(keyOf(one))} />
            )}
          </li>
        ))}
      </ul>
      <Partly looked={open} said="colleagues.openLooked" />
      <Partly looked={answered} said="colleagues.answeredLooked" />
    </div>
  );
}

const keyOf = (one: PersonLoad | null) =>
  one === null ? 'new' : JSON.stringify([one.name, one.department]).toLowerCase();

function Card({ one, panel, onEdit }: { one: PersonLoad; panel: PanelState; onEdit: () => void }) {
  const { name, department, open, late, oldest, answered, median, listed, about } = one;
  const now = panel.now.value;
  const reached = [about?.mail, about?.reach].filter((word) => word);
  return (
    <>
      <div class="who">
        <strong dir="auto">{name}</strong>
        {department !== '' && (
          <span class="soft" dir="auto">
            {department}
          </span>
        )}
        <button type="button" class="quiet" aria-label={t('colleague.editNamed', { name })} onClick={onEdit}>
          {t(listed ? 'colleague.edit' : 'colleague.add')}
        </button>
      </div>
      <p class="status">
        <span>{open === 0 ? t('colleague.nothing') : t('colleague.open', { count: open })}</span>
        {late > 0 && <span class="late">{t('colleague.late', { count: late })}</span>}
        {oldest && <span>{t('colleague.oldest', { when: when(oldest, now) })}</span>}
      </p>
      {median !== null && (
        <p class="small soft">{t('colleague.median', { time: duration(median), count: answered })}</p>
      )}
      {reached.length > 0 && (
        <p class="small soft" dir="auto">
          {list(reached as string[])}
        </p>
      )}
      {open + answered > 0 && (
        <button
          type="button"
          class="quiet start"
          onClick={() => {
            panel.search.text.value = `with:${JSON.stringify(name.replaceAll('"', ' '))}${open > 0 ? ' state:open' : ''}`;
            panel.go({ view: 'today' });
          }}
        >
          {t('colleague.cases', { name })}
        </button>
      )}
    </>
  );
}

/** Where there are more than were looked at, how many were is said. */
function Partly({
  looked,
  said,
}: {
  looked: Looked;
  said: 'colleagues.openLooked' | 'colleagues.answeredLooked';
}) {
  if (!looked.more) return null;
  return <p class="small soft">{t(said, { at: looked.at })}</p>;
}
