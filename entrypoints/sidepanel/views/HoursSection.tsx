/** When the team works: its time zone, the windows of each weekday, and days off by hand or from a calendar file. */
import { useState } from 'preact/hooks';
import { hoursOf } from '../../../storage/queries/hours';
import { type DayOff, type Hours, isZone } from '../../../utils/clocks/hours';
import { readWindows, spellWindows } from '../../../utils/clocks/windows';
import type { MessageBody } from '../../../utils/messages/messages';
import '../../../utils/texts/later';
import { list, date as spellDate, t, weekdays } from '../../../utils/texts/texts';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';

/** So far a yearly rule of a calendar is followed, in years. */
const YEARS = 3;

/** The days off of both, each date once, in order. */
const together = (some: readonly DayOff[], more: readonly DayOff[]): DayOff[] =>
  [...new Map([...more, ...some].map((day) => [day.date, day])).values()].sort((a, b) =>
    a.date < b.date ? -1 : 1,
  );

export function HoursSection({ panel }: { panel: PanelState }) {
  const live = useLive(panel.ledger, hoursOf, []).value;
  if (live.state !== 'ready') return null;
  return <Fields panel={panel} hours={live.value} />;
}

function Fields({ panel, hours }: { panel: PanelState; hours: Hours }) {
  const [problem, setProblem] = useState<string | null>(null);
  const today = Temporal.Now.plainDateISO();
  const save = (change: Partial<Hours>) => {
    setProblem(null);
    // What is shown is only read; a message owns its lists.
    const next = structuredClone({ ...hours, ...change }) as MessageBody<'saveHours'>['hours'];
    void panel.act('saveHours', { hours: next }, { said: t('settings.saved'), undo: false });
  };
  const upload = async (file: File) => {
    const { BadCalendar, daysOffIn } = await import('../../../utils/clocks/holidays');
    try {
      const days = daysOffIn(await file.text(), today.toString(), today.add({ years: YEARS }).toString());
      save({ daysOff: together(hours.daysOff, days) });
    } catch (error) {
      if (!(error instanceof BadCalendar)) throw error;
      setProblem(t(`calendar.${error.fault}`, { name: file.name, detail: error.detail }));
    }
  };
  return (
    <>
      <h2 class="author">{t('hours.title')}</h2>
      <p class="small soft">{t('hours.text')}</p>
      <Typed
        label={t('hours.zone')}
        start={hours.zone}
        suggestions={Intl.supportedValuesOf('timeZone')}
        onSave={(zone) =>
          isZone(zone) ? save({ zone }) : setProblem(t('hours.noZone', { zone, example: 'Europe/Stockholm' }))
        }
      />
      <button
        type="button"
        class="quiet start"
        onClick={() =>
          save({
            zone: Temporal.Now.timeZoneId(),
            week: hours.week.map((_, day) => (day < 5 ? [['09:00', '17:00'] as const] : [])),
          })
        }
      >
        {t('hours.office')}
      </button>
      {weekdays().map((name, day) => (
        <Typed
          key={name}
          label={name}
          start={spellWindows(hours.week[day] ?? [])}
          placeholder={t('hours.closed')}
          onSave={(text) => {
            const windows = readWindows(text);
            if (windows === null) setProblem(t('hours.badWindow', { day: name, text }));
            else save({ week: hours.week.map((old, n) => (n === day ? windows : old)) });
          }}
        />
      ))}
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
                onClick={() => save({ daysOff: hours.daysOff.filter(({ date }) => date !== day.date) })}
              >
                {t('hours.work', { day: spellDate(day.date) })}
              </button>
            </li>
          ))}
      </ul>
      <AddDay onAdd={(date) => save({ daysOff: together(hours.daysOff, [{ date, name: '' }]) })} />
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

interface TypedProps {
  label: string;
  start: string;
  placeholder?: string;
  suggestions?: readonly string[];
  onSave: (text: string) => void;
}

/** Saved when it is left; what was refused stays as it was typed. */
function Typed({ label, start, placeholder, suggestions, onSave }: TypedProps) {
  const [text, setText] = useState(start);
  const [shown, setShown] = useState(start);
  // Saved elsewhere, or by the button above: what is valid now is shown.
  if (shown !== start) {
    setShown(start);
    setText(start);
  }
  const id = suggestions ? 'time-zones' : undefined;
  return (
    <label class="field">
      {label}
      <input
        value={text}
        placeholder={placeholder}
        list={id}
        onInput={(event) => setText(event.currentTarget.value)}
        onChange={() => text.trim() !== start && onSave(text.trim())}
      />
      {suggestions && (
        <datalist id={id}>
          {suggestions.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </label>
  );
}

function AddDay({ onAdd }: { onAdd: (date: string) => void }) {
  const [date, setDate] = useState('');
  return (
    <form
      class="row"
      onSubmit={(event) => {
        event.preventDefault();
        onAdd(date);
        setDate('');
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
