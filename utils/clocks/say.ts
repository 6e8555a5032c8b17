/**
 * Dates as people say them, in English, Spanish and Swedish: "tomorrow 9", "el viernes", "om 2 arbetsdagar". chrono reads
 * most of them; what it does not know, or knows wrongly ("pasado mañana" is not tomorrow), stands here. All that was typed
 * must have been understood: a word left over may be the one that changes the date.
 */
import * as en from 'chrono-node/en';
import * as es from 'chrono-node/es';
import * as sv from 'chrono-node/sv';
import { type Hours, nextDays } from './hours';

export const SAID_LANGUAGES = ['en', 'es', 'sv'] as const;
export type SaidLanguage = (typeof SAID_LANGUAGES)[number];

/** `no-hours`: business days were said, and there is none within a year. */
export const SAID_PROBLEMS = ['unclear', 'past', 'no-hours'] as const;

/** `at`: ms since 1970; `timed`: a time was said, not only a day. */
export type Said = { at: number; timed: boolean } | { problem: (typeof SAID_PROBLEMS)[number] };

export interface SaidWhere {
  /** ms since 1970. */
  now: number;
  /** The team's, for business days; days and times are those of the machine's own clock. */
  hours: Hours;
}

/** Where a day was said without a time. */
const MORNING = 9;
const EVENING = 18;

/** Understands `text` as a date to come, in whichever of the languages reads all of it. */
export function sayDate(text: string, where: SaidWhere): Said {
  const typed = text.trim().toLowerCase().replace(/\s+/g, ' ');
  if (typed === '') return { problem: 'unclear' };
  let problem: Said = { problem: 'unclear' };
  for (const language of SAID_LANGUAGES) {
    const said = sayIn(language, typed, where);
    if ('at' in said) return said;
    if (said.problem !== 'unclear') problem = said;
  }
  return problem;
}

const FOUR_WEEKS = 28;

/** Whether the words mean another date four weeks later: "12 December" does not, "next month" does. */
export function isRelative(text: string, where: SaidWhere): boolean {
  const later = new Date(where.now);
  later.setDate(later.getDate() + FOUR_WEEKS);
  const [now, then] = [sayDate(text, where), sayDate(text, { ...where, now: later.getTime() })];
  if (!('at' in now && 'at' in then)) return false;
  const days = (then.at - now.at) / 86_400_000;
  // A month may be three days longer than four weeks; days off move business days.
  return days > 0 && days < 2 * FOUR_WEEKS;
}

function sayIn(language: SaidLanguage, typed: string, where: SaidWhere): Said {
  const whole = dayOf(language, typed, where);
  if (whole) return future(whole, where);
  const { day, time } = splitTime(language, typed);
  if (time === null) return { problem: 'unclear' };
  const date = day === '' ? { at: where.now, timed: false } : dayOf(language, day, where);
  if (!date || !('at' in date)) return date ?? { problem: 'unclear' };
  const at = new Date(date.at);
  at.setHours(time.hour, time.minute, 0, 0);
  // "at 9", said at ten, is tomorrow's nine.
  if (day === '' && at.getTime() <= where.now) at.setDate(at.getDate() + 1);
  return future({ at: at.getTime(), timed: true }, where);
}

type Found = { at: number; timed: boolean } | { problem: 'no-hours' };

function future(found: Found, { now }: SaidWhere): Said {
  if ('problem' in found) return found;
  return found.at <= now ? { problem: 'past' } : found;
}

const AT = {
  en: '(?:at|@)',
  es: '(?:a las?)',
  sv: '(?:kl\\.?|klockan)',
} as const;

