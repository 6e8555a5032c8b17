/** What is shown: posts and comments, whatever the front end. */
import { escaped, type Person, type Ui } from './people';

export interface Words {
  /** What a person reads. */
  text: string | null;
  /** Its HTML, where it is more than words and line breaks; by front end. */
  html?: (ui: Ui) => string;
}

export interface Comment extends Words {
  number: string;
  by: Person;
  /** Nested in what they answer, or behind it. */
  replies?: Comment[];
  badge?: 'you' | 'verified';
  without?: 'id' | 'author' | 'avatar';
}

export interface Post extends Words {
  urn: string;
  by: Person;
  ui?: Ui;
  /** "X commented on this", above. */
  header?: Person;
  promoted?: boolean;
  /** A post of somebody else's below one's own words. */
  shares?: { by: Person; words: string; urn: string };
  /** True for one that links the post by its own urn, or the urn by which it links it. */
  poll?: boolean | string;
  /** Where the card's key begins with another word, and what is around the card has none (2026-09). */
  focus?: boolean;
  /** What the keys say of the page, where it is not the feed. */
  feedType?: string;
  picture?: boolean;
  /** Who has no picture of his own. */
  faceless?: boolean;
  comments?: Comment[];
  /** What the comments answer, where the card's own urn is that of the event "X commented on this" (Ember). */
  commentsOn?: string;
  without?: 'id' | 'author';
  detail?: boolean;
  /** The urn of the share or ugcPost in it, where the page names that, too. */
  also?: string;
}

export const plain = ({ text }: Words) => escaped(text ?? '').replace(/\n/g, '<br>');
