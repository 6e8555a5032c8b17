/**
 * Pages in the shape of LinkedIn's three front ends: Ember with its urns and class names, SDUI with its component
 * keys, and what guests see. Every person, word and id is invented.
 */
import type { Imitation, Item, Variant } from './imitation';

type Label = 'view' | 'menu' | 'follow' | 'like' | 'reply' | 'comment' | 'more' | 'tag' | 'verified' | 'did';
/** `N` is where the name goes; `did` is what stands behind a name over a post of somebody else's. */
const LABELS: Record<'en' | 'es' | 'de' | 'ar', Record<Label, string>> = {
  en: {
    view: 'View N’s profile',
    menu: 'Open control menu for post by N',
    follow: 'Follow N',
    like: 'Reaction button state: no reaction',
    reply: 'Reply to N’s comment',
    comment: 'Comment',
    more: 'more',
    tag: 'hashtag',
    verified: 'Verified Profile 1st',
    did: 'commented on this',
  },
  es: {
    view: 'Ver el perfil de N',
    menu: 'Abrir el menú de control de la publicación de N',
    follow: 'Seguir a N',
    like: 'Sin reacción',
    reply: 'Responder al comentario de N',
    comment: 'Comentar',
    more: 'más',
    tag: 'etiqueta',
    verified: 'Perfil verificado 1er',
    did: 'ha comentado esto',
  },
  de: {
    view: 'Profil von N anzeigen',
    menu: 'Menü für Beitrag von N öffnen',
    follow: 'N folgen',
    like: 'Keine Reaktion',
    reply: 'Auf den Kommentar von N antworten',
    comment: 'Kommentieren',
    more: 'mehr',
    tag: 'Hashtag',
    verified: 'Verifiziertes Profil 1.',
    did: 'hat das kommentiert',
  },
  ar: {
    view: 'عرض ملف N الشخصي',
    menu: 'فتح قائمة التحكم لمنشور N',
    follow: 'متابعة N',
    like: 'لا يوجد تفاعل',
    reply: 'الرد على تعليق N',
    comment: 'تعليق',
    more: 'المزيد',
    tag: 'هاشتاج',
    verified: 'ملف موثّق الأول',
    did: 'علّق على هذا',
  },
};
type Ui = keyof typeof LABELS;

interface Person {
  name: string;
  handle: string;
  kind?: 'in' | 'company';
  /** What the link says, where it is not the handle itself. */
  href?: string;
}
const BRAND: Person = { name: 'Nimbus Trams', handle: 'nimbus-trams', kind: 'company' };
const ISA: Person = { name: 'Isa Lindqvist-Brook', handle: 'isa-lindqvist-brook-7a1' };
const TEO: Person = { name: 'Teo Marrow 🚋', handle: 'teo-marrow' };
const HANA: Person = { name: 'هناء الصافي', handle: 'hana-alsafi-91', href: '/in/hana%2Dalsafi%2D91/' };
const JUNO: Person = { name: 'Dr. Juno O’Farrell, CQRP', handle: 'junoofarrell' };
const RIO: Person = { name: 'Río Peñalba', handle: 'río-peñalba', href: '/in/r%C3%ADo-pe%C3%B1alba/' };
const SNOW: Person = { name: 'Anni <Snow> & Co', handle: 'anni-snow', kind: 'company' };

const escaped = (text: string) =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  );
const say = (ui: Ui, label: Label, who: Person) => escaped(LABELS[ui][label].replace('N', () => who.name));
const hrefOf = ({ kind = 'in', handle, href }: Person) =>
  href ?? `https://www.linkedin.com/${kind}/${handle}/${kind === 'company' ? 'posts/' : ''}`;

let serial = 0;
const uuid = () => `${(++serial).toString(16).padStart(8, '0')}-1111-4222-8333-444455556666`;

