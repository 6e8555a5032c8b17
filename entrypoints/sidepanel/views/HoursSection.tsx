/** When the team works: its time zone, the windows of each weekday, and days off by hand or from a calendar file. */
import { useState } from 'preact/hooks';
import { useLatest } from '../../../components/latest';
import { WeekFields } from '../../../components/WeekFields';
import type { DayOff, Hours } from '../../../utils/clocks/hours';
import { type Calendar, LONGEST_TARGET, TARGET_NAMES, type Targets } from '../../../utils/clocks/targets';
import type { MessageBody } from '../../../utils/messages/messages';
import { list, date as spellDate, t } from '../../../utils/texts/texts';
import type { PanelState } from '../panel-state';

/** So far a yearly rule of a calendar is followed, in years. */
const YEARS = 3;

/** The days off of both, each date once, in order. */
const together = (some: readonly DayOff[], more: readonly DayOff[]): DayOff[] =>
  [...new Map([...more, ...some].map((day) => [day.date, day])).values()].sort((a, b) =>
    a.date < b.date ? -1 : 1,
  );

export function HoursSection({ panel, calendar }: { panel: PanelState; calendar: Calendar }) {
  return (
    <>
      <Fields panel={panel} hours={calendar.hours} />
      <TargetFields panel={panel} targets={calendar.targets} />
    </>
  );
}

function Fields({ panel, hours }: { panel: PanelState; hours: Hours }) {
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useLatest(hours);
  const today = Temporal.Now.plainDateISO();
  const save = (change: Partial<Hours>) => {
    setProblem(null);
    // What is shown is only read; a message owns its lists.
    const next = structuredClone(latest.say(change)) as MessageBody<'saveHours'>['hours'];
    void panel.act('saveHours', { hours: next }, { said: t('settings.saved'), undo: false });
  };
  const upload = async (file: File) => {
    const { BadCalendar, daysOffIn } = await import('../../../utils/clocks/holidays');
    try {
      const days = daysOffIn(await file.text(), today.toString(), today.add({ years: YEARS }).toString());
      save({ daysOff: together(latest.now().daysOff, days) });
    } catch (error) {
      if (!(error instanceof BadCalendar)) throw error;
      setProblem(t(`calendar.${error.fault}`, { name: file.name, detail: error.detail }));
    }
  };
  return (
    <>
      <h2 class="author">{t('hours.title')}</h2>
      <p class="small soft">{t('hours.text')}</p>
      <WeekFields
        hours={hours}
        zoneLabel={t('hours.zone')}
        onChange={(change) => save(change(latest.now()))}
        onProblem={setProblem}
      />
      <h3 class="author">{t('hours.daysOff')}</h3>
      <ul class="small">
        {hours.daysOff
          .filter(({ date }) => date >= today.toString())
          .map((day) => (
            <li key={day.date} class="row">
              <span dir="auto">{list([spellDate(day.date), day.name].filter((word) => word !== ''))}</span>
              <button
                type="button"
                class="quiet"
                onClick={() =>
                  save({ daysOff: latest.now().daysOff.filter(({ date }) => date !== day.date) })
                }
              >
                {t('hours.work', { day: spellDate(day.date) })}
              </button>
            </li>
          ))}
      </ul>
      <AddDay
        onAdd={(date) => {
          const isPast = date < today.toString();
          if (isPast) setProblem(t('hours.past', { day: spellDate(date) }));
          else save({ daysOff: together(latest.now().daysOff, [{ date, name: '' }]) });
          return !isPast;
        }}
      />
      <label class="field">
        {t('hours.calendar')}
        <input
          type="file"
          accept=".ics,text/calendar"
          onChange={(event) => {
            const input = event.currentTarget;
            const [file] = input.files ?? [];
            if (file) void upload(file).finally(() => (input.value = ''));
          }}
        />
      </label>
      {problem && (
        <p class="notice" data-problem role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

/** How long each turn may take; a number that is none is refused by the field itself, and nothing is saved. */
function TargetFields({ panel, targets }: { panel: PanelState; targets: Targets }) {
  const latest = useLatest(targets);
  return (
    <>
      <h3 class="author">{t('targets.title')}</h3>
      <p class="small soft">{t('targets.text')}</p>
      {TARGET_NAMES.map((name) => (
        <label key={name} class="field">
          {t(`targets.${name}`)}
          <input
            type="number"
            min={1}
            max={LONGEST_TARGET}
            step={1}
            required
            value={targets[name]}
            onChange={(event) => {
              const input = event.currentTarget;
              if (!input.reportValidity()) return;
              const next = latest.say({ [name]: input.valueAsNumber });
              void panel.act('saveTargets', { targets: next }, { said: t('settings.saved'), undo: false });
            }}
          />
        </label>
      ))}
    </>
  );
}

/** `onAdd`: whether it is taken; else what was typed stays. */
function AddDay({ onAdd }: { onAdd: (date: string) => boolean }) {
  const [date, setDate] = useState('');
  return (
    <form
      class="row"
      onSubmit={(event) => {
        event.preventDefault();
        if (onAdd(date)) setDate('');
      }}
    >
      <input
        type="date"
        aria-label={t('hours.day')}
        value={date}
        onInput={(event) => setDate(event.currentTarget.value)}
      />
      <button type="submit" disabled={date === ''}>
        {t('hours.addDay')}
      </button>
    </form>
  );
}
