/** The reply to a customer: a draft that is kept, templates that fill themselves, and the clipboard. */
import { useState } from 'preact/hooks';
import type { DraftStore } from '../utils/drafts';
import { type Rendering, render, VARIABLES, type Values, type Variable } from '../utils/replies/render';
import { list, t } from '../utils/texts/texts';
import { DraftBox, useDraft } from './Draft';
import { focusOnOpen } from './focus';
import { Icon } from './Icon';

export interface TemplateChoice {
  id: string;
  name: string;
  whenToUse: string;
  text: string;
}

interface Props {
  caseId: string;
  drafts: DraftStore;
  templates: TemplateChoice[];
  values: Values;
  onCopy: (text: string) => void;
  /** `done` is called when it is durable; then the words may go. */
  onAnswered: (text: string, draft: string, done: () => void) => void;
}

export function ReplyBox({ caseId, drafts, templates, values, onCopy, onAnswered }: Props) {
  const draft = useDraft(drafts, `${caseId}:reply`);
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<TemplateChoice | null>(null);
  const [filled, setFilled] = useState<Values>({});
  const [problem, setProblem] = useState<Exclude<Rendering, { state: 'done' }> | null>(null);

  const insert = async (template: TemplateChoice, given: Values) => {
    const rendering = await render(template.text, { ...values, ...given });
    if (rendering.state !== 'done') {
      setChosen(template);
      return setProblem(rendering);
    }
    const box = document.getElementById('reply-box') as HTMLTextAreaElement | null;
    // What stands there now: something may have been typed while the engine was loading.
    const there = box?.value ?? draft.text;
    const at = box?.selectionEnd ?? there.length;
    // At the caret, never over what is there.
    const before = there.slice(0, at);
    const gap = before === '' || /\s$/.test(before) ? '' : '\n\n';
    draft.set(before + gap + rendering.text + there.slice(at));
    setChosen(null);
    setProblem(null);
    setFilled({});
    setWords('');
    box?.focus();
  };

  const wanted = words.trim().toLowerCase();
  const fitting = templates.filter(({ name, whenToUse, text }) =>
    `${name} ${whenToUse} ${text}`.toLowerCase().includes(wanted),
  );
  return (
    <section class="sheet" aria-label={t('action.reply')}>
      <DraftBox
        id="reply-box"
        label={t('reply.label')}
        draft={draft}
        placeholder={t('reply.placeholder')}
        autoFocus
      />
      <div class="row">
        <button
          type="button"
          class="primary"
          disabled={draft.text.trim() === ''}
          onClick={() => onCopy(draft.text)}
        >
          <Icon name="copy" />
          {t('reply.copy')}
        </button>
        <button
          type="button"
          disabled={draft.text.trim() === ''}
          onClick={() => {
            const words = draft.text;
            onAnswered(words, draft.name, () => draft.sent(words));
          }}
        >
          <Icon name="resolved" />
          {t('reply.answered')}
        </button>
      </div>
      {chosen && problem && (
        <TemplateProblem
          problem={problem}
          filled={filled}
          onFill={setFilled}
          onInsert={() => void insert(chosen, filled)}
          onCancel={() => {
            setChosen(null);
            setProblem(null);
          }}
        />
      )}
      <label class="field">
        {t('reply.search')}
        <input
          type="search"
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => {
            const [first] = fitting;
            if (event.key === 'Enter' && first) void insert(first, {});
          }}
        />
      </label>
      <ul class="cards" aria-label={t('reply.templates')}>
        {fitting.map((template) => (
          <li key={template.id}>
            <button type="button" class="template" onClick={() => void insert(template, {})}>
              <strong>{template.name}</strong>
              <span class="soft small">{template.whenToUse}</span>
            </button>
          </li>
        ))}
      </ul>
      {fitting.length === 0 && <p class="soft">{t('reply.none', { words })}</p>}
    </section>
  );
}

interface ProblemProps {
  problem: Exclude<Rendering, { state: 'done' }>;
  filled: Values;
  onFill: (values: Values) => void;
  onInsert: () => void;
  onCancel: () => void;
}

function TemplateProblem({ problem, filled, onFill, onInsert, onCancel }: ProblemProps) {
  if (problem.state !== 'needs') {
    const text =
      problem.state === 'unknown'
        ? t('reply.unknown', { names: list(problem.names), known: list(VARIABLES) })
        : t('reply.broken', { why: problem.why });
    return (
      <div class="notice" data-problem role="alert">
        <p>{text}</p>
      </div>
    );
  }
  return (
    <form
      class="notice"
      onSubmit={(event) => {
        event.preventDefault();
        onInsert();
      }}
    >
      <p>{t('reply.fill')}</p>
      {problem.variables.map((name: Variable, n) => (
        <label class="field" key={name}>
          {t(`variable.${name}`)}
          <input
            value={filled[name] ?? ''}
            required
            ref={n === 0 ? focusOnOpen : null}
            onInput={(event) => onFill({ ...filled, [name]: event.currentTarget.value })}
          />
        </label>
      ))}
      <div class="row">
        <button type="submit" class="primary">
          {t('reply.insert')}
        </button>
        <button type="button" onClick={onCancel}>
          {t('action.cancel')}
        </button>
      </div>
    </form>
  );
}
