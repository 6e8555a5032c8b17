/**
 * What a reply of ours promises, and by when: "I'll check", "antes del viernes", "senast fredag". Only a clause that promises
 * counts, because "it was delivered on Friday" is none. A date is understood as it is in a field (say.ts).
 */
import { closesOn, type Hours, windowsOn } from './hours';
import { en } from './promises/en';
import { es } from './promises/es';
import { sv } from './promises/sv';
import { type Day, type PromiseWords, WEEKDAYS } from './promises/words';
import { sayDate } from './say';

/** `at`: ms since 1970, later than it was said. `phrase`: `text.slice(start, end)`, in UTF-16 units. */
export interface Promised {
  at: number;
  phrase: string;
  start: number;
  end: number;
}

/** By then it is to be done, where a day was said, and the team's hours do not end earlier or later on it. */
const END_OF_DAY = 17;
/** What is further off is no promise but a date that was misread. */
const FARTHEST = 92 * 86_400_000;
/** The longest reply that the sites take has 8,000 UTF-16 units. */
const LONGEST_REPLY = 10_000;

/** The earliest date that `text` promises; one without a date is to be kept by the end of the next day of work. */
export function promiseIn(text: string, now: number, hours: Hours): Promised | null {
  const plain = plainly(text.slice(0, LONGEST_REPLY));
  const sentences = sentencesIn(plain);
  languages ??= [en, es, sv].map(compile);
  const found = languages.flatMap((language) => sentences.map((sentence) => inSentence(sentence, language)));
  const dated = found
    .flatMap(({ dates }) => dates)
    .flatMap((date) => {
      const at = momentOf(date, now, hours);
      return at === null ? [] : { ...date, at };
    })
    .sort((a, b) => a.at - b.at || a.start - b.start)[0];
  if (dated) return piece(text, dated, dated.at);
  const vague = found.flatMap(({ vague }) => vague ?? []).sort((a, b) => a.start - b.start)[0];
  return vague ? piece(text, vague, nextDayOfWork(now, hours)) : null;
}

const piece = (text: string, { start, end }: Span, at: number): Promised => ({
  at,
  phrase: text.slice(start, end),
  start,
  end,
});

interface Span {
  start: number;
  end: number;
}

/** A date as it stands in the text. */
interface Dated extends Span {
  /** As `sayDate` takes it. */
  means: string;
  weekday: boolean;
  time: { hour: number; minute: number } | null;
}

// ---- the words

interface Compiled
  extends Record<'commits' | 'vague' | 'never' | 'past' | 'others' | 'joins' | 'ifYou', RegExp> {
  may: RegExp | null;
  before: RegExp;
  until: RegExp;
  clock: RegExp;
  parts: readonly (readonly [RegExp, number])[];
  /** `bare`: the day without what may stand around it, which is a hundred times as fast to miss. */
  days: readonly { pattern: RegExp; bare: RegExp; day: Day | null }[];
}

/** Made when they are first asked for. */
let languages: readonly Compiled[] | null = null;

const LETTER = String.raw`[\p{L}\p{N}]`;
/** Spaces stand for any white space. */
const pattern = (source: string, flags = 'u') =>
  new RegExp(source.replaceAll(' ?', String.raw`\s*`).replaceAll(/ (?![\]{}])/g, String.raw`\s+`), flags);
const whole = (source: string) => `(?<!${LETTER})(?:${source})(?!${LETTER})`;

