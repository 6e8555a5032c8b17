/** Writes or changes a template; one that could never be filled is refused with the place and the reason. */
import { useState } from 'preact/hooks';
import { LONGEST } from '../utils/cases';
import type { DraftStore } from '../utils/drafts';
import { examine } from '../utils/replies/render';
import {
  isLanguage,
  LONGEST_NAME,
  LONGEST_SHORTCUT,
  LONGEST_TAG,
  LONGEST_WHEN,
  MOST_TAGS,
  MOST_WORDINGS,
  SHORTCUT,
  snippetsFor,
  type Template,
  type Wording,
} from '../utils/replies/template';
import { VARIABLES } from '../utils/replies/variables';
import { languageName, t } from '../utils/texts/texts';
import { useDraft } from './Draft';
import { focusOnOpen } from './focus';
import { sayFault } from './template-fault';

/** Offered by name; any other can be typed. */
const LANGUAGES = ['en', 'es', 'sv', 'pt', 'fr', 'de', 'it', 'nl', 'da', 'nb', 'fi', 'pl', 'ar'];

interface Props {
  drafts: DraftStore;
  draftName: string;
  start: Template;
  /** All others: their shortcuts are taken, and they can stand inside this one. */
  others: readonly Template[];
  /** `draft`: the name of the draft whose act this is; `done` is called when it is durable. */
  onSave: (template: Template, draft: string, done: () => void) => void;
  onRemove: (() => void) | null;
  onCancel: () => void;
}

