/** Pages in the shape of X's; every person, word and id is invented. */
import type { Imitation, Item, Variant } from './imitation';

type Label = 'reply' | 'repost' | 'like' | 'save' | 'share' | 'more' | 'list' | 'replyingTo' | 'reposted';
const LABELS: Record<'en' | 'sv' | 'ar', Record<Label, string>> = {
  en: {
    reply: '3 Replies. Reply',
    repost: 'Repost',
    like: 'Like',
    save: 'Bookmark',
    share: 'Share post',
    more: 'More',
    list: 'Timeline',
    replyingTo: 'Replying to ',
    reposted: ' reposted',
  },
  sv: {
    reply: '3 svar. Svara',
    repost: 'Dela vidare',
    like: 'Gilla',
    save: 'Bokmärk',
    share: 'Dela inlägg',
    more: 'Mer',
    list: 'Tidslinje',
    replyingTo: 'Svar till ',
    reposted: ' delade',
  },
  ar: {
    reply: '3 ردود. رد',
    repost: 'إعادة نشر',
    like: 'إعجاب',
    save: 'علامة',
    share: 'مشاركة',
    more: 'المزيد',
    list: 'الخط الزمني',
    replyingTo: 'ردًا على ',
    reposted: ' أعاد النشر',
  },
};
type Ui = keyof typeof LABELS;

interface Person {
  name: string;
  handle: string;
}
const BRAND: Person = { name: 'Nimbus Trams', handle: 'nimbus_trams' };
const VILMA: Person = { name: 'Vilma Quist 🚋', handle: 'vilma_q' };
const ODO: Person = { name: 'Odo Farrant', handle: 'OdoFarrant' };
const RANIA: Person = { name: 'رانيا سالم', handle: 'rania_s9' };
const PELLE: Person = { name: 'Pelle <Ö> & söner', handle: 'pelle_o' };

interface Tweet {
  id: string;
  by: Person;
  text: string | null;
  /** Seconds after noon; ids and times are invented and need not fit each other. */
  at?: number;
  ui?: Ui;
  focal?: boolean;
  /** The thread line, to the tweet above and to the one below. */
  up?: boolean;
  down?: boolean;
  repostedBy?: Person;
  replyingTo?: Person[];
  /** HTML in place of the words, where a variant needs its own. */
  words?: string;
  media?: boolean;
  quote?: Tweet;
  card?: string;
  article?: { title: string; body: string };
  promoted?: boolean;
  /** What the page leaves out. */
  without?: 'author' | 'link' | 'bar' | 'views';
  affiliate?: boolean;
  more?: boolean;
}

const time = (tweet: Tweet) => new Date(Date.UTC(2026, 2, 4, 12, 0, tweet.at ?? 0)).toISOString();
const escaped = (text: string) =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  );
const emoji = (text: string) =>
  text.replace(
    /\p{Extended_Pictographic}\uFE0F?/gu,
    (sign) => `</span><img alt="${sign}" draggable="false" src="emoji.svg"><span>`,
  );

/** Words as X lays them out: mentions in an inline `<div>`, links with a hidden scheme, emoji as pictures. */
function words(text: string): string {
  const html = escaped(text)
    .replace(/@(\w+)/g, '</span><div><span><a dir="ltr" href="/$1" role="link">@$1</a></span></div><span>')
    .replace(
      /\b[\w-]+\.example\/\S*/g,
      '</span><a dir="ltr" href="https://t.co/inventedlink" role="link" target="_blank"><span aria-hidden="true">https://</span>$&</a><span>',
    );
  return `<span>${emoji(html)}</span>`;
}

function avatar({ handle }: Person, size: number, linked: boolean): string {
  const picture = '<div><div><img alt="" draggable="true" src="face.jpg"></div></div>';
  return `<div data-testid="Tweet-User-Avatar"><div><div><div data-testid="UserAvatar-Container-${handle}" style="width: ${size}px; height: ${size}px;"><div></div><div>${
    linked
      ? `<a href="/${handle}" aria-hidden="true" role="link" tabindex="-1">${picture}</a>`
      : `<div role="presentation" tabindex="-1" aria-hidden="true">${picture}</div>`
  }</div></div></div></div></div>`;
}

