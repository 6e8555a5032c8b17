/** What the tweets of X look like in a page, made from a description; every person, word and id is invented. */
import type { Item } from './imitation';

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
export type Ui = keyof typeof LABELS;

export interface Person {
  name: string;
  handle: string;
}
export const BRAND: Person = { name: 'Nimbus Trams', handle: 'nimbus_trams' };
export const VILMA: Person = { name: 'Vilma Quist 🚋', handle: 'vilma_q' };
export const ODO: Person = { name: 'Odo Farrant', handle: 'OdoFarrant' };
export const RANIA: Person = { name: 'رانيا سالم', handle: 'rania_s9' };
export const PELLE: Person = { name: 'Pelle <Ö> & söner', handle: 'pelle_o' };

export interface Tweet {
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
  /** The words are a translation, which a line above them says. */
  translated?: boolean;
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
  const translated = tweet.translated
    ? '<div dir="ltr"><svg aria-hidden="true"><g></g></svg><span><span>Translated from Swedish</span></span><button role="button" type="button"><span>Show original</span></button></div>'
    : '';
  return inner === null
    ? ''
    : `<div>${translated}<div dir="auto" lang="${tweet.ui ?? 'en'}" data-testid="tweetText"${clamp}>${inner}</div>${more}</div>`;
}

const quoted = (tweet: Tweet) =>
  `<div><div><div dir="ltr"><span>Quote</span></div><div tabindex="0" role="link"><div><div><div><div>${avatar(tweet.by, 24, false)}</div></div>${names(tweet, true, false)}</div></div>${textOf(tweet, ' style="-webkit-line-clamp: 5;"')}${tweet.media ? photo(tweet) : ''}</div></div></div>`;

/** The body of an X Article, with a picture, a line, code and an embedded tweet between its words. */
function articleBody({ by, id }: Tweet, body: string): string {
  const apart = (inner: string) => `<section data-block="true" contenteditable="false">${inner}</section>`;
  const blocks = body
    .split('\n')
    .map((line) =>
      line.startsWith('$ ')
        ? apart(
            `<div><div data-testid="markdown-code-block"><div><pre><code><span>${escaped(line)}</span></code></pre></div></div></div>`,
          )
        : `<div data-block="true"><div><span><span data-text="true">${words(line)}</span></span></div></div>`,
    )
    .join('');
  const embedded = tweetHtml({
    id: '1777',
    by: ODO,
    text: 'An embedded tweet, no part of the article.',
    at: 3,
  });
  const picture = `<div><a href="/${by.handle}/article/${id}/media/9" role="link"><div data-testid="tweetPhoto"><img alt="Image" draggable="true" src="rails.jpg"></div></a></div>`;
  return `<div data-testid="twitterArticleRichTextView"><div><div contenteditable="false" data-testid="longformRichTextComponent"><div data-contents="true">${blocks}${apart(picture)}${apart('<div role="separator"></div>')}${apart(`<div data-testid="simpleTweet"><div>${embedded}</div></div>`)}</div></div></div></div>`;
}

function articleView(tweet: Tweet, article: { title: string; body: string }, head: string): string {
  const cover = `<div><a href="/${tweet.by.handle}/article/${tweet.id}/media/8" role="link"><div data-testid="tweetPhoto" aria-label="Image"><img alt="Image" src="cover.jpg"></div></a></div>`;
  return `<div><div data-testid="twitterArticleReadView">${cover}<div><div><div data-testid="twitter-article-title" dir="auto"><span>${escaped(article.title)}</span></div></div>${head}${articleBody(tweet, article.body)}</div></div></div>`;
}

