import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { Skeleton } from '../../../components/Skeleton';
import { TemplateForm } from '../../../components/TemplateForm';
import { templateWords } from '../../../components/template-words';
import { newId } from '../../../utils/identity';
import { find } from '../../../utils/replies/find';
import { type Template, wordingFor } from '../../../utils/replies/template';
import { language, languageName, t } from '../../../utils/texts/texts';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';
import { namedTemplates, plainTemplate } from '../templates';
import { Failed } from './Failed';
import { TemplateFiles } from './TemplateFiles';

/** More are found by searching. */
const SHOWN = 50;

const empty = (): Template => ({
  id: newId(),
  name: '',
  whenToUse: '',
  tags: [],
  shortcut: '',
  texts: [{ language: null, text: '' }],
  shared: true,
});

export function TemplatesView({ panel }: { panel: PanelState }) {
  const rows = useLive(panel.ledger, namedTemplates, []).value;
  const [editing, setEditing] = useState<string | null>(
    panel.drafts.read('new-template') === '' ? null : 'new',
  );
  const [words, setWords] = useState('');
  const asked = panel.templateAsked.value;
  useLayoutEffect(() => {
    if (asked === null) return;
    panel.templateAsked.value = null;
    setWords(asked.name);
    setEditing(asked.id);
  }, [asked]);
  if (rows.state === 'failed') return <Failed why={rows.why} />;
  if (rows.state === 'loading') return <Skeleton />;
  const all = rows.value;
  const save = (template: Template, draft: string, done: () => void) =>
    void panel.act(
      'saveTemplates',
      { templates: [plainTemplate(template)] },
      {
        draft,
        said: t('toast.saved'),
        done: () => {
          done();
          setEditing(null);
        },
      },
    );
  const remove = (id: string) =>
    void panel.act('removeTemplate', { id }, { said: t('toast.removed'), done: () => setEditing(null) });
  return (
    <div class="stack">
      {editing !== 'new' ? (
        <div class="row">
          <button type="button" class="primary" onClick={() => setEditing('new')}>
            {t('templates.new')}
          </button>
        </div>
      ) : (
        <TemplateForm
          drafts={panel.drafts}
          draftName="new-template"
          start={empty()}
          others={all}
          onSave={save}
          onRemove={null}
          onCancel={() => setEditing(null)}
        />
      )}
      {all.length === 0 && <p class="soft">{t('templates.empty')}</p>}
      <Found all={all} words={words} onWords={setWords}>
        {(row) =>
          editing === row.id ? (
            <TemplateForm
              drafts={panel.drafts}
              draftName={`template:${row.id}`}
              start={row}
              others={all.filter(({ id }) => id !== row.id)}
              onSave={save}
              onRemove={() => remove(row.id)}
              onCancel={() => setEditing(null)}
            />
          ) : (
            <Shown template={row} onEdit={() => setEditing(row.id)} />
          )
        }
      </Found>
      <TemplateFiles panel={panel} templates={all} />
    </div>
  );
}

interface FoundProps {
  all: readonly Template[];
  words: string;
  onWords: (words: string) => void;
  children: (template: Template) => preact.ComponentChildren;
}

function Found({ all, words, onWords, children }: FoundProps) {
  const [found, setFound] = useState<readonly Template[]>(all);
  useEffect(() => {
    let current = true;
    void find(all, { words, language: null, uses: {} }).then((fitting) => {
      if (current) setFound(fitting);
    });
    return () => {
      current = false;
    };
  }, [all, words]);
  const more = found.length - SHOWN;
  return (
    <>
      {all.length > 0 && (
        <label class="field">
          {t('reply.search')}
          <input type="search" value={words} onInput={(event) => onWords(event.currentTarget.value)} />
        </label>
      )}
      <ul class="cards">
        {found.slice(0, SHOWN).map((template) => (
          <li key={template.id} class="card">
            {children(template)}
          </li>
        ))}
      </ul>
      {more > 0 && <p class="small soft">{t('reply.more', { count: more })}</p>}
      {all.length > 0 && found.length === 0 && <p class="soft">{t('reply.none', { words })}</p>}
    </>
  );
}

function Shown({ template, onEdit }: { template: Template; onEdit: () => void }) {
  const { name, whenToUse, shortcut, tags, texts, shared } = template;
  const { text } = wordingFor(template, language);
  const told = [
    ...(shortcut === '' ? [] : [`/${shortcut}`]),
    ...texts.flatMap((wording) => (wording.language === null ? [] : languageName(wording.language))),
    ...tags,
    ...(shared ? [] : [t('templates.mine')]),
  ];
  return (
    <>
      <div class="who">
        <strong dir="auto">{name}</strong>
        <button type="button" class="quiet" aria-label={t('templates.editNamed', { name })} onClick={onEdit}>
          {t('templates.edit')}
        </button>
      </div>
      <p class="small soft" dir="auto">
        {whenToUse}
      </p>
      <p class="words long" dir="auto">
        {templateWords(text)}
      </p>
      {told.length > 0 && (
        <p class="small soft" dir="auto">
          {told.join(' · ')}
        </p>
      )}
    </>
  );
}