const badge =
  '<svg viewBox="0 0 22 22" aria-label="Verified" role="img" data-testid="icon-verified"><g></g></svg>';

function names(tweet: Tweet, timeHere: boolean, linked: boolean): string {
  const { by, affiliate } = tweet;
  const link = (inner: string, more = '') =>
    linked ? `<a href="/${by.handle}" role="link"${more}>${inner}</a>` : `<div${more}>${inner}</div>`;
  const company = affiliate
    ? '<div role="link" tabindex="0"><div><img alt="" src="company.jpg"></div></div>'
    : '';
  const stamp = `<time datetime="${time(tweet)}">2h</time>`;
  const at = !timeHere
    ? ''
    : `<div dir="ltr" aria-hidden="true"><span>·</span></div><div>${
        linked && tweet.without !== 'link'
          ? `<a href="/${by.handle}/status/${tweet.id}" dir="ltr" aria-label="2 hours ago" role="link">${stamp}</a>`
          : `<div dir="ltr" aria-label="2 hours ago">${linked ? '' : stamp}</div>`
      }</div>`;
  return `<div data-testid="User-Name"><div><div>${link(
    `<div><div dir="ltr"><span><span>${emoji(escaped(by.name))}</span></span></div><div dir="ltr"><span>${badge}${company}</span></div></div>`,
  )}</div></div><div><div><div>${link(`<div dir="ltr"><span>@${by.handle}</span></div>`, ' tabindex="-1"')}</div>${at}</div></div></div>`;
}

function actions(tweet: Tweet): string {
  const l = LABELS[tweet.ui ?? 'en'];
  const button = (id: string, label: string) =>
    `<div><button aria-label="${label}" role="button" data-testid="${id}" type="button"><div dir="ltr"><div><svg aria-hidden="true"><g></g></svg></div><div><span data-testid="app-text-transition-container"><span><span>3</span></span></span></div></div></button></div>`;
  const views =
    tweet.without === 'link' || tweet.without === 'views'
      ? ''
      : `<div><a href="/${tweet.by.handle}/status/${tweet.id}/analytics" aria-label="90" role="link"><div dir="ltr"><span>90</span></div></a></div>`;
  return `<div><div><div aria-label="3, 0, 5" role="group">${button('reply', l.reply)}${button('retweet', l.repost)}${button('like', l.like)}${views}${button('bookmark', l.save)}<div><div><button aria-label="${l.share}" role="button" type="button"><svg aria-hidden="true"><g></g></svg></button></div></div></div></div></div>`;
}

const photo = ({ by, id }: Tweet) =>
  `<div><div><a href="/${by.handle}/status/${id}/photo/1" role="link"><div data-testid="tweetPhoto" aria-label="Image"><img alt="Image" src="photo.jpg"></div></a></div><div><a href="/${by.handle}/status/${id}/media_tags" dir="ltr" role="link"><span>Tagged</span></a></div></div>`;

function textOf(tweet: Tweet, clamp = ''): string {
  const inner = tweet.words ?? (tweet.text === null ? null : words(tweet.text));
  const more = tweet.more
    ? '<button dir="ltr" role="button" data-testid="tweet-text-show-more-link" type="button"><span>Show more</span></button>'
    : '';
  return inner === null
    ? ''
    : `<div><div dir="auto" lang="${tweet.ui ?? 'en'}" data-testid="tweetText"${clamp}>${inner}</div>${more}</div>`;
}

