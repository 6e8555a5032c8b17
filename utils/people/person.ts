/** The words of what is kept about a customer that messages, entries and rows share. */

/** Of one person. */
export const MOST_PERSON_TAGS = 20;
/** In UTF-16 units. */
export const LONGEST_PERSON_TAG = 60;
/** In UTF-16 units: how to talk to them, in some words. */
export const LONGEST_TONE = 300;

/**
 * Why two accounts are one customer's. `profile`: words of one have the address of the other. `fact`: the same handle, the same
 * name, and both told of the same thing. `hand`: the manager knew. `together`: what was between them was taken out.
 */
export const LINK_REASONS = ['profile', 'fact', 'hand', 'together'] as const;
export type LinkReason = (typeof LINK_REASONS)[number];

/** To choose from for what a customer is written to in; whatever else was chosen stays. */
export const LANGUAGES = [
  ...['ar', 'cs', 'da', 'de', 'el', 'en', 'es', 'fi', 'fr', 'he', 'hi', 'hu', 'it', 'ja', 'ko'],
  ...['nb', 'nl', 'pl', 'pt', 'ro', 'ru', 'sv', 'tr', 'uk', 'zh'],
] as const;
