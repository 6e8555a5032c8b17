/** The texts of what is loaded when it is asked for: whoever loads such a view loads these with it. */
import type { Language } from './language';
import { type LaterTexts, language, learn } from './texts';

const CATALOGUES: Record<Language, () => Promise<LaterTexts>> = {
  en: async () => (await import('./en-later')).enLater,
  es: async () => (await import('./es-later')).esLater,
  sv: async () => (await import('./sv-later')).svLater,
};

let learning: Promise<void> | undefined;

/** A view that is being loaded, and the texts that it asks for. The language is known by then. */
export async function withTexts<V>(loading?: Promise<V>) {
  learning ??= CATALOGUES[language]().then(learn);
  const [loaded] = await Promise.all([loading, learning]);
  return loaded as V;
}
