/** The words of a case that messages, entries and rows share. */

export const CASE_KINDS = ['complaint', 'question', 'feedback', 'praise', 'lead', 'other'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

export const OUTCOMES = ['fixed', 'explained', 'compensated', 'passed-on', 'no-answer'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Anger is no reason (README, "The words"). */
export const DISMISSALS = ['spam', 'abuse', 'duplicate', 'not-about-us'] as const;
export type Dismissal = (typeof DISMISSALS)[number];

/** So many cases one act may be about: they are read and folded in one transaction. */
export const MOST_AT_ONCE = 500;
/** Of one case. */
export const MOST_TOPICS = 50;
/** In UTF-16 units. */
export const LONGEST_TOPIC = 100;

/** Longest text that one entry holds, in UTF-16 units: above any site's own limit, below what would choke a row. */
export const LONGEST = 200_000;

/** What “this one stays” is kept under, where two people decided at once: this and the id of the entry that stays. */
export const STAYS = 'clash:';