export function TemplateForm({ drafts, draftName, start, others, onSave, onRemove, onCancel }: Props) {
  const draft = useDraft(drafts, draftName, JSON.stringify(start));
  const template = JSON.parse(draft.text) as Template;
  const [problem, setProblem] = useState<string | null>(null);
  const set = (change: Partial<Template>) => draft.set(JSON.stringify({ ...template, ...change }));
  const setText = (n: number, change: Partial<Wording>) =>
    set({ texts: template.texts.map((wording, at) => (at === n ? { ...wording, ...change } : wording)) });

  const submit = async (event: Event) => {
    event.preventDefault();
    const whole = {
      ...template,
      name: template.name.trim(),
      tags: [...new Set(template.tags.map((tag) => tag.trim()).filter(Boolean))],
      texts: template.texts.filter(({ text }) => text.trim() !== ''),
    };
    const wrong = await problemIn(whole, others);
    setProblem(wrong);
    if (wrong === null) onSave(whole, draft.name, () => drafts.write(draftName, ''));
  };

  return (
    <form class="stack" onSubmit={(event) => void submit(event)}>
      <label class="field">
        {t('templates.name')}
        <input
          value={template.name}
          ref={focusOnOpen}
          onInput={(event) => set({ name: event.currentTarget.value })}
        />
      </label>
      <label class="field">
        {t('templates.whenToUse')}
        <input
          value={template.whenToUse}
          onInput={(event) => set({ whenToUse: event.currentTarget.value })}
        />
      </label>
      <div class="two">
        <label class="field">
          {t('templates.shortcut')}
          <input
            value={template.shortcut}
            maxLength={LONGEST_SHORTCUT}
            placeholder={t('templates.shortcutExample')}
            onInput={(event) => set({ shortcut: event.currentTarget.value.replace(/^\//, '') })}
          />
        </label>
        <label class="field">
          {t('templates.tags')}
          <input
            value={template.tags.join(',')}
            placeholder={t('templates.tagsExample')}
            onInput={(event) =>
              set({ tags: event.currentTarget.value === '' ? [] : event.currentTarget.value.split(',') })
            }
          />
        </label>
      </div>
      {template.texts.map((wording, n) => (
        // A wording has no name but its place.
        <div class="stack" key={n}>
          <label class="field">
            {template.texts.length > 1 ? t('templates.textOf', { n: n + 1 }) : t('templates.text')}
            <textarea
              dir="auto"
              value={wording.text}
              onInput={(event) => setText(n, { text: event.currentTarget.value })}
            />
          </label>
          <label class="field">
            {template.texts.length > 1 ? t('templates.languageOf', { n: n + 1 }) : t('templates.language')}
            <input
              value={wording.language ?? ''}
              list="template-languages"
              placeholder={t('templates.languageExample')}
              onInput={(event) => setText(n, { language: event.currentTarget.value.trim() || null })}
            />
          </label>
        </div>
      ))}
      <datalist id="template-languages">
        {LANGUAGES.map((tag) => (
          <option key={tag} value={tag}>
            {languageName(tag)}
          </option>
        ))}
      </datalist>
      <button
        type="button"
        class="quiet start"
        onClick={() => set({ texts: [...template.texts, { language: null, text: '' }] })}
      >
        {t('templates.addLanguage')}
      </button>
      <label class="check">
        <input
          type="checkbox"
          checked={!template.shared}
          onChange={(event) => set({ shared: !event.currentTarget.checked })}
        />
        {t('templates.onlyMine')}
      </label>
      <details class="small soft">
        <summary>{t('templates.help')}</summary>
        <p>{t('templates.variables', { names: VARIABLES.map((one) => `{{ ${one} }}`).join('  ') })}</p>
        <p>
          {t('templates.helpDefault', { example: '{{ customer.firstName | default: "there" }}' })}{' '}
          {t('templates.helpAsk', { example: '{{ "Which product?" | ask }}' })}{' '}
          {t('templates.helpInside', { example: '{% render "signature" %}' })}
        </p>
      </details>
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
            drafts.write(draftName, '');
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

/** What is longer, or more, than one entry of the ledger takes; null: nothing is. */
function tooMuchIn({ name, whenToUse, tags, texts }: Template): string | null {
  const parts: [part: string, length: number, most: number][] = [
    [t('templates.name'), name.length, LONGEST_NAME],
    [t('templates.whenToUse'), whenToUse.length, LONGEST_WHEN],
    ...tags.map((tag): [string, number, number] => [
      `${t('templates.tags')}: ${tag.slice(0, 30)}`,
      tag.length,
      LONGEST_TAG,
    ]),
    ...texts.map(({ text }, n): [string, number, number] => [
      texts.length > 1 ? t('templates.textOf', { n: n + 1 }) : t('templates.text'),
      text.length,
      LONGEST,
    ]),
  ];
  const over = parts.find(([, length, most]) => length > most);
  if (over) {
    const [part, length, most] = over;
    return t('templates.tooLong', { part, length, most });
  }
  if (tags.length > MOST_TAGS) return t('templates.tooManyTags', { count: tags.length, most: MOST_TAGS });
  const most = MOST_WORDINGS + 1;
  return texts.length > most ? t('templates.tooManyTexts', { count: texts.length, most }) : null;
}

/** The first thing that is wrong, in a sentence; null: it can be saved. */
async function problemIn(template: Template, others: readonly Template[]): Promise<string | null> {
  const { name, shortcut, texts } = template;
  if (name === '' || texts.length === 0) return t('templates.needs');
  const long = tooMuchIn(template);
  if (long !== null) return long;
  if (shortcut !== '' && !SHORTCUT.test(shortcut)) return t('templates.badShortcut', { shortcut });
  const taken = shortcut !== '' && others.find((other) => other.shortcut === shortcut);
  if (taken) return t('templates.shortcutTaken', { shortcut, name: taken.name });
  for (const [n, { language }] of texts.entries()) {
    if (language !== null && !isLanguage(language)) return t('templates.badLanguage', { language });
    if (language === null && n > 0) return t('templates.needsLanguage', { n: n + 1 });
    if (texts.findIndex((wording) => wording.language === language) < n)
      return t('templates.languageTwice', { language: language ?? '' });
  }
  for (const { language, text } of texts) {
    const fault = (await examine(snippetsFor(others, language)))(text);
    if (fault)
      return texts.length > 1 && language ? `${languageName(language)}: ${sayFault(fault)}` : sayFault(fault);
  }
  return null;
}
