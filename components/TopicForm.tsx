/** A topic of the list: its name, what it is about, and who is told. Every keystroke is kept until it is saved. */
import { useState } from 'preact/hooks';
import type { Topic } from '../storage/queries/topics';
import { LONGEST_TOPIC } from '../utils/cases';
import type { DraftStore } from '../utils/drafts';
import { DEPARTMENTS } from '../utils/handoffs/colleague';
import { t } from '../utils/texts/texts';
import {
  LONGEST_ABOUT_TOPIC,
  MOST_DEPARTMENTS,
  TOPIC_SORTS,
  type TopicSort,
  topicKey,
} from '../utils/topics';
import { topicsIn } from './CaseTopics';
import { useDraft } from './Draft';
import { focusOnOpen } from './focus';

interface Said {
  name: string;
  about: string;
  sort: TopicSort;
  departments: string[];
}

interface Props {
  /** Null: a new one. */
  start: Pick<Topic, 'name' | 'about' | 'sort' | 'departments' | 'offered'> | null;
  /** The other topics of its brand. */
  others: readonly string[];
  drafts: DraftStore;
  /** Where what is typed is kept. */
  draftName: string;
  /** `draft`: the name of the draft whose act this is; `done` is called when it is durable. */
  onSave: (said: Said, draft: string, done: () => void) => void;
  onMerge: (into: string, done: () => void) => void;
  onRemove: (() => void) | null;
  onCancel: () => void;
}

const FIELDS = ['name', 'about', 'sort', 'departments'] as const;

export function TopicForm({ start, others, drafts, draftName, onSave, onMerge, onRemove, onCancel }: Props) {
  const field = (name: (typeof FIELDS)[number]) => `${draftName}:${name}`;
  const name = useDraft(drafts, field('name'), start?.name ?? '');
  const about = useDraft(drafts, field('about'), start?.about ?? '');
  const sort = useDraft(drafts, field('sort'), start?.sort ?? 'matter');
  const departments = useDraft(drafts, field('departments'), start?.departments.join(', ') ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const typed = topicKey(name.text);
  const same = others.find((one) => topicKey(one) === typed);
  const forget = () => {
    for (const one of FIELDS) drafts.write(field(one), '');
  };
  const submit = (event: Event) => {
    event.preventDefault();
    if (typed === '') return setProblem(t('topics.needsName'));
    const told = topicsIn(departments.text);
    if (told.length > MOST_DEPARTMENTS)
      return setProblem(t('topics.tooManyDepartments', { most: MOST_DEPARTMENTS }));
    setProblem(null);
    if (same !== undefined && start !== null) return onMerge(same, forget);
    const said = {
      name: name.text.trim().replace(/\s+/g, ' '),
      about: about.text.trim(),
      sort: TOPIC_SORTS.find((one) => one === sort.text) ?? 'matter',
      departments: told,
    };
    onSave(said, name.name, forget);
  };
  return (
    <form class="stack" aria-label={start?.name ?? t('topics.new')} onSubmit={submit}>
      <label class="field">
        {t('topics.name')}
        <input
          value={name.text}
          ref={focusOnOpen}
          maxLength={LONGEST_TOPIC}
          onInput={(event) => name.set(event.currentTarget.value)}
        />
      </label>
      {same !== undefined && (
        <p class="small soft" role="status">
          {t(start === null ? 'topics.there' : 'topics.becomeOne', { topic: same })}
        </p>
      )}
      <label class="field">
        {t('topics.about')}
        <input
          value={about.text}
          maxLength={LONGEST_ABOUT_TOPIC}
          placeholder={t('topics.aboutExample')}
          onInput={(event) => about.set(event.currentTarget.value)}
        />
      </label>
      <label class="field">
        {t('topics.sort')}
        <select value={sort.text} onChange={(event) => sort.set(event.currentTarget.value)}>
          {TOPIC_SORTS.map((one) => (
            <option key={one} value={one}>
              {t(`topics.sort.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        {t('topics.departments')}
        <input
          value={departments.text}
          list="topic-departments"
          placeholder={DEPARTMENTS.slice(0, 2).join(', ')}
          onInput={(event) => departments.set(event.currentTarget.value)}
        />
      </label>
      {sort.text !== 'matter' && <p class="small soft">{t('topics.goesTo')}</p>}
      <datalist id="topic-departments">
        {DEPARTMENTS.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      {start !== null && others.length > 0 && (
        <label class="field">
          {t('topics.mergeInto')}
          <select
            value=""
            onChange={(event) =>
              event.currentTarget.value !== '' && onMerge(event.currentTarget.value, forget)
            }
          >
            <option value="">{t('topics.mergeNone')}</option>
            {others.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
      )}
      {problem && (
        <p class="notice" data-problem role="alert">
          {problem}
        </p>
      )}
      <div class="row">
        <button type="submit" class="primary" disabled={same !== undefined && start === null}>
          {same !== undefined && start !== null ? t('topics.merge') : t('action.save')}
        </button>
        <button
          type="button"
          onClick={() => {
            forget();
            onCancel();
          }}
        >
          {t('action.cancel')}
        </button>
        {onRemove && (
          <button type="button" class="quiet" onClick={onRemove}>
            {t('topics.takeOff')}
          </button>
        )}
      </div>
    </form>
  );
}
