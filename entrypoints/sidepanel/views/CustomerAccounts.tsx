/** The accounts of a customer: which other may be theirs too, linked by hand, and unlinked again. */
import { useEffect, useState } from 'preact/hooks';
import { AccountLine, SamePersonNotice } from '../../../components/SamePersonNotice';
import type { PersonHistory } from '../../../storage/queries/history';
import { peopleLike, type SamePerson, samePeople } from '../../../storage/queries/same-person';
import type { PersonRow } from '../../../storage/records';
import { t } from '../../../utils/texts/texts';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';

interface Props {
  panel: PanelState;
  history: PersonHistory;
}

/** Asked anew only when their accounts or cases change: it searches. */
export function SamePeople({ panel, history }: Props) {
  const { people, cases } = history;
  const [same, setSame] = useState<SamePerson[]>([]);
  const known = [...people, ...cases].map(({ id }) => id).join();
  const said = useLive(panel.ledger, (ledger) => ledger.links.count(), []).value;
  const links = said.state === 'ready' ? said.value : 0;
  useEffect(() => {
    const ended = new AbortController();
    void samePeople(panel.ledger, history, ended.signal).then(
      (found) => ended.signal.aborted || setSame(found),
      (error: unknown) => {
        if (!ended.signal.aborted) throw error;
      },
    );
    return () => ended.abort();
  }, [known, links]);
  if (same.length === 0) return null;
  return (
    <ul class="stack">
      {same.map((one) => (
        <SamePersonNotice
          key={one.other.id}
          same={one}
          onLink={() =>
            void panel.act(
              'linkPeople',
              { personId: one.of.id, other: one.other.id, why: one.why },
              { said: t('customer.linked') },
            )
          }
          onApart={() =>
            void panel.act(
              'keepApart',
              { personId: one.of.id, other: one.other.id },
              { said: t('customer.keptApart') },
            )
          }
        />
      ))}
    </ul>
  );
}

/** By hand, where nothing suggests it. */
export function LinkAnother({ panel, history: { person, people } }: Props) {
  const [text, setText] = useState('');
  const [found, setFound] = useState<PersonRow[] | null>(null);
  const wanted = text.trim();
  useEffect(() => {
    if (wanted === '') return setFound(null);
    const ended = new AbortController();
    const resting = setTimeout(() => {
      void peopleLike(panel.ledger, wanted, people, ended.signal).then(
        (rows) => ended.signal.aborted || setFound(rows),
        (error: unknown) => {
          if (!ended.signal.aborted) throw error;
        },
      );
    }, 150);
    return () => {
      clearTimeout(resting);
      ended.abort();
    };
  }, [wanted, people.length]);
  return (
    <details>
      <summary>{t('customer.another')}</summary>
      <div class="stack">
        <input
          type="search"
          value={text}
          placeholder={t('customer.find')}
          aria-label={t('customer.find')}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        {found?.length === 0 && <p class="soft small">{t('customer.nobody')}</p>}
        <ul class="stack">
          {found?.map((other) => (
            <li key={other.id} class="row">
              <AccountLine name={other.name} identities={other.identities} />
              <button
                type="button"
                onClick={() =>
                  void panel.act(
                    'linkPeople',
                    { personId: person.id, other: other.id, why: 'hand' },
                    { said: t('customer.linked'), done: () => setText('') },
                  )
                }
              >
                {t('customer.link')}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}

export function Unlink({ panel, personId, handle }: { panel: PanelState; personId: string; handle: string }) {
  return (
    <button
      type="button"
      class="quiet"
      aria-label={t('customer.unlinkOf', { handle })}
      onClick={() =>
        void panel.act('unlinkPerson', { personId }, { said: t('customer.unlinked', { handle }) })
      }
    >
      {t('customer.unlink')}
    </button>
  );
}
