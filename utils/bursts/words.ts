/** The figures of a burst as they are said: whole hours, and whole cases. */
import { HOUR } from './usual';

interface Told {
  /** ISO 8601 UTC. */
  since: string;
  last: string;
  count: number;
  usual: number;
}

/** `usual` 0: hardly any. */
export function inWords({ since, last, count, usual }: Told): {
  count: number;
  hours: number;
  usual: number;
} {
  const hours = Math.max(1, Math.ceil((Date.parse(last) - Date.parse(since)) / HOUR));
  return { count, hours, usual: Math.round(usual) };
}

/** "3 hours", "2 days". */
export function timeIn(hours: number, locale: string): string {
  const [unit, value] = hours < 48 ? (['hour', hours] as const) : (['day', Math.ceil(hours / 24)] as const);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}
