/** Pages in the shape of Facebook's; every person, word and id is invented. */
import { PARTS } from '../../utils/sites/mention';
import type { Imitation, Item, Variant } from './imitation';

const LABELS = {
  en: {
    by: (name: string) => `Comment by ${name} 2 hours ago`,
    reply: (name: string) => `Reply by ${name} to another comment 1 hour ago`,
    like: 'Like',
    answer: 'Reply',
    share: 'Share',
    comment: 'Comment',
    more: 'See more',
    author: 'Author',
    loading: 'Loading...',
    time: '2h',
    replied: (name: string) => `${name} replied`,
    story: (name: string) => `${name}, view story`,
  },
  th: {
    by: (name: string) => `ความคิดเห็นจาก ${name} เมื่อ 2 ชั่วโมงที่แล้ว`,
    reply: (name: string) => `การตอบกลับของ ${name} เมื่อ 1 ชั่วโมงที่แล้ว`,
    like: 'ถูกใจ',
    answer: 'ตอบกลับ',
    share: 'แชร์',
    comment: 'แสดงความคิดเห็น',
    more: 'ดูเพิ่มเติม',
    author: 'ผู้เขียน',
    loading: 'กำลังโหลด...',
    time: '2 ชั่วโมง',
    replied: (name: string) => `${name} ตอบกลับ`,
    story: (name: string) => `${name} ดูสตอรี่`,
  },
  ar: {
    by: (name: string) => `تعليق بواسطة ‏‎${name}‎‏ منذ ساعتين`,
    reply: (name: string) => `رد بواسطة ‏‎${name}‎‏ منذ ساعة`,
    like: 'أعجبني',
    answer: 'رد',
    share: 'مشاركة',
    comment: 'تعليق',
    more: 'عرض المزيد',
    author: 'الكاتب',
    loading: 'جارٍ التحميل...',
    time: 'ساعتان',
    replied: (name: string) => `رد ${name}`,
    story: (name: string) => `عرض قصة ${name}`,
  },
};
type Ui = keyof typeof LABELS;

interface Person {
  name: string;
  /** Vanity name or number. */
  handle: string;
}
const TRAMS: Person = { name: 'Nimbus Trams', handle: 'nimbus.trams' };
const VILMA: Person = { name: 'Vilma Quist', handle: 'vilma.quist.7' };
const ODO: Person = { name: 'Odo Farrant', handle: '61500000000042' };
const MALEE: Person = { name: 'มาลี สมมุติ', handle: '61500000000077' };
const RANIA: Person = { name: 'رانيا سالم', handle: '61500000000093' };
const PELLE: Person = { name: 'Pelle <Ö> & söner', handle: 'pelle.o' };

const GROUP = { id: '700100200300', name: 'Tram friends of Nimbus' };

