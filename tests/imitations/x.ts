/** Pages in the shape of X's; every person, word and id is invented. */
import type { Imitation, Variant } from './imitation';
import {
  articleAlone,
  BRAND,
  cell,
  expected,
  ODO,
  PELLE,
  page,
  promotionHtml,
  RANIA,
  type Tweet,
  tweetHtml,
  type Ui,
  VILMA,
} from './x-tweet';

function variant(
  name: string,
  url: string,
  tweets: (Tweet | [Tweet, string])[],
  ui?: Ui,
  html?: (shown: string[]) => string,
): Variant {
  const pairs = tweets.map((tweet): [Tweet, string | undefined] =>
    Array.isArray(tweet) ? tweet : [tweet, undefined],
  );
  const shown = pairs.map(([tweet]) => tweetHtml(ui ? { ui, ...tweet } : tweet));
  return {
    name,
    url,
    html: html ? html(shown) : page(shown, ui ? { ui } : {}),
    expected: pairs.map(([tweet, answers]) => expected(tweet, answers)),
  };
}

const HOME = 'https://x.com/home';
const late: Tweet = { id: '1001', by: VILMA, text: 'Line 4 never came. @nimbus_trams what now?', at: 5 };
const sorry: Tweet = {
  id: '1002',
  by: BRAND,
  text: 'We are sorry, @vilma_q!\n\nPlan: tram.example/plan',
  at: 9,
};
const thanks: Tweet = { id: '1003', by: VILMA, text: 'Thanks 🙏', at: 12 };
const aside: Tweet = { id: '1004', by: ODO, text: 'Same here, line 7.', at: 14 };
const notice = (inner: string) =>
  `<article role="article" tabindex="0" data-testid="notification"><div><div><svg aria-hidden="true"><g></g></svg></div><div>${inner}</div></div></article>`;
const liked = notice(
  `<ul role="list"><div><div data-testid="UserAvatar-Container-OdoFarrant"><a href="/OdoFarrant" aria-hidden="true" role="link"></a></div></div></ul><div dir="ltr"><span><a href="/OdoFarrant" role="link"><span>Odo Farrant</span></a><span> liked your reply</span></span><span><time datetime="2026-03-04T13:00:00.000Z">1h</time></span></div><div dir="auto" lang="en" data-testid="tweetText"><span>We are sorry, @vilma_q!</span></div>`,
);
const followed = notice(
  `<div dir="ltr"><span><a href="/vilma_q" role="link"><span>Vilma Quist</span></a><span> followed you</span></span><span><time datetime="2026-03-04T13:10:00.000Z">1h</time></span></div>`,
);
const replyBox = `<div data-testid="inline_reply_offscreen"><div data-testid="UserAvatar-Container-${BRAND.handle}"></div><div data-testid="tweetTextarea_0" contenteditable="true" role="textbox" class="public-DraftEditor-content"><div data-contents="true"><div data-block="true"><span>A draft that was never sent</span></div></div></div><button data-testid="tweetButtonInline" type="button"><span>Reply</span></button></div>`;
const inTheWay = '<div><button role="button" type="button"><span>Show more replies</span></button></div>';
const heading = (lines: string[]) =>
  `<div><h2 role="heading" aria-level="2"><div>${lines.map((line) => `<div dir="ltr"><span>${line}</span></div>`).join('')}</div></h2></div>`;
const inArticle = 'First we lay rails.\nThen we ask @vilma_q what she thinks 🚋 of them.\n$ rails --lay';
const article = { title: 'How trams are made', body: inArticle };
const arabicArticle = { title: 'كيف يُصنع الترام', body: 'نضع القضبان أولاً.\nثم نسأل الركاب 🚋.' };
const reads = (tweet: Tweet, article: { title: string; body: string }) =>
  expected({ ...tweet, article, text: null });
const longWords = 'Every word of a very long complaint, and 🚋 again. '.repeat(2000).trim();