function compile(words: PromiseWords): Compiled {
  const { at, half, noon } = words.time;
  const hour = String.raw`(?:[01]?\d|2[0-3])`;
  // A number alone is an hour only behind "at", and not where it counts something or is a day of a month.
  const alone = String.raw`(?!${LETTER}|[:.,/-]\d| ?%| \p{L}{0,3}(?:day|dia|dag|hor|tim|min|week|sem|veck|eur|kr|business|working))`;
  const time = String.raw`(?:(?:${at}) ?)(?:${hour}(?:[:.][0-5]\d)?(?: ?(?:${half}|h))?${alone}|(?:${noon}))|${hour}[:.][0-5]\d(?: ?(?:${half}|h))?|${hour} ?(?:${half})|(?:${noon})`;
  const parts = words.parts.map(([part]) => part).join('|');
  const day = ({ says }: Day) =>
    `(?:(?:${time}) )?(?<until>(?:${words.until}) )?(?:(?:${words.on}) )*(?<said>${says})(?: (?:(?:${words.on}) )*(?:${parts}))?(?: (?:${time}))?`;
  return {
    commits: pattern(whole(words.commits)),
    may: words.may === null ? null : pattern(whole(words.may)),
    vague: pattern(whole(words.vague)),
    never: pattern(whole(words.never)),
    past: pattern(whole(words.past)),
    others: pattern(whole(words.others)),
    joins: pattern(whole(words.joins), 'gu'),
    ifYou: pattern(whole(words.ifYou)),
    before: pattern(`^(?: ?(?<!${LETTER})(?:${words.before}|${words.until}|${words.on})(?!${LETTER}))* ?$`),
    until: pattern(words.until),
    clock: pattern(
      whole(String.raw`(?<hour>${hour})(?:[:.](?<minute>[0-5]\d))? ?(?<half>${half})?|(?<noon>${noon})`),
    ),
    parts: words.parts.map(([part, until]) => [pattern(whole(part)), until] as const),
    days: [
      ...words.days.map((one) => ({
        pattern: pattern(whole(day(one)), 'gu'),
        bare: pattern(whole(one.says)),
        day: one,
      })),
      { pattern: pattern(whole(`(?<said>${time})`), 'gu'), bare: pattern(`\\d|${noon}`), day: null },
    ],
  };
}

/** In lower case, without accents and of the same length, so that places in it are places in the text. */
const plainly = (text: string) =>
  text.replaceAll(/[^\n]/g, (letter) => {
    const small = letter.toLowerCase().normalize('NFD').charAt(0);
    return /\s/.test(small) ? ' ' : small === '' ? letter : small;
  });

interface Piece {
  text: string;
  /** Where it begins in all of the text. */
  from: number;
}

const cut = (text: string, from: number, ends: RegExp): Piece[] => {
  const pieces: Piece[] = [];
  let begun = 0;
  for (const { 0: end, index } of text.matchAll(ends)) {
    pieces.push({ text: text.slice(begun, index), from: from + begun });
    begun = index + end.length;
  }
  return [...pieces, { text: text.slice(begun), from: from + begun }];
};

/** A point behind "kl" or "a.m" ends none. */
const sentencesIn = (plain: string) =>
  cut(
    plain,
    0,
    /(?<!(?<!\p{L})(?:kl|ca|approx|aprox|max|a\.m|p\.m|dr|sr|sra))[.!…]+(?=\s|$)|(?<=\?)(?=\s)|(?<!,)\n/gu,
  );

// ---- what is promised

function inSentence(sentence: Piece, words: Compiled): { dates: Dated[]; vague: Span | null } {
  const dates: Dated[] = [];
  let vague: Span | null = null;
  /** What was promised goes on in this clause. */
  let goesOn = false;
  /** "On Friday, we'll …" */
  let ahead: Dated | null = null;
  const clauses = clausesIn(sentence, words);
  const cues = [words.commits, words.may, words.vague];
  // Most sentences promise nothing, and none does in two of the three languages.
  if (!clauses.some(({ text }) => cues.some((cue) => cue?.test(text)))) return { dates, vague };
  const asks = sentence.text.trimEnd().endsWith('?') || sentence.text.trimStart().startsWith('>');
  for (const clause of clauses) {
    const { text, from } = clause;
    const commits = words.never.test(text) ? null : words.commits.exec(text);
    const may = commits || words.never.test(text) ? null : (words.may?.exec(text) ?? null);
    const cue = commits ?? may;
    const own = words.others.test(text) || words.never.test(text);
    goesOn = cue !== null || (goesOn && !own);
    const said = firstDate(text, words, (date) => {
      if (may && (date.clock || !date.toCome)) return false;
      if (!cue) return date.toCome || !words.past.test(text.slice(0, date.start));
      // So short a beginning says nothing else: longer ones are not worth trying all ways of.
      if (date.start < cue.index) return date.start <= 60 && words.before.test(text.slice(0, date.start));
      return date.toCome || !words.past.test(text.slice(cue.index + cue[0].length, date.start));
    });
    const date = said && { ...said, start: said.start + from, end: said.end + from };
    if (!asks && date && goesOn) dates.push(date);
    if (!asks && cue && !date && ahead) dates.push(ahead);
    ahead = date && !cue && !own ? date : null;
    const loose =
      asks || words.never.test(text) || words.ifYou.test(sentence.text) ? null : words.vague.exec(text);
    if (loose) vague ??= { start: loose.index + from, end: loose.index + loose[0].length + from };
  }
  return { dates, vague };
}

