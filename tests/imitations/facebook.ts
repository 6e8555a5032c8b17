/** Pages in the shape of Facebook's; every person, word and id is invented. */

import { cardHtml } from './facebook/card';
import { expectedOf } from './facebook/expected';
import { feed } from './facebook/feed';
import type { Post } from './facebook/items';
import { dialog, feedHtml, login, page, placeholder, unrendered } from './facebook/page';
import { ADA, GROUP, MALEE, ODO, PELLE, RANIA, TRAMS, type Ui, VILMA } from './facebook/people';
import { viewers } from './facebook/viewers';
import type { Imitation, Item, Variant } from './imitation';

const TRAMS_POST = 'https://www.facebook.com/nimbus.trams/posts/122100000000001';
const known = (id: string, permalink: string, ...aliases: string[]) => ({ id, permalink, aliases });

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

const variants: Variant[] = [
  {
    name: 'post in nested dialogs above the home feed, which shows the same post, English (2025-12)',
    url: TRAMS_POST,
    html: page(
      'en',
      `<h3>Feed posts</h3><div>${cardHtml({ ...late, comments: [] }, 1)}<div><div>${placeholder('en')}${placeholder('en')}</div></div></div>`,
      dialog(`${cardHtml(late, 1)}${placeholder('en')}`),
    ),
    expected: expectedOf(late),
  },
];

function variant(
  name: string,
  url: string,
  ui: Ui,
  posts: Post[],
  more: { hidden?: boolean; tail?: string; alsoRight?: Item[] } = {},
) {
  const feed = `${feedHtml(posts.map((post, i) => cardHtml(post, i + 1)))}${more.tail ?? ''}`;
  variants.push({
    name,
    url,
    html: page(ui, feed, more.hidden ? login(ui) : '', more.hidden),
    expected: posts.filter(({ sponsored }) => !sponsored).flatMap(expectedOf),
    alsoRight: [...posts.filter(({ sponsored }) => sponsored).flatMap(expectedOf), ...(more.alsoRight ?? [])],
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
  expected: expectedOf({
    ...loggedOut,
    tells: known('122100000000001', TRAMS_POST, 'pfbid0anotherNameOfIt'),
  }),
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

const disputed: Post = {
  ...late,
  words: 'A tram <img src="x.png"> is late',
  text: null,
  commentPath: TRAMS_POST,
  tells: { id: '122100000000001', permalink: TRAMS_POST },
  comments: [
    { id: '5302', by: VILMA, text: 'How come?', tells: {} },
    {
      id: '5301',
      by: ODO,
      text: 'Late',
      named: ['5998', '5999'],
      tells: { id: null, permalink: null, inReplyTo: null, missing: ['kind'] },
    },
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
};
variant(
  'comments whose two sources disagree, without a time, a picture without alt; post without a time (constructed)',
  `https://www.facebook.com/nimbus.trams`,
  'en',
  [disputed],
  {
    // Whoever has lost one of the two sources may believe the other.
    alsoRight: ['5301', '5998', '5999'].flatMap((id) =>
      expectedOf({ ...disputed, comments: [{ id, by: ODO, text: 'Late' }] }).slice(1),
    ),
  },
);

variant(
  'group, logged out, somebody who is called the same twice, a member who shares a Page’s video, Thai (2026-03, 2025-10)',
  `https://www.facebook.com/groups/${GROUP.id}/`,
  'th',
  [
    {
      id: '204000000003',
      by: ADA,
      text: 'รถรางอยู่ที่ไหน',
      path: groupPost('204000000003'),
      group: GROUP,
      unlinked: true,
      plain: true,
      ui: 'th',
      tells: known('204000000003', groupPost('204000000003')),
    },
    {
      id: '0',
      by: MALEE,
      text: null,
      group: GROUP,
      decoys: true,
      fakeAd: true,
      ui: 'th',
      shared: { by: TRAMS, text: 'The castle line, part 2', album: '122100000000778' },
      tells: { id: null, permalink: null },
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
  expected: expectedOf(piece),
});

variants.push({
  name: 'private messages are not read (2026-11)',
  url: 'https://www.facebook.com/messages/t/61500000000042',
  html: page('en', cardHtml(late, 1)),
  expected: [],
});

export const imitation: Imitation = {
  site: 'facebook',
  variants: [...variants, ...viewers],
  feed,
};
