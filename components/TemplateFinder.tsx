/** Finds a template by a few letters; the keys go from the search through the list and back. */
import { useEffect, useState } from 'preact/hooks';
import { find, type Uses } from '../utils/replies/find';
import { type Template, type Wording, wordingFor } from '../utils/replies/template';
import { languageName, t } from '../utils/texts/texts';

interface Props {
  templates: readonly Template[];
  /** Of the customer, BCP 47; null: not known. */
  language: string | null;
  uses: Uses;
  onTake: (template: Template, wording: Wording) => void;
  /** Back to where the template goes. */
  onLeave: () => void;
}

/** More are found by typing. */
const SHOWN = 30;

export function TemplateFinder({ templates, language, uses, onTake, onLeave }: Props) {
  const [words, setWords] = useState('');
  const [found, setFound] = useState<{ words: string; templates: readonly Template[] } | null>(null);
  useEffect(() => {
    let current = true;
    void find(templates, { words, language, uses }).then((fitting) => {
      if (current) setFound({ words, templates: fitting });
    });
    return () => {
      current = false;
    };
  }, [words, templates, language, uses]);

  const take = (template: Template, wording = wordingFor(template, language)) => {
    setWords('');
    onTake(template, wording);
  };
  const takeFirst = async () => {
    // What was typed last may not have been looked for yet.
    const [first] =
      found?.words === words ? found.templates : await find(templates, { words, language, uses });
    if (first) take(first);
  };
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const all = [...document.querySelectorAll<HTMLElement>('#template-box, .template')];
    all[all.indexOf(event.target as HTMLElement) + step]?.focus();
  };
  const shown = found?.templates.slice(0, SHOWN) ?? [];
  const more = (found?.templates.length ?? 0) - shown.length;
  return (
    <section class="stack" onKeyDown={move} aria-label={t('reply.templates')}>
      <label class="field">
        {t('reply.search')}
        <input
          id="template-box"
          type="search"
          value={words}
          aria-keyshortcuts="Enter"
          onInput={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.isComposing) void takeFirst();
            if (event.key === 'Escape' && words === '') {
              event.stopPropagation();
              onLeave();
            }
          }}
        />
      </label>
      <ul class="cards">
        {shown.map((template) => (
          <li key={template.id}>
            <button type="button" class="template" onClick={() => take(template)}>
              <span class="who">
                <strong dir="auto">{template.name}</strong>
                {template.shortcut !== '' && <code class="small soft">{`/${template.shortcut}`}</code>}
              </span>
              <span class="soft small" dir="auto">
                {template.whenToUse}
              </span>
            </button>
            <Languages template={template} taken={wordingFor(template, language)} onTake={take} />
          </li>
        ))}
      </ul>
      {more > 0 && <p class="small soft">{t('reply.more', { count: more })}</p>}
      {found !== null && shown.length === 0 && <p class="soft">{t('reply.none', { words: found.words })}</p>}
    </section>
  );
}

interface LanguagesProps {
  template: Template;
  /** What a click on the template takes. */
  taken: Wording;
  onTake: (template: Template, wording: Wording) => void;
}

/** The languages that a template has beside the one that is taken. */
function Languages({ template, taken, onTake }: LanguagesProps) {
  const others = template.texts.filter((wording) => wording !== taken);
  if (others.length === 0) return null;
  return (
    <div class="languages">
      {others.map((wording) => {
        const name = wording.language === null ? t('reply.noLanguage') : languageName(wording.language);
        return (
          <button
            key={wording.language}
            type="button"
            class="quiet small"
            aria-label={t('reply.inLanguage', { name: template.name, language: name })}
            onClick={() => onTake(template, wording)}
          >
            {name}
          </button>
        );
      })}
    </div>
  );
}
