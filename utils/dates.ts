/** The follow-up dates that are offered, in the user's own time zone; the Date constructor minds daylight saving. */

export const PRESETS = ['hours2', 'tomorrow', 'days3', 'monday'] as const;

export interface Preset {
  name: (typeof PRESETS)[number];
  /** ISO 8601 UTC. */
  at: string;
}

const MORNING = 9;

export function presets(now: number): Preset[] {
  const day = new Date(now);
  const morning = (days: number) =>
    new Date(day.getFullYear(), day.getMonth(), day.getDate() + days, MORNING).toISOString();
  const toMonday = ((8 - day.getDay()) % 7 || 7) as number;
  return [
    { name: 'hours2', at: new Date(now + 2 * 3_600_000).toISOString() },
    { name: 'tomorrow', at: morning(1) },
    { name: 'days3', at: morning(3) },
    { name: 'monday', at: morning(toMonday) },
  ];
}
