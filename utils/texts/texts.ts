/** The run-time catalogue: the browser's own cannot be switched while running, this one can. */
import { IntlMessageFormat } from 'intl-messageformat';
import type { en } from './en';
import type { enLater } from './en-later';
import { type Language, spoken } from './language';

export type Texts = Record<keyof typeof en, string>;
export type LaterTexts = Record<keyof typeof enLater, string>;
export type TextKey = keyof Texts | keyof LaterTexts;

/** One of them is loaded, before a page of ours is painted: `speakIn`. */
const CATALOGUES: Record<Language, () => Promise<Texts>> = {
  en: async () => (await import('./en')).en,
  es: async () => (await import('./es')).es,
  sv: async () => (await import('./sv')).sv,
};

export let language: Language = 'en';
/** As the user's browser spells the language: BCP 47. */
export let locale = 'en';
const catalogue: Partial<Record<TextKey, string>> = {};

/** Learns the language that the user chose, and tells the page which it is and which way it is read. */
export async function speakIn({ documentElement }: Document): Promise<void> {
  ({ language, locale } = await spoken());
  learn(await CATALOGUES[language]());
  documentElement.lang = locale;
  documentElement.dir = t('direction');
}

export function learn(texts: Texts | LaterTexts): void {
  Object.assign(catalogue, texts);
}

const formats = new Map<TextKey, IntlMessageFormat>();

/** The text, with its values filled in; a value is never parsed as markup or as a message. */
export function t(key: TextKey, values: Record<string, string | number> = {}): string {
  let format = formats.get(key);
  if (!format) {
    const text = catalogue[key];
    // Not learnt yet: it is asked for again when it is.
    if (text === undefined) return key;
    format = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
    formats.set(key, format);
  }
  return String(format.format(values));
}

/** Names that `Intl` knows, and how long they are in ms. */
const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

let relative: Intl.RelativeTimeFormat | undefined;

/** "in 3 hours", "yesterday"; beyond a week the date. `at`: ISO 8601. */
export function when(at: string, now: number): string {
  const ms = Date.parse(at) - now;
  if (Math.abs(ms) > 7 * 86_400_000) return moment(at);
  relative ??= new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  for (const [unit, size] of UNITS)
    if (Math.abs(ms) >= size) return relative.format(Math.round(ms / size), unit);
  return relative.format(0, 'minute');
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();
const numberFormats = new Map<string, Intl.NumberFormat>();

/** Making a format takes longer than painting a card does: each is made once. */
export function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  let format = dateFormats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, options);
    dateFormats.set(key, format);
  }
  return format;
}

export function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options);
  let format = numberFormats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, options);
    numberFormats.set(key, format);
  }
  return format;
}

/** Date and time, short, in the user's own zone. `at`: ISO 8601. */
export function moment(at: string): string {
  return dateFormat({ dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
}

/** The same with its weekday, which tells a mistake best: "Tuesday, 1 December 2026 at 09:00". */
export function fullMoment(at: string): string {
  return dateFormat({ dateStyle: 'full', timeStyle: 'short' }).format(new Date(at));
}

/** "12 March", "14:05" of the same day; with its year where it is another. `at`: ISO 8601. */
export function since(at: string, now: number): string {
  const [then, today] = [new Date(at), new Date(now)];
  if (then.toDateString() === today.toDateString()) return dateFormat({ timeStyle: 'short' }).format(then);
  return dayOf(at, now);
}

/** "3 December"; with its year where it is another. `at`: ISO 8601. */
export function dayOf(at: string, now: number): string {
  const [then, today] = [new Date(at), new Date(now)];
  const year = then.getFullYear() === today.getFullYear() ? {} : { year: 'numeric' as const };
  return dateFormat({ day: 'numeric', month: 'long', ...year }).format(then);
}

/** "3 hours", "40 minutes": working time, which is not said in days, because those would be taken for whole ones. In ms. */
export function duration(ms: number): string {
  const [unit, size] = UNITS[ms >= 2 * UNITS[1][1] ? 1 : 2];
  return numberFormat({ style: 'unit', unit, unitDisplay: 'long' }).format(Math.round(ms / size));
}

/** "Spanish". `tag`: BCP 47. */
export const languageName = (tag: string): string =>
  new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag;

/** 10,000 as the user writes it. */
export function number(value: number): string {
  return numberFormat({}).format(value);
}

export function list(words: readonly string[]): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(words);
}

/** The names of the weekdays from Monday on. */
export function weekdays(): string[] {
  const format = dateFormat({ weekday: 'long', timeZone: 'UTC' });
  // 1 January 2024 was a Monday.
  return Array.from({ length: 7 }, (_, n) => format.format(new Date(Date.UTC(2024, 0, 1 + n))));
}

/** A calendar day, in no zone. `day`: `2026-12-24`. */
export function date(day: string): string {
  return dateFormat({ dateStyle: 'full', timeZone: 'UTC' }).format(new Date(`${day}T00:00Z`));
}
