/** A comment in Facebook's markup, and the comments below a post. */
import type { Comment, Post } from './items';
import { LABELS, TRAMS } from './people';
import { encoded, escaped, hrefOf, icon, lines, seeMore, TRACK } from './words';

export function commentHtml(comment: Comment, post: Post): string {
  const { by, id, ui = post.ui ?? 'en' } = comment;
  const l = LABELS[ui];
  const [pictured, written] = (comment.named ?? [id, id]).map((of) =>
    hrefOf(by, post.group, post.group ? '' : encoded(post.id, of)),
  );
  const path = post.commentPath ?? post.path ?? '';
  const query = comment.replyTo
    ? `comment_id=${comment.replyTo}&amp;reply_comment_id=${id}`
    : `comment_id=${id}`;
  const badge = comment.badge
    ? `<div aria-label="Badges" role="button" tabindex="0"><div><img alt="" src="badge.png"><span>${l.author}</span></div></div>`
    : '';
  const name = `<span><span dir="auto">${escaped(by.name)}</span></span>`;
  const named = comment.unlinked
    ? `<span><span>${name}</span></span>`
    : `<span><span><a aria-hidden="false" href="${written}" role="link" tabindex="0">${name}</a></span></span>`;
  const words =
    comment.words ??
    (comment.text === null
      ? ''
      : `<div><span dir="auto" lang="${ui}"><div>${lines(comment.text, comment.more ? seeMore(ui) : '')}</div></span></div>`);
  const sticker = comment.sticker
    ? `<div><div><div aria-label="${comment.sticker}" role="button" tabindex="0"><div><img draggable="false" alt="${comment.sticker}" src="sticker.png"></div></div></div></div>`
    : '';
  const preview = comment.preview
    ? `<div><div data-ft="{}"><div><div><img alt="A shop" src="shop.png"></div><div><div><div><span dir="auto">SHOP.EXAMPLE</span></div><div><span dir="auto"><span>A shop</span></span></div></div><a href="https://l.facebook.com/l.php?u=https%3A%2F%2Fshop.example%2F" role="link" tabindex="0" target="_blank"><h3 dir="auto">A shop</h3></a></div></div></div></div>`
    : '';
  const time = comment.timeless
    ? ''
    : `<li><span><div><a href="${path}${path.includes('?') ? '&amp;' : '?'}${query}&amp;${TRACK}" role="link" tabindex="0">${l.time}</a></div></span></li>`;
  const controls = comment.mute
    ? ''
    : `<li><span><div><span><div><div aria-label="${l.like}" role="button" tabindex="0"><div><span></span>${l.like}</div></div></div></span></div></span></li><li><span><div role="button" tabindex="0">${l.answer}</div></span></li>`;
  return `<div aria-label="${escaped(comment.replyTo ? l.reply(by.name) : l.by(by.name))}" role="article" tabindex="-1"><div><span><span>${
    comment.unlinked
      ? `<div>${icon()}</div>`
      : `<a aria-hidden="true" href="${pictured}" role="link" tabindex="-1"><div>${icon()}</div></a>`
  }</span></span></div><div><div><div><div><div>${badge}${named}${words}</div></div></div><div><div aria-hidden="false"><div><span><div aria-expanded="false" aria-haspopup="menu" aria-label="Hide" role="button" tabindex="0">${icon()}</div></span></div></div></div></div>${sticker}${preview}<div><ul aria-hidden="false">${time}${controls}</ul><div><div></div></div></div></div></div>`;
}

/** Comments with the answers that are loaded, and a line for one that is not. */
export function thread(post: Post): string {
  const all = post.comments ?? [];
  if (all.length === 0) return '';
  const l = LABELS[post.ui ?? 'en'];
  const one = (comment: Comment) => {
    const replies = all
      .filter(({ replyTo }) => replyTo === comment.id)
      .map((reply) => `<div><div>${commentHtml(reply, post)}</div></div>`)
      .join('');
    return `<div data-virtualized="false"><div><div><div><div></div>${commentHtml(comment, post)}</div><div><div>${
      replies ||
      `<div><div></div><div role="button" tabindex="0"><span><span dir="auto"><div><div><div>${icon()}</div></div><div><span><span>${escaped(l.replied(TRAMS.name))}</span></span></div><div><span><span><span></span><span aria-hidden="true"> · </span></span></span></div><div><span><span>1</span></span></div></div></span></span></div></div>`
    }</div></div></div></div></div>`;
  };
  return `<div><div></div><div><div><div aria-expanded="false" aria-haspopup="menu" role="button" tabindex="0"><span dir="auto">1–9</span></div></div></div><div>${all
    .filter(({ replyTo }) => !replyTo)
    .map(one)
    .join(
      '',
    )}<div><div aria-label="${l.loading}" role="status" data-visualcompletion="loading-state" tabindex="-1"></div></div></div></div>`;
}
