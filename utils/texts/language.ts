/**
 * The language that the manager chose, for everybody who writes words. It stands in `storage.local`, beside the ledger and not in
 * it: the panel reads it before it paints, also where the ledger cannot be opened, and the practice page and the background
 * read it in the same place.
 */
import { browser } from 'wxt/browser';

export const LANGUAGES = ['en', 'es', 'sv'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEY = 'language';

/** Null: that of the browser, also where nothing can be read. */
export async function chosenLanguage(): Promise<Language | null> {
  const kept = await browser.storage.local.get(KEY).catch(() => ({}) as Record<string, unknown>);
  return LANGUAGES.find((language) => language === kept[KEY]) ?? null;
}

export async function chooseLanguage(language: Language | null): Promise<void> {
  if (language === null) await browser.storage.local.remove(KEY);
  else await browser.storage.local.set({ [KEY]: language });
}

/** `listener` is called whenever another one is chosen, wherever that is. */
export function onLanguageChosen(listener: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && KEY in changes) listener();
  });
}

export interface Spoken {
  language: Language;
  /** BCP 47, as the user's browser spells the language: en-GB writes other dates than en-US. */
  locale: string;
}

/** The chosen language, or else the first one that the user wants and we have. `wanted`: BCP 47. */
export function spokenBy(chosen: Language | null, wanted: readonly string[]): Spoken {
  for (const locale of wanted) {
    const language = LANGUAGES.find((one) => one === locale.split('-')[0]);
    if (language && (chosen ?? language) === language) return { language, locale };
  }
  const language = chosen ?? 'en';
  return { language, locale: language };
}

export const spoken = async (): Promise<Spoken> => spokenBy(await chosenLanguage(), navigator.languages);

/** Each language as it calls itself, to choose from. */
export const OWN_NAMES: Record<Language, string> = { en: 'English', es: 'Español', sv: 'Svenska' };
