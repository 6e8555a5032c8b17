/** Writes or changes a template; one that could never be filled is refused with the place and the reason. */
import { useState } from 'preact/hooks';
import type { DraftStore } from '../utils/drafts';
import { render, VARIABLES } from '../utils/replies/render';
import { list, t } from '../utils/texts/texts';
import { DraftBox, useDraft } from './Draft';
import { focusOnOpen } from './focus';

interface Words {
  name: string;
  text: string;
  whenToUse: string;
}

interface Props {
  id: string;
  drafts: DraftStore;
  draftName: string;
  start: Words;
  /** `draft`: the name of the draft whose act this is; `done` is called when it is durable. */
  onSave: (template: Words & { id: string }, draft: string, done: () => void) => void;
  onRemove: (() => void) | null;
  onCancel: () => void;
}

export function TemplateForm({ id, drafts, draftName, start, onSave, onRemove, onCancel }: Props) {
  const name = useDraft(drafts, `${draftName}:name`, start.name);
  const text = useDraft(drafts, `${draftName}:text`, start.text);
  const whenToUse = useDraft(drafts, `${draftName}:when`, start.whenToUse);
  const [problem, setProblem] = useState<string | null>(null);
  const forget = () => {
    for (const draft of ['id', 'name', 'text', 'when']) drafts.write(`${draftName}:${draft}`, '');
  };

  const submit = async (event: Event) => {
    event.preventDefault();
    if (name.text.trim() === '' || text.text.trim() === '') return setProblem(t('templates.needs'));
    const rendering = await render(text.text, {});
    if (rendering.state === 'unknown') {
      return setProblem(t('reply.unknown', { names: list(rendering.names), known: list(VARIABLES) }));
    }
    if (rendering.state === 'broken') return setProblem(t('reply.broken', { why: rendering.why }));
    setProblem(null);
    onSave({ id, name: name.text, text: text.text, whenToUse: whenToUse.text }, text.name, forget);
  };

  return (
    <form class="stack" onSubmit={(event) => void submit(event)}>
      <label class="field">
        {t('templates.name')}
        <input value={name.text} ref={focusOnOpen} onInput={(event) => name.set(event.currentTarget.value)} />
      </label>
      <label class="field">
        {t('templates.whenToUse')}
        <input value={whenToUse.text} onInput={(event) => whenToUse.set(event.currentTarget.value)} />
      </label>
      <DraftBox label={t('templates.text')} draft={text} />
      <p class="small soft">
        {t('templates.variables', { names: VARIABLES.map((one) => `{{ ${one} }}`).join('  ') })}
      </p>
      {problem && (
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
          onClick={() => {
            forget();
            onCancel();
          }}
        >
          {t('action.cancel')}
        </button>
        {onRemove && (
          <button type="button" class="quiet" onClick={onRemove}>
            {t('templates.remove')}
          </button>
        )}
      </div>
    </form>
  );
}
