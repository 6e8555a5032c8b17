/** A reply that is written once and used often: one entry, whatever languages it is worded in. */
import { namesOf } from './starter-words';

export interface Wording {
  /** BCP 47 (`es`); null: not told. */
  language: string | null;
  text: string;
}

export interface Template {
  id: string;
  name: string;
  whenToUse: string;
  tags: string[];
  /** Typed in a reply behind a slash, it becomes the text; empty: none. */
  shortcut: string;
  /** At least one; each language once. */
  texts: Wording[];
  /** False: only mine; it is in no file of templates for others. */
  shared: boolean;
}

/** In UTF-16 units. */
export const LONGEST_NAME = 500;
export const LONGEST_WHEN = 2_000;
export const LONGEST_TAG = 100;
export const LONGEST_SHORTCUT = 50;
/** Of one template. */
export const MOST_TAGS = 50;
export const MOST_WORDINGS = 50;
/** So many are written in one act. */
export const MOST_AT_ONCE = 500;

/** What can be typed behind a slash, and ends at a space. */
export const SHORTCUT = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*$/u;

/** Whether this is a language that the browser could name. */
export function isLanguage(tag: string): boolean {
  try {
    return new Intl.Locale(tag).language.length >= 2 && tag.length <= 35;
  } catch {
    return false;
  }
}

const languageOf = (tag: string) => new Intl.Locale(tag).language;

/** The wording for who speaks this language, else the first: `es-MX` is read by who reads `es`. */
export function wordingFor({ texts }: Pick<Template, 'texts'>, language: string | null): Wording {
  const known = texts.filter((wording) => wording.language !== null);
  return (
    known.find((wording) => wording.language === language) ??
    (language === null
      ? undefined
      : known.find((wording) => languageOf(wording.language ?? '') === languageOf(language))) ??
    texts[0]!
  );
}

export const speaks = ({ texts }: Pick<Template, 'texts'>, language: string): boolean =>
  texts.some((wording) => wording.language !== null && languageOf(wording.language) === languageOf(language));

/** What a template may have inside, by name and by shortcut, in the same language where there is one. */
export function snippetsFor(templates: readonly Template[], language: string | null): Record<string, string> {
  const texts = templates.flatMap((template) => {
    const { text } = wordingFor(template, language);
    return [
      ...namesOf(template).map((name) => [name, text] as const),
      ...(template.shortcut === '' ? [] : [[template.shortcut, text] as const]),
    ];
  });
  // Of two with one name the first, as in the list.
  return Object.fromEntries(texts.reverse());
}