const opened: Tweet = { id: '1100', by: BRAND, text: null, at: 60 };
const replyDialog = `<div role="dialog" aria-modal="true"><div>${tweetHtml({ ...late, without: 'bar' })}${replyBox}</div></div>`;

const variants: Variant[] = [
  variant('home feed: post, affiliate badge, cut text (2026-02)', HOME, [
    late,
    { ...sorry, affiliate: true },
    { ...aside, text: 'A text that the page cuts', more: true },
    { id: '1009', by: PELLE, text: 'a < b && "c"\n  two spaces   kept', at: 30 },
  ]),
  variant('home feed: quoted tweet with a picture (2025-10)', HOME, [
    { ...aside, quote: { ...late, media: true } },
    thanks,
  ]),
  variant('home feed: media only, and media only with a quoted tweet (2025-03)', HOME, [
    { ...aside, text: null, media: true },
    { id: '1010', by: VILMA, text: null, quote: late, at: 40 },
  ]),
  variant('profile: reposts are the original author’s (2025-10)', 'https://x.com/nimbus_trams', [
    { ...late, repostedBy: BRAND },
    [{ ...sorry, repostedBy: BRAND, replyingTo: [VILMA] }, 'untold'],
    aside,
  ]),
  variant('home feed: a thread told by its line (2026-02)', HOME, [
    { ...late, down: true },
    [{ ...sorry, up: true, down: true }, '1001'],
    [{ ...thanks, up: true }, '1002'],
    aside,
  ]),
  variant(
    'home feed: a thread with a gap in its line',
    HOME,
    [{ ...late, down: true }, [{ ...thanks, up: true }, 'untold']],
    'en',
    ([a = '', b = '']) => page([a, inTheWay, b]),
  ),
  variant(
    'search, promoted tweets left out (2026-09)',
    'https://x.com/search?q=tram&f=live',
    [late, aside],
    'en',
    ([a = '', b = '']) => page([a, promotionHtml({ id: '1666', by: PELLE, text: 'Buy rails!' }), b]),
  ),
  variant(
    'search, Arabic: answers, a translation and a cut text (2026-09)',
    'https://x.com/search?q=tram',
    [
      [{ ...aside, replyingTo: [BRAND, VILMA] }, 'untold'],
      { ...late, translated: true },
      [{ ...thanks, translated: true, replyingTo: [BRAND] }, 'untold'],
      { id: '1022', by: RANIA, text: 'الخط ٤ متأخر', more: true, at: 23 },
    ],
    'ar',
  ),
  variant('a list, and bookmarks: tweets that stand for themselves', 'https://x.com/i/lists/12', [
    late,
    aside,
  ]),
  variant(
    'the tweets that quote another: posts, though the address names that one',
    'https://x.com/vilma_q/status/1001/quotes',
    [
      { ...aside, quote: late },
      { id: '1012', by: PELLE, text: 'Who has not seen this?', quote: late, at: 34 },
    ],
  ),
  variant('a long address is cut, and says so (2026-09)', HOME, [
    {
      ...aside,
      text: 'Read tram.example/plans/2026/sum… and @vilma_q',
      words: `<span>Read </span><a dir="ltr" href="https://t.co/inventedlink" rel="noopener" role="link" target="_blank"><span aria-hidden="true">https://</span>tram.example/plans/2026/sum<span aria-hidden="true">mer/line-4</span><span aria-hidden="true">…</span></a><span> and </span><div><span><a dir="ltr" href="/vilma_q" role="link">@vilma_q</a></span></div>`,
    },
  ]),
  variant('a film in a tweet is no promotion', HOME, [
    {
      ...late,
      card: '<div data-testid="placementTracking"><div data-testid="videoPlayer"><video></video></div></div>',
    },
  ]),
  variant(
    'status: focal tweet with parents, reply box, and nested replies (2026-02)',
    'https://x.com/vilma_q/status/1003',
    [
      { ...late, down: true },
      [{ ...sorry, up: true, down: true }, '1001'],
      [{ ...thanks, up: true, focal: true }, '1002'],
      [aside, '1003'],
      [{ id: '1005', by: ODO, text: 'And line 9.', down: true, at: 50 }, '1003'],
      [{ id: '1006', by: BRAND, text: 'Noted.', up: true, at: 60 }, '1005'],
      [{ id: '1007', by: PELLE, text: 'Me too', media: true, at: 70 }, '1003'],
    ],
    'en',
    ([a = '', b = '', c = '', d = '', e = '', f = '', g = '']) =>
      page([a, b, `${c}${replyBox}`, '', d, e, f, inTheWay, g]),
  ),
  variant(
    'status: replies that X hides, and recommended posts, below headings',
    'https://x.com/vilma_q/status/1001',
    [{ ...late, focal: true }, [sorry, '1001'], [aside, 'untold']],
    'en',
    ([a = '', b = '', c = '']) => page([a, b, heading(['Probable spam']), c]),
  ),
  variant(
    'status: the line says otherwise than the rows, so the parent is untold',
    'https://x.com/vilma_q/status/1001',
    [{ ...late, focal: true }, [{ ...sorry, up: true }, 'untold'], [{ ...aside, id: '900' }, 'untold']],
  ),
  variant('status: the parent is not in the page', 'https://x.com/vilma_q/status/1003', [
    [{ ...thanks, focal: true, up: true }, 'untold'],
  ]),
  variant('status: the focal time has no link', 'https://x.com/vilma_q/status/1003', [
    { ...thanks, focal: true, without: 'link' },
  ]),
  variant('status: an X Article with an embedded tweet (2026-02)', 'https://x.com/nimbus_trams/status/1100', [
    {
      id: '1100',
      by: BRAND,
      text: null,
      focal: true,
      article,
    },
  ]),
  variant(
    'status: focal tweet quotes another (2026-02)',
    'https://x.com/OdoFarrant/status/1004',
    [{ ...aside, focal: true, quote: late }],
    'sv',
  ),
  {
    name: 'an X Article opened alone, with an embedded tweet (2026-06)',
    url: 'https://x.com/nimbus_trams/article/1100',
    html: articleAlone({ ...opened, affiliate: true }, article, 'en'),
    expected: [reads(opened, article)],
  },
  {
    name: 'an X Article opened alone, Arabic, right to left (2026-06)',
    url: 'https://x.com/nimbus_trams/article/1100',
    html: articleAlone(opened, arabicArticle, 'ar'),
    expected: [reads(opened, arabicArticle)],
  },
  variant('the reply dialog over the feed shows a copy', HOME, [late, aside], 'en', (shown) =>
    page(shown, { layers: replyDialog }),
  ),
  variant(
    'the reply dialog over a conversation has an address of its own (2026-09)',
    'https://x.com/compose/post',
    [{ ...late, focal: true }, [sorry, '1001'], [aside, '1001']],
    'en',
    (shown) => page(shown, { layers: replyDialog }),
  ),
  variant(
    'a photo beside its conversation, over the same one',
    'https://x.com/vilma_q/status/1001/photo/1',
    [{ ...late, focal: true, media: true }, [sorry, '1001']],
    'ar',
    (shown) =>
      page(shown, {
        ui: 'ar',
        layers: `<div role="dialog" aria-modal="true"><section role="region"><div><div>${shown.map(cell).join('')}</div></div></section></div>`,
      }),
  ),
  variant(
    'status: a promoted tweet among the answers, which like the focal one is not in the tab order (2026-09)',
    'https://x.com/vilma_q/status/1001',
    [{ ...late, focal: true }, [sorry, '1001'], [aside, '1001']],
    'ar',
    ([a = '', b = '', c = '']) =>
      page([a, b, promotionHtml({ id: '1666', by: PELLE, text: 'Buy rails!' }), c], { ui: 'ar' }),
  ),
  variant('a drawer with private messages is not read', HOME, [late], 'en', (shown) =>
    page(shown, {
      layers: `<div data-testid="DMDrawer"><div data-testid="DmActivityContainer"><div data-testid="messageEntry">${tweetHtml({ ...aside, id: '1999' })}</div></div></div>`,
    }),
  ),
  variant(
    'notifications, Mentions tab, Swedish (2025-03)',
    'https://x.com/notifications/mentions',
    [
      [{ ...late, replyingTo: [BRAND] }, 'untold'],
      [{ ...aside, replyingTo: [BRAND, VILMA] }, 'untold'],
      [{ id: '1011', by: PELLE, text: null, media: true, replyingTo: [BRAND], at: 33 }, 'untold'],
    ],
    'sv',
  ),
  variant(
    'notifications, All tab, with likes and follows (2026-07)',
    'https://x.com/notifications',
    [[{ ...late, replyingTo: [BRAND] }, 'untold']],
    'en',
    (shown) => page([liked, followed, ...shown]),
  ),
  variant(
    'Arabic, right to left',
    HOME,
    [
      { id: '1020', by: RANIA, text: 'أين الترام رقم ٤؟ 🚋\nشكراً @nimbus_trams', at: 21 },
      [{ id: '1021', by: VILMA, text: 'Line \u202B٤\u202C!', at: 22, replyingTo: [RANIA] }, 'untold'],
    ],
    'ar',
  ),
  variant('a picture without alt in the words: no text rather than a shorter one', HOME, [
    { ...aside, text: null, words: '<span>Line 7 is </span><img src="emoji.svg"><span> again</span>' },
    { ...late, id: '1031', text: null, words: '<span>x </span><img alt="" src="emoji.svg">' },
  ]),
  variant('100 kB of words', HOME, [{ ...aside, text: longWords }]),
  variant('the names are missing, and the time with them', HOME, [
    { ...aside, without: 'author', quote: late },
  ]),
  variant('the link is missing', HOME, [{ ...aside, without: 'link' }]),
  variant('no views link, no action bar', HOME, [
    { ...late, without: 'views' },
    { ...aside, without: 'bar' },
  ]),
  {
    name: 'private messages: never read',
    url: 'https://x.com/messages/12-34',
    html: page([tweetHtml(late)]),
    expected: [],
  },
  { name: 'an empty page', url: HOME, html: page([]), expected: [] },
];

