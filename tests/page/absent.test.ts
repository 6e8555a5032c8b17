// @vitest-environment jsdom
/** "Not found" is said of a comment whose own address shows others and not it, and of nothing that is only in doubt. */
import { JSDOM } from 'jsdom';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { isAbsent } from '../../utils/page/absent';
import { reporter } from '../../utils/page/report';
import type { Seen } from '../../utils/page/watch';
import { keyOf, type Mention, mentionKey } from '../../utils/sites/mention';
import { readPage } from '../../utils/sites/read-page';
import type { Site } from '../../utils/sites/site';
import { siteOf } from '../../utils/sites/site-of';
import { imitation as facebook } from '../imitations/facebook';
import { imitation as linkedin } from '../imitations/linkedin';
import { imitation as x } from '../imitations/x';

const at = (item: Element, mention: Mention): Seen => ({
  item,
  reading: { read: 'whole', mention },
  place: null,
});
const seenOf = (mentions: readonly Mention[]) => mentions.map((one) => at(document.body, one));
const keysOf = (one: Mention) => [one.id, ...one.aliases];

/** Every comment and reply of the imitations that has an address, with all that its page showed. */
const comments = [facebook, linkedin].flatMap((imitation) =>
  imitation.variants.flatMap((variant) => {
    const mentions = readPage(
      new JSDOM(variant.html, { url: variant.url }).window.document,
      new URL(variant.url),
    );
    return mentions
      .filter(({ kind, permalink, id }) => kind !== 'post' && permalink !== null && id !== null)
      .map((mention) => ({ name: `${imitation.site}: ${variant.name}: ${mention.id}`, mention, mentions }));
  }),
);
const addressedOf = ({ permalink }: Mention) => {
  const url = new URL(permalink!);
  return siteOf(url)!.addressed(url);
};

/** What a page of this one comment's post shows: the post, its comments, and nothing of other posts. */
function threadOf(mention: Mention, mentions: readonly Mention[]): Mention[] {
  const parent = mentions.find((one) => mention.kind === 'reply' && one.id === mention.inReplyTo);
  const head = mentions.find(
    (one) => one.kind === 'post' && keysOf(one).includes((parent ?? mention).inReplyTo),
  );
  if (!head) return [];
  const under = mentions.filter((one) => one.kind === 'comment' && keysOf(head).includes(one.inReplyTo));
  const replies = mentions.filter(
    (one) => one.kind === 'reply' && under.some(({ id }) => id === one.inReplyTo),
  );
  return [head, ...under, ...replies];
}

test('an address says whose it is, in the spelling of the reader', () => {
  expect(comments.length).toBeGreaterThan(20);
  const told = comments.filter(({ mention }) => addressedOf(mention) !== null);
  for (const { mention, name } of told) expect(addressedOf(mention)?.key, name).toBe(mentionKey(mention));
  expect(new Set(told.map(({ mention }) => mention.site))).toEqual(new Set(['facebook', 'linkedin']));
});

test('pages of many, of a post alone, and every page of X name no comment', () => {
  const urls = [
    ...facebook.variants.map(({ url }) => url),
    ...linkedin.variants.map(({ url }) => url),
    ...x.variants.map(({ url }) => url),
    ...x.variants.flatMap(({ expected }) => expected.flatMap(({ permalink }) => permalink ?? [])),
  ].filter((url) => !/comment/i.test(url));
  expect(urls.length).toBeGreaterThan(40);
  for (const url of urls) expect(siteOf(new URL(url))?.addressed(new URL(url)) ?? null, url).toBeNull();
  const reply =
    'https://www.linkedin.com/feed/update/urn:li:activity:7000000000000000001/?commentUrn=urn%3Ali%3Acomment%3A%28activity%3A7000000000000000001%2C7000000000000000002%29&replyUrn=urn%3Ali%3Acomment%3A%28activity%3A7000000000000000001%2C7000000000000000003%29';
  expect(siteOf(new URL(reply))!.addressed(new URL(reply))).toBeNull();
});

/** Those whose thread tells enough: somebody else stands where they would. */
const telling = comments.filter(({ mention, mentions }) => {
  const addressed = addressedOf(mention);
  const rest = threadOf(mention, mentions).filter((one) => one !== mention);
  return addressed !== null && isAbsent(addressed, seenOf(rest));
});

test('of both sites there are comments whose absence can be told, and of Facebook replies', () => {
  const kinds = new Set(telling.map(({ mention: { site, kind } }) => `${site} ${kind}`));
  expect([...kinds]).toEqual(
    expect.arrayContaining(['facebook comment', 'facebook reply', 'linkedin comment']),
  );
});

