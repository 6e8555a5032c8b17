/** What guests see. */

import type { Comment, Post } from './items';
import { escaped, type Person, say, type Ui } from './people';

export const guestHref = ({ kind = 'in', handle }: Person, trk: string) =>
  `https://${kind === 'in' ? 'se' : 'www'}.linkedin.com/${kind}/${handle}?trk=${trk}`;

const guestActor = (by: Person, ui: Ui, trk: string) =>
  `<div data-test-id="entity-lockup"><a href="${guestHref(by, `${trk}-image`)}" data-tracking-control-name="${trk}-image" data-tracking-will-navigate><img alt="${say(ui, 'view', by)}"></a>
   <div><div class="text-color-text"><a class="link-styled" href="${guestHref(by, `${trk}-name`)}" data-tracking-control-name="${trk}-name" aria-label="${say(ui, 'view', by)}" data-tracking-will-navigate>
     ${escaped(by.name)}
    </a></div><p>310 followers</p><span><time class="flex-none">
     3h
    </time></span></div></div>`;

const guestMenu = (urn: string) =>
  `<button aria-label="Open menu"></button><ul role="menu"><li role="presentation"><a href="/uas/login?session_redirect=x" data-item-type="semaphore" data-semaphore-content-urn="${urn}" role="menuitem">Report this</a></li></ul>`;

function guestComment(post: string, comment: Comment): string {
  const { by } = comment;
  const urn = comment.without === 'id' ? '' : guestMenu(`urn:li:comment:(${post},${comment.number})`);
  const link = (part: string) =>
    `<a class="${part === 'name' ? 'comment__author' : ''}" href="${guestHref(by, `public_post_comment_actor-${part}`)}" data-tracking-control-name="public_post_comment_actor-${part}">`;
  return `<section class="comment comment-with-action" data-nosnippet="true"><div>${comment.without === 'avatar' ? '' : `${link('image')}<img alt="${escaped(by.name)}, graphic"></a>`}</div>
   <div><div class="comment__body"><div class="comment__header">${
     comment.without === 'author'
       ? ''
       : `${link('name')}
      ${escaped(by.name)}
     </a>`
   }<span class="comment__duration-since">
      22m
     </span>${urn}</div><p class="attributed-text-segment-list__content whitespace-pre-wrap comment__text" dir="ltr">${escaped(comment.text ?? '')}</p></div>
   <div class="comment__actions"><a href="/signup">Like</a><a href="/signup" data-feed-action="replyToComment">Reply</a></div></div></section>`;
}

export function guestPost(post: Post, trk: string): string {
  const ui = post.ui ?? 'en';
  const shared = post.shares
    ? `<article aria-label="Reshared post" data-test-id="feed-reshare-content" data-activity-urn="${post.shares.urn}" data-attributed-urn="urn:li:share:7100000000000000088">${guestActor(post.shares.by, ui, `${trk}_reshare_feed-actor`)}<p class="attributed-text-segment-list__content" data-test-id="feed-reshare-content__commentary">${escaped(post.shares.words)}</p></article>`
    : '';
  const words =
    post.text === null
      ? ''
      : `<p class="attributed-text-segment-list__content whitespace-pre-wrap" dir="ltr" data-test-id="main-feed-activity-card__commentary">${post.html?.(ui) ?? escaped(post.text)}</p>`;
  const comments = (post.comments ?? []).map((comment) => guestComment(post.urn, comment)).join('');
  return `<div><a href="https://www.linkedin.com/posts/x-activity-${post.urn.split(':')[3]}-AbCd" class="absolute"></a><article class="container-lined main-feed-activity-card" data-activity-urn="${post.urn}" data-featured-activity-urn="${post.urn}" data-attributed-urn="${post.also}">
   <div class="flex">${guestActor(post.by, ui, `${trk}_feed-actor`)}${guestMenu(post.urn)}</div>${words}${shared}
   ${post.picture ? '<ul><li><img alt="A tram in the rain"></li></ul>' : ''}<div class="social-action-bar"><a href="/signup">Like</a></div>${comments && `<section class="comments">${comments}</section>`}</article></div>`;
}

export const guestPage = (body: string, ui: Ui = 'en') =>
  `<!doctype html><html lang="${ui}" dir="${ui === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><title>LinkedIn</title></head><body><header><a href="/login">Sign in</a></header><main class="main">${body}
   <section data-nosnippet="true"><h2>Explore more</h2><a href="/pulse/x"><p>Something to read</p></a></section></main></body></html>`;
