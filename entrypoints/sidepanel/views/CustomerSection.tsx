/** What a customer is to us, over all their accounts: tags, how to talk to them, what was promised, and who they may also be. */
import { useEffect, useState } from 'preact/hooks';
import { quoteWords } from '../../../components/CaseCard';
import { PersonTags } from '../../../components/PersonTags';
import { AccountLine, SamePersonNotice } from '../../../components/SamePersonNotice';
import { TypedField } from '../../../components/TypedField';
import { conversationOf, type Said } from '../../../storage/queries/conversation';
import type { PersonHistory } from '../../../storage/queries/history';
import { peopleLike, type SamePerson, samePeople } from '../../../storage/queries/same-person';
import type { CaseRow, PersonRow } from '../../../storage/records';
import { LANGUAGES } from '../../../utils/people/person';
import '../../../utils/texts/later';
import { fullMoment, languageName, moment, t, when } from '../../../utils/texts/texts';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';
import { hrefOf } from '../route';

interface Props {
  panel: PanelState;
  history: PersonHistory;
}

export function CustomerSection({ panel, history }: Props) {
  const { person, people, cases } = history;
  const { act } = panel;
  const tags = [...new Set(people.flatMap((one) => one.tags))].sort();
  const language = people.find((one) => one.language)?.language ?? null;
  const tone = people.find((one) => one.tone !== '')?.tone ?? '';
  // Where it was said of another of their accounts it is said anew of that one.
  const sayer = (said: (one: PersonRow) => boolean) => (people.find(said) ?? person).id;
  return (
    <>
      <p class="row small soft">
        {factsOf(history, panel.now.value).map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
      <Same panel={panel} history={history} />
      <PersonTags
        tags={tags}
        onAdd={(tag) =>
          void act('tagPerson', { personId: person.id, add: [tag], remove: [] }, { said: t('toast.saved') })
        }
        onRemove={(tag) => {
          for (const one of people.filter((some) => some.tags.includes(tag)))
            void act('tagPerson', { personId: one.id, add: [], remove: [tag] }, { said: t('toast.saved') });
        }}
      />
      <div class="two">
        <label class="field">
          {t('customer.language')}
          <select
            value={language ?? ''}
            onChange={(event) =>
              void act(
                'setPersonLanguage',
                {
                  personId: sayer((one) => one.language !== null),
                  language: event.currentTarget.value || null,
                },
                { said: t('toast.saved') },
              )
            }
          >
            <option value="">{t('customer.languageOpen')}</option>
            {languagesWith(language).map((one) => (
              <option key={one} value={one}>
                {languageName(one)}
              </option>
            ))}
          </select>
        </label>
        <TypedField
          label={t('customer.tone')}
          start={tone}
          placeholder={t('customer.tonePlaceholder')}
          onSave={(text) =>
            void act(
              'setPersonTone',
              { personId: sayer((one) => one.tone !== ''), tone: text },
              { said: t('toast.saved') },
            )
          }
        />
      </div>
      <Promised cases={cases} now={panel.now.value} />
    </>
  );
}

const languagesWith = (chosen: string | null) =>
  [...new Set([...LANGUAGES, ...(chosen === null ? [] : [chosen])])].sort((a, b) =>
    languageName(a).localeCompare(languageName(b)),
  );

/** First and last contact, what is open, and how often we were late. */
function factsOf({ cases, person }: PersonHistory, now: number): string[] {
  const moments = cases
    .flatMap(({ evidence, mentions, loggedAt }) => [
      evidence.postedAt ?? loggedAt,
      ...mentions.flatMap((mention) => mention.evidence.postedAt ?? []),
    ])
    .sort();
  const late = cases.filter((row) => isLate(row, now)).length;
  const open = cases.filter(({ lane }) => lane !== 'closed').length;
  return [
    t('customer.first', { when: when(moments[0] ?? person.firstAt, now) }),
    ...(moments.length > 1 ? [t('customer.last', { when: when(moments.at(-1) ?? '', now) })] : []),
    t('customer.open', { open }),
    ...(late > 0 ? [t('customer.late', { late })] : []),
  ];
}

const isLate = ({ firstAnswer, resolution, state }: CaseRow, now: number) =>
  state !== 'dismissed' &&
  state !== 'merged' &&
  [firstAnswer, resolution].some(
    ({ dueAt, at }) => dueAt !== null && Date.parse(dueAt) < (at === null ? now : Date.parse(at)),
  );

/** A line or two. */
const LONGEST_WHY = 120;

/** Dates that were chosen by hand are what somebody was promised, or was to be done for them. */
function Promised({ cases, now }: { cases: readonly CaseRow[]; now: number }) {
  const dated = cases.flatMap(({ id, followUp, evidence }) =>
    followUp?.byHand
      ? [{ id, at: followUp.at, why: followUp.why ?? evidence.text ?? t('case.noWords') }]
      : [],
  );
  if (dated.length === 0) return null;
  return (
    <>
      <h2>{t('customer.promised')}</h2>
      <ul class="small stack">
        {dated.map(({ id, at, why }) => (
          <li key={id}>
            <a href={hrefOf({ view: 'case', id })} title={fullMoment(at)}>
              {t('customer.promise', { when: when(at, now), why: quoteWords(why).slice(0, LONGEST_WHY) })}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Asked anew only when their accounts or cases change: it searches. */
function Same({ panel, history }: Props) {
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

/** So many cases are told at once: years of one customer are read in a moment. */
const NEWEST = 100;

export function Conversation({ panel, history: { cases } }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('customer.conversation')}</summary>
      {open && <Lines panel={panel} cases={cases} />}
    </details>
  );
}

function Lines({ panel, cases }: { panel: PanelState; cases: readonly CaseRow[] }) {
  const newest = cases.slice(0, NEWEST);
  const key = newest.map(({ id, clock }) => id + clock).join();
  const said = useLive(panel.ledger, (ledger) => conversationOf(ledger, newest), [key]).value;
  if (said.state !== 'ready') return null;
  return (
    <>
      {cases.length > NEWEST && <p class="soft small">{t('customer.older', { count: NEWEST })}</p>}
      <ol class="stack">
        {said.value.map((one) => (
          <Line key={one.id} said={one} />
        ))}
      </ol>
    </>
  );
}

const Line = ({ said: { ours, at, text, caseId } }: { said: Said }) => (
  <li>
    <p class="row small soft">
      <span>{ours ? t('customer.us', { when: moment(at) }) : moment(at)}</span>
      <a href={hrefOf({ view: 'case', id: caseId })}>{t('customer.seeCase')}</a>
    </p>
    <p class={ours ? undefined : 'quote'} dir="auto">
      {text ?? t('case.noWords')}
    </p>
  </li>
);
