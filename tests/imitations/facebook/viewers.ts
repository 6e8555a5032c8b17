/** Pages of Facebook that have no card around their post: viewers of reels, photos and videos; and pages without posts. */
import type { Variant } from '../imitation';
import { cardHtml } from './card';
import { commentHtml, thread } from './comment';
import { expectedOf } from './expected';
import type { Post } from './items';
import { page } from './page';
import { LABELS, MALEE, ODO, type Person, RANIA, TRAMS, type Ui, VILMA } from './people';
import { escaped, hrefOf, icon, profileUrl, ripple, seeMore } from './words';

const REEL = '130000000077';
const watched: Post = {
  id: REEL,
  by: TRAMS,
  text: 'A ride through the night',
  path: `/reel/${REEL}/`,
  ui: 'es',
  comments: [
    { id: '5501', by: VILMA, text: '¿Cuándo pasa el último? 🚋' },
    { id: '5502', by: TRAMS, text: 'A medianoche.', replyTo: '5501', badge: true },
  ],
  tells: { id: REEL, permalink: `https://www.facebook.com/reel/${REEL}/` },
};

function reelHtml({ by, text, ui = 'en' }: Post): string {
  const link = (inner: string) =>
    `<a aria-label="${LABELS[ui].story('·')}" href="${hrefOf(by)}&amp;sk=reels_tab" role="link" tabindex="0">${inner}</a>`;
  const buttons = [LABELS[ui].like, LABELS[ui].comment, LABELS[ui].share]
    .map(
      (label) =>
        `<div aria-label="${label}" role="button" tabindex="0"><span dir="auto"><span>69</span></span></div>`,
    )
    .join('');
  const owner = `<div>${link(`<div>${icon('·')}</div>`)}</div><div><span dir="ltr"><div><h2><span><span>${link(escaped(by.name))}</span></span></h2></div></span><div><span dir="ltr"><div><div role="button" tabindex="0"><span>${escaped(by.name)} · audio</span></div></div></span></div></div>`;
  const words = `<div><span dir="auto"><div>${escaped(text ?? '')}${seeMore(ui)}</div></span><span dir="auto"></span></div>`;
  return `<div><div><div data-visualcompletion="ignore-dynamic"><div><video></video></div><div role="presentation"><div aria-label="||" role="button" tabindex="0"></div></div><div tabindex="0"><div>${owner}</div>${words}</div></div><div>${buttons}</div></div><div><div data-visualcompletion="ignore-dynamic"><video></video></div><div>${buttons}</div></div></div>`;
}

/** A person whose address takes a further parameter. */
const numbered: Person = { name: TRAMS.name, handle: '61500000000099' };
const reel: Post = { ...watched, by: numbered };

function beside(path: string, ui: Ui, group?: Post['group']): Post {
  return {
    id: '122100000000055',
    by: TRAMS,
    text: null,
    path,
    ui,
    ...(group && { group }),
    comments: [
      { id: '5601', by: ODO, text: 'What a photo!\nWhere is it?' },
      { id: '5602', by: VILMA, text: 'At the depot.', replyTo: '5601' },
      { id: '5603', by: MALEE, text: null, sticker: 'A tram' },
    ],
    tells: { id: null, permalink: null },
  };
}

function viewer(name: string, url: string, path: string, ui: Ui): Variant {
  const post = beside(path, ui);
  const heading = `<div>${icon(post.by.name)}</div><span dir="auto"><h2><span><a href="${hrefOf(post.by)}" role="link" tabindex="0"><strong><span>${post.by.name}</span></strong></a></span></h2></span>`;
  return {
    name,
    url,
    html: page(
      ui,
      `<div data-pagelet="MediaViewerPhoto"><img alt="A photo" src="photo.jpg"></div><div role="complementary"><div>${heading}</div>${thread(post)}</div>`,
    ),
    expected: expectedOf(post).slice(1),
  };
}

const row = (kind: string, query: string, words: string) =>
  `<div role="row"><div role="gridcell"><a href="${profileUrl(TRAMS)}/posts/122100000000001?${query}&amp;notif_id=17000000000&amp;notif_t=${kind}&amp;ref=notif" role="link" tabindex="0"><div>${icon()}</div><div><span dir="auto"><span><strong>${VILMA.name}</strong> ${words}</span></span><span dir="auto"><span>2h</span></span></div>${ripple}</a></div></div>`;

const open: Post = {
  id: '122100000000001',
  by: TRAMS,
  text: 'Line 4 stops here no more.',
  path: `${profileUrl(TRAMS)}/posts/122100000000001`,
  role: true,
  comments: [
    { id: '5701', by: RANIA, text: 'Why?' },
    { id: '5702', by: ODO, text: 'And line 5?', replyTo: '5701' },
  ],
  tells: {
    id: '122100000000001',
    permalink: `${profileUrl(TRAMS)}/posts/122100000000001`,
    aliases: [],
  },
};

export const viewers: Variant[] = [
  {
    name: 'reel with its comments open, the next one loaded below, Spanish (2026-01; the comments constructed)',
    url: `https://www.facebook.com/reel/${REEL}/`,
    html: page('es', reelHtml(reel), `<div role="complementary">${thread(watched)}</div>`),
    expected: expectedOf(reel),
  },
  viewer(
    'photo with comments beside it (constructed after others’ selectors, 2026-08)',
    'https://www.facebook.com/photo/?fbid=900000001&set=pcb.122100000000055',
    '/photo/?fbid=900000001&set=pcb.122100000000055',
    'en',
  ),
  viewer(
    'video with comments beside it, Arabic right to left (constructed after others’ selectors, 2026-08)',
    'https://www.facebook.com/watch/?v=130000000078',
    '/watch/?v=130000000078',
    'ar',
  ),
  {
    name: 'notifications hold no item (constructed after others’ selectors, 2026-02)',
    url: 'https://www.facebook.com/notifications',
    html: page(
      'en',
      `<div data-pagelet="NotificationsFeed"><div role="grid">${row('comment_mention', 'comment_id=5701', 'mentioned you in a comment.')}${row('feed_comment', 'comment_id=5701&amp;reply_comment_id=5702', 'replied to a comment.')}</div></div>`,
    ),
    expected: [],
  },
  {
    name: 'post page that keeps hidden copies of its comments (2026-10)',
    url: `${profileUrl(TRAMS)}/posts/122100000000001`,
    html: page(
      'en',
      `${cardHtml(open, 1)}<div hidden="">${(open.comments ?? []).map((comment) => commentHtml(comment, open)).join('')}</div>`,
    ),
    expected: expectedOf(open),
  },
  {
    name: 'Business Suite is not read',
    url: 'https://business.facebook.com/latest/inbox/all/?asset_id=1001',
    html: page('en', cardHtml(open, 1)),
    expected: [],
  },
  {
    name: 'an opened photo whose author no other sign confirms is no item (constructed)',
    url: 'https://www.facebook.com/photo/?fbid=900000002',
    html: page(
      'en',
      `<div role="complementary"><h2><a href="${hrefOf(ODO)}" role="link">${ODO.name}</a></h2></div>`,
    ),
    expected: [],
  },
];
