/** What is looked at before a reply leaves; all but what was left unfilled is a warning, and the manager decides. */

import type { SiteName } from '../sites/mention';
import { type Count, count } from './count';

export interface Sent {
  text: string;
  /** `handoff`: it was noted at a hand-off that they were told so; whether they were, no page showed. */
  by: 'reply' | 'handoff';
  /** ISO 8601 UTC. */
  at: string;
}

export interface Findings {
  /** Null on a page whose limit is not known. */
  count: Count | null;
  /** Of a template's own language, as it stands in the text: it may not leave so. */
  unfilled: string[];
  /** Looks like a link and is none. */
  brokenLinks: string[];
  /** What this customer was told before in the same words. */
  before: Sent | null;
}

export interface Surroundings {
  site: SiteName | null;
  /** The account may write long posts on X. */
  long: boolean;
  /** What was sent to this customer. */
  sent: readonly Sent[];
}

export function check(text: string, { site, long, sent }: Surroundings): Findings {
  return {
    count: site === null ? null : count(text, site, long),
    unfilled: unfilledIn(text),
    brokenLinks: brokenLinks(text),
    before: sentBefore(text, sent),
  };
}

export const unfilledIn = (text: string): string[] =>
  [...text.matchAll(/\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$)/gms)].map(([found]) => found);

/** A word that begins as a link does, also where it is mistyped (`htps:/`, `http//`). */
const LOOKS = /^(?:ht+ps?(?::|\/)|www[.,])/i;
/** What stands around a link in a sentence. */
const AROUND = /^[("'“„«[<]+|[)"'”“»\]>.,;:!?…]+$/gu;

function brokenLinks(text: string): string[] {
  const words = text.split(/\s+/).map((word) => word.replace(AROUND, ''));
  return words.filter((word) => LOOKS.test(word) && !isLink(word));
}

function isLink(word: string): boolean {
  const whole = /^www\./i.test(word) ? `https://${word}` : word;
  if (!/^https?:\/\/[^/]/i.test(whole) || !URL.canParse(whole)) return false;
  const { hostname } = new URL(whole);
  return /\.[\p{L}\d-]{2,}$/u.test(hostname) || /^\[|^\d+(?:\.\d+){3}$/.test(hostname);
}

/** Shorter paragraphs (a greeting, a name) are said again and again. */
const TELLING = 40;

const paragraphs = (text: string) =>
  text
    .split(/\n+/)
    .map((line) => line.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim())
    .filter((line) => line.length >= TELLING);

/** The newest of what was sent that has one of these paragraphs word for word, or is the same as a whole. */
function sentBefore(text: string, sent: readonly Sent[]): Sent | null {
  const whole = text.trim();
  if (whole === '') return null;
  const ours = new Set(paragraphs(text));
  const same = sent.filter(
    (one) => one.text.trim() === whole || paragraphs(one.text).some((paragraph) => ours.has(paragraph)),
  );
  return same.reduce<Sent | null>((last, one) => (last === null || one.at > last.at ? one : last), null);
}
