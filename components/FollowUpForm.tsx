/** When the case is to ask for attention again: the way it was said last, one click for the usual dates, any other by hand. */
import { useState } from 'preact/hooks';
import type { FollowUp } from '../storage/records';
import type { Hours } from '../utils/clocks/hours';
import { presets } from '../utils/dates';
import type { DraftStore } from '../utils/drafts';
import type { LastDueStore } from '../utils/last-due';
import { moment, t } from '../utils/texts/texts';
import { useDraft } from './Draft';
import { focusOnOpen } from './focus';
import { Key } from './Key';
import { SaidDate } from './SaidDate';

interface Props {
  caseId: string;
  drafts: DraftStore;
  followUp: FollowUp | null;
  now: number;
  hours: Hours;
  last: LastDueStore;
  /** Of what is offered, in order. */
  keys: (string | null)[];
  /** `done` is called when it is durable. */
  onSet: (followUp: { at: string | null; why: string | null; pinned: boolean }, done: () => void) => void;
}

export function FollowUpForm({ caseId, drafts, followUp, now, hours, last, keys, onSet }: Props) {
  const why = useDraft(drafts, `${caseId}:why`, followUp?.why ?? '');
  const [pinned, setPinned] = useState(followUp?.pinned ?? false);
  const typed = useDraft(drafts, `${caseId}:due`);
  const [at, setAt] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [before] = useState(() => last.read());
  const set = (at: string | null, remember: () => void) =>
    onSet({ at, why: why.text.trim() || null, pinned: at !== null && pinned }, () => {
      why.sent(why.text);
      typed.sent(typed.text);
      remember();
    });
  const rememberSaid = async (said: string) => {
    const { isRelative } = await import('../utils/clocks/say');
    if (isRelative(said, { now, hours })) last.keep({ said });
  };
  const setAsBefore = async (said: string) => {
    const { sayDate } = await import('../utils/clocks/say');
    const found = sayDate(said, { now, hours });
    if ('at' in found) set(new Date(found.at).toISOString(), () => {});
    else setProblem(t(`due.problem.${found.problem}`));
  };
  const offered = presets(now);
  const first = before && 'preset' in before ? before.preset : null;
  const saidBefore = before && 'said' in before ? before.said : null;
  const ordered = [
    ...offered.filter(({ name }) => name === first),
    ...offered.filter(({ name }) => name !== first),
  ];
  const keyAt = (n: number) => keys[saidBefore === null ? n : n + 1] ?? null;
  return (
    <section class="sheet" aria-label={t('action.followUp')}>
      <div class="choices">
        {saidBefore !== null && (
          <button
            type="button"
            ref={focusOnOpen}
            aria-keyshortcuts={keys[0] ?? undefined}
            onClick={() => void setAsBefore(saidBefore)}
          >
            {saidBefore}
            <Key of={keys[0] ?? null} />
          </button>
        )}
        {ordered.map((preset, n) => (
          <button
            key={preset.name}
            type="button"
            title={moment(preset.at)}
            ref={n === 0 && saidBefore === null ? focusOnOpen : null}
            aria-keyshortcuts={keyAt(n) ?? undefined}
            onClick={() => set(preset.at, () => last.keep({ preset: preset.name }))}
          >
            {t(`due.${preset.name}`)}
            <Key of={keyAt(n)} />
          </button>
        ))}
      </div>
      <label class="field">
        {t('due.why')}
        <input value={why.text} onInput={(event) => why.set(event.currentTarget.value)} />
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={pinned}
          onChange={(event) => setPinned(event.currentTarget.checked)}
        />
        {t('due.pin')}
      </label>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (at === null) setProblem(t('due.badDate'));
          else set(at, () => void rememberSaid(typed.text.trim()));
        }}
      >
        <SaidDate
          text={typed.text}
          now={now}
          hours={hours}
          onDate={setAt}
          onText={(text) => {
            setProblem(null);
            typed.set(text);
          }}
        />
        <button type="submit" class="start">
          {t('due.set')}
        </button>
      </form>
      {problem && (
        <p class="notice" data-problem role="alert">
          {problem}
        </p>
      )}
      {followUp && (
        <button type="button" class="quiet start" onClick={() => set(null, () => {})}>
          {t('due.clear')}
        </button>
      )}
    </section>
  );
}
