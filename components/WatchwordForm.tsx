/** What is looked out for: added, or changed. What cannot be looked for is said with its reason, and what was typed stays. */
import { useState } from 'preact/hooks';
import type { DraftStore } from '../utils/drafts';
import { DEPARTMENTS } from '../utils/handoffs/colleague';
import {
  LONGEST_PHRASE,
  MOST_PHRASES,
  phrasesIn,
  problemIn,
  WATCH_KINDS,
  type WatchKind,
  type Watchword,
} from '../utils/listening/watchword';
import { t } from '../utils/texts/texts';
import { MOST_DEPARTMENTS } from '../utils/topics';
import { topicsIn } from './CaseTopics';
import { useDraft } from './Draft';
import { focusOnOpen } from './focus';

/** As it is typed. */
interface Typed {
  what: WatchKind;
  words: string;
  except: string;
  /** A draft that was begun before there were any has none. */
  departments?: string;
}

/** A phrase is shown to know it again, not to be read, in UTF-16 units. */
const SAID = 40;

interface Props {
  drafts: DraftStore;
  draftName: string;
  /** What is changed; null: a new one. */
  known: Watchword | null;
  /** `draft`: the name of the draft whose act this is; `done` is called when it is durable. */
  onSave: (said: Omit<Watchword, 'id'>, draft: string, done: () => void) => void;
  onRemove: (() => void) | null;
  onCancel: () => void;
}

export function WatchwordForm({ drafts, draftName, known, onSave, onRemove, onCancel }: Props) {
  const draft = useDraft(drafts, draftName, JSON.stringify(typedOf(known)));
  const typed = JSON.parse(draft.text) as Typed;
  const [problem, setProblem] = useState<string | null>(null);
  const set = (change: Partial<Typed>) => {
    setProblem(null);
    draft.set(JSON.stringify({ ...typed, ...change }));
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const words = phrasesIn(typed.words);
    const except = phrasesIn(typed.except);
    const wrong = problemIn(words) ?? (except.length > 0 ? problemIn(except) : null);
    if (wrong) return setProblem(sayProblem(wrong));
    const departments = topicsIn(typed.departments ?? '');
    if (departments.length > MOST_DEPARTMENTS)
      return setProblem(t('topics.tooManyDepartments', { most: MOST_DEPARTMENTS }));
    const said = { what: typed.what, words, except, ...(departments.length > 0 && { departments }) };
    onSave(said, draft.name, () => drafts.write(draftName, ''));
  };
  return (
    <form class="sheet" aria-label={t('watch.title')} onSubmit={submit} noValidate>
      <label class="field">
        {t('watch.words')}
        <textarea
          class="short"
          dir="auto"
          value={typed.words}
          placeholder={t('watch.wordsExample')}
          ref={focusOnOpen}
          aria-describedby="watch-help"
          onInput={(event) => set({ words: event.currentTarget.value })}
        />
      </label>
      <p class="small soft" id="watch-help">
        {t('watch.help', { example: 'tram*' })}
      </p>
      <label class="field">
        {t('watch.what')}
        <select
          value={typed.what}
          onChange={(event) => set({ what: event.currentTarget.value as WatchKind })}
        >
          {WATCH_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`watch.kind.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        {t('watch.except')}
        <textarea
          class="short"
          dir="auto"
          value={typed.except}
          placeholder={t('watch.exceptExample')}
          onInput={(event) => set({ except: event.currentTarget.value })}
        />
      </label>
      <label class="field">
        {t('topics.departments')}
        <input
          value={typed.departments ?? ''}
          list="watch-departments"
          placeholder={DEPARTMENTS.slice(0, 2).join(', ')}
          onInput={(event) => set({ departments: event.currentTarget.value })}
        />
      </label>
      {typed.what === 'competitor' && <p class="small soft">{t('topics.goesTo')}</p>}
      <datalist id="watch-departments">
        {DEPARTMENTS.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      {problem !== null && (
        <p class="notice" data-problem role="alert">
          {problem}
        </p>
      )}
      <div class="row">
        <button type="submit" class="primary">
          {t('action.save')}
        </button>
        <button
          type="button"
          class="quiet"
          onClick={() => {
            drafts.write(draftName, '');
            onCancel();
          }}
        >
          {t('action.cancel')}
        </button>
        {onRemove && (
          <button type="button" class="quiet" onClick={onRemove}>
            {t('watch.remove')}
          </button>
        )}
      </div>
    </form>
  );
}

const typedOf = (known: Watchword | null): Typed => ({
  what: known?.what ?? 'brand',
  words: known?.words.join('\n') ?? '',
  except: known?.except.join('\n') ?? '',
  departments: known?.departments?.join(', ') ?? '',
});

function sayProblem({ problem, phrase }: NonNullable<ReturnType<typeof problemIn>>): string {
  const values = { phrase: phrase.length > SAID ? `${phrase.slice(0, SAID)} …` : phrase };
  switch (problem) {
    case 'none':
      return t('watch.problem.none');
    case 'many':
      return t('watch.problem.many', { most: MOST_PHRASES });
    case 'long':
      return t('watch.problem.long', { ...values, most: LONGEST_PHRASE });
    case 'wordless':
    case 'star':
    case 'stem':
      return t(`watch.problem.${problem}`, values);
  }
}
