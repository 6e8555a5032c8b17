/** The reasons that triage knows, the same in every language: what each speaks for, and how much until it is corrected. */
import type { CaseKind } from '../cases';

/** What can be suggested: spam is no kind of case, but a reason to look before logging more of it. */
export type SuggestedKind = CaseKind | 'spam';

interface About {
  speaksFor: SuggestedKind | null;
  weight: number;
}

/** Round numbers set by hand. `null`: it raises the urgency and speaks for no kind. */
export const ABOUT = {
  waiting: { speaksFor: 'complaint', weight: 2 },
  ignored: { speaksFor: 'complaint', weight: 3 },
  broken: { speaksFor: 'complaint', weight: 3 },
  missing: { speaksFor: 'complaint', weight: 3 },
  cancelled: { speaksFor: 'complaint', weight: 2 },
  refund: { speaksFor: 'complaint', weight: 2 },
  charged: { speaksFor: 'complaint', weight: 3 },
  treatment: { speaksFor: 'complaint', weight: 3 },
  disappointed: { speaksFor: 'complaint', weight: 3 },
  notGood: { speaksFor: 'complaint', weight: 3 },
  problem: { speaksFor: 'complaint', weight: 2 },
  fallsShort: { speaksFor: 'complaint', weight: 1 },
  angry: { speaksFor: 'complaint', weight: 3 },
  leaving: { speaksFor: 'complaint', weight: 3 },
  thanks: { speaksFor: 'praise', weight: 2 },
  pleased: { speaksFor: 'praise', weight: 2 },
  asks: { speaksFor: 'question', weight: 2 },
  questionMark: { speaksFor: 'question', weight: 1 },
  buying: { speaksFor: 'lead', weight: 3 },
  suggests: { speaksFor: 'feedback', weight: 3 },
  advertises: { speaksFor: 'spam', weight: 4 },
  urgent: { speaksFor: null, weight: 0 },
  danger: { speaksFor: 'complaint', weight: 2 },
} as const satisfies Record<string, About>;

export type Reason = keyof typeof ABOUT;
export const REASONS = Object.keys(ABOUT) as Reason[];

/** What a text is about, beside its kind. */
export const TOPICS = ['delivery', 'payment', 'account', 'app', 'staff', 'booking', 'quality'] as const;
export type Topic = (typeof TOPICS)[number];

/**
 * The words of one language. Each list is phrases with commas between them: `*` at the end of a word stands for any
 * ending, `#` for a number, in figures or in words. A phrase is found whatever its case and accents.
 */
export interface Language {
  /** Words that give the language away and nothing else. */
  common: string;
  /** Words that turn the next few into their opposite. */
  not: string;
  numbers: string;
  /** Turns of speech that look like a reason and are none. */
  idle: string;
  reasons: Partial<Record<Reason, string>>;
  topics: Record<Topic, string>;
}
