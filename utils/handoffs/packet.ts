/**
 * What a colleague gets with a case: who, where, the customer's own words, what happened, what was promised, the ask, by
 * when. Plain text in the colleague's language, made to be edited; rich.ts and marked.ts read it again. Pure.
 */
import type { Event, Facts, Person, Said, Words } from './facts';
import { departmentIn, type PacketLanguage, type Say, sayIn } from './words/words';

export interface Packet {
  /** One line. */
  subject: string;
  text: string;
}

export interface Addressee extends Person {
  language: PacketLanguage;
  /** The IANA zone of their own hours; null: they share ours, which is this machine's. */
  zone: string | null;
}

/** The day goes before the month, and a day has 24 hours: it is read alike everywhere. */
export const LOCALES = { en: 'en-GB', es: 'es', sv: 'sv' } as const satisfies Record<PacketLanguage, string>;

/** So many lines of what happened are told, the newest; and so long is each, in UTF-16 units. The quote is never cut. */
const MOST_EVENTS = 8;
const LONGEST_EVENT = 300;
/** A mail program cuts it, and a reader does not read it. */
export const LONGEST_SUBJECT = 150;

/** `dueAt`: ISO 8601 UTC. */
export function packetFor(to: Addressee, facts: Facts, asked: string, dueAt: string): Packet {
  const say = sayIn(to.language);
  const when = momentIn(to);
  const { said, events, promises, followUp } = facts;
  const told = events.slice(-MOST_EVENTS);
  const before = events.length - told.length;
  const happened = [
    ...(before > 0 ? [say('earlier', { count: before })] : []),
    ...told.map((event) => say('did', { when: when(event.at), what: eventWords(event, to.language, say) })),
  ];
  const promised = [
    ...promises.map(({ phrase, said, at }) => say('promise', { phrase, when: when(said), at: when(at) })),
    ...(followUp
      ? [
          followUp.why
            ? say('notedWhy', { at: when(followUp.at), why: oneLine(followUp.why) })
            : say('noted', { at: when(followUp.at) }),
        ]
      : []),
  ];
  return {
    subject: cut(say('subject', { ...aboutWhat(facts, say), when: when(dueAt) }), LONGEST_SUBJECT),
    text: blocks([
      [say('greeting', { name: to.name.trim() })],
      [say('asks'), asked.trim() || say('takeOver')],
      [say('byWhen', { when: when(dueAt) })],
      [
        ...whoAndWhere(said, say),
        said.postedAt
          ? say('posted', { when: when(said.postedAt) })
          : say('logged', { when: when(facts.loggedAt) }),
      ],
      [say('words'), ...quoted(said.text, say)],
      missing(said, to.language, say),
      editedWords(said, say),
      notFoundWords(said, say, when),
      ...facts.more.map((words) => [
        say('more'),
        ...quoted(words.text, say),
        ...(words.permalink ? [whereWords(words, say)] : []),
        ...missing(words, to.language, say),
        ...editedWords(words, say),
        ...notFoundWords(words, say, when),
      ]),
      happened.length === 0 ? [] : [say('history'), ...happened.map(item)],
      promised.length === 0 ? [] : [say('promised'), ...promised.map(item)],
      signed(facts, say),
    ]),
  };
}

/** What they have already, in short. */
export interface Asked {
  asked: string;
  since: string;
  /** By when the first answer was wanted. */
  dueAt: string;
  asks: number;
  askedAt: string | null;
}

/** Refers to the first packet and says how long it has waited. `now`: ms since 1970. */
export function reminderFor(to: Addressee, facts: Facts, first: Asked, now: number): Packet {
  const say = sayIn(to.language);
  const when = momentIn(to);
  const { said } = facts;
  const who = whoWords(said, say);
  const due = { due: when(first.dueAt), time: howLong(now - Date.parse(first.since), to.language) };
  const since = when(first.since);
  return {
    subject: cut(say('subjectAgain', aboutWhat(facts, say)), LONGEST_SUBJECT),
    text: blocks([
      [say('greeting', { name: to.name.trim() })],
      first.asked.trim() === ''
        ? [say('askedBare', { when: since, who })]
        : [say('askedThen', { when: since, who }), ...first.asked.trim().split('\n').map(quote)],
      [
        say(Date.parse(first.dueAt) < now ? 'wasDue' : 'isDue', due),
        ...(first.askedAt ? [say('askedBefore', { count: first.asks, when: when(first.askedAt) })] : []),
      ],
      [whereWords(said, say)],
      [
        say('words'),
        ...(said.text === null ? quoted(null, say) : [quote(cut(oneLine(said.text), LONGEST_EVENT))]),
      ],
      [say('what')],
      signed(facts, say),
    ]),
  };
}

// ---- pieces

