/** The reply to a customer: a draft that is kept, templates that fill themselves, what is checked before it leaves. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { DraftStore } from '../utils/drafts';
import { check, type Surroundings } from '../utils/replies/check';
import type { Uses } from '../utils/replies/find';
import { type Field, render } from '../utils/replies/render';
import { snippetsFor, type Template, type Wording, wordingFor } from '../utils/replies/template';
import { ofTheMoment, type Values } from '../utils/replies/variables';
import { locale, t } from '../utils/texts/texts';
import { DraftBox, useDraft } from './Draft';
import { Icon } from './Icon';
import { Key } from './Key';
import { ReplyChecks } from './ReplyChecks';
import { TemplateFields } from './TemplateFields';
import { TemplateFinder } from './TemplateFinder';
import { sayFault } from './template-fault';
import { gapBefore, type } from './typing';

interface Props extends Surroundings {
  caseId: string;
  drafts: DraftStore;
  templates: readonly Template[];
  values: Values;
  /** The customer's, BCP 47; null: not known. */
  language: string | null;
  uses: Uses;
  now: number;
  /** To be inserted at once; another object inserts it again. */
  asked: Template | null;
  /** Where the typing begins. */
  begins: 'box' | 'templates';
  /** At each letter; null: nobody wants to know. */
  onTyped: (() => void) | null;
  insertKey: string | null;
  saidKey: string | null;
  onInsert: (text: string) => void;
  onCopy: (text: string) => void;
  /** `done` is called when it is durable; then the words may go. */
  onAnswered: (text: string, draft: string, done: () => void) => void;
  onUsed: (template: Template) => void;
  /** What they need was put in words, to be confirmed. */
  onNeed: (need: string) => void;
}

/** A shortcut that was typed and is to become its template. */
interface Typed {
  from: number;
  to: number;
  words: string;
}

interface Filling {
  template: Template;
  wording: Wording;
  typed: Typed | null;
  fields: Field[];
}

/** A slash at the beginning of a word, a shortcut, and the space behind it, before the caret. */
const TYPED = /(?:^|\s)(\/([\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*)\s)$/u;

const box = () => document.getElementById('reply-box') as HTMLTextAreaElement | null;

export function ReplyBox(props: Props) {
  const { caseId, drafts, templates, values, language, uses, now, asked, begins } = props;
  const { site, long, sent } = props;
  const draft = useDraft(drafts, `${caseId}:reply`);
  const [filling, setFilling] = useState<Filling | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  /** The newest that was asked for; an older one that takes longer is not inserted behind it. */
  const turn = useRef(0);

  const insert = async (
    template: Template,
    wording: Wording,
    typed: Typed | null = null,
    filled: Record<string, string> = {},
  ) => {
    const mine = ++turn.current;
    const spoken = wording.language ?? language ?? locale;
    const rendering = await render(wording.text, {
      values: { ...values, ...ofTheMoment(now, spoken) },
      filled,
      snippets: snippetsFor(templates, wording.language ?? language),
    });
    if (mine !== turn.current) return;
    const found = rendering.state === 'done' || rendering.state === 'needs' ? null : rendering;
    setFault(found && t('reply.fault', { name: template.name, fault: sayFault(found) }));
    setFilling(rendering.state === 'needs' ? { template, wording, typed, fields: rendering.fields } : null);
    if (rendering.state !== 'done') return;
    put(rendering.text, typed);
    props.onUsed(template);
    if (filled['case.need']) props.onNeed(filled['case.need']);
  };

  /** At the caret, never over what is there; in the place of the shortcut where it still stands. */
  const put = (text: string, typed: Typed | null) => {
    const there = box();
    if (!there) return;
    if (typed && there.value.slice(typed.from, typed.to) === typed.words)
      return type(there, text, typed.from, typed.to);
    const at = there.selectionEnd;
    type(there, gapBefore(there.value.slice(0, at)) + text, at);
  };

  const expand = (there: HTMLTextAreaElement) => {
    const at = there.selectionEnd;
    const [, words, shortcut] = TYPED.exec(there.value.slice(0, at)) ?? [];
    if (words === undefined) return;
    const template = templates.find((one) => one.shortcut === shortcut);
    if (template)
      void insert(template, wordingFor(template, language), { from: at - words.length, to: at, words });
  };

  useEffect(() => {
    if (asked) void insert(asked, wordingFor(asked, language));
  }, [asked]);
  // Not after the paint: a letter that follows the key at once belongs to the reply, and would be a key of the case.
  useLayoutEffect(() => {
    document.getElementById(begins === 'templates' ? 'template-box' : 'reply-box')?.focus();
  }, [begins]);

  const findings = useMemo(() => check(draft.text, { site, long, sent }), [draft.text, site, long, sent]);
  const empty = draft.text.trim() === '';
  const held = empty || findings.unfilled.length > 0;
  const leave = () => box()?.focus();
  return (
    <section class="sheet" aria-label={t('action.reply')}>
      <DraftBox
        id="reply-box"
        label={t('reply.label')}
        draft={draft}
        placeholder={t('reply.placeholder')}
        describedBy="reply-checks"
        onTyped={(there) => {
          props.onTyped?.();
          expand(there);
        }}
      />
      <ReplyChecks id="reply-checks" text={draft.text} site={site} findings={findings} />
      <div class="row">
        <button
          type="button"
          class="primary"
          disabled={held}
          aria-keyshortcuts={props.insertKey ?? undefined}
          onClick={() => props.onInsert(draft.text)}
        >
          <Icon name="insert" />
          {t('reply.intoPage')}
          <Key of={props.insertKey} />
        </button>
        <button type="button" disabled={held} onClick={() => props.onCopy(draft.text)}>
          <Icon name="copy" />
          {t('reply.copy')}
        </button>
        <button
          type="button"
          disabled={empty}
          aria-keyshortcuts={props.saidKey ?? undefined}
          onClick={() => {
            const words = draft.text;
            props.onAnswered(words, draft.name, () => draft.sent(words));
          }}
        >
          <Icon name="resolved" />
          {t('reply.answered')}
          <Key of={props.saidKey} />
        </button>
      </div>
      {fault !== null && (
        <p class="notice" data-problem role="alert">
          {fault}
        </p>
      )}
      {filling && (
        <TemplateFields
          key={`${filling.template.id} ${filling.wording.language}`}
          fields={filling.fields}
          onFilled={(filled) => void insert(filling.template, filling.wording, filling.typed, filled)}
          onCancel={() => {
            setFilling(null);
            leave();
          }}
        />
      )}
      <TemplateFinder
        templates={templates}
        language={language}
        uses={uses}
        onTake={(template, wording) => void insert(template, wording)}
        onLeave={leave}
      />
    </section>
  );
}
