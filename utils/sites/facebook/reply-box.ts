/**
 * The box in the thread of a comment, and the one of a post. No label is read: they are in many languages, and those of
 * private messages look alike. What holds a comment with its answers holds the box for it, too.
 */
import { cssOf } from '../chain';
import { parentOf } from '../nodes';
import { type IsWanted, type NoBox, onlyOne, shownOf } from '../reply-box';
import type { Chain, Reading } from '../site';
import { follows } from './own';
import { facebook } from './read';
import { CARD, COMMENT, type FacebookPage } from './selectors';

const chains = {
  box: [
    {
      css: 'form[role="presentation"] [contenteditable="true"][role="textbox"]',
      why: 'ARIA roles; boxes of private messages stand in no such form',
      seen: '2025-12',
    },
  ],
  /** Around each comment with its answers. */
  thread: [{ css: '[data-virtualized]', why: 'data attribute of what a list holds', seen: '2025-12' }],
  dialog: [{ css: '[role="dialog"]', why: 'ARIA role', seen: '2025-12' }],
} as const satisfies Record<string, Chain>;

interface Comment {
  item: Element;
  reading: Reading;
}

const mentionOf = ({ reading }: Comment) => (reading.read === 'none' ? null : reading.mention);
const isHead = (comment: Comment): boolean => mentionOf(comment)?.kind === 'comment';

/** The comments of a page, read once. */
class Threads {
  readonly comments: Comment[];
  constructor(
    items: readonly Element[],
    readonly page: FacebookPage,
  ) {
    this.comments = items
      .filter((item) => item.matches(COMMENT))
      .map((item) => ({ item, reading: facebook.read(item, page) }));
  }

  in = (around: Element): Comment[] => this.comments.filter(({ item }) => around.contains(item));

  /** What holds one comment with its answers and no other; null where that cannot be told. */
  around(comment: Comment): Element | null {
    const frame = comment.item.closest(cssOf(chains.thread));
    if (frame && this.isThread(frame)) return frame;
    // Without such a frame, the threads beside it say where its own ends.
    for (let at = comment.item, up = parentOf(at); up; at = up, up = parentOf(at)) {
      if (this.in(up).filter(isHead).length > 1) return this.isThread(at) ? at : null;
      if (up.matches(CARD)) return null;
    }
    return null;
  }

  /** One comment at the head, the others answers to it, and nothing of the post's own. */
  private isThread(frame: Element): boolean {
    const [head, ...others] = this.in(frame);
    const id = head && mentionOf(head)?.id;
    if (!id || !head || !isHead(head)) return false;
    if (frame.querySelector(cssOf(this.page.chains.header)) || frame.matches(CARD)) return false;
    return others.every((one) => mentionOf(one)?.kind === 'reply' && mentionOf(one)?.inReplyTo === id);
  }
}

/**
 * Whether a box in a thread is for this comment of it: by the author that it begins by naming, or that its label names in
 * whatever language; else by what stands right above it. Null where that does not tell.
 */
function isFor(box: Element, { item, reading }: Comment, thread: Element, threads: Threads): boolean | null {
  const all = threads.in(thread);
  const name = reading.read === 'none' ? null : reading.mention.author.name;
  const begun = box.textContent?.trim() ?? '';
  const names = all
    .flatMap((one) => mentionOf(one)?.author.name ?? [])
    .filter((one) => begun.startsWith(one));
  if (names.length > 0) return name !== null && names.includes(name);
  if (name && box.ariaLabel?.includes(name)) return true;
  const replies = all.length - 1;
  for (let up = parentOf(box); up; up = parentOf(up)) {
    const near = threads.in(up).filter((one) => follows(one.item, box));
    const [first] = near;
    if (!first) continue;
    // With the head it is that of the thread, and so below all answers; below one of several answers it is that one's.
    if (isHead(first) || (near.length === replies && replies > 1)) return item === all[0]?.item;
    return near.length === 1 && replies > 1 ? item === first.item : null;
  }
  return null;
}

/** The post that a box outside of all threads is for: the card around it, or the only one in its dialog. */
function postOf(box: Element, posts: readonly Element[]): Element | null {
  const around = posts.filter((post) => post.contains(box)).at(-1);
  if (around) return around;
  const dialog = box.closest(cssOf(chains.dialog));
  const within = dialog ? posts.filter((post) => dialog.contains(post)) : [];
  return within.length === 1 && within[0]?.closest(cssOf(chains.dialog)) === dialog ? within[0] : null;
}

export function replyBox(document: Document, page: FacebookPage, isWanted: IsWanted): HTMLElement | NoBox {
  const items = facebook.items(document.body, page);
  const wanted = items.filter((item) => isWanted(facebook.read(item, page)));
  if (wanted.length === 0) return 'gone';
  const threads = new Threads(items, page);
  const ends = threads.comments.map((comment) => ({ comment, thread: threads.around(comment) }));
  const posts = items.filter((item) => !item.matches(COMMENT));
  const belongs = (box: HTMLElement): boolean | null => {
    const thread = ends.find((one) => one.thread?.contains(box))?.thread;
    if (thread) {
      const said = threads
        .in(thread)
        .filter(({ item }) => wanted.includes(item))
        .map((one) => isFor(box, one, thread, threads));
      return said.includes(true) || (said.includes(null) ? null : false);
    }
    const post = postOf(box, posts);
    if (!post) return false;
    // Where a thread's end cannot be told, the box may be in it.
    const loose = ends.filter((one) => one.thread === null && post.contains(one.comment.item));
    if (loose.length === 0) return wanted.includes(post);
    return wanted.includes(post) || loose.some(({ comment }) => wanted.includes(comment.item)) ? null : false;
  };
  const said = shownOf(chains.box, document).map((box) => ({ box, belongs: belongs(box) }));
  const sure = said.filter((one) => one.belongs === true).map(({ box }) => box);
  return sure.length === 0 && said.some((one) => one.belongs === null) ? 'unclear' : onlyOne(sure);
}