/** "tomorrow at 9", "el viernes a las 16:30", "fredag kl 9", "monday 9", "tomorrow 3pm": the day, and the time behind it. */
function splitTime(language: SaidLanguage, typed: string) {
  const time = new RegExp(`(?:^|\\s)(?:${AT[language]}\\s*)?(\\d{1,2})(?:[:.](\\d{2}))?\\s*(am|pm)?$`, 'u');
  const found = time.exec(typed);
  if (!found) return { day: typed, time: null };
  const [piece, hours = '', minutes = '0', half] = found;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half === 'pm' ? 12 : 0);
  const minute = Number(minutes);
  const day = typed.slice(0, typed.length - piece.length);
  // A number alone is no time: it may be a day.
  const bare = day === '' && /^\d+$/.test(typed);
  const valid =
    hour < 24 && minute < 60 && (half === undefined || (Number(hours) >= 1 && Number(hours) <= 12));
  return { day, time: valid && !bare ? { hour, minute } : null };
}

const CHRONO = { en: en.GB, es: es.casual, sv: sv.casual } as const;

/** A day, or a moment, that all of `typed` stands for; null when it is not all understood. */
function dayOf(language: SaidLanguage, typed: string, where: SaidWhere): Found | null {
  const own = ownDay(language, typed, where);
  if (own) return own;
  // chrono takes it for a day that it is not.
  if (NOT_CHRONOS[language].test(typed)) return null;
  const found = CHRONO[language].parse(typed, { instant: new Date(where.now) }, { forwardDate: true });
  const [only] = found;
  if (!only || found.length > 1 || only.end) return null;
  const rest = typed.slice(0, only.index) + typed.slice(only.index + only.text.length);
  if (!FILLER[language].test(rest.trim())) return null;
  const at = only.start.date();
  const timed = only.start.isCertain('hour');
  if (!timed) at.setHours(MORNING, 0, 0, 0);
  return { at: at.getTime(), timed };
}

/** Words that change nothing where they stand beside a date. */
const FILLER = {
  en: /^(?:|on|by|the|on the|by the)$/,
  es: /^(?:|el|para el|el día)$/,
  sv: /^(?:|på|den|till|på den)$/,
} as const;

const NOT_CHRONOS = {
  en: /\b(?:night|tonight|evening|afternoon|morning|noon|week|month|end|before|after)\b/,
  es: /pasado|semana|mes|tarde|noche/,
  sv: /vecka|månad|kväll|natt|bitti|förmiddag|eftermiddag/,
} as const;

const NUMBERS: Record<SaidLanguage, readonly string[]> = {
  en: ['one|an?', 'two', 'three', 'four', 'five', 'six'],
  es: ['un[ao]?', 'dos', 'tres', 'cuatro', 'cinco', 'seis'],
  sv: ['en|ett', 'två', 'tre', 'fyra', 'fem', 'sex'],
};

type Unit = 'minutes' | 'hours' | 'days' | 'business' | 'weeks' | 'months';
const UNITS: Record<SaidLanguage, Record<Unit, string>> = {
  en: {
    minutes: 'min(?:ute)?s?',
    hours: 'h(?:ou)?rs?|h',
    days: 'days?',
    business: '(?:business|working) days?|workdays?',
    weeks: 'weeks?',
    months: 'months?',
  },
  es: {
    minutes: 'min(?:uto)?s?',
    hours: 'horas?|h',
    days: 'días?|dias?',
    business: '(?:días?|dias?) (?:hábil(?:es)?|habil(?:es)?|laborables?)',
    weeks: 'semanas?',
    months: 'mes(?:es)?',
  },
  sv: {
    minutes: 'min(?:ut(?:er)?)?',
    hours: 'timm(?:e|ar)|h|tim',
    days: 'dag(?:ar)?|dygn',
    business: 'arbetsdag(?:ar)?|vardag(?:ar)?',
    weeks: 'veck(?:a|or)',
    months: 'månad(?:er)?',
  },
};
const IN = { en: '(?:in|after)', es: '(?:en|dentro de)', sv: 'om' } as const;