/** At a comma and its like, and before a word that begins a new one. */
function clausesIn({ text, from }: Piece, { joins }: Compiled): Piece[] {
  return cut(text, from, /[,;](?!\d)|:(?=\s|$)|[()•]|(?<!\d)[–—]|[–—](?!\d)|\s-+\s/gu).flatMap((piece) => {
    const begins = [...piece.text.matchAll(joins)].map(({ index }) => index).filter((index) => index > 0);
    return [0, ...begins].map((start, n) => {
      const clause = piece.text.slice(start, begins[n]);
      const text = clause.trimStart();
      return { text, from: piece.from + start + clause.length - text.length };
    });
  });
}

/** The first that `fits`, and of two at one place the longer. */
function firstDate(
  text: string,
  words: Compiled,
  fits: (date: Span & { toCome: boolean; clock: boolean }) => boolean,
): Dated | null {
  let best: Dated | null = null;
  for (const { pattern, bare, day } of words.days) {
    if (!bare.test(text)) continue;
    for (const found of text.matchAll(pattern)) {
      const [phrase] = found;
      const { until, said = '', ...groups } = found.groups ?? {};
      const [start, end] = [found.index, found.index + phrase.length];
      if (best && (best.start < start || (best.start === start && best.end >= end))) break;
      const toCome = until !== undefined || day === null || day.toCome === true;
      if (!fits({ start, end, toCome, clock: day === null })) continue;
      const time = timeIn(phrase, day === null ? '' : said, words);
      const means =
        day === null ? clockWords(time) : typeof day.means === 'string' ? day.means : day.means(groups);
      if (means !== null) best = { start, end, means, time, weekday: WEEKDAYS.includes(means) };
    }
  }
  return best;
}

const clockWords = (time: Dated['time']) => time && `at ${time.hour}:${String(time.minute).padStart(2, '0')}`;

/** `day`: the piece of the phrase that is the day; its numbers are no hours. */
function timeIn(phrase: string, day: string, { clock, parts }: Compiled): Dated['time'] {
  const groups = clock.exec(phrase.replace(day, ' '))?.groups;
  const part = parts.find(([words]) => words.test(phrase));
  if (groups?.noon) return { hour: 12, minute: 0 };
  if (groups?.hour !== undefined) {
    const hour = Number(groups.hour);
    // "at 4 in the afternoon", and a team that says "at 3" means the day, not the night.
    const later = groups.half?.startsWith('p') || (!groups.half?.startsWith('a') && part && part[1] > 12);
    const late =
      hour < 12 && (later || (groups.half === undefined && groups.minute === undefined && hour < 7));
    return {
      hour: (groups.half?.startsWith('a') ? hour % 12 : hour) + (late ? 12 : 0),
      minute: Number(groups.minute ?? 0),
    };
  }
  return part ? { hour: part[1], minute: 0 } : null;
}

// ---- when that is

const dateOf = (day: Date) =>
  [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((one) => String(one).padStart(2, '0')).join('-');

/** When the team ends its work on the day of `at`, or 17:00; days are those of the machine's own clock. */
const endOfWork = (at: number, hours: Hours) =>
  closesOn(dateOf(new Date(at)), hours) ?? new Date(at).setHours(END_OF_DAY, 0, 0, 0);

function momentOf({ means, time, weekday }: Dated, now: number, hours: Hours): number | null {
  const counted = /minutes|hours|^at /.test(means);
  // From midnight on: "today" and "Friday" are days, whatever hour of theirs it is.
  const said = sayDate(means, { now: counted ? now : new Date(now).setHours(0, 0, 0, 0), hours });
  if (!('at' in said)) return null;
  const end = (day: number) =>
    time ? new Date(day).setHours(time.hour, time.minute, 0, 0) : endOfWork(day, hours);
  let at = counted ? said.at : end(said.at);
  if (at <= now && weekday) at = end(new Date(said.at).setDate(new Date(said.at).getDate() + 7));
  if (at <= now && means === 'today' && time === null) at = now + 3_600_000;
  return at > now && at - now <= FARTHEST ? at : null;
}

function nextDayOfWork(now: number, hours: Hours): number {
  const day = new Date(now);
  for (let n = 1; n <= 370; n++) {
    const next = new Date(day.getFullYear(), day.getMonth(), day.getDate() + n, 12);
    if (windowsOn(dateOf(next), hours).length > 0) return endOfWork(next.getTime(), hours);
  }
  return endOfWork(new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1, 12).getTime(), hours);
}