export const blocks = (all: readonly (readonly string[])[]) =>
  all
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');

const quote = (line: string) => `> ${line}`.trimEnd();
const item = (line: string) => `- ${line}`;
export const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Word for word, line for line. */
export const quoted = (text: string | null, say: Say): string[] =>
  text === null ? [say('noWords')] : text.split(/\r\n|\r|\n/).map(quote);

export const whoWords = ({ author: { name, handle } }: Words, say: Say) =>
  name && handle
    ? `${name} (@${handle.replace(/^@/, '')})`
    : (name ?? (handle ? `@${handle}` : say('somebody')));

const aboutWhat = ({ kind, said }: Facts, say: Say) => ({
  kind: say(`kind.${kind}`),
  who: oneLine(said.author.name ?? said.author.handle ?? say('somebody')),
  place: say(`place.${said.place}`),
});

const isWeb = (url: string) => /^https?:/.test(url);

export function whereWords({ place, permalink, pageUrl }: Words, say: Say): string {
  const values = { place: say(`place.${place}`) };
  if (permalink) return say('where', { ...values, url: permalink });
  return isWeb(pageUrl) ? say('wherePage', { ...values, url: pageUrl }) : say('whereOnly', values);
}

const whoAndWhere = (said: Words, say: Say) => [
  say('who', { who: [whoWords(said, say), said.author.profileUrl ?? ''].filter(Boolean).join(', ') }),
  whereWords(said, say),
];

const editedWords = ({ editedText }: Said, say: Say) =>
  editedText === null ? [] : [say('edited'), ...quoted(editedText, say)];

const notFoundWords = ({ notFoundAt }: Said, say: Say, when: (iso: string) => string) =>
  notFoundAt === null ? [] : [say('notFound', { when: when(notFoundAt) })];

function missing({ missing }: Words, language: PacketLanguage, say: Say): string[] {
  if (missing.length === 0) return [];
  const names = missing.map((part) => say(`part.${part}`));
  return [
    say('missing', { parts: new Intl.ListFormat(LOCALES[language], { type: 'conjunction' }).format(names) }),
  ];
}

const personWords = ({ name, department }: Person, language: PacketLanguage, say: Say) =>
  department.trim() === ''
    ? name
    : say('inDepartment', { name, department: departmentIn(language, department) });

function eventWords(event: Event, language: PacketLanguage, say: Say): string {
  switch (event.what) {
    case 'answered':
    case 'spoke': {
      const text = cut(oneLine(event.text), LONGEST_EVENT);
      return text === '' ? say(`${event.what}Bare`) : say(event.what, { text });
    }
    case 'told':
      return say('told', { text: cut(oneLine(event.text), LONGEST_EVENT) });
    case 'handed':
    case 'replied': {
      const who = personWords(event.who, language, say);
      const text = cut(oneLine(event.text), LONGEST_EVENT);
      return text === '' ? say(`${event.what}Bare`, { who }) : say(event.what, { who, text });
    }
    case 'again':
      return say('again', { name: event.who.name });
    case 'withdrawn':
      return say('withdrawn', { who: personWords(event.who, language, say) });
    default:
      return say(event.what);
  }
}

export const signed = ({ me, brand }: Pick<Facts, 'me' | 'brand'>, say: Say) => [
  say('thanks'),
  ...[[me.trim(), brand.trim()].filter((word) => word !== '').join(', ')].filter((line) => line !== ''),
];

/** At a whole character as people see it; what is left out is shown. */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (kept.length + segment.length >= longest) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** Each is made once: see words.ts. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** In their own zone, with its name where it is not ours. `at`: ISO 8601 UTC. */
export function momentIn({ language, zone }: Pick<Addressee, 'language' | 'zone'>): (at: string) => string {
  const key = `${language} ${zone}`;
  const format = dateFormats.get(key) ?? dateFormat(language, zone);
  dateFormats.set(key, format);
  return (at) => format.format(new Date(at));
}

const dateFormat = (language: PacketLanguage, zone: string | null) =>
  new Intl.DateTimeFormat(LOCALES[language], {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    ...(zone !== null && { timeZone: zone, timeZoneName: 'short' as const }),
  });

const UNITS = [
  ['day', 86_400_000, 2],
  ['hour', 3_600_000, 2],
  ['minute', 60_000, 0],
] as const;

/** "3 days", "26 hours": as the clock on the wall has it, because the customer waits by it. */
function howLong(ms: number, language: PacketLanguage): string {
  const [unit, size] = UNITS.find(([, size, least]) => ms >= least * size) ?? UNITS[2];
  const format = new Intl.NumberFormat(LOCALES[language], { style: 'unit', unit, unitDisplay: 'long' });
  return format.format(Math.max(1, Math.floor(ms / size)));
}
