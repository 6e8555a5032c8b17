/** What a packet is made of: the case as it stands, its timeline, and what we promised. */
import { useMemo } from 'preact/hooks';
import type { CaseEntry } from '../../storage/entries';
import type { CaseHistory } from '../../storage/queries/history';
import type { Evidence, SeenSince } from '../../storage/records';
import type { Hours } from '../../utils/clocks/hours';
import type { Event, Facts, Person, Said } from '../../utils/handoffs/facts';
import { languageOf, type PacketLanguage } from '../../utils/handoffs/words/words';
import { locale } from '../../utils/texts/texts';
import { repliesIn, usePromises } from './promised';

/** So many of the newest promises are told. */
const MOST_PROMISES = 3;

export function useFacts(history: CaseHistory, me: string, brand: string, hours: Hours): Facts {
  const { row, timeline } = history;
  const kept = usePromises(
    useMemo(() => repliesIn(timeline), [timeline]),
    hours,
    MOST_PROMISES,
  );
  const { followUp } = row;
  return {
    kind: row.kind,
    said: saidBy(row),
    loggedAt: row.loggedAt,
    more: row.mentions.map(saidBy),
    events: eventsIn(timeline),
    promises: kept.map(({ phrase, at, reply }) => ({ phrase, said: iso(reply.at), at: iso(at) })).reverse(),
    followUp: followUp?.byHand ? { at: followUp.at, why: followUp.why } : null,
    me,
    brand,
  };
}

const iso = (ms: number) => new Date(ms).toISOString();

function saidBy({ evidence, editedText, notFoundAt }: SeenSince & { evidence: Evidence }): Said {
  const { place, permalink, pageUrl, author, text, postedAt, missing } = evidence;
  return { place, permalink, pageUrl, author, text, postedAt, missing, editedText, notFoundAt };
}

/** Notes are the manager's own, and are left out. */
export function eventsIn(timeline: readonly CaseEntry[]): Event[] {
  const events: Event[] = [];
  let who: Person = { name: '', department: '' };
  for (const entry of timeline) {
    const { at } = entry;
    switch (entry.kind) {
      case 'answered':
        events.push({ at, what: 'answered', text: entry.body.text });
        break;
      case 'spokeAgain':
        events.push({ at, what: 'spoke', text: entry.body.text ?? '' });
        break;
      case 'handedOff': {
        const { name, department, asked, told } = entry.body;
        who = { name, department };
        events.push({ at, what: 'handed', who, text: asked });
        if (told.trim() !== '') events.push({ at, what: 'told', text: told });
        break;
      }
      case 'asked':
        events.push({ at, what: 'again', who });
        break;
      case 'handoffAnswered':
        events.push({ at: entry.body.since ?? at, what: 'replied', who, text: entry.body.text });
        break;
      case 'handoffWithdrawn':
        events.push({ at, what: 'withdrawn', who });
        break;
      case 'movedToPrivate':
        events.push({ at, what: 'private' });
        break;
      case 'resolved':
        events.push({ at, what: 'resolved' });
        break;
      case 'reopened':
        events.push({ at, what: 'reopened' });
        break;
    }
  }
  return events;
}

/** That of the panel's own words, where packets can be written in it. */
export const ownLanguage = (): PacketLanguage => languageOf(locale) ?? 'en';
