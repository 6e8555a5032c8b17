/** LinkedIn's older front end, with its urns and class names. */

import { commentId } from './expected';
import { type Comment, type Post, plain, type Words } from './items';
import { escaped, hrefOf, LABELS, next, type Person, say, TEO, type Ui } from './people';
import { svg } from './sdui';

export const emberMention = (who: Person) =>
  `<span><a tabindex="0" href="${hrefOf(who)}" id="ember${next()}" class="ember-view">${escaped(who.name)}</a></span>`;
export const emberTag = (tag: string, ui: Ui) =>
  `<a tabindex="0" href="https://www.linkedin.com/search/results/all/?keywords=%23${tag}" data-test-app-aware-link=""><span class="visually-hidden">${LABELS[ui].tag}</span><span><span aria-hidden="true">#</span>${tag}</span></a>`;
/** LinkedIn wraps each `<br>` in a `<span>`; left out, for whoever takes such a span away takes a part of the words. */
const emberText = (words: Words, ui: Ui, more = '') =>
  `<div class="update-components-text relative ${more}" dir="ltr"><span class="break-words tvm-parent-container"><span dir="ltr">${words.html?.(ui) ?? plain(words)}</span></span></div>`;

const doubled = (words: string, hidden = words) =>
  `<span aria-hidden="true"><!---->${words}<!----></span><span class="visually-hidden"><!---->${hidden}<!----></span>`;

const emberFace = (by: Person, ui: Ui, faceless: boolean) =>
  faceless
    ? `<div class="ivm-view-attr__ghost-entity"><div class="visually-hidden">${escaped(by.name)}</div></div>`
    : `<img width="48" alt="${say(ui, 'view', by)}" src="face.png">`;

const emberActor = (
  by: Person,
  ui: Ui,
  faceless = false,
) => `<div class="kQx display-flex align-items-flex-start">
  <div class="update-components-actor__container display-flex flex-grow-1">
   <a class="kQy update-components-actor__image relative" aria-label="${say(ui, 'view', by)}" href="${hrefOf(by)}?miniProfileUrn=urn%3Ali%3Afsd_profile%3AX"><span class="js-update-components-actor__avatar">${emberFace(by, ui, faceless)}</span></a>
   <div class="update-components-actor__meta"><a class="kQy update-components-actor__meta-link" aria-label="${escaped(by.name)} Premium • 2nd Lamp tester" href="${hrefOf(by)}?miniProfileUrn=urn%3Ali%3Afsd_profile%3AX">
    <span class="update-components-actor__title"><span class="kQz hoverable-link-text"><span dir="ltr">${doubled(escaped(by.name))}</span></span>
     <span class="update-components-actor__supplementary-actor-info"><span aria-hidden="true"><span class="white-space-pre"> </span>${svg('linkedin-bug')}• 2nd</span><span class="visually-hidden">Premium • 2nd</span></span></span>
    <span class="update-components-actor__description">${doubled('Lamp tester at Harbour Line')}</span></a>
    <span class="update-components-actor__sub-description">${doubled('35m •', '35 minutes ago')}</span></div>
   <button class="follow" aria-label="${say(ui, 'follow', by)}" type="button"><span aria-hidden="true">+</span></button></div></div>`;

function emberComment(post: string, comment: Comment, ui: Ui, parent?: Comment): string {
  const id = comment.without === 'id' ? '' : ` data-id="${commentId(post, comment)}"`;
  const name = escaped(comment.by.name);
  const meta = `<div class="comments-comment-meta__actor">
    ${comment.without === 'avatar' ? '' : `<a class="kQy comments-comment-meta__image-link" aria-label="${say(ui, 'view', comment.by)}" href="${hrefOf(comment.by)}"><img alt="${say(ui, 'view', comment.by)}" src="face.png"></a>`}
    <a class="kQy comments-comment-meta__description-container" href="${hrefOf(comment.by)}"><h3 class="comments-comment-meta__description"><span class="comments-comment-meta__description-title">${name}</span><span class="comments-comment-meta__data"><span class="white-space-pre"> </span>• ${comment.badge === 'you' ? 'You' : '2nd'}</span></h3><div class="comments-comment-meta__description-subtitle">Lamp tester</div></a></div>`;
  const replies = (comment.replies ?? []).map((reply) => emberComment(post, reply, ui, comment)).join('');
  return `<article class="comments-comment-entity ${parent ? 'comments-comment-entity--reply' : ''}"${id} id="ember${next()}" tabindex="-1">
   <div class="comments-comment-meta__container">${comment.without === 'author' ? '' : meta}<div class="comments-comment-meta__info"><time class="comments-comment-meta__data">15m</time></div></div>
   <div class="comments-thread-entity"><section class="comments-comment-entity__content"><span class="comments-comment-item__main-content feed-shared-main-content--comment" dir="ltr">${emberText(comment, ui)}</span></section></div>
   <div class="comment-social-activity"><button aria-label="${comment.without === 'author' ? LABELS[ui].comment : say(ui, 'reply', comment.by)}" class="comments-comment-social-bar__reply-action-button--cr"><span aria-hidden="true">${LABELS[ui].comment}</span></button>
   ${replies && `<div class="comments-replies-list">${replies}</div>`}</div></article>`;
}

