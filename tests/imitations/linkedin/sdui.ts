/** LinkedIn's newer front end, with its component keys. */

import { POST_LINK } from './expected';
import { type Comment, type Post, plain, type Words } from './items';
import {
  escaped,
  hrefOf,
  keyOfPost,
  LABELS,
  next,
  type Person,
  SNOW,
  say,
  TEO,
  type Ui,
  uuid,
} from './people';

export const svg = (id: string) =>
  `<svg id="${id}" viewBox="0 0 16 16" aria-hidden="true"><path d="M0 0"></path></svg>`;
export const sduiMention = (who: Person) =>
  `<a href="${hrefOf(who)}" tabindex="-1"><span><strong>${escaped(who.name)}</strong></span></a>`;
export const sduiTag = (tag: string) =>
  `<a href="https://www.linkedin.com/search/results/all/?keywords=%23${tag}" tabindex="-1"><span><strong>#${tag}</strong></span></a>`;

const sduiBox = (words: Words, ui: Ui) =>
  `<span class="_1f" tabindex="-1" data-testid="expandable-text-box">${words.html?.(ui) ?? plain(words)}<button type="button" aria-hidden="true" data-testid="expandable-text-button"><span>… <span>${LABELS[ui].more}</span></span></button></span>`;

const sduiAvatar = (by: Person, ui: Ui) =>
  `<a tabindex="0" href="${hrefOf(by)}"><figure><img alt="${say(ui, 'view', by)}" src="face.png"></figure></a>`;

const sduiActor = (by: Person, ui: Ui, note: string) => `${sduiAvatar(by, ui)}
  <a tabindex="0" href="${hrefOf(by)}" componentkey="auto-component-${uuid()}"><div>
   <div aria-label="${escaped(by.name)} ${LABELS[ui].verified}"><div><p class="_2a">${escaped(by.name)}</p></div><div><p><span>${svg('verified-small')}</span><span aria-hidden="true"></span>• 1st</p></div></div>
   <div><p>Lamp tester at Harbour Line</p></div>
   <div><p componentkey="${uuid()}">${note}${svg('globe-americas-small')}</p></div></div></a>`;

function sduiComment(
  post: string,
  comment: Comment,
  ui: Ui,
  shape: 'nested' | 'sibling',
  parent?: Comment,
): string {
  const urn = `urn:li:comment:(${post},${comment.number})`;
  const key = comment.without === 'id' ? 'replaceableComment_' : `replaceableComment_${urn}`;
  const name = escaped(comment.by.name);
  const shown =
    comment.badge === 'you'
      ? `<span class="_2b">${name}  You</span><span aria-hidden="true">${name}<span><span> • You</span></span></span>`
      : comment.badge === 'verified'
        ? `<span class="_2b">${name} ${LABELS[ui].verified}</span><span aria-hidden="true">${name}<span>${svg('verified-small')}</span><span aria-hidden="true"></span><span><span>• 1st</span></span></span>`
        : `<span>${name}</span>`;
  const who = `${comment.without === 'avatar' ? `<a tabindex="0" href="${hrefOf(comment.by)}"><figure></figure></a>` : sduiAvatar(comment.by, ui)}
   <div><div><a tabindex="0" href="${hrefOf(comment.by)}"><p class="_3c"><span>${shown}</span></p></a><div><p><span>3h</span></p></div>
   <button type="button" aria-label="${say(ui, 'reply', comment.by)}" aria-expanded="false"></button></div>`;
  const replies = (comment.replies ?? [])
    .map((reply) => sduiComment(post, reply, ui, shape, comment))
    .join('');
  const body = `<div data-display-contents="true">${comment.without === 'author' ? '<div>' : who}
   <p componentkey="comment-${parent ? 'reply-' : ''}commentary_${uuid()}">${sduiBox(comment, ui)}</p>
   <div><button type="button" componentkey="${uuid()}" aria-label="${LABELS[ui].comment}"><span></span></button></div>
   ${shape === 'nested' ? replies : ''}</div></div>`;
  const inner = `<div class="_4d" id="${key}" componentkey="${key}" threadlinedecoration="[object Object]"><div componentkey="${comment.without === 'id' ? key : `CommentComponentReference_${urn}`}">${body}</div></div>`;
  const box = `<div componentkey="commentBox-${keyOfPost(post)}"><div data-testid="ui-core-tiptap-text-editor-wrapper"><div contenteditable="true" role="textbox" class="tiptap ProseMirror"><p><span data-type="mention" contenteditable="false"><strong>${name}</strong></span>&nbsp;</p></div></div></div>`;
  return parent
    ? `<div class="_5e">${inner}</div>`
    : `<div componentkey="${key}"><div data-display-contents="true">${inner}</div></div>${shape === 'sibling' ? replies : ''}${box}`;
}

export function sduiComments(post: Post, ui: Ui, card: string, shape: 'nested' | 'sibling'): string {
  if (!post.comments) return '';
  const key = keyOfPost(post.urn);
  return `<div componentkey="commentsSectionContainer${card}"><div data-testid="${key}-commentList${card}" data-component-type="LazyColumn"><div componentkey="${key}-commentsSectionAnchorRef${card}"></div>
   ${post.comments.map((comment) => sduiComment(post.urn, comment, ui, shape)).join('')}</div></div>`;
}

