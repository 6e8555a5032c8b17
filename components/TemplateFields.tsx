/** What a template still needs before it is whole, a field for each; the text comes when all are filled. */
import { useState } from 'preact/hooks';
import type { Field } from '../utils/replies/render';
import { t } from '../utils/texts/texts';
import { focusOnOpen } from './focus';
import { variableWords } from './variable-words';

interface Props {
  fields: readonly Field[];
  onFilled: (filled: Record<string, string>) => void;
  onCancel: () => void;
}

export function TemplateFields({ fields, onFilled, onCancel }: Props) {
  const [filled, setFilled] = useState<Record<string, string>>({});
  return (
    <form
      class="notice stack"
      onSubmit={(event) => {
        event.preventDefault();
        const all = fields.map(({ name, usually }) => [name, filled[name]?.trim() || usually] as const);
        onFilled(Object.fromEntries(all));
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <p>{t('reply.fill')}</p>
      {fields.map(({ name, variable, usually }, n) => (
        <label class="field" key={name}>
          {variable === null ? name : variableWords(variable)}
          <input
            value={filled[name] ?? ''}
            placeholder={usually}
            required={usually === ''}
            dir="auto"
            ref={n === 0 ? focusOnOpen : null}
            onInput={(event) => setFilled({ ...filled, [name]: event.currentTarget.value })}
          />
        </label>
      ))}
      <div class="row">
        <button type="submit" class="primary">
          {t('reply.insertTemplate')}
        </button>
        <button type="button" onClick={onCancel}>
          {t('action.cancel')}
        </button>
      </div>
    </form>
  );
}