describe.each(telling)('$name', ({ mention, mentions }) => {
  const addressed = addressedOf(mention)!;
  const thread = threadOf(mention, mentions);
  const rest = thread.filter((one) => one !== mention);
  const [head] = thread as [Mention];

  test('is not absent where it is, also under another of its names', () => {
    expect(isAbsent(addressed, seenOf(thread))).toBe(false);
    const renamed = { ...mention, id: '77', aliases: [mention.id!] };
    expect(isAbsent(addressed, seenOf([...rest, renamed]))).toBe(false);
  });
  test('is not called absent where another item could be it', () => {
    expect(isAbsent(addressed, seenOf([...rest, { ...mention, id: null, aliases: [] }]))).toBe(false);
    const none: Seen = { item: document.body, reading: { read: 'none', missing: [] }, place: null };
    expect(isAbsent(addressed, [...seenOf(rest), none])).toBe(false);
  });
  test('is not called absent on a page of another post, of several, or where nobody else stands', () => {
    expect(isAbsent(addressed, seenOf([]))).toBe(false);
    expect(isAbsent(addressed, seenOf([head]))).toBe(false);
    expect(isAbsent(addressed, seenOf(rest.slice(1)))).toBe(false);
    expect(isAbsent(addressed, seenOf([{ ...head, id: '1', aliases: [] }, ...rest.slice(1)]))).toBe(false);
    expect(isAbsent(addressed, seenOf([...rest, { ...head, id: '2', aliases: [] }]))).toBe(false);
    const elsewhere = rest.map((one) => (one.kind === 'post' ? one : { ...one, inReplyTo: '3' }));
    expect(isAbsent(addressed, seenOf(elsewhere))).toBe(false);
    const unsure = rest.map((one) => ({ ...one, missing: [...one.missing, 'kind' as const] }));
    expect(isAbsent(addressed, seenOf(unsure))).toBe(false);
  });
});

describe('a page says so', () => {
  const { mention, mentions } = telling.find(
    ({ mention: { site, kind } }) => site === 'facebook' && kind === 'comment',
  )!;
  const rest = threadOf(mention, mentions).filter((one) => one !== mention);
  const claim = { key: keyOf('facebook', mention.id!), kind: 'comment' };
  const told: unknown[] = [];
  let page = { seen: [] as Seen[], isWhole: true, hasCase: true, url: mention.permalink! };
  let ending = new AbortController();
  let report: (seen: readonly Seen[]) => void = () => {};

  beforeEach(() => {
    vi.useFakeTimers();
    told.length = 0;
    document.body.innerHTML = '<main><article></article></main>';
    page = { seen: onPage(rest), isWhole: true, hasCase: true, url: mention.permalink! };
    ending = new AbortController();
    fakeBrowser.runtime.sendMessage = async (message: unknown) => {
      const { type, missing = [] } = message as { type: string; missing?: unknown[] };
      if (type === 'seen') told.push(...missing);
      return { ok: true, value: null };
    };
    report = reporter(
      document,
      {
        site: siteOf(new URL(page.url)) as Site,
        url: () => new URL(page.url),
        states: {
          of: () => undefined,
          hintOf: () => undefined,
          keyWithCase: (keys) => (page.hasCase ? keys.find((key) => key === claim.key) : undefined),
          want: () => {},
          set: () => {},
        },
        own: () => [],
        watching: {
          listen: () => {},
          seen: () => page.seen,
          readNow: () => ({ read: 'none', missing: [] }),
          repair: () => {},
          repairs: [],
          tally: {},
          get isWhole() {
            return page.isWhole;
          },
        },
      },
      ending.signal,
    );
  });
  afterEach(() => {
    ending.abort();
    vi.useRealTimers();
  });
  const onPage = (some: readonly Mention[]) => some.map((one) => at(document.querySelector('article')!, one));
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

  test('once, after it has held still', async () => {
    report(page.seen);
    await pass(4_000);
    report(page.seen);
    await pass(4_000);
    expect(told).toEqual([]);
    await pass(2_000);
    expect(told).toEqual([claim]);
    report(page.seen);
    await pass(20_000);
    expect(told).toEqual([claim]);
  });
  test('not without a case, nor while something is unread, nor after the list was closed', async () => {
    page.hasCase = false;
    report(page.seen);
    await pass(20_000);
    page.hasCase = true;
    page.isWhole = false;
    report(page.seen);
    await pass(20_000);
    page.isWhole = true;
    report(page.seen);
    ending.abort();
    await pass(20_000);
    expect(told).toEqual([]);
  });
  test('not where it stood a moment ago: a page takes out of itself what is out of view', async () => {
    report(onPage([...rest, mention]));
    page.seen = onPage(rest);
    report(page.seen);
    await pass(20_000);
    expect(told).toEqual([]);
  });
  test('not when the address has changed meanwhile', async () => {
    report(page.seen);
    await pass(1_000);
    page.url = 'https://www.facebook.com/';
    await pass(20_000);
    expect(told).toEqual([]);
  });
  test.each([
    ['somebody must log in', '<form><input type="password"></form>'],
    ['somebody may log in', '<a href="https://www.facebook.com/login/?next=x">Log in</a>'],
  ])('not where %s', async (_, html) => {
    document.body.insertAdjacentHTML('beforeend', html);
    report(page.seen);
    await pass(20_000);
    expect(told).toEqual([]);
  });
  test.each(['role="progressbar"', 'aria-busy="true"', 'data-visualcompletion="loading-state"'])(
    'not while something with %s is shown beside the items; what waits hidden or elsewhere does not count',
    async (sign) => {
      document.body.insertAdjacentHTML('beforeend', `<div ${sign}></div>`);
      const main = document.querySelector('main')!;
      main.insertAdjacentHTML('beforeend', `<div ${sign}></div>`);
      const boxes = [...document.querySelectorAll(`[${sign}]`)];
      for (const box of boxes)
        vi.spyOn(box, 'getBoundingClientRect').mockReturnValue({ height: 20 } as DOMRect);
      report(page.seen);
      await pass(20_000);
      expect(told).toEqual([]);
      vi.spyOn(boxes[0]!, 'getBoundingClientRect').mockReturnValue({ height: 0 } as DOMRect);
      report(page.seen);
      await pass(20_000);
      expect(told).toEqual([claim]);
    },
  );
});