const quoted = (tweet: Tweet) =>
  `<div><div><div dir="ltr"><span>Quote</span></div><div tabindex="0" role="link"><div><div><div><div>${avatar(tweet.by, 24, false)}</div></div>${names(tweet, true, false)}</div></div>${textOf(tweet, ' style="-webkit-line-clamp: 5;"')}${tweet.media ? photo(tweet) : ''}</div></div></div>`;

function articleBody({ title, body }: { title: string; body: string }, bar: string): string {
  const blocks = body
    .split('\n')
    .map((line) => `<div data-block="true"><div><span><span>${words(line)}</span></span></div></div>`)
    .join('');
  const embedded = tweetHtml({
    id: '1777',
    by: ODO,
    text: 'An embedded tweet, no part of the article.',
    at: 3,
  });
  return `<div><div data-testid="twitterArticleReadView"><div><a href="/x/article/9/media/8" role="link"><div data-testid="tweetPhoto"><img alt="Image" src="cover.jpg"></div></a></div><div><div><div data-testid="twitter-article-title" dir="auto"><span>${escaped(title)}</span></div></div>${bar}<div data-testid="twitterArticleRichTextView"><div><div contenteditable="false" data-testid="longformRichTextComponent"><div data-contents="true">${blocks}<section data-block="true"><div data-testid="simpleTweet">${embedded}</div></section></div></div></div></div></div></div></div>`;
}

function tweetHtml(tweet: Tweet): string {
  const l = LABELS[tweet.ui ?? 'en'];
  const focal = tweet.focal === true;
  const context = tweet.repostedBy
    ? `<div><div><svg aria-hidden="true"><g></g></svg></div><div><div><a href="/${tweet.repostedBy.handle}" dir="ltr" role="link"><span data-testid="socialContext"><span dir="ltr"><span>${escaped(tweet.repostedBy.name)}</span></span>${l.reposted}</span></a></div></div></div>`
    : `<div>${tweet.up ? '<div><div></div></div>' : ''}<div></div></div>`;
  const caret = `<div><div><button aria-label="Grok" role="button" type="button"><svg aria-hidden="true"><g></g></svg></button><div><button aria-expanded="false" aria-label="${l.more}" role="button" data-testid="caret" type="button"><svg aria-hidden="true"><g></g></svg></button></div></div></div>`;
  const replying = tweet.replyingTo
    ? `<div><div dir="ltr">${l.replyingTo}${tweet.replyingTo
        .map(
          ({ handle }) => `<div><a href="/${handle}" dir="ltr" role="link"><span>@${handle}</span></a></div>`,
        )
        .join(' & ')}</div></div>`
    : '';
  const known = tweet.without !== 'author';
  const head = `<div><div>${known ? names(tweet, !focal, true) : ''}${caret}</div></div>${replying}`;
  const bar = tweet.without === 'bar' ? '' : actions(tweet);
  const body = `${tweet.article ? articleBody(tweet.article, bar) : textOf(tweet)}${tweet.media ? `<div>${photo(tweet)}</div>` : ''}${tweet.card ?? ''}${tweet.quote ? quoted(tweet.quote) : ''}`;
  const stamp = `<time datetime="${time(tweet)}">12:00</time>`;
  const line = `<div><div dir="ltr">${
    tweet.without === 'link'
      ? stamp
      : `<a href="/${tweet.by.handle}/status/${tweet.id}" dir="ltr" role="link">${stamp}</a>`
  }</div></div>`;
  const face = `<div>${avatar(tweet.by, 40, true)}${tweet.down ? '<div></div>' : ''}</div>`;
  return `<article role="article" tabindex="${focal ? -1 : 0}" data-testid="tweet" aria-labelledby="id__a"><div><div><div>${context}</div>${
    focal
      ? `<div>${face}<div>${head}</div></div><div>${body}${line}${bar}</div>`
      : `<div>${face}<div>${head}${body}${bar}</div></div>`
  }</div></div></article>`;
}

const cell = (inner: string, i: number) =>
  `<div data-testid="cellInnerDiv" style="transform: translateY(${i * 200}px); position: absolute; width: 100%;"><div><div>${inner}</div></div></div>`;

