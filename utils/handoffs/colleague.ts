/** Somebody whom cases are handed to: what is known of them beside their name. They need no seat and no extension. */
import { type Hours, isHours } from '../clocks/hours';
import { type Calendar, dueAfter, workingAfter } from '../clocks/targets';

/** What is offered; any other may be written. */
export const DEPARTMENTS = ['support', 'product', 'marketing', 'editorial', 'sales', 'management'] as const;

export interface About {
  /** Their mail address; empty: it is not known. */
  mail: string;
  /** How else they are reached, in words: "the channel #returns". */
  reach: string;
  /** The language that a packet for them is written in, as a language tag; null: nobody said. */
  language: string | null;
  /** When they work; null: when the team does. */
  hours: Hours | null;
  /** How long they may take to answer, in working hours of theirs; null: the team's target. */
  target: number | null;
}

export const NOTHING_KNOWN: About = { mail: '', reach: '', language: null, hours: null, target: null };
/** In working hours: six weeks of a full week. */
export const LONGEST_ANSWER = 1_000;

/** Rough on purpose: whether somebody reads there, no pattern tells. It must fit into a link (mail.ts). */
export const isMail = (text: string) =>
  /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]+$/u.test(text) &&
  encodeURIComponent(text.toWellFormed()).length <= 400;

const HOUR = 3_600_000;

/** What their time is counted by: their own hours, where they are known and this browser understands them. */
export const hoursOf = (about: About | null, { hours }: Calendar): Hours =>
  about && isHours(about.hours) ? about.hours : hours;

/** By when they should have answered what they are asked at `start` (ms since 1970); ISO 8601 UTC. */
export function answerDue(about: About | null, start: number, calendar: Calendar): string {
  const hours = hoursOf(about, calendar);
  return about?.target
    ? workingAfter(start, about.target * HOUR, hours)
    : dueAfter('handoff', start, { ...calendar, hours });
}

/** Names and departments are compared as their ids are made (storage/ids.ts). */
export const sameColleague = (
  a: { name: string; department: string },
  b: { name: string; department: string },
) => spelt(a) === spelt(b);

const spelt = ({ name, department }: { name: string; department: string }) =>
  JSON.stringify([name.trim().toLowerCase(), department.trim().toLowerCase()]);
