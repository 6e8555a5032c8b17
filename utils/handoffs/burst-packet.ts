/** What a department gets when much more comes of a topic than usual: how much, since when, and some quotes. Pure. */
import { inWords, timeIn } from '../bursts/words';
import { unnamed, unnamedLink } from '../people/unnamed';
import type { OwnAccount } from '../sites/mention';
import type { Words } from './facts';
import {
  blocks,
  cut,
  LOCALES,
  LONGEST_SUBJECT,
  momentIn,
  oneLine,
  type Packet,
  quoted,
  signed,
  whereWords,
  whoWords,
} from './packet';
import { type PacketLanguage, type Say, sayIn } from './words/words';

export interface BurstFacts {
  topic: string;
  /** ISO 8601 UTC. */
  since: string;
  last: string;
  count: number;
  people: number;
  usual: number;
  quotes: readonly Words[];
  /** Who writes: their own name and the brand's; each may be empty. */
  me: string;
  brand: string;
  /** The brand's accounts, which may be named. */
  own: readonly OwnAccount[];
}

/** `named`: with the names of those who are quoted, and links that have them. */
export function burstPacket(facts: BurstFacts, language: PacketLanguage, named: boolean): Packet {
  const say = sayIn(language);
  const { count, hours, usual } = inWords(facts);
  const topic = oneLine(facts.topic);
  const time = timeIn(hours, LOCALES[language]);
  const when = momentIn({ language, zone: null })(facts.since);
  return {
    subject: cut(say('burstSubject', { topic, count, time, usual }), LONGEST_SUBJECT),
    text: blocks([
      [say('hello')],
      [say('burstMore', { topic, count, time, when, usual }), say('burstPeople', { people: facts.people })],
      ...facts.quotes.map((words, n) => [
        ...(n === 0 ? [say('burstSay')] : []),
        ...quoted(named ? words.text : withoutNames(words, facts.own), say),
        ...(named
          ? [say('who', { who: whoWords(words, say) }), whereWords(words, say)]
          : [nameless(words, facts.own, say)]),
      ]),
      [say('burstAsk')],
      signed(facts, say),
    ]),
  };
}

const withoutNames = ({ text, author }: Words, own: readonly OwnAccount[]): string | null =>
  text === null ? null : unnamed(text, author, own, '…');

/** The page that was open is left out, too: it may be about them alone. */
function nameless(words: Words, own: readonly OwnAccount[], say: Say): string {
  const permalink = words.permalink === null ? null : unnamedLink(words.permalink, words.author, own);
  return permalink === null
    ? say('burstWhere', { place: say(`place.${words.place}`) })
    : whereWords({ ...words, permalink }, say);
}