// Recommended posts are no replies, though what they answer is not told.
const recommended = variant(
  'status: recommended posts below a heading of two lines',
  'https://x.com/vilma_q/status/1001',
  [{ ...late, focal: true }, [aside, 'untold']],
  'en',
  ([a = '', b = '']) => page([a, heading(['Discover more', 'Sourced from across X']), b]),
);
for (const item of recommended.expected) item.kind = 'post';
variants.push(recommended);

const PEOPLE = [BRAND, VILMA, ODO, RANIA, PELLE];

export const imitation: Imitation = {
  site: 'x',
  variants,
  feed(count) {
    const tweets = Array.from(
      { length: count },
      (_, i): Tweet => ({
        id: String(5_000_000 + i),
        by: PEOPLE[i % PEOPLE.length] ?? BRAND,
        text: `Number ${i}: line ${i % 12} was late again 🚋\nsays @vilma_q`,
        at: i,
        ...(i % 4 === 1 ? { media: true } : {}),
        ...(i % 7 === 3 ? { quote: { id: String(4_000_000 + i), by: ODO, text: `Quoted ${i}`, at: i } } : {}),
        ...(i % 9 === 5 ? { repostedBy: BRAND } : {}),
      }),
    );
    return variant(`home feed of ${count}`, HOME, tweets);
  },
};
