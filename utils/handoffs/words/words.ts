/** The languages that a packet can be written in, and how each of them says a thing. */
import { IntlMessageFormat } from 'intl-messageformat';
import { DEPARTMENTS } from '../colleague';
import { en } from './en';
import { es } from './es';
import { sv } from './sv';

export type HandoffWord = keyof typeof en;
export type HandoffWords = Record<HandoffWord, string>;

export const PACKET_WORDS = { en, es, sv } as const;
export type PacketLanguage = keyof typeof PACKET_WORDS;
export const PACKET_LANGUAGES = Object.keys(PACKET_WORDS) as PacketLanguage[];

/** `sv` of `sv-SE`; null: no packet can be written in it. */
export const languageOf = (tag: string | null | undefined): PacketLanguage | null =>
  PACKET_LANGUAGES.find((language) => language === tag?.toLowerCase().split('-')[0]) ?? null;

export type Say = ReturnType<typeof sayIn>;

/** Making a format takes longer than a packet may, which is composed at every keystroke: each is made once. */
const formats = new Map<string, IntlMessageFormat>();

/** A value is never read as a message. */
export function sayIn(language: PacketLanguage) {
  const words: HandoffWords = PACKET_WORDS[language];
  return (word: HandoffWord, values: Record<string, string | number> = {}): string => {
    const key = `${language} ${word}`;
    const format =
      formats.get(key) ?? new IntlMessageFormat(words[word], language, undefined, { ignoreTag: true });
    formats.set(key, format);
    return String(format.format(values));
  };
}

/** The same department, in whichever language it was written. */
export const sameDepartment = (one: string, other: string) => departmentKey(one) === departmentKey(other);

/** What all spellings of a department have in common. */
export const departmentKey = (department: string) => departmentIn('en', department).toLowerCase();

/** The departments that everybody has are said in every language; another one as it was written. */
export function departmentIn(language: PacketLanguage, department: string): string {
  const known = DEPARTMENTS.find((one) =>
    PACKET_LANGUAGES.some(
      (spelt) => PACKET_WORDS[spelt][`department.${one}`] === department.trim().toLowerCase(),
    ),
  );
  return known ? PACKET_WORDS[language][`department.${known}`] : department.trim();
}
