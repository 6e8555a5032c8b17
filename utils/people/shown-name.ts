/**
 * A name as it is shown, which somebody else chose. What nobody sees in it and what turns the direction is left out, so that it
 * cannot pass for another name or turn our own words round (Trojan Source, 2021). Joiners stay: emoji and Persian need them.
 */
const UNSEEN = /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/** Letters that look alike across these scripts: a word that has two of them is seldom what it seems. */
const ALIKE = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];

const isMixed = (word: string) => ALIKE.filter((script) => script.test(word)).length > 1;

/** Null where nothing of it can be seen. A name that may pass for another has its handle beside it. */
export function shownName({ name, handle }: { name: string | null; handle: string | null }): string | null {
  const seen = (name ?? '').replace(UNSEEN, '').trim();
  if (seen === '') return handle;
  return handle !== null && seen.split(/[\s\p{P}]+/u).some(isMixed) ? `${seen} (${handle})` : seen;
}
