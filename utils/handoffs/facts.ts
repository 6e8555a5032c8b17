/** What a packet is made of; all moments are ISO 8601 UTC. */
import type { CaseKind } from '../cases';
import type { Author, Part, ReadPlace } from '../sites/mention';

export interface Person {
  name: string;
  department: string;
}

/** What a customer said, word for word; what the page did not tell is null and named in `missing`. */
export interface Words {
  place: ReadPlace | 'web';
  permalink: string | null;
  /** The address that was open. */
  pageUrl: string;
  author: Author;
  text: string | null;
  postedAt: string | null;
  missing: readonly Part[];
}

/** The same as a page shows it now. */
export interface Said extends Words {
  /** Other words that were seen at the same mention later. */
  editedText: string | null;
  /** Since when it is not at its address. */
  notFoundAt: string | null;
}

/** One thing that happened; `text` as it was said, empty where nothing was. */
export type Event = { at: string } & (
  | { what: 'answered' | 'spoke' | 'told'; text: string }
  | { what: 'handed' | 'replied'; who: Person; text: string }
  | { what: 'again' | 'withdrawn'; who: Person }
  | { what: 'private' | 'resolved' | 'reopened' }
);

/** `phrase` of what we said at `said`, understood as `at`. */
export interface Promised {
  phrase: string;
  said: string;
  at: string;
}

export interface Facts {
  kind: CaseKind;
  said: Said;
  loggedAt: string;
  /** What they said after that, in its order. */
  more: readonly Said[];
  /** Oldest first. */
  events: readonly Event[];
  promises: readonly Promised[];
  /** A date that the manager set by hand. */
  followUp: { at: string; why: string | null } | null;
  /** Who writes: their own name and the brand's; each may be empty. */
  me: string;
  brand: string;
}