export function emberPost(post: Post): string {
  const ui = post.ui ?? 'en';
  const { header, shares } = post;
  const urn = post.without === 'id' ? '' : ` data-urn="${post.urn}"`;
  const head = header
    ? `<div class="update-components-header pt2"><div class="update-components-header__text-wrapper"><a class="kQy" href="${hrefOf(header)}"><img width="24" alt="${say(ui, 'view', header)}" src="face.png"></a><span class="update-components-header__text-view"><span><a href="${hrefOf(header)}" class="ember-view">${escaped(header.name)}</a></span><span class="white-space-pre"> </span>${LABELS[ui].did}</span></div></div>`
    : '';
  const shared = shares
    ? `<div class="kQw feed-shared-update-v2__update-content-wrapper artdeco-card">${emberActor(shares.by, ui)}<div tabindex="-1"><a href="/feed/update/${shares.urn}/" class="tap-target"></a>${emberText({ text: shares.words }, ui, 'update-components-update-v2__commentary')}</div></div>`
    : '';
  const words = `<div class="feed-shared-inline-show-more-text feed-shared-update-v2__description">${emberText(post, ui, 'update-components-update-v2__commentary')}<button role="button" class="feed-shared-inline-show-more-text__see-more-less-toggle" type="button"><span>…${LABELS[ui].more}</span></button></div>`;
  const comments = post.comments
    ? `<div class="feed-shared-update-v2__comments-container"><div class="comments-comment-box--cr"><form><div class="ql-editor ql-blank" contenteditable="true" role="textbox"><p><br></p></div><div class="ql-clipboard" contenteditable="true" tabindex="-1"></div></form></div><div class="comments-comments-list">${post.comments.map((comment) => emberComment(post.commentsOn ?? post.urn, comment, ui)).join('')}</div></div>`
    : '';
  return `<div class="full-height" data-view-name="feed-full-update"><div class="feed-shared-update-v2 full-height" id="ember${next()}" role="article"${urn}><div><h2 class="visually-hidden">Feed post</h2>${head}
   <div class="feed-shared-control-menu"><button aria-expanded="false" aria-label="${post.without === 'author' ? LABELS[ui].more : say(ui, 'menu', post.by)}" type="button"></button></div>
   ${post.without === 'author' ? '' : emberActor(post.by, ui, post.faceless)}${post.text === null && !post.html ? '' : words}${shared}
   ${post.picture ? '<div class="update-components-image"><img alt="A tram in the rain" src="tram.jpg"></div>' : ''}
   <div class="feed-shared-social-action-bar"><button aria-label="${LABELS[ui].like}" type="button"></button><button aria-label="${LABELS[ui].comment}" type="button"></button></div>${comments}</div></div></div>`;
}

export const emberPage = (body: string, ui: Ui = 'en') =>
  `<!doctype html><html lang="${ui}" dir="${ui === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><title>LinkedIn</title></head><body class="ember-application"><div class="application-outlet"><header id="global-nav"><a href="/feed/">Home</a></header><main>${body}</main>
   <aside id="msg-overlay" class="msg-overlay-container"><div class="msg-overlay-list-bubble"><div class="feed-shared-update-v2" data-urn="urn:li:activity:7100000000000000099" role="article"><a href="${hrefOf(TEO)}">A post in a private message</a></div></div></aside></div></body></html>`;

/** The feed's wrappers carry the urn too, and stand empty until one scrolls to them. */
export const emberFeed = (posts: Post[], ui?: Ui) =>
  emberPage(
    `<div class="scaffold-finite-scroll__content" data-finite-scroll-hotkey-context="FEED">${posts
      .map((post) => `<div data-id="${post.urn}" class="relative">${emberPost(post)}</div>`)
      .join('')}
     <div data-id="urn:li:activity:7100000000000000098" class="relative"><div class="ember-view occludable-update-hint occludable-update"></div></div>
     <div data-id="urn:li:inAppPromotion:501" class="relative"><div class="ember-view occludable-update"></div></div>
     <div class="feed-shared-update-v2" role="article" data-urn="urn:li:aggregate:(urn:li:jobPosting:31,urn:li:jobPosting:32)"><a href="/jobs/view/31/">Jobs for you</a></div></div>`,
    ui,
  );

export function card(
  type: string,
  query: Record<string, string>,
  by: Person,
  headline: string,
  quote: string,
): string {
  const search = new URLSearchParams({
    highlightedUpdateUrn: 'urn:li:activity:7100000000000000090',
    highlightedUpdateType: type,
    ...query,
  });
  return `<article class="nt-card nt-card--unread" aria-label="Unread notification." data-view-name="notification-card-container"><div class="nt-card__container"><div class="nt-card__left-rail"><a href="${hrefOf(by)}" aria-label="${say('en', 'view', by)}" data-view-name="notification-card-image"></a></div>
   <div><a class="nt-card__headline" href="/feed/?${escaped(String(search))}" tabindex="0"><p class="visually-hidden">Unread notification.</p><span class="nt-card__text--3-line"><strong>${escaped(by.name)}</strong><span class="white-space-pre"> </span>${headline}</span></a>
   ${quote && `<button aria-hidden="true" tabindex="-1" role="link" type="button"><div class="nt-card__text--word-wrap m2">${quote}</div><hr class="m0"><div class="nt-card-content__body--secondary"><div class="nt-card-content__body-text nt-card__text--word-wrap">What the brand had said.</div></div></button>`}</div>
   <p class="nt-card__time-ago">2h</p></div></article>`;
}
