/** What is described of a comment and of a post, for their markup and for what a reader must find. */
import type { Item } from '../imitation';
import type { GROUP, Person, Ui } from './people';

export interface Comment {
  id: string;
  by: Person;
  text: string | null;
  ui?: Ui;
  /** Under another comment. */
  replyTo?: string;
  badge?: boolean;
  sticker?: string;
  preview?: boolean;
  more?: boolean;
  /** Somebody without a page: the name is no link. */
  unlinked?: boolean;
  /** HTML in place of the words, where a variant needs its own. */
  words?: string;
  /** A list without a control to answer, as where one may not. */
  mute?: boolean;
  /** The comments that the links of picture and name say, where they are others. */
  named?: [string, string];
  /** No time's link: nothing but the author's link says the id. */
  timeless?: boolean;
  /** What the page tells, where it is not the above. */
  tells?: Partial<Item>;
}

export interface Post {
  /** The number that its comments and photos carry. */
  id: string;
  by: Person;
  text: string | null;
  /** The path of its time's link; without one the time is scrambled and its link leads nowhere. */
  path?: string;
  /** The path in its comments' links, where it differs. */
  commentPath?: string;
  ui?: Ui;
  group?: typeof GROUP;
  /** The group's name stands first, the member's below. */
  groupFirst?: boolean;
  unlinked?: boolean;
  /** The picture opens a story, not the person's page. */
  storyPicture?: boolean;
  role?: boolean;
  plain?: boolean;
  copy?: boolean;
  decoys?: boolean;
  more?: boolean;
  words?: string;
  photos?: 'pcb' | 'gm';
  reel?: string;
  fakeAd?: boolean;
  sponsored?: boolean;
  withFriend?: Person;
  shared?: { by: Person; text: string; album: string };
  editor?: boolean;
  comments?: Comment[];
  /** What the page tells of the post's id and address. */
  tells: { id: string | null; permalink: string | null } & Partial<Item>;
}
