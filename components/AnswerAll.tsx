/** One reply for all who have the same problem: written once, it becomes the draft of each. */
import { useEffect, useState } from 'preact/hooks';
import type { DraftStore } from '../utils/drafts';
import type { Uses } from '../utils/replies/find';
import { type Field, render } from '../utils/replies/render';
import { type Each, type Recipient, renderEach } from '../utils/replies/render-each';
import { snippetsFor, type Template } from '../utils/replies/template';
import { ofTheMoment } from '../utils/replies/variables';
import { locale, t } from '../utils/texts/texts';
import { DraftBox, useDraft } from './Draft';
import { TemplateFields } from './TemplateFields';
import { TemplateFinder } from './TemplateFinder';
import { sayFault } from './template-fault';
import { gapBefore, type } from './typing';

export interface Addressee extends Recipient {
  /** As shown. */
  name: string;
}

interface Props {
  /** Of the words while they are written. */
  draftName: string;
  drafts: DraftStore;
  templates: readonly Template[];
  uses: Uses;
  /** The customers’, BCP 47; null: not known. */
  language: string | null;
  now: number;
  /** At least one. */
  to: readonly Addressee[];
  /** `taken`: the template that was last put in. */
  onKeep: (made: Extract<Each, { state: 'done' }>, taken: Template | null, done: () => void) => void;
}

const box = () => document.getElementById('all-box') as HTMLTextAreaElement | null;

export function AnswerAll(props: Props) {
  const { draftName, drafts, templates, uses, language, now, to, onKeep } = props;
  const draft = useDraft(drafts, draftName);
  const [taken, setTaken] = useState<Template | null>(null);
  const [fields, setFields] = useState<Field[] | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const spoken = language ?? locale;
  const snippets = () => snippetsFor(templates, language);

  const keep = async (filled: Record<string, string> = {}) => {
    const words = draft.text;
    const made = await renderEach(words, to, { now, language: spoken, filled, snippets: snippets() });
    setFault(
      made.state === 'done' || made.state === 'needs' ? null : t('same.fault', { fault: sayFault(made) }),
    );
    setFields(made.state === 'needs' ? made.fields : null);
    if (made.state === 'done') onKeep(made, taken, () => draft.sent(words));
  };

  const [first] = to;
  const [seen, setSeen] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    const { values = {} } = first ?? {};
    const filling = { values: { ...values, ...ofTheMoment(now, spoken) }, snippets: snippets() };
    if (!draft.text.includes('{')) setSeen(null);
    else
      void render(draft.text, filling).then((made) => {
        if (current) setSeen(made.state === 'done' ? made.text : null);
      });
    return () => {
      current = false;
    };
  }, [draft.text, first?.id, templates]);

  return (
    <section class="sheet" aria-label={t('same.answerAll')}>
      <DraftBox
        id="all-box"
        label={t('same.reply')}
        draft={draft}
        autoFocus
        placeholder={t('same.example', { openGap: '{{', closeGap: '}}' })}
      />
      {seen !== null && first && (
        <div class="small">
          <p class="soft" dir="auto">
            {t('same.asSeen', { name: first.name })}
          </p>
          <p class="words" dir="auto">
            {seen}
          </p>
        </div>
      )}
      <p class="small soft">{t('same.keepsHelp')}</p>
      <div class="row">
        <button type="button" class="primary" disabled={draft.text.trim() === ''} onClick={() => void keep()}>
          {t('same.keep', { count: to.length })}
        </button>
      </div>
      {fault !== null && (
        <p class="notice" data-problem role="alert">
          {fault}
        </p>
      )}
      {fields && (
        <TemplateFields
          key={fields.map(({ name }) => name).join('\n')}
          fields={fields}
          onFilled={(filled) => void keep(filled)}
          onCancel={() => {
            setFields(null);
            box()?.focus();
          }}
        />
      )}
      <TemplateFinder
        templates={templates}
        language={language}
        uses={uses}
        // As it is written, with its gaps: each of them is filled for each customer.
        onTake={(template, wording) => {
          const there = box();
          if (!there) return;
          const at = there.selectionEnd;
          type(there, gapBefore(there.value.slice(0, at)) + wording.text, at);
          setTaken(template);
        }}
        onLeave={() => box()?.focus()}
      />
    </section>
  );
}