/** An X Article opened alone: no tweet is around it, and its author stands under the title (2026-06). */
export function articleAlone(tweet: Tweet, article: { title: string; body: string }, ui: Ui): string {
  const { by, affiliate } = tweet;
  const company = affiliate
    ? '<div role="link" tabindex="0"><div><img alt="" src="company.jpg"></div></div>'
    : '';
  const face = `<div><div data-testid="UserAvatar-Container-${by.handle}"><div></div><div><a href="/${by.handle}" aria-hidden="true" role="link" tabindex="-1"><div><img alt="" src="face.jpg"></div></a></div></div></div>`;
  const author = `<div><div>${face}</div><div><div><div><a href="/${by.handle}" role="link"><div><div dir="ltr"><span><span>${emoji(escaped(by.name))}</span></span></div><div dir="ltr"><span>${badge}${company}</span></div></div></a></div><div><a href="/${by.handle}" role="link" tabindex="-1"><div><div dir="ltr"><span>@${by.handle}</span></div></div></a></div><div><div dir="ltr" aria-hidden="true"><span>·</span></div><div dir="ltr" aria-label="20 May"><time datetime="${time(tweet)}">20 May</time></div></div></div></div></div>`;
  const dir = ui === 'ar' ? 'rtl' : 'ltr';
  return `<!doctype html><html lang="${ui}" dir="${dir}"><head><title>X</title></head><body><div id="react-root"><div><div dir="${dir}"><header role="banner"><button role="button"><div dir="ltr"></div></button></header><main role="main"><div>${articleView({ ...tweet, ui }, article, `<div>${author}</div>${actions({ ...tweet, ui })}`)}<a href="/i/premium_sign_up" dir="ltr" role="link"><span>Premium</span></a><div role="separator"></div>${author}</div></main></div></div></div></body></html>`;
}

export function tweetHtml(tweet: Tweet): string {
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
  const body = `${tweet.article ? articleView(tweet, tweet.article, bar) : textOf(tweet)}${tweet.media ? `<div>${photo(tweet)}</div>` : ''}${tweet.card ?? ''}${tweet.quote ? quoted(tweet.quote) : ''}`;
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

/** A promoted tweet tells no time, and stands between the marks that measure whether it was seen (2026-09). */
export function promotionHtml(tweet: Tweet): string {
  const pixel = (side: string) =>
    `<div data-testid="${side}-impression-pixel"><div data-testid="placementTracking"><div></div></div></div>`;
  const shown = tweetHtml({ ...tweet, without: 'link' }).replace('tabindex="0"', 'tabindex="-1"');
  return `<div data-testid="placementTracking">${['top', 'right', 'bottom', 'left'].map(pixel).join('')}${shown}</div>`;
}

export const cell = (inner: string, i: number) =>
  `<div data-testid="cellInnerDiv" style="transform: translateY(${i * 200}px); position: absolute; width: 100%;"><div><div>${inner}</div></div></div>`;

export function page(cells: string[], { ui = 'en', layers = '' }: { ui?: Ui; layers?: string } = {}): string {
  return `<!doctype html><html lang="${ui}" dir="${ui === 'ar' ? 'rtl' : 'ltr'}"><head><title>X</title></head><body><div id="react-root"><div><div><div id="layers">${layers}</div><div aria-hidden="false" dir="${ui === 'ar' ? 'rtl' : 'ltr'}"><header role="banner"><nav role="navigation"><a href="/home" role="link">Home</a><a href="/messages" role="link">Chat</a></nav><div data-testid="UserAvatar-Container-${BRAND.handle}"></div></header><main role="main"><div><div data-testid="primaryColumn"><div><div data-testid="tweetTextarea_0" contenteditable="true" role="textbox"></div><section role="region"><h1 role="heading">${LABELS[ui].list}</h1><div aria-label="${LABELS[ui].list}"><div>${cells.map(cell).join('')}</div></div></section></div></div><div data-testid="sidebarColumn"><ul><li data-testid="UserCell" role="listitem"><a href="/OdoFarrant" role="link"><span>Odo Farrant</span></a></li></ul></div></div></main></div></div></div></div></body></html>`;
}

/** What a reader must find for a tweet; `answers` is the id of its parent, or 'untold'. */
export function expected(tweet: Tweet, answers?: string): Item {
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
    postedAt: (without === 'author' || without === 'link') && !focal ? null : time(tweet),
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
