/** Hands a case to a colleague: who, what is asked, what the customer is told, when to ask again. */
import { useState } from 'preact/hooks';
import { presets } from '../utils/dates';
import type { DraftStore } from '../utils/drafts';
import { t } from '../utils/texts/texts';
import { DraftBox, useDraft } from './Draft';
import { focusOnOpen } from './focus';
import { Icon } from './Icon';

export interface HandoffSaid {
  name: string;
  department: string;
  asked: string;
  told: string;
  dueAt: string;
}

interface Props {
  caseId: string;
  /** In the sentence to the customer: "your complaint". */
  kind: string;
  colleagues: { name: string; department: string }[];
  drafts: DraftStore;
  now: number;
  onCopy: (text: string) => void;
  /** `draft`: the name of the draft whose act this is; `done` is called when it is durable. */
  onHandOff: (said: HandoffSaid, draft: string, done: () => void) => void;
}

/** What the customer is told, until the manager writes it otherwise. */
export function toldSentence(kind: string, name: string, department: string): string {
  if (name.trim() === '') return '';
  const values = { kind: kind.toLowerCase(), name: name.trim(), department: department.trim() };
  return department.trim() === '' ? t('handoff.toldDefaultBare', values) : t('handoff.toldDefault', values);
}

export function HandoffForm({ caseId, kind, colleagues, drafts, now, onCopy, onHandOff }: Props) {
  const name = useDraft(drafts, `${caseId}:handoff-name`);
  const department = useDraft(drafts, `${caseId}:handoff-department`);
  const asked = useDraft(drafts, `${caseId}:handoff-asked`);
  const told = useDraft(drafts, `${caseId}:handoff-told`);
  const dates = presets(now);
  const [due, setDue] = useState(1);
  const [nameless, setNameless] = useState(false);
  const [worded, setWorded] = useState(told.text !== '');
  // Once the manager has worded it, an empty box means that the customer was told nothing.
  const sentence = worded ? told.text : toldSentence(kind, name.text, department.text);
  const names = [...new Set(colleagues.map((colleague) => colleague.name))];
  const departments = [...new Set(colleagues.map((colleague) => colleague.department).filter(Boolean))];

  const submit = (event: Event) => {
    event.preventDefault();
    if (name.text.trim() === '') return setNameless(true);
    const said = {
      name: name.text.trim(),
      department: department.text.trim(),
      asked: asked.text,
      told: sentence,
      dueAt: dates[due]!.at,
    };
    const drafts = [name, department, asked, told];
    onHandOff(said, asked.name, () => {
      for (const draft of drafts) draft.sent(draft.text);
    });
  };

  return (
    <form class="sheet" aria-label={t('handoff.title')} onSubmit={submit}>
      <div class="two">
        <label class="field">
          {t('handoff.name')}
          <input
            value={name.text}
            list="colleague-names"
            ref={focusOnOpen}
            onInput={(event) => {
              const next = event.currentTarget.value;
              name.set(next);
              setNameless(false);
              const known = colleagues.find((colleague) => colleague.name === next);
              if (known && department.text === '') department.set(known.department);
            }}
          />
        </label>
        <label class="field">
          {t('handoff.department')}
          <input
            value={department.text}
            list="colleague-departments"
            onInput={(event) => department.set(event.currentTarget.value)}
          />
        </label>
      </div>
      <datalist id="colleague-names">
        {names.map((known) => (
          <option key={known} value={known} />
        ))}
      </datalist>
      <datalist id="colleague-departments">
        {departments.map((known) => (
          <option key={known} value={known} />
        ))}
      </datalist>
      {nameless && (
        <p class="notice" data-problem role="alert">
          {t('handoff.needsName')}
        </p>
      )}
      <DraftBox label={t('handoff.asked')} draft={asked} />
      <div class="stack">
        <DraftBox
          label={t('handoff.told')}
          draft={{
            text: sentence,
            set: (text) => {
              setWorded(true);
              told.set(text);
            },
          }}
        />
        <button type="button" class="quiet start" disabled={sentence === ''} onClick={() => onCopy(sentence)}>
          <Icon name="copy" />
          {t('handoff.copyTold')}
        </button>
      </div>
      <label class="field">
        {t('handoff.due')}
        <select value={due} onChange={(event) => setDue(Number(event.currentTarget.value))}>
          {dates.map((preset, n) => (
            <option key={preset.name} value={n}>
              {t(`due.${preset.name}`)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="primary">
        <Icon name="handoff" />
        {t('handoff.submit')}
      </button>
    </form>
  );
}
