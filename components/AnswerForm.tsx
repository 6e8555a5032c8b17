/** What a colleague answered, and when, where that was not just now. */
import { useState } from 'preact/hooks';
import type { Handoff } from '../storage/records';
import type { DraftStore } from '../utils/drafts';
import { moment, t } from '../utils/texts/texts';
import { DraftBox, useDraft } from './Draft';

interface Props {
  caseId: string;
  handoff: Pick<Handoff, 'name' | 'since'>;
  drafts: DraftStore;
  /** `since`: ISO 8601 UTC; `draft`: the name of the draft whose act this is; `done` is called when it is durable. */
  onAnswered: (said: { text: string; since?: string }, draft: string, done: () => void) => void;
}

export function AnswerForm({ caseId, handoff, drafts, onAnswered }: Props) {
  const heard = useDraft(drafts, `${caseId}:handoff-answer`);
  /** As the field has it: `2026-11-30T16:00`, by the machine's own clock; empty: just now. */
  const typed = useDraft(drafts, `${caseId}:handoff-answered-at`);
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <form
      class="sheet"
      onSubmit={(event) => {
        event.preventDefault();
        const at = typed.text === '' ? null : Date.parse(typed.text);
        const handed = Date.parse(handoff.since);
        if (at !== null && !(at <= Date.now())) return setProblem(t('handoff.answeredLater'));
        // The field knows no seconds.
        if (at !== null && at < handed - 60_000)
          return setProblem(t('handoff.answeredBefore', { name: handoff.name, when: moment(handoff.since) }));
        const since = at === null ? {} : { since: new Date(Math.max(at, handed)).toISOString() };
        const { text } = heard;
        onAnswered({ text, ...since }, heard.name, () => {
          heard.sent(text);
          typed.sent(typed.text);
        });
      }}
    >
      <DraftBox label={t('handoff.answerLabel', { name: handoff.name })} draft={heard} autoFocus />
      <label class="field">
        {t('handoff.answeredAt')}
        <input
          type="datetime-local"
          value={typed.text}
          onInput={(event) => {
            setProblem(null);
            typed.set(event.currentTarget.value);
          }}
        />
      </label>
      {problem && (
        <p class="notice" data-problem role="alert">
          {problem}
        </p>
      )}
      <button type="submit" class="primary">
        {t('action.save')}
      </button>
    </form>
  );
}