export function sduiPost(post: Post, shape: 'nested' | 'sibling' = 'sibling'): string {
  const ui = post.ui ?? 'en';
  const hash = `Zq${next().toString(36)}x_K-9`;
  const card = `${hash}FeedType_${post.feedType ?? (post.detail ? 'FEED_DETAIL' : 'MAIN_FEED_RELEVANCE')}`;
  const key = post.focus ? 'update-card-focus' : 'expanded';
  const frame = post.focus ? '' : ` componentkey="expanded${card}"`;
  const { header, shares } = post;
  const head = header
    ? `<div componentkey="${uuid()}"><div>${sduiAvatar(header, ui)}<div><p componentkey="${uuid()}"><a href="${hrefOf(header)}"><strong>${escaped(header.name)}</strong></a><span> </span>${LABELS[ui].did}</p></div></div></div><hr role="presentation">`
    : '';
  const menu = `<button type="button" componentkey="${uuid()}" aria-label="${say(ui, 'menu', post.by)}" aria-expanded="false"><span></span></button>`;
  const actor =
    post.without === 'author'
      ? ''
      : `${sduiActor(post.by, ui, post.promoted ? 'Promoted' : '3h • ')}${menu}<button type="button" aria-label="${say(ui, 'follow', post.by)}"><span></span></button>`;
  const words =
    post.text === null && !post.html ? '' : `<p componentkey="${uuid()}">${sduiBox(post, ui)}</p>`;
  const shared = shares
    ? `<div componentkey="${uuid()}"><a tabindex="0" href="${POST_LINK}${shares.urn}/"><p>4d</p></a>${sduiActor(shares.by, ui, '4d • ')}${
        post.focus
          ? `<a href="/feed/update/${shares.urn}/"><p>${sduiBox({ text: shares.words }, ui)}</p></a>`
          : `<p componentkey="${uuid()}">${sduiBox({ text: shares.words }, ui)}</p>`
      }</div>`
    : '';
  const poll = post.poll
    ? `<div><a tabindex="0" href="${POST_LINK}${typeof post.poll === 'string' ? post.poll : post.urn}/?x=y"><p>Which stop?</p></a><button type="button"><span>North</span></button></div>`
    : '';
  const tools =
    post.without === 'id'
      ? ''
      : `<div id="${keyOfPost(post.urn)}-replaceableCommentTools${card}" componentkey="${keyOfPost(post.urn)}-replaceableCommentTools${card}"></div>`;
  const facepile =
    post.detail && post.focus
      ? `<div data-testid="ReactionFacepileCollection-${post.urn}"><a href="${hrefOf(TEO)}"><img alt="${say(ui, 'view', TEO)}" src="face.png"></a></div>`
      : '';
  return `<div data-display-contents="true"><div><div${frame}><div ${post.detail && !post.focus ? '' : 'role="listitem" '}componentkey="${key}${card}"><div data-display-contents="true"><div componentkey="${hash}">
   <h2><span>Feed post</span></h2>${head}
   <div componentkey="${uuid()}">${actor}</div>${words}${shared}${poll}
   ${post.picture ? '<div><img src="tram.jpg" alt="A tram in the rain"></div>' : ''}
   <div><a tabindex="0" href="/feed/?shareActive=true"><div><p><span>${escaped(TEO.name)} and 2 others</span></p></div></a></div>
   <hr role="presentation"><div><button type="button" aria-label="${LABELS[ui].like}"><span></span></button><button type="button"><span>${svg('comment-small')}<span>${LABELS[ui].comment}</span></span></button></div>${facepile}
   </div></div>${tools}${post.without === 'id' ? '' : sduiComments(post, ui, card, shape)}</div></div></div></div>`;
}

export const sduiPage = (screen: string, body: string, ui: Ui = 'en') =>
  `<!doctype html><html lang="${ui}" dir="${ui === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><title>LinkedIn</title></head><body data-rehydrated="true"><div id="root"><header><a href="/feed/"><p>Home</p></a></header>
   <div role="main" data-sdui-screen="com.linkedin.sdui.flagshipnav.${screen}">${body}</div></div><div id="interop-outlet" data-testid="interop-shadowdom"></div></body></html>`;

export const sduiFeed = (posts: string, ui?: Ui) =>
  sduiPage(
    'feed.MainFeed',
    `<div role="list" data-testid="mainFeed" data-component-type="LazyColumn"><div><a href="${hrefOf(TEO)}"><figure><img alt="" src="me.png"></figure></a><div role="button" aria-label="Start a post"><p>Start a post</p></div></div>
     ${posts}<div><div componentkey="expandedEmptyFeedType_MAIN_FEED_RELEVANCE"><div role="listitem" componentkey="expandedEmptyFeedType_MAIN_FEED_RELEVANCE"></div></div></div>
     <div><div role="listitem"><a href="${hrefOf(SNOW)}"><p>${escaped(SNOW.name)}</p></a><button type="button" aria-label="Follow"><span>Follow</span></button></div></div></div>`,
    ui,
  );