function page(cells: string[], { ui = 'en', layers = '' }: { ui?: Ui; layers?: string } = {}): string {
  return `<!doctype html><html lang="${ui}" dir="${ui === 'ar' ? 'rtl' : 'ltr'}"><head><title>X</title></head><body><div id="react-root"><div><div><div id="layers">${layers}</div><div aria-hidden="false" dir="${ui === 'ar' ? 'rtl' : 'ltr'}"><header role="banner"><nav role="navigation"><a href="/home" role="link">Home</a><a href="/messages" role="link">Chat</a></nav><div data-testid="UserAvatar-Container-${BRAND.handle}"></div></header><main role="main"><div><div data-testid="primaryColumn"><div><div data-testid="tweetTextarea_0" contenteditable="true" role="textbox"></div><section role="region"><h1 role="heading">${LABELS[ui].list}</h1><div aria-label="${LABELS[ui].list}"><div>${cells.map(cell).join('')}</div></div></section></div></div><div data-testid="sidebarColumn"><ul><li data-testid="UserCell" role="listitem"><a href="/OdoFarrant" role="link"><span>Odo Farrant</span></a></li></ul></div></div></main></div></div></div></div></body></html>`;
}

/** What a reader must find for a tweet; `answers` is the id of its parent, or 'untold'. */
function expected(tweet: Tweet, answers?: string): Item {
  const { by, focal, without } = tweet;
  const id = without === 'link' && !focal ? null : tweet.id;
  const item: Item = {
    site: 'x',
    kind: answers ? 'reply' : 'post',
    id,
    permalink: id && `https://x.com/${by.handle}/status/${id}`,
    author: {
      name: without === 'author' ? null : by.name,
      handle: by.handle,
      profileUrl: `https://x.com/${by.handle}`,
    },
    text: tweet.article ? `${tweet.article.title}\n${tweet.article.body}` : tweet.text,
    // The time stands among the names, but below the words of the focal tweet.
    postedAt: without && without !== 'bar' && without !== 'views' && !focal ? null : time(tweet),
    inReplyTo: answers && answers !== 'untold' ? answers : null,
    missing: [],
  };
  if (!id) item.missing.push('id', 'permalink');
  if (!item.author.name) item.missing.push('author.name');
  if (item.text === null) item.missing.push('text');
  if (item.postedAt === null) item.missing.push('postedAt');
  if (answers === 'untold') item.missing.push('inReplyTo');
  return item;
}

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
const inArticle = 'First we lay rails.\nThen we ask @vilma_q what she thinks 🚋 of them.';
const longWords = 'Every word of a very long complaint, and 🚋 again. '.repeat(2000).trim();

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
    'search, promoted tweets left out (2026-02)',
    'https://x.com/search?q=tram&f=live',
    [late, aside],
    'en',
    ([a = '', b = '']) =>
      page([
        a,
        `<div data-testid="placementTracking">${tweetHtml({ id: '1666', by: ODO, text: 'Buy rails!', without: 'link' })}</div>`,
        b,
      ]),
  ),
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
      article: { title: 'How trams are made', body: inArticle },
    },
  ]),
  variant(
    'status: focal tweet quotes another (2026-02)',
    'https://x.com/OdoFarrant/status/1004',
    [{ ...aside, focal: true, quote: late }],
    'sv',
  ),
  variant('the reply dialog over the feed shows a copy', HOME, [late, aside], 'en', (shown) =>
    page(shown, {
      layers: `<div role="dialog" aria-modal="true">${tweetHtml({ ...late, without: 'bar' })}${replyBox}</div>`,
    }),
  ),
  variant('a drawer with private messages is not read', HOME, [late], 'en', (shown) =>
    page(shown, { layers: `<div data-testid="DMDrawer">${tweetHtml({ ...aside, id: '1999' })}</div>` }),
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