/** The days that have a name of their own, and what is to be added to today for them. */
const NAMED: Record<SaidLanguage, readonly (readonly [RegExp, (today: Date) => Date])[]> = {
  en: [
    [/^(?:tonight|this evening)$/, (today) => at(today, 0, EVENING)],
    [/^tomorrow morning$/, (today) => at(today, 1)],
    [/^tomorrow (?:evening|night)$/, (today) => at(today, 1, EVENING)],
    [/^tomorrow afternoon$/, (today) => at(today, 1, 14)],
    [/^(?:the )?day after tomorrow$/, (today) => at(today, 2)],
    [/^next week$/, (today) => at(today, toMonday(today))],
    [/^next month$/, (today) => nextMonth(today)],
    [/^(?:end of (?:the |this )?week)$/, (today) => at(today, toFriday(today))],
  ],
  es: [
    [/^(?:esta noche|esta tarde)$/, (today) => at(today, 0, EVENING)],
    [/^mañana por la mañana$/, (today) => at(today, 1)],
    [/^mañana por la tarde$/, (today) => at(today, 1, 16)],
    [/^pasado mañana$/, (today) => at(today, 2)],
    [/^(?:la semana que viene|la próxima semana|próxima semana)$/, (today) => at(today, toMonday(today))],
    [/^(?:el mes que viene|el próximo mes|próximo mes)$/, (today) => nextMonth(today)],
  ],
  sv: [
    [/^(?:ikväll|i kväll)$/, (today) => at(today, 0, EVENING)],
    [/^(?:imorgon|i morgon|imorron)$/, (today) => at(today, 1)],
    [/^(?:imorgon|i morgon) bitti$/, (today) => at(today, 1)],
    [/^(?:imorgon|i morgon) (?:eftermiddag)$/, (today) => at(today, 1, 14)],
    [/^(?:i ?övermorgon|övermorgon)$/, (today) => at(today, 2)],
    [/^nästa vecka$/, (today) => at(today, toMonday(today))],
    [/^nästa månad$/, (today) => nextMonth(today)],
  ],
};

const at = (today: Date, days: number, hour = MORNING) =>
  new Date(today.getFullYear(), today.getMonth(), today.getDate() + days, hour);
const nextMonth = (today: Date) => new Date(today.getFullYear(), today.getMonth() + 1, 1, MORNING);
const toMonday = (today: Date) => ((8 - today.getDay()) % 7 || 7) as number;
const toFriday = (today: Date) => (5 - today.getDay() + 7) % 7;

function ownDay(language: SaidLanguage, typed: string, { now, hours }: SaidWhere): Found | null {
  const today = new Date(now);
  for (const [pattern, day] of NAMED[language]) {
    if (pattern.test(typed)) return { at: day(today).getTime(), timed: false };
  }
  const numbers = NUMBERS[language];
  const count = `(?<digits>\\d{1,3})|${numbers.map((word, n) => `(?<n${n + 1}>${word})`).join('|')}`;
  for (const [unit, words] of Object.entries(UNITS[language]) as [Unit, string][]) {
    const groups = new RegExp(`^${IN[language]} (?:${count}) ?(?:${words})$`, 'u').exec(typed)?.groups;
    if (!groups) continue;
    const n = groups.digits ? Number(groups.digits) : numbers.findIndex((_, i) => groups[`n${i + 1}`]) + 1;
    return inUnits(unit, n, now, hours);
  }
  return null;
}

function inUnits(unit: Unit, n: number, now: number, hours: Hours): Found | null {
  const day = new Date(now);
  switch (unit) {
    case 'minutes':
      return { at: now + n * 60_000, timed: true };
    case 'hours':
      return { at: now + n * 3_600_000, timed: true };
    case 'days':
      return { at: at(day, n).getTime(), timed: false };
    case 'weeks':
      return { at: at(day, n * 7).getTime(), timed: false };
    case 'months':
      return {
        at: new Date(day.getFullYear(), day.getMonth() + n, day.getDate(), MORNING).getTime(),
        timed: false,
      };
    case 'business': {
      const opening = nextDays(now, n, hours);
      return opening === null ? { problem: 'no-hours' } : { at: opening, timed: true };
    }
  }
}
