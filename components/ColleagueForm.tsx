/** What is known of somebody whom cases are handed to. Every keystroke is kept until it is saved. */
import { useState } from 'preact/hooks';
import type { Colleague } from '../storage/queries/colleagues';
import { type Hours, isHours } from '../utils/clocks/hours';
import type { DraftStore } from '../utils/drafts';
import { type About, DEPARTMENTS, isMail, LONGEST_ANSWER, NOTHING_KNOWN } from '../utils/handoffs/colleague';
import { PACKET_LANGUAGES } from '../utils/handoffs/words/words';
import { t } from '../utils/texts/texts';
import { nameOfLanguage } from './Composed';
import { DraftBox, useDraft } from './Draft';
import { focusOnOpen } from './focus';
import { officeHours, WeekFields } from './WeekFields';

interface Props {
  /** Null: somebody new. */
  start: Colleague | null;
  drafts: DraftStore;
  /** Where what is typed is kept. */
  draftName: string;
  /** `draft`: the name of the draft whose act this is; `done` is called when it is durable. */
  onSave: (said: { name: string; department: string; about: About }, draft: string, done: () => void) => void;
  onRemove: (() => void) | null;
  onCancel: () => void;
}

const FIELDS = ['name', 'department', 'mail', 'reach', 'language', 'target', 'hours'] as const;

export function ColleagueForm({ start, drafts, draftName, onSave, onRemove, onCancel }: Props) {
  const about = start?.about ?? NOTHING_KNOWN;
  const field = (name: (typeof FIELDS)[number]) => `${draftName}:${name}`;
  const name = useDraft(drafts, field('name'), start?.name ?? '');
  const department = useDraft(drafts, field('department'), start?.department ?? '');
  const mail = useDraft(drafts, field('mail'), about.mail);
  const reach = useDraft(drafts, field('reach'), about.reach);
  const language = useDraft(drafts, field('language'), about.language ?? AS_I_DO);
  const target = useDraft(drafts, field('target'), about.target === null ? '' : String(about.target));
  const hours = useDraft(
    drafts,
    field('hours'),
    about.hours === null ? AS_WE_DO : JSON.stringify(about.hours),
  );
  const [problem, setProblem] = useState<string | null>(null);
  const own = hoursIn(hours.text);
  const forget = () => {
    for (const one of FIELDS) drafts.write(field(one), '');
  };

  const submit = (event: Event) => {
    event.preventDefault();
    if (name.text.trim() === '') return setProblem(t('handoff.needsName'));
    const address = mail.text.trim();
    if (address !== '' && !isMail(address)) return setProblem(t('colleague.badMail', { mail: address }));
    setProblem(null);
    const said: About = {
      mail: address,
      reach: reach.text.trim(),
      language: language.text === AS_I_DO ? null : language.text,
      // A field of the week counts when it is left, also by Enter: what is kept is newer than what is painted.
      hours: hoursIn(drafts.read(hours.name) || hours.text),
      target: target.text === '' ? null : Number(target.text),
    };
    onSave({ name: name.text.trim(), department: department.text.trim(), about: said }, name.name, forget);
  };

  return (
    <form class="stack" aria-label={start?.name ?? t('colleague.new')} onSubmit={submit}>
      <div class="two">
        <label class="field">
          {t('colleague.name')}
          <input
            value={name.text}
            ref={focusOnOpen}
            onInput={(event) => name.set(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          {t('handoff.department')}
          <input
            value={department.text}
            list="departments"
            onInput={(event) => department.set(event.currentTarget.value)}
          />
        </label>
      </div>
      <datalist id="departments">
        {DEPARTMENTS.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <label class="field">
        {t('colleague.mail')}
        <input
          value={mail.text}
          inputMode="email"
          autocomplete="off"
          onInput={(event) => mail.set(event.currentTarget.value)}
        />
      </label>
      <DraftBox label={t('colleague.reach')} draft={reach} placeholder={t('colleague.reachExample')} short />
      <label class="field">
        {t('colleague.language')}
        <select value={language.text} onChange={(event) => language.set(event.currentTarget.value)}>
          <option value={AS_I_DO}>{t('colleague.asIDo')}</option>
          {PACKET_LANGUAGES.map((one) => (
            <option key={one} value={one}>
              {nameOfLanguage(one)}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        {t('colleague.target')}
        <input
          type="number"
          min={1}
          max={LONGEST_ANSWER}
          step={1}
          value={target.text}
          placeholder={t('colleague.asTheTeam')}
          onInput={(event) => target.set(event.currentTarget.value)}
        />
      </label>
      <label class="field">
        {t('colleague.hours')}
        <select
          value={own ? 'own' : AS_WE_DO}
          onChange={(event) =>
            hours.set(
              event.currentTarget.value === 'own'
                ? JSON.stringify({ ...officeHours(), daysOff: [] })
                : AS_WE_DO,
            )
          }
        >
          <option value={AS_WE_DO}>{t('colleague.asTheTeam')}</option>
          <option value="own">{t('colleague.ownHours')}</option>
        </select>
      </label>
      {own && (
        <WeekFields
          hours={own}
          zoneLabel={t('colleague.zone')}
          onChange={(change) => {
            setProblem(null);
            const now = hoursIn(drafts.read(hours.name) || hours.text) ?? own;
            hours.set(JSON.stringify({ ...now, ...change(now) }));
          }}
          onProblem={setProblem}
        />
      )}
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
            {t('colleague.remove')}
          </button>
        )}
      </div>
    </form>
  );
}

/** What a choice is kept as; an empty draft would be none. */
const AS_I_DO = '-';
const AS_WE_DO = '-';

/** Null: as the team. */
function hoursIn(text: string): Hours | null {
  if (!text.startsWith('{')) return null;
  const value: unknown = JSON.parse(text);
  return isHours(value) ? value : null;
}