interface Comment {
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

interface Post {
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

const escaped = (text: string) =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  );
const TRACK = '__cft__[0]=AZinvented&amp;__tn__=R]-R';
const icon = (name?: string) =>
  `<svg ${name === undefined ? 'aria-hidden="true"' : `aria-label="${escaped(name)}" role="img"`} data-visualcompletion="ignore-dynamic"><g></g></svg><div role="none" data-visualcompletion="ignore"></div>`;
const ripple = '<div role="none" data-visualcompletion="ignore"></div>';

const profileUrl = ({ handle }: Person, group?: typeof GROUP) =>
  group
    ? `https://www.facebook.com/groups/${group.id}/user/${handle}/`
    : /^\d+$/.test(handle)
      ? `https://www.facebook.com/profile.php?id=${handle}`
      : `https://www.facebook.com/${handle}`;

function hrefOf(person: Person, group?: typeof GROUP, commentId = ''): string {
  const base = group ? `/groups/${group.id}/user/${person.handle}/` : profileUrl(person);
  const id = commentId ? `comment_id=${commentId}&amp;` : '';
  return `${base}${base.includes('?') ? '&amp;' : '?'}${id}${TRACK}`;
}

const encoded = (post: string, comment: string) =>
  encodeURIComponent(Buffer.from(`comment:${post}_${comment}`).toString('base64'));

/** Words as Facebook lays them out: a block a line, emoji as pictures, links wrapped. */
function lines(text: string, last = ''): string {
  const all = text.split('\n');
  return all
    .map((line, i) => {
      const html = escaped(line)
        .replace(
          /https:\/\/([\w-]+)\.example\/\S*/g,
          '<a href="https://l.facebook.com/l.php?u=https%3A%2F%2F$1.example%2F&amp;h=ATinvented" rel="nofollow noreferrer" role="link" tabindex="0" target="_blank">$&</a>',
        )
        .replace(
          /@(\S+ \S+)/g,
          `<span><a href="/invented.friend?${TRACK}" role="link" tabindex="0"><span>$1</span></a></span>`,
        )
        .replace(
          /\p{Extended_Pictographic}\uFE0F?/gu,
          '<span><img alt="$&" referrerpolicy="origin-when-cross-origin" src="emoji.png"></span>',
        );
      return `<div dir="auto" style="text-align: start;">${html}${i === all.length - 1 ? last : ''}</div>`;
    })
    .join('');
}
const seeMore = (ui: Ui) => `<div role="button" tabindex="0">${LABELS[ui].more}</div>`;
/** What a person reads: a friend's mention has no sign before it. */
const said = (text: string | null) => text?.replaceAll('@', '') ?? null;

const decoy =
  '<div aria-hidden="true" data-0="0" data-1="1" data-2="2"><blockquote><span dir="auto"><span>Facebook</span></span></blockquote><div aria-hidden="true" role="button" tabindex="-1"></div></div>';
const scrambled = (tail: string) =>
  `<span><span><a href="?${TRACK}#?${tail}" role="link" tabindex="0" target="_blank"><span aria-labelledby="elsewhere"><span><span style="display: flex;">${[
    ...'n0sd2hre4ot',
  ]
    .map((letter) => `<span>${letter}</span>`)
    .join('')}</span></span></span></a></span></span>`;
const dot = '<span><span><span></span><span aria-hidden="true"> · </span></span></span>';

function commentHtml(comment: Comment, post: Post): string {
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
function thread(post: Post): string {
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

let serial = 0;

function cardHtml(post: Post, place: number): string {
  const { by, group, ui = 'en' } = post;
  const l = LABELS[ui];
  const id = `_r_${(serial++).toString(36)}_`;
  const decoys = post.decoys ? decoy.repeat(3) : '';
  const author = hrefOf(by, group);
  const name = `<b><span>${escaped(by.name)}</span></b>`;
  const linked = post.unlinked
    ? name
    : `<span><a href="${author}" role="link" tabindex="0">${name}</a></span>`;
  const friend = post.withFriend
    ? ` – <span><a href="${hrefOf(post.withFriend)}" role="link" tabindex="0"><b><span>${escaped(post.withFriend.name)}</span></b></a></span>`
    : '';
  const heading = post.groupFirst
    ? `<div dir="ltr"><span><span><a href="/groups/${group?.id}/?${TRACK}" role="link" tabindex="0"><span>${group?.name}</span></a></span></span><span dir="ltr">${dot}<span><div role="button" tabindex="0"><span>Join</span>${ripple}</div></span></span></div>`
    : `<span><span>${linked}${friend}</span></span>`;
  const member = post.groupFirst
    ? `<span><span><span><span><a href="${author}" role="link" tabindex="0"><span>${escaped(by.name)}</span></a></span></span></span></span>${dot}`
    : '';
  const time = post.path
    ? `<span><span><span><a aria-label="${l.time}" href="${post.path}${post.path.includes('?') ? '&amp;' : '?'}${TRACK}" role="link" tabindex="0">${l.time}</a></span></span></span>`
    : scrambled(`${place}ab`);
  const disclosure = post.sponsored
    ? `<span><a href="/ads/about/?entry_product=ad_preferences" role="link" tabindex="0">…</a></span>${dot}`
    : '';
  const picture =
    group && !post.unlinked
      ? `<div aria-hidden="true"><div><span><a aria-label="${group.name}" href="/groups/${group.id}/?${TRACK}" role="link" tabindex="0"><div>${icon()}</div></a></span></div><div></div><div><span><a aria-hidden="true" href="${author}" role="link" tabindex="-1"><div><span><div>${icon(by.name)}</div></span></div></a></span></div></div>`
      : `<div><div><span><a aria-label="${escaped(post.storyPicture ? l.story(by.name) : by.name)}" href="${post.unlinked ? '#' : post.storyPicture ? '/stories/8000000001/inventedstory=/' : author}" role="link" tabindex="0"><div>${icon(post.storyPicture ? l.story(by.name) : by.name)}</div></a></span></div></div>`;
  const header = `<div><div>${decoys}${picture}<div><div><div><span dir="ltr"><div data-ad-rendering-role="profile_name"><h3${post.plain ? '' : ` id="${id}"`}>${heading}</h3></div></span></div><div><span dir="ltr"><div id="${id}H1">${member}${disclosure}${time}${dot}<span><span><svg title="Public"><g></g></svg></span></span></div></span></div></div></div>${decoys}<div><div><div aria-expanded="false" aria-haspopup="menu" role="button" tabindex="0">${icon()}</div></div></div></div></div>`;

  const body = (html: string) =>
    post.plain
      ? `<div data-ad-rendering-role="story_message"><div><span dir="auto">${html}</span></div></div>`
      : `<div data-ad-rendering-role="story_message"><div data-ad-comet-preview="message" data-ad-preview="message" id="${id}H2"><div><div><span dir="auto"><div>${html}</div></span></div></div></div></div>`;
  const words = post.words ?? (post.text === null ? '' : lines(post.text, post.more ? seeMore(ui) : ''));
  const message = words
    ? `${post.copy ? `<div aria-hidden="true"><div dir="auto">${body(words)}</div></div>` : ''}<div dir="auto">${body(words)}</div>`
    : '';

  const album = (set: string, more = '') =>
    [1, 2]
      .map(
        (n) =>
          `<a href="https://web.facebook.com/photo/?fbid=90000000${n}&amp;set=${set}${more}&amp;${TRACK}" role="link" tabindex="0"><div><img alt="A photo" src="photo.jpg"></div>${ripple}</a>`,
      )
      .join('');
  const photos = post.photos
    ? `<div id="${id}H3"><div>${album(`${post.photos}.${post.id}`, group ? `&amp;idorvanity=${group.id}` : '')}</div></div>`
    : '';
  const reel = post.reel
    ? `<div id="${id}H3"><div><a aria-label="Open" href="/reel/${post.reel}/?s=x&amp;${TRACK}" role="link" tabindex="0"><div><img alt="" src="still.jpg"></div></a><div><h4 dir="auto"><span dir="auto"><span>${escaped(by.name)}</span></span></h4></div></div></div>`
    : '';
  const fake = post.fakeAd
    ? `<div><a href="?${TRACK}#?zz" rel="nofollow noreferrer" role="link" tabindex="0" target="_blank"><div><div data-ad-rendering-role="meta"><span dir="auto"><span>x0y1z2.example</span></span></div><span data-ad-rendering-role="title"><span dir="auto">Nobody</span></span><span data-ad-rendering-role="description">${words ? escaped(post.text ?? '') : ''}</span></div></a></div>`
    : '';
  const shared = post.shared
    ? `<div id="${id}H3"><div><div>${album(`pcb.${post.shared.album}`)}</div><div><div><div><span><a aria-label="${escaped(post.shared.by.name)}" href="${hrefOf(post.shared.by)}" role="link" tabindex="0"><div>${icon(post.shared.by.name)}</div></a></span></div><div><div><span dir="ltr"><div data-ad-rendering-role="profile_name"><h4><span><a href="${hrefOf(post.shared.by)}" role="link" tabindex="0"><b><span>${escaped(post.shared.by.name)}</span></b></a></span></h4></div></span></div><div><span dir="ltr"><div><a href="${profileUrl(post.shared.by)}/posts/${post.shared.album}?${TRACK}" role="link" tabindex="0">3d</a></div></span></div></div></div><div dir="auto"><div data-ad-rendering-role="story_message"><div data-ad-comet-preview="message" data-ad-preview="message"><span dir="auto"><div>${lines(post.shared.text)}</div></span></div></div></div></div></div></div>`
    : '';

  const button = (role: string, label: string) =>
    `<div><div aria-label="${label}" role="button" tabindex="0"><div><div><i aria-hidden="true"></i>${post.plain ? '' : `<div data-ad-rendering-role="${role}_button"></div>`}</div><div><span dir="auto">${label}</span></div></div>${ripple}</div></div>`;
  const buttons = `<div><div>${button('like', l.like)}${button('comment', l.comment)}${button('share', l.share)}</div></div>`;
  const editor = post.editor
    ? `<div><div><form role="presentation"><div><div aria-label="${l.comment}" contenteditable="true" role="textbox" tabindex="0" data-lexical-editor="true"><p dir="auto"><br></p></div></div><ul data-id="unfocused-state-actions-list"><li><span><div aria-label="Emoji" role="button" tabindex="0"></div></span></li></ul></form></div></div>`
    : '';
  const card = `<div><div data-virtualized="false"><div><div><div><div><div></div>${decoys}<div><div>${header}<div>${message}${photos}${reel}${fake}${shared}</div><div><div data-visualcompletion="ignore-dynamic"><div><div><div><div><span role="toolbar"><span><div aria-label="3" role="button" tabindex="0"><img role="presentation" src="like.svg"></div></span></span></div></div>${buttons}</div>${thread(post)}${editor}</div></div></div></div></div>${decoys}</div></div></div></div></div></div>`;
  const described = post.plain ? '' : ` aria-describedby="${id}H1 ${id}H2 ${id}H3" aria-labelledby="${id}"`;
  return `<div aria-posinset="${place}"${described}${post.role ? ' role="article"' : ''}>${card}</div>`;
}

const placeholder = (ui: Ui) =>
  `<div role="article"><div aria-label="${LABELS[ui].loading}" role="status" data-visualcompletion="loading-state" tabindex="-1"><div><div></div></div></div></div>`;
const unrendered = (place: number) =>
  `<div data-virtualized="false"><div><div aria-posinset="${place}" aria-describedby="_none_" aria-labelledby="_none2_"><div data-virtualized="true"><div hidden=""></div></div></div></div></div>`;

function page(ui: Ui, main: string, above = '', hidden = false): string {
  return `<!doctype html><html lang="${ui}" dir="${ui === 'ar' ? 'rtl' : 'ltr'}"><head><title>Facebook</title></head><body><div id="mount_0_0_zz"><div><div><div role="banner"><div aria-label="Messenger" role="button" tabindex="0"></div></div><div${hidden ? ' aria-hidden="true"' : ''} id="scrollview"><div role="main">${main}</div></div>${above}</div></div></div></body></html>`;
}
const feedHtml = (cards: string[]) =>
  `<div role="feed"><div></div>${cards.map((card) => `<div><div><div>${card}</div></div></div>`).join('')}</div>`;
const dialog = (inner: string) =>
  `<div><div></div><div role="dialog"><div tabindex="-1"><div><div aria-labelledby="_d_" role="dialog"><div><h2 dir="auto"><span id="_d_">A post</span></h2><div aria-label="Close" role="button" tabindex="0"></div></div><div>${inner}</div></div></div></div></div></div>`;
const login = (ui: Ui) =>
  `<div><div role="dialog"><div aria-label="Close" role="button" tabindex="0"></div><form><span dir="auto">${LABELS[ui].more}</span><input name="email" type="text"></form></div></div>`;

function mention(item: Omit<Item, 'missing' | 'site' | 'postedAt'>, unsure: string[] = []): Item {
  const found = { site: 'facebook' as const, postedAt: null, ...item };
  const value = (part: string) =>
    part.startsWith('author.')
      ? found.author[part.slice(7) as keyof Item['author']]
      : found[part as keyof typeof found];
  return {
    ...found,
    missing: PARTS.filter(
      (part) =>
        unsure.includes(part) || (value(part) === null && !(part === 'inReplyTo' && found.kind === 'post')),
    ),
  };
}

function expectedOf(post: Post): Item[] {
  const { by, group } = post;
  const { missing: _, ...tells } = post.tells;
  const first = mention({
    kind: 'post',
    author: post.unlinked
      ? { name: by.name, handle: null, profileUrl: null }
      : { name: by.name, handle: by.handle, profileUrl: profileUrl(by, group) },
    text: said(post.text),
    inReplyTo: null,
    ...tells,
  });
  const path = post.commentPath ?? post.path ?? '';
  const address = new URL(path, 'https://www.facebook.com').href;
  const one = (comment: Comment): Item => {
    const { missing: unsure, ...more } = comment.tells ?? {};
    const at = new URL(address);
    at.searchParams.set('comment_id', comment.replyTo ?? comment.id);
    if (comment.replyTo) at.searchParams.set('reply_comment_id', comment.id);
    return mention(
      {
        kind: comment.replyTo ? 'reply' : 'comment',
        id: comment.id,
        permalink: at.href,
        author: comment.unlinked
          ? { name: comment.by.name, handle: null, profileUrl: null }
          : {
              name: comment.by.name,
              handle: comment.by.handle,
              profileUrl: profileUrl(comment.by, group),
            },
        text: said(comment.text),
        inReplyTo: comment.replyTo ?? post.id,
        ...more,
      },
      unsure,
    );
  };
  const all = post.comments ?? [];
  return [
    first,
    ...all
      .filter(({ replyTo }) => !replyTo)
      .flatMap((comment) => [comment, ...all.filter(({ replyTo }) => replyTo === comment.id)].map(one)),
  ];
}

const TRAMS_POST = 'https://www.facebook.com/nimbus.trams/posts/122100000000001';
const known = (id: string, permalink: string) => ({ id, permalink });

const late: Post = {
  id: '122100000000001',
  by: TRAMS,
  text: 'Line 4 runs again 🚋\nSorry for the wait.',
  path: TRAMS_POST,
  role: true,
  storyPicture: true,
  tells: known('122100000000001', TRAMS_POST),
  comments: [
    { id: '5001', by: VILMA, text: null, sticker: 'A tram with a smile' },
    {
      id: '5002',
      by: ODO,
      text: 'Forty minutes in the rain!\nSee https://depot.example/late… ☔ & <nobody> told us',
      preview: true,
    },
    { id: '5003', by: TRAMS, text: '@Odo Farrant we are sorry.', replyTo: '5002', badge: true },
    { id: '5004', by: ODO, text: 'Again and again', replyTo: '5002', more: true },
  ],
};

const groupPost = (id: string) => `https://www.facebook.com/groups/${GROUP.id}/posts/${id}/`;

const variants: (Omit<Variant, 'expected' | 'html'> & { html: string; posts: Post[]; expected?: Item[] })[] =
  [
    {
      name: 'post in nested dialogs above the home feed, which shows the same post, English (2025-12)',
      url: TRAMS_POST,
      html: page(
        'en',
        `<h3>Feed posts</h3><div>${cardHtml({ ...late, comments: [] }, 1)}<div><div>${placeholder('en')}${placeholder('en')}</div></div></div>`,
        dialog(`${cardHtml(late, 1)}${placeholder('en')}`),
      ),
      posts: [late],
    },
  ];

function variant(
  name: string,
  url: string,
  ui: Ui,
  posts: Post[],
  more: { hidden?: boolean; tail?: string } = {},
) {
  const feed = `${feedHtml(posts.map((post, i) => cardHtml(post, i + 1)))}${more.tail ?? ''}`;
  variants.push({
    name,
    url,
    html: page(ui, feed, more.hidden ? login(ui) : '', more.hidden),
    posts: posts.filter(({ sponsored }) => !sponsored),
  });
}

const loggedOut: Post = {
  ...late,
  ui: 'th',
  storyPicture: false,
  text: 'รถรางสาย 4 กลับมาวิ่งแล้ว',
  comments: [
    { id: '5101', by: TRAMS, text: 'ขอบคุณที่รอ 🙏', badge: true, mute: true },
    { id: '5102', by: MALEE, text: 'สายเกินไป', mute: true, more: true },
    { id: '5103', by: PELLE, text: 'Tack 👍', ui: 'en', replyTo: '5101', mute: true },
  ],
};
variants.push({
  name: 'post page, logged out, no named buttons, Thai (2025-06)',
  url: `https://www.facebook.com/nimbus.trams/posts/pfbid0anotherNameOfIt`,
  html: page('th', '', dialog(cardHtml(loggedOut, 1))),
  posts: [loggedOut],
});

variant(
  'search, scrambled times, decoys, group first, empty places, Lexical editor, English (2025-12)',
  'https://www.facebook.com/search/posts/?q=tram',
  'en',
  [
    {
      id: '0',
      by: ODO,
      text: 'Who runs the trams? @Vilma Quist',
      group: GROUP,
      decoys: true,
      copy: true,
      reel: '130000000009',
      fakeAd: true,
      editor: true,
      tells: { id: null, permalink: null },
    },
    {
      id: '0',
      by: RANIA,
      text: 'A long story about a tram…',
      group: GROUP,
      groupFirst: true,
      decoys: true,
      more: true,
      tells: { id: null, permalink: null },
    },
    {
      id: '960000000001',
      by: MALEE,
      text: 'Tram museum opens',
      group: GROUP,
      groupFirst: true,
      photos: 'gm',
      fakeAd: true,
      decoys: true,
      tells: known('960000000001', groupPost('960000000001')),
    },
  ],
  { tail: `<div role="feed">${unrendered(4)}${unrendered(5)}</div>` },
);

variant(
  'group, logged out behind a log-in box, authors without links, Arabic (2026-03)',
  `https://web.facebook.com/groups/${GROUP.id}/`,
  'ar',
  [
    {
      id: '204000000001',
      by: RANIA,
      text: 'الترام متأخر اليوم\nمن جديد',
      path: groupPost('204000000001'),
      group: GROUP,
      unlinked: true,
      plain: true,
      role: true,
      ui: 'ar',
      photos: 'gm',
      tells: known('204000000001', groupPost('204000000001')),
    },
  ],
  { hidden: true, tail: `<div>${placeholder('ar')}${placeholder('ar')}</div>` },
);

variant(
  'group post, logged in, member links, replies, an author without a link, Arabic right to left (2026-08)',
  groupPost('204000000002'),
  'ar',
  [
    {
      id: '204000000002',
      by: RANIA,
      text: 'أين الترام؟ 🚋',
      commentPath: `/groups/${GROUP.id}/posts/204000000002/`,
      group: GROUP,
      plain: true,
      ui: 'ar',
      photos: 'pcb',
      tells: known('204000000002', groupPost('204000000002')),
      comments: [
        { id: '5201', by: MALEE, text: 'في الطريق' },
        { id: '5202', by: { name: 'عضو مجهول', handle: '0' }, text: 'لا أحد يعرف', unlinked: true },
        { id: '5203', by: RANIA, text: 'شكرا ❤️', replyTo: '5201' },
      ],
    },
  ],
);

variant(
  'home: shared originals, a friend in the header, an advertisement, a post without words, English (2025-12)',
  'https://www.facebook.com/',
  'en',
  [
    {
      id: '1',
      by: VILMA,
      text: 'Look at this',
      path: '/vilma.quist.7/posts/pfbid0sharedOne',
      shared: { by: TRAMS, text: 'Timetable of line 4', album: '122100000000777' },
      tells: known('pfbid0sharedOne', 'https://www.facebook.com/vilma.quist.7/posts/pfbid0sharedOne'),
    },
    {
      id: '1',
      by: PELLE,
      text: null,
      path: '/pelle.o/posts/pfbid0sharedTwo',
      shared: { by: TRAMS, text: 'Timetable of line 4', album: '122100000000777' },
      tells: known('pfbid0sharedTwo', 'https://www.facebook.com/pelle.o/posts/pfbid0sharedTwo'),
    },
    { id: '1', by: TRAMS, text: 'Buy a ticket', sponsored: true, tells: { id: null, permalink: null } },
    {
      id: '1',
      by: ODO,
      text: 'In the depot',
      withFriend: VILMA,
      path: '/permalink.php?story_fbid=pfbid0odo&id=61500000000042',
      tells: known(
        'pfbid0odo',
        'https://www.facebook.com/permalink.php?story_fbid=pfbid0odo&id=61500000000042',
      ),
    },
    {
      id: '122100000000888',
      by: VILMA,
      text: 'Photos of the night tram',
      photos: 'pcb',
      tells: known('122100000000888', 'https://www.facebook.com/vilma.quist.7/posts/122100000000888'),
    },
    {
      id: '1',
      by: TRAMS,
      text: 'A ride in a minute',
      path: '/reel/130000000010/?s=x',
      reel: '130000000010',
      tells: known('130000000010', 'https://www.facebook.com/reel/130000000010/'),
    },
  ],
);

variant(
  'comments whose two sources disagree, without a time, a picture without alt; post without a time (constructed)',
  `https://www.facebook.com/nimbus.trams`,
  'en',
  [
    {
      ...late,
      words: 'A tram <img src="x.png"> is late',
      text: null,
      commentPath: TRAMS_POST,
      tells: { id: '122100000000001', permalink: TRAMS_POST },
      comments: [
        { id: '5302', by: VILMA, text: 'How come?', tells: {} },
        { id: '5301', by: ODO, text: 'Late', named: ['5998', '5999'], tells: { id: null, permalink: null } },
        {
          id: '5303',
          by: PELLE,
          text: 'Hej',
          timeless: true,
          tells: { permalink: null, inReplyTo: null, missing: ['kind'] },
        },
        {
          id: '5304',
          by: VILMA,
          text: null,
          words:
            '<div><span dir="auto" lang="en"><div><div dir="auto">Oh <img src="y.png"></div></div></span></div>',
        },
      ],
    },
  ],
);

const piece: Post = {
  ...late,
  role: false,
  comments: [{ id: '5401', by: VILMA, text: 'On a page of one photo' }],
};
variants.push({
  name: 'a page without a feed: one card beside a photo (constructed; no such page was seen)',
  url: 'https://www.facebook.com/photo/?fbid=900000001&set=a.1',
  html: page(
    'en',
    `<div><img alt="A photo" src="photo.jpg"></div><div role="complementary">${cardHtml(piece, 1)
      .replace(/^<div aria-posinset="1"[^>]*>/, '<div>')
      .replaceAll('data-virtualized="false"', '')}</div>`,
  ),
  posts: [piece],
});

variants.push({
  name: 'private messages are not read (2026-11)',
  url: 'https://www.facebook.com/messages/t/61500000000042',
  html: page('en', cardHtml(late, 1)),
  posts: [],
});

export const imitation: Imitation = {
  site: 'facebook',
  variants: variants.map(({ name, url, html, posts }) => ({
    name,
    url,
    html,
    expected: posts.flatMap(expectedOf),
  })),
  feed(count) {
    const posts: Post[] = [];
    for (let left = count; left > 0; left -= 1 + (posts.at(-1)?.comments?.length ?? 0)) {
      const i = posts.length;
      const id = String(300_000_000_000 + i);
      // Every fifth post names itself by one of its many pfbids; only its comment says the number.
      const answered = i % 5 === 0 && left > 1;
      const path = `https://www.facebook.com/nimbus.trams/posts/${answered ? `pfbid0feed${i}` : id}`;
      posts.push({
        id,
        by: [VILMA, ODO, PELLE, TRAMS][i % 4] ?? VILMA,
        text: `Post number ${i + 1} about a tram`,
        path,
        comments: answered
          ? [{ id: String(400_000_000_000 + i), by: ODO, text: `Comment on number ${i + 1}` }]
          : [],
        tells: known(id, path),
      });
    }
    return {
      name: `home feed of ${count} posts`,
      url: 'https://www.facebook.com/',
      html: page('en', feedHtml(posts.map((post, i) => cardHtml(post, i + 1)))),
      expected: posts.flatMap(expectedOf),
    };
  },
};
