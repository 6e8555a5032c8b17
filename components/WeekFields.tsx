/** The hours of a week and their time zone: the team's, or a colleague's own. */
import { type Hours, isZone } from '../utils/clocks/hours';
import { readWindows, spellWindows } from '../utils/clocks/windows';
import { t, weekdays } from '../utils/texts/texts';
import { TypedField } from './TypedField';

interface Props {
  hours: Hours;
  zoneLabel: string;
  /** A change to whatever the hours are by then: another day's may be on its way. */
  onChange: (change: (now: Hours) => Partial<Hours>) => void;
  /** What was typed is none, in words; nothing is changed. */
  onProblem: (problem: string) => void;
}

/** Monday to Friday, 9 to 17, in the zone of this machine. */
export const officeHours = (): Pick<Hours, 'zone' | 'week'> => ({
  zone: Temporal.Now.timeZoneId(),
  week: Array.from({ length: 7 }, (_, day) => (day < 5 ? [['09:00', '17:00'] as const] : [])),
});

export function WeekFields({ hours, zoneLabel, onChange, onProblem }: Props) {
  return (
    <>
      <TypedField
        label={zoneLabel}
        start={hours.zone}
        suggestions={Intl.supportedValuesOf('timeZone')}
        onSave={(zone) =>
          isZone(zone)
            ? onChange(() => ({ zone }))
            : onProblem(t('hours.noZone', { zone, example: 'Europe/Stockholm' }))
        }
      />
      <button type="button" class="quiet start" onClick={() => onChange(officeHours)}>
        {t('hours.office')}
      </button>
      {weekdays().map((name, day) => (
        <TypedField
          key={name}
          label={name}
          start={spellWindows(hours.week[day] ?? [])}
          placeholder={t('hours.closed')}
          onSave={(text) => {
            const windows = readWindows(text);
            if (windows === null) onProblem(t('hours.badWindow', { day: name, text }));
            else onChange(({ week }) => ({ week: week.map((old, n) => (n === day ? windows : old)) }));
          }}
        />
      ))}
    </>
  );
}