/** base64 of a protobuf message with one field that holds one zigzag varint, as in SDUI's component keys. */
export function keyOfPost(urn: string): string {
  const [, , type, number] = urn.split(':');
  const varint: number[] = [];
  for (let rest = BigInt(number ?? 0) << 1n; rest > 0n; rest >>= 7n)
    varint.push(Number(rest & 0x7fn) | (rest > 0x7fn ? 0x80 : 0));
  return btoa(
    String.fromCharCode(type === 'activity' ? 0x0a : 0x12, varint.length + 1, 0x08, ...varint),
  ).replace(/=+$/, '');
}

interface Words {
  /** What a person reads. */
  text: string | null;
  /** Its HTML, where it is more than words and line breaks; by front end. */
  html?: (ui: Ui) => string;
}

interface Comment extends Words {
  number: string;
  by: Person;
  /** Nested in what they answer, or behind it. */
  replies?: Comment[];
  badge?: 'you' | 'verified';
  without?: 'id' | 'author' | 'avatar';
}

interface Post extends Words {
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

const plain = ({ text }: Words) => escaped(text ?? '').replace(/\n/g, '<br>');

// --- what is to be read

const POST_LINK = 'https://www.linkedin.com/feed/update/';

function mention(parts: Omit<Item, 'site' | 'missing'>): Item {
  const { author } = parts;
  const missing: Item['missing'] = [];
  if (parts.id === null) missing.push('id');
  if (parts.permalink === null) missing.push('permalink');
  if (author.name === null) missing.push('author.name');
  if (author.handle === null) missing.push('author.handle');
  if (author.profileUrl === null) missing.push('author.profileUrl');
  if (parts.text === null) missing.push('text');
  // The pages only say "3h".
  missing.push('postedAt');
  if (parts.inReplyTo === null && parts.kind !== 'post') missing.push('inReplyTo');
  return { site: 'linkedin', ...parts, missing };
}

const authorOf = (by: Person, without?: string): Item['author'] =>
  without === 'author'
    ? { name: null, handle: null, profileUrl: null }
    : {
        name: by.name,
        handle: by.handle,
        profileUrl: `https://www.linkedin.com/${by.kind ?? 'in'}/${encodeURIComponent(by.handle)}`,
      };

const commentId = (post: string, { number }: Comment) =>
  `urn:li:comment:(${post.replace('urn:li:', '')},${number})`;

function expectedComment(post: string, comment: Comment, parent?: Comment): Item[] {
  const id = comment.without === 'id' ? null : commentId(post, comment);
  const dash = encodeURIComponent(`urn:li:fsd_comment:(${comment.number},${post})`);
  return [
    mention({
      kind: parent ? 'reply' : 'comment',
      id,
      permalink: id && `${POST_LINK}${post}/?dashCommentUrn=${dash}`,
      author: authorOf(comment.by, comment.without),
      text: comment.text,
      postedAt: null,
      inReplyTo: parent ? commentId(post, parent) : id && post,
    }),
    ...(comment.replies ?? []).flatMap((reply) => expectedComment(post, reply, comment)),
  ];
}

/** A ugcPost and a share of one number are one thing. */
const twinsOf = (name: string) =>
  /:(?:ugcPost|share):/.test(name)
    ? [name.replace(/ugcPost|share/, (kind) => (kind === 'share' ? 'ugcPost' : 'share'))]
    : [];

/** What else the page calls a post: the urns of its poll's link, and of what its comments answer. */
function aliasesOf({ urn, poll, commentsOn, without, also }: Post): string[] {
  if (without === 'id') return [];
  const others = [also, typeof poll === 'string' ? poll : undefined, commentsOn].filter(
    (name) => name !== undefined,
  );
  return [...new Set([...others, ...[urn, ...others].flatMap(twinsOf)])];
}

const expectedPost = (post: Post): Item[] => [
  mention({
    kind: 'post',
    id: post.without === 'id' ? null : post.urn,
    aliases: aliasesOf(post),
    permalink: post.without === 'id' ? null : `${POST_LINK}${post.urn}/`,
    author: authorOf(post.by, post.without),
    text: post.text,
    postedAt: null,
    inReplyTo: null,
  }),
  ...(post.comments ?? []).flatMap((comment) => expectedComment(post.commentsOn ?? post.urn, comment)),
];

// --- SDUI

const svg = (id: string) =>
  `<svg id="${id}" viewBox="0 0 16 16" aria-hidden="true"><path d="M0 0"></path></svg>`;
const sduiMention = (who: Person) =>
  `<a href="${hrefOf(who)}" tabindex="-1"><span><strong>${escaped(who.name)}</strong></span></a>`;
const sduiTag = (tag: string) =>
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

function sduiComments(post: Post, ui: Ui, card: string, shape: 'nested' | 'sibling'): string {
  if (!post.comments) return '';
  const key = keyOfPost(post.urn);
  return `<div componentkey="commentsSectionContainer${card}"><div data-testid="${key}-commentList${card}" data-component-type="LazyColumn"><div componentkey="${key}-commentsSectionAnchorRef${card}"></div>
   ${post.comments.map((comment) => sduiComment(post.urn, comment, ui, shape)).join('')}</div></div>`;
}

function sduiPost(post: Post, shape: 'nested' | 'sibling' = 'sibling'): string {
  const ui = post.ui ?? 'en';
  const hash = `Zq${(++serial).toString(36)}x_K-9`;
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

const sduiPage = (screen: string, body: string, ui: Ui = 'en') =>
  `<!doctype html><html lang="${ui}" dir="${ui === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><title>LinkedIn</title></head><body data-rehydrated="true"><div id="root"><header><a href="/feed/"><p>Home</p></a></header>
   <div role="main" data-sdui-screen="com.linkedin.sdui.flagshipnav.${screen}">${body}</div></div><div id="interop-outlet" data-testid="interop-shadowdom"></div></body></html>`;

const sduiFeed = (posts: string, ui?: Ui) =>
  sduiPage(
    'feed.MainFeed',
    `<div role="list" data-testid="mainFeed" data-component-type="LazyColumn"><div><a href="${hrefOf(TEO)}"><figure><img alt="" src="me.png"></figure></a><div role="button" aria-label="Start a post"><p>Start a post</p></div></div>
     ${posts}<div><div componentkey="expandedEmptyFeedType_MAIN_FEED_RELEVANCE"><div role="listitem" componentkey="expandedEmptyFeedType_MAIN_FEED_RELEVANCE"></div></div></div>
     <div><div role="listitem"><a href="${hrefOf(SNOW)}"><p>${escaped(SNOW.name)}</p></a><button type="button" aria-label="Follow"><span>Follow</span></button></div></div></div>`,
    ui,
  );

// --- Ember

const emberMention = (who: Person) =>
  `<span><a tabindex="0" href="${hrefOf(who)}" id="ember${++serial}" class="ember-view">${escaped(who.name)}</a></span>`;
const emberTag = (tag: string, ui: Ui) =>
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
  return `<article class="comments-comment-entity ${parent ? 'comments-comment-entity--reply' : ''}"${id} id="ember${++serial}" tabindex="-1">
   <div class="comments-comment-meta__container">${comment.without === 'author' ? '' : meta}<div class="comments-comment-meta__info"><time class="comments-comment-meta__data">15m</time></div></div>
   <div class="comments-thread-entity"><section class="comments-comment-entity__content"><span class="comments-comment-item__main-content feed-shared-main-content--comment" dir="ltr">${emberText(comment, ui)}</span></section></div>
   <div class="comment-social-activity"><button aria-label="${comment.without === 'author' ? LABELS[ui].comment : say(ui, 'reply', comment.by)}" class="comments-comment-social-bar__reply-action-button--cr"><span aria-hidden="true">${LABELS[ui].comment}</span></button>
   ${replies && `<div class="comments-replies-list">${replies}</div>`}</div></article>`;
}

function emberPost(post: Post): string {
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
  return `<div class="full-height" data-view-name="feed-full-update"><div class="feed-shared-update-v2 full-height" id="ember${++serial}" role="article"${urn}><div><h2 class="visually-hidden">Feed post</h2>${head}
   <div class="feed-shared-control-menu"><button aria-expanded="false" aria-label="${post.without === 'author' ? LABELS[ui].more : say(ui, 'menu', post.by)}" type="button"></button></div>
   ${post.without === 'author' ? '' : emberActor(post.by, ui, post.faceless)}${post.text === null && !post.html ? '' : words}${shared}
   ${post.picture ? '<div class="update-components-image"><img alt="A tram in the rain" src="tram.jpg"></div>' : ''}
   <div class="feed-shared-social-action-bar"><button aria-label="${LABELS[ui].like}" type="button"></button><button aria-label="${LABELS[ui].comment}" type="button"></button></div>${comments}</div></div></div>`;
}

const emberPage = (body: string, ui: Ui = 'en') =>
  `<!doctype html><html lang="${ui}" dir="${ui === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><title>LinkedIn</title></head><body class="ember-application"><div class="application-outlet"><header id="global-nav"><a href="/feed/">Home</a></header><main>${body}</main>
   <aside id="msg-overlay" class="msg-overlay-container"><div class="msg-overlay-list-bubble"><div class="feed-shared-update-v2" data-urn="urn:li:activity:7100000000000000099" role="article"><a href="${hrefOf(TEO)}">A post in a private message</a></div></div></aside></div></body></html>`;

/** The feed's wrappers carry the urn too, and stand empty until one scrolls to them. */
const emberFeed = (posts: Post[], ui?: Ui) =>
  emberPage(
    `<div class="scaffold-finite-scroll__content" data-finite-scroll-hotkey-context="FEED">${posts
      .map((post) => `<div data-id="${post.urn}" class="relative">${emberPost(post)}</div>`)
      .join('')}
     <div data-id="urn:li:activity:7100000000000000098" class="relative"><div class="ember-view occludable-update-hint occludable-update"></div></div>
     <div data-id="urn:li:inAppPromotion:501" class="relative"><div class="ember-view occludable-update"></div></div>
     <div class="feed-shared-update-v2" role="article" data-urn="urn:li:aggregate:(urn:li:jobPosting:31,urn:li:jobPosting:32)"><a href="/jobs/view/31/">Jobs for you</a></div></div>`,
    ui,
  );

function card(
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

// --- what guests see

const guestHref = ({ kind = 'in', handle }: Person, trk: string) =>
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

function guestPost(post: Post, trk: string): string {
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

const guestPage = (body: string, ui: Ui = 'en') =>
  `<!doctype html><html lang="${ui}" dir="${ui === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><title>LinkedIn</title></head><body><header><a href="/login">Sign in</a></header><main class="main">${body}
   <section data-nosnippet="true"><h2>Explore more</h2><a href="/pulse/x"><p>Something to read</p></a></section></main></body></html>`;

// --- what is said

const urn = (number: number, type = 'activity') =>
  `urn:li:${type}:71000000000000${String(number).padStart(5, '0')}`;
/** Made months before: numbers begin with the time. */
const old = (number: number) => `urn:li:activity:69000000000000${String(number).padStart(5, '0')}`;
const nth = (number: number) => `72000000000000${String(number).padStart(5, '0')}`;

const late: Post = {
  urn: urn(1),
  by: ISA,
  text: 'Line 4 stood still again.\n\nTwenty minutes, no word. 🚋',
};
const brand: Post = {
  urn: urn(2, 'ugcPost'),
  by: BRAND,
  text: 'We are sorry: the points at North Quay froze.',
};
const linked = (link: (who: Person) => string, tag: (tag: string, ui: Ui) => string): Words => ({
  text: 'Thank you Nimbus Trams for #NightLine and thanks Dr. Juno O’Farrell, CQRP!',
  html: (ui) =>
    `Thank you <span class="white-space-pre"> </span>${link(BRAND)} for ${tag('NightLine', ui)}<span> </span> and thanks ${link(JUNO)}!`,
});
const thread = (replyWords: Words): Comment[] => [
  {
    number: nth(1),
    by: ISA,
    badge: 'you',
    text: 'I stood there too.',
    replies: [
      { number: nth(2), by: RIO, ...replyWords },
      { number: nth(3), by: BRAND, text: 'Please send us your ticket number.' },
    ],
  },
  { number: nth(4), by: TEO, badge: 'verified', text: 'Same here, every Monday.\nSince May.' },
];
const replyWords = (link: (who: Person) => string): Words => ({
  text: 'Isa Lindqvist-Brook how long did it take?',
  html: () => `${link(ISA)}<span></span> how long did it take?`,
});
const hole: Words = { text: null, html: () => 'This is <img src="laugh.png"> service.' };
const arabic: Post = { urn: urn(5), by: HANA, ui: 'ar', text: 'تأخر الترام مرة أخرى.\nمتى يعود؟' };
const gallery: Post = { urn: urn(6), by: SNOW, text: null, picture: true };
const anonymous: Post = { urn: urn(7), by: TEO, text: 'Nobody knows who said this.', without: 'author' };
const shared: Post = {
  urn: urn(8),
  by: TEO,
  text: 'Worth a read.',
  shares: { by: BRAND, words: 'Our winter timetable.', urn: old(80) },
};
const seen: Post = { urn: urn(9), by: BRAND, header: RIO, text: 'New shelters at Mill Road.' };

const FEED = 'https://www.linkedin.com/feed/';

function sdui(
  name: string,
  posts: Post[],
  { url = FEED, ui = 'en' as Ui, shape = 'sibling' as 'nested' | 'sibling' } = {},
): Variant {
  return {
    name: `SDUI: ${name}`,
    url,
    html: sduiFeed(posts.map((post) => sduiPost({ ui, ...post }, shape)).join(''), ui),
    expected: posts.flatMap(expectedPost),
  };
}
const ember = (name: string, posts: Post[], ui: Ui = 'en'): Variant => ({
  name: `Ember: ${name}`,
  url: FEED,
  html: emberFeed(
    posts.map((post) => ({ ui, ...post })),
    ui,
  ),
  expected: posts.flatMap(expectedPost),
});

const sduiLinked: Post = { urn: urn(3), by: JUNO, ...linked(sduiMention, (tag) => sduiTag(tag)) };
const emberLinked: Post = { urn: urn(3), by: JUNO, ...linked(emberMention, emberTag) };
const written: Words = { text: 'One stop.\nTwo hours.', html: () => 'One stop.\nTwo hours.' };
const sduiThread: Post = { ...brand, comments: thread(replyWords(sduiMention)) };
const emberThread: Post = { ...brand, comments: thread(replyWords(emberMention)) };
/** A comments section alone, as a dialog shows it; its post stands elsewhere. */
const alone = (post: Post) => (post.comments ?? []).flatMap((comment) => expectedComment(post.urn, comment));
const nameless: Comment[] = [
  { number: nth(11), by: RIO, text: 'Whose is this?', without: 'id' },
  { number: nth(12), by: RIO, text: 'Who said it?', without: 'author' },
  { number: nth(13), by: RIO, text: 'No face.', without: 'avatar' },
];
const detail: Post = { ...sduiThread, detail: true };

const searched: Post[] = [late, brand].map((post) => ({
  ...post,
  ui: 'es',
  focus: true,
  feedType: 'FLAGSHIP_SEARCH',
}));
const ofBrand: Post[] = [
  { ...brand, ui: 'ar', focus: true, feedType: 'ORGANIZATION' },
  {
    ...arabic,
    by: BRAND,
    focus: true,
    feedType: 'ORGANIZATION',
    comments: [{ number: nth(21), by: HANA, text: 'شكرا' }],
  },
];
const reacted: Post = { ...sduiThread, urn: urn(30), ui: 'de', by: SNOW, detail: true, focus: true };
const keysAsIds = (html: string) =>
  html
    .replace(/ id="[^"]*"(?= componentkey="(?:replaceableComment_|[\w+/=-]+-replaceableCommentTools))/g, '')
    .replace(
      / componentkey="(expanded[^"]*|replaceableComment_[^"]*|[^"]*-replaceableCommentTools[^"]*)"/g,
      ' id="$1"',
    );
const announced: Post = {
  urn: urn(40),
  also: urn(41, 'share'),
  by: BRAND,
  text: 'The winter timetable starts on Sunday.\n\nAsk us anything on Nimbus Trams!',
  html: () =>
    `The winter timetable starts on Sunday.\n\nAsk us anything on <a class="link" href="${guestHref(BRAND, 'public_post-text')}" data-tracking-control-name="public_post-text">Nimbus Trams</a>!`,
  comments: [
    { number: nth(31), by: ISA, text: 'Will line 4 run?\nIt did not last year.' },
    { number: nth(32), by: SNOW, text: 'Thank you!' },
  ],
};
const published: Post[] = [
  { urn: urn(42), also: urn(43, 'ugcPost'), ui: 'de', by: BRAND, text: 'Wir fahren wieder.' },
  {
    ...shared,
    urn: urn(44),
    also: urn(45, 'share'),
    ui: 'de',
    shares: { by: RIO, words: 'Mis trenes.', urn: old(81) },
  },
  { ...shared, urn: urn(46), also: urn(47, 'share'), ui: 'de', text: null },
];
const arabicPublic: Post = { ...arabic, urn: urn(43), also: urn(48, 'ugcPost'), comments: nameless };

const variants: Variant[] = [
  sdui('feed, posts of a person and of a company (2026-03)', [late, brand]),
  sdui('feed under /preload/ (2026-03)', [late], { url: 'https://www.linkedin.com/preload/' }),
  sdui('feed, mentions and hashtags as links', [sduiLinked]),
  sdui('feed, line breaks as they were written (2026-03)', [{ urn: urn(4, 'ugcPost'), by: TEO, ...written }]),
  sdui('feed, somebody commented on somebody else’s post', [
    { ...seen, comments: [{ number: nth(20), by: RIO, badge: 'verified', text: 'At last.' }] },
  ]),
  sdui('feed, a post that shares another with words of its own', [shared]),
  sdui('feed, a poll that links its own post', [{ ...late, poll: true }]),
  sdui('feed, a post that is only a picture', [gallery]),
  sdui('feed, promoted post (read like any other: nothing but a word tells)', [{ ...brand, promoted: true }]),
  sdui('feed, Arabic', [arabic], { ui: 'ar' }),
  sdui('feed, Spanish, a handle beyond ASCII', [{ urn: urn(10), by: RIO, text: '¿Y la línea 4?' }], {
    ui: 'es',
  }),
  sdui('feed, German', [{ ...sduiThread, by: SNOW }], { ui: 'de' }),
  sdui('feed, a picture without alt in the words', [{ urn: urn(11), by: ISA, ...hole }]),
  sdui('feed, no author', [anonymous]),
  sdui('feed, no id', [{ ...late, without: 'id' }]),
  {
    name: 'SDUI: post page, replies behind what they answer (2026-07)',
    url: `${POST_LINK}${brand.urn}/`,
    html: sduiPage('feed.UpdateDetail', sduiPost(detail)),
    expected: expectedPost(detail),
  },
  {
    name: 'SDUI: post page, replies nested (2026-09)',
    url: `${POST_LINK}${brand.urn}/`,
    html: sduiPage('feed.UpdateDetail', sduiPost(detail, 'nested')),
    expected: expectedPost(detail),
  },
  {
    name: 'SDUI: post page without keys, its id from the address',
    url: 'https://www.linkedin.com/posts/isa_line-4-activity-7100000000000000001-AbCd',
    html: sduiPage('feed.UpdateDetail', sduiPost({ ...late, detail: true, without: 'id' })),
    expected: expectedPost(late),
  },
  {
    name: 'SDUI: comments alone, one without an id, an author, an avatar',
    url: `${POST_LINK}${brand.urn}/`,
    html: sduiPage('feed.UpdateDetail', sduiComments({ ...brand, comments: nameless }, 'en', '', 'sibling')),
    expected: alone({ ...brand, comments: nameless }),
  },
  sdui('feed, a poll that links the same post by another urn', [
    { ...brand, poll: urn(20), text: 'Which stop next?' },
  ]),
  sdui('feed, cards of another key, their tools beside them (2026-09)', [
    { ...late, focus: true },
    { ...seen, focus: true, comments: [{ number: nth(20), by: RIO, badge: 'verified', text: 'At last.' }] },
  ]),
  sdui('feed, a post that shares another, whose words are a link (2026-09)', [{ ...shared, focus: true }]),
  sdui('feed, a post that shares another without a word', [{ ...shared, text: null }]),
  sdui(
    'feed, Arabic, a post that shares another without a word (2026-09)',
    [{ ...shared, by: HANA, text: null, focus: true }],
    { ui: 'ar' },
  ),
  {
    name: 'SDUI: content search, Spanish (2026-09)',
    url: 'https://www.linkedin.com/search/results/content/?keywords=nimbus',
    html: sduiPage(
      'search.SearchResultsContent',
      `<div role="list">${searched.map((post) => sduiPost(post)).join('')}</div>`,
      'es',
    ),
    expected: searched.flatMap(expectedPost),
  },
  {
    name: 'SDUI: posts of a company, Arabic (2026-10)',
    url: 'https://www.linkedin.com/company/nimbus-trams/posts/?feedView=all',
    html: sduiPage(
      'organization.OrganizationPosts',
      `<div>${ofBrand.map((post) => sduiPost(post)).join('')}</div>`,
      'ar',
    ),
    expected: ofBrand.flatMap(expectedPost),
  },
  {
    name: 'SDUI: post page, German, who reacted names the post (2026-09)',
    url: `${POST_LINK}${urn(30)}/`,
    html: sduiPage('feed.UpdateDetail', sduiPost(reacted), 'de'),
    expected: expectedPost(reacted),
  },
  {
    name: 'SDUI: post page, keys only as ids (2026-09)',
    url: `${POST_LINK}${brand.urn}/`,
    html: sduiPage('feed.UpdateDetail', keysAsIds(sduiPost(detail, 'nested'))),
    expected: expectedPost(detail),
  },
  {
    name: 'SDUI: notifications name no comment: nothing is read (2026-10)',
    url: 'https://www.linkedin.com/notifications/',
    html: sduiPage(
      'notifications.Notifications',
      `<div role="list"><div role="listitem"><a href="${hrefOf(ISA)}"><img alt="" src="face.png"></a><a href="${POST_LINK}${late.urn}/"><p><strong>${ISA.name}</strong> commented on your post: same here.</p></a></div></div>`,
    ),
    expected: [],
  },
  ember('feed, posts of a person and of a company (2025-06)', [late, brand]),
  ember('feed, a post that shares another without a word', [{ ...shared, text: null }]),
  {
    name: 'Guests: a post with its comments (2026-06)',
    url: 'https://www.linkedin.com/posts/nimbus-trams_winter-activity-7100000000000000040-AbCd',
    html: guestPage(guestPost(announced, 'public_post')),
    expected: expectedPost(announced),
  },
  {
    name: 'Guests: a company with its posts, German, one that shares another (2025-05)',
    url: 'https://de.linkedin.com/company/nimbus-trams',
    html: guestPage(
      `<ul>${published.map((post) => `<li>${guestPost(post, 'organization_guest_main-feed-card')}</li>`).join('')}</ul>`,
      'de',
    ),
    expected: published.flatMap(expectedPost),
  },
  {
    name: 'Guests: a post in Arabic, comments without an id, an author, an avatar',
    url: 'https://www.linkedin.com/posts/hana_tram-activity-7100000000000000043-AbCd',
    html: guestPage(guestPost(arabicPublic, 'public_post'), 'ar'),
    expected: expectedPost(arabicPublic),
  },
  ember('feed, mentions and hashtags as links', [emberLinked]),
  ember('feed, somebody commented on somebody else’s post', [
    { ...seen, commentsOn: urn(90, 'ugcPost'), comments: [{ number: nth(20), by: RIO, text: 'At last.' }] },
  ]),
  ember('feed, a post that shares another with words of its own', [shared]),
  ember('feed, a person without a picture (2025-06)', [{ ...late, comments: [], faceless: true }]),
  ember('feed, a post that is only a picture', [gallery]),
  ember('feed, Arabic', [arabic], 'ar'),
  ember('feed, German', [emberThread], 'de'),
  ember('feed, a picture without alt in the words', [{ urn: urn(11), by: ISA, ...hole }]),
  ember('feed, no author', [anonymous]),
  {
    name: 'Ember: post page, replies nested (2026-09)',
    url: `${POST_LINK}${brand.urn}/`,
    html: emberPage(emberPost(emberThread)),
    expected: expectedPost(emberThread),
  },
  {
    name: 'Ember: comments without an id, an author, an avatar',
    url: `${POST_LINK}${brand.urn}/`,
    html: emberPage(emberPost({ ...brand, comments: nameless })),
    expected: expectedPost({ ...brand, comments: nameless }),
  },
  {
    name: 'Ember: content search, Spanish (2025-07)',
    url: 'https://www.linkedin.com/search/results/content/?keywords=nimbus',
    html: emberPage(
      `<ul role="list">${[late, shared].map((post) => `<li class="artdeco-card">${emberPost({ ui: 'es', ...post })}</li>`).join('')}<li class="artdeco-card">${emberPost({ ui: 'es', ...brand, without: 'id' })}</li></ul>`,
      'es',
    ),
    expected: [...[late, shared].flatMap(expectedPost), ...expectedPost({ ...brand, without: 'id' })],
  },
  {
    name: 'Ember: notifications; only what was said to the reader (2026-07)',
    url: 'https://www.linkedin.com/notifications/',
    html: emberPage(
      `<div class="nt-card-list">${[
        card('TOPIC_TRENDING_CONVERSATION_IN_YOUR_NETWORK', {}, ISA, 'people are engaging', ''),
        card(
          'REPLIED_TO_YOUR_COMMENT',
          {
            commentUrn: `urn:li:comment:(ugcPost:7100000000000000002,${nth(1)})`,
            replyUrn: `urn:li:comment:(ugcPost:7100000000000000002,${nth(2)})`,
          },
          HANA,
          'replied to your comment.',
          '<strong>Nimbus Trams</strong> <span class="white-space-pre"> </span>it took an hour',
        ),
        card(
          'REACTED_TO_YOUR_COMMENT',
          { commentUrn: `urn:li:comment:(ugcPost:7100000000000000002,${nth(1)})` },
          TEO,
          'liked your comment.',
          'I stood there too.',
        ),
        card(
          'MENTIONED_YOU_IN_THIS',
          { commentUrn: `urn:li:comment:(activity:7100000000000000001,${nth(5)})` },
          JUNO,
          'mentioned you in a comment.',
          'Ask <strong>Nimbus Trams</strong> then',
        ),
      ].join('')}</div>`,
    ),
    expected: [
      ...expectedComment(
        urn(2, 'ugcPost'),
        { number: nth(2), by: HANA, text: 'Nimbus Trams it took an hour' },
        { number: nth(1), by: BRAND, text: null },
      ),
      ...expectedComment(urn(1), { number: nth(5), by: JUNO, text: 'Ask Nimbus Trams then' }),
    ],
  },
  {
    name: 'SDUI: messages are never read',
    url: 'https://www.linkedin.com/messaging/thread/2-abc/',
    html: sduiPage('messaging.Thread', sduiPost(late)),
    expected: [],
  },
];

function feed(count: number): Variant {
  const people = [ISA, TEO, BRAND, JUNO, RIO, SNOW];
  const posts = Array.from({ length: count }, (_, at): Post => {
    const by = people[at % people.length] ?? ISA;
    return {
      urn: urn(10_000 + at, at % 2 ? 'ugcPost' : 'activity'),
      by,
      text: `Item ${at}\nof a long feed.`,
    };
  });
  return sdui(`feed of ${count}`, posts);
}

export const imitation: Imitation = { site: 'linkedin', variants, feed };
