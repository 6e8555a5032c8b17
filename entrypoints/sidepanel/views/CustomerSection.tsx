/** What a customer is to us, over all their accounts: tags, how to talk to them, and what was promised. */
import { quoteWords } from '../../../components/CaseCard';
import { useDraft } from '../../../components/Draft';
import { PersonTags } from '../../../components/PersonTags';
import type { PersonHistory } from '../../../storage/queries/history';
import type { CaseRow, PersonRow } from '../../../storage/records';
import { LANGUAGES } from '../../../utils/people/person';
import { fullMoment, languageName, t, when } from '../../../utils/texts/texts';
import type { PanelState } from '../panel-state';
import { hrefOf } from '../route';
import { SamePeople } from './CustomerAccounts';

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
  const newTag = useDraft(panel.drafts, `${person.id}:tag`);
  const typed = useDraft(panel.drafts, `${person.id}:tone`, tone);
  // Where it was said of another of their accounts it is said anew of that one.
  const sayer = (said: (one: PersonRow) => boolean) => (people.find(said) ?? person).id;
  return (
    <>
      <p class="row small soft">
        {factsOf(history, panel.now.value).map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
      <SamePeople panel={panel} history={history} />
      <PersonTags
        tags={tags}
        draft={newTag}
        onAdd={(tag) =>
          void act(
            'tagPerson',
            { personId: person.id, add: [tag], remove: [] },
            { draft: newTag.name, said: t('toast.saved'), done: () => newTag.sent(newTag.text) },
          )
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
        <label class="field">
          {t('customer.tone')}
          <input
            value={typed.text}
            placeholder={t('customer.tonePlaceholder')}
            onInput={(event) => typed.set(event.currentTarget.value)}
            onChange={() =>
              typed.text.trim() !== tone &&
              void act(
                'setPersonTone',
                { personId: sayer((one) => one.tone !== ''), tone: typed.text.trim() },
                {
                  draft: typed.name,
                  said: t('toast.saved'),
                  done: () => panel.drafts.sent(typed.name, typed.text),
                },
              )
            }
          />
        </label>
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

/** A promise that was taken up is pinned; what else was chosen by hand is a day on which somebody wanted to look again. */
function Promised({ cases, now }: { cases: readonly CaseRow[]; now: number }) {
  const dated = cases.flatMap(({ id, followUp, evidence }) =>
    followUp?.byHand ? [{ id, ...followUp, why: followUp.why ?? evidence.text ?? t('case.noWords') }] : [],
  );
  const list = (of: typeof dated, heading: string) =>
    of.length > 0 && (
      <>
        <h2>{heading}</h2>
        <ul class="small stack">
          {of.map(({ id, at, why }) => (
            <li key={id}>
              <a href={hrefOf({ view: 'case', id })} title={fullMoment(at)}>
                {t('customer.promise', { when: when(at, now), why: quoteWords(why).slice(0, LONGEST_WHY) })}
              </a>
            </li>
          ))}
        </ul>
      </>
    );
  return (
    <>
      {list(
        dated.filter(({ pinned }) => pinned),
        t('customer.promised'),
      )}
      {list(
        dated.filter(({ pinned }) => !pinned),
        t('customer.dates'),
      )}
    </>
  );
}
