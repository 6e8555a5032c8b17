// @vitest-environment jsdom
/** "12 here: 9 answered": nothing counts as answered that a page or the ledger does not tell. */
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { standingOf } from '../../storage/queries/marks';
import type { CaseRow } from '../../storage/records';
import { type Balance, balance, type Standing } from '../../utils/page/balance';
import type { Mention } from '../../utils/sites/mention';
import { readPage } from '../../utils/sites/read-page';
import { siteOf } from '../../utils/sites/site-of';
import { imitation as facebook } from '../imitations/facebook';
import { imitation as linkedin } from '../imitations/linkedin';
import { imitation as x } from '../imitations/x';

const BRAND = 'nimbus';
const ours = ({ author }: Mention) => author.handle === BRAND;

const said = (
  id: string,
  by: string | null,
  inReplyTo: string | null,
  more: Partial<Mention> = {},
): Mention => ({
  site: 'facebook',
  kind: inReplyTo === null ? 'post' : inReplyTo === 'post' ? 'comment' : 'reply',
  id,
  aliases: [],
  permalink: null,
  author: { name: by, handle: by, profileUrl: null },
  text: 'Words.',
  postedAt: null,
  inReplyTo,
  missing: [],
  ...more,
});
const post = said('post', BRAND, null);
const count = (
  mentions: Mention[],
  standings: Record<string, Standing> = {},
  more: { pageKind?: string; hasOwn?: boolean } = {},
): Balance | null =>
  balance(mentions[0]?.site ?? 'facebook', more.pageKind ?? 'post', mentions, {
    ours,
    standingOf: ({ id }) => standings[id ?? ''] ?? null,
    hasOwn: more.hasOwn ?? true,
  });
const none = { answered: 0, dismissed: 0, open: 0, unclear: 0, isSure: true };
const is = (what: Standing['is'], ...sighted: string[]): Standing => ({ is: what, sighted });

test('a visible answer counts, a case counts as it stands, and what has neither is open', () => {
  const page = [
    post,
    said('a', 'ada', 'post'),
    said('a1', BRAND, 'a'),
    said('b', 'odo', 'post'),
    said('c', 'eva', 'post'),
    said('d', 'sam', 'post'),
    said('e', 'kim', 'post'),
  ];
  const cases = { c: is('dismissed'), d: is('answered'), e: is('open') };
  expect(count(page, cases)).toEqual({ ...none, answered: 2, dismissed: 1, open: 2 });
  // What the manager has decided stands before what the page shows.
  expect(count(page, { ...cases, a: is('open') })).toEqual({ ...none, answered: 1, dismissed: 1, open: 3 });
});

test('who speaks again after our answer is open by their new words, or by the case that knows them', () => {
  const page = [post, said('a', 'ada', 'post'), said('a1', BRAND, 'a'), said('a2', 'ada', 'a')];
  expect(count(page)).toEqual({ ...none, answered: 1, open: 1 });
  expect(count(page, { a: is('open', 'facebook:a2') })).toEqual({ ...none, open: 1 });
});

test('in a flat thread our answer is one to whom it follows; of those before it cannot be told', () => {
  const page = [
    post,
    said('a', 'ada', 'post'),
    said('r1', 'odo', 'a'),
    said('r2', 'eva', 'a'),
    said('r3', 'eva', 'a'),
    said('r4', BRAND, 'a'),
  ];
  expect(count(page)).toEqual({ ...none, answered: 3, unclear: 1 });
});

test('what can’t be told is said: no author, no id, no threading, no account of ours', () => {
  const nobody = { author: { name: 'Somebody', handle: null, profileUrl: null } };
  expect(count([post, said('a', null, 'post', nobody)])).toEqual({ ...none, unclear: 1, isSure: false });
  expect(count([post, said('a', 'ada', 'post', { id: null })])).toEqual({ ...none, unclear: 1 });
  expect(count([post, said('a', 'ada', 'post', { missing: ['inReplyTo'] })])).toEqual({
    ...none,
    open: 1,
    isSure: false,
  });
  expect(count([post, said('a', 'ada', 'post')], {}, { hasOwn: false })).toMatchObject({ isSure: false });
});

test('a page of many posts has no balance, and what a page adds below its post is not counted', () => {
  expect(count([post], {}, { pageKind: 'home' })).toBeNull();
  expect(count([post, said('a', 'ada', 'post'), said('other', 'odo', null)])).toEqual({ ...none, open: 1 });
});

test('a case stands as it was decided, and what was seen and not decided yet is on their side', () => {
  const row = (more: Partial<CaseRow>) =>
    standingOf({ state: 'open', turn: 'us', offers: [], sighted: [], ...more } as CaseRow).is;
  const offer = (kind: 'answered' | 'spokeAgain') => [{ kind, by: 'x:1', text: null, postedAt: null }];
  expect(row({})).toBe('open');
  expect(row({ turn: 'handoff' })).toBe('open');
  expect(row({ turn: 'customer' })).toBe('answered');
  expect(row({ state: 'resolved' })).toBe('answered');
  expect(row({ state: 'confirmed' })).toBe('answered');
  expect(row({ state: 'dismissed' })).toBe('dismissed');
  expect(row({ offers: offer('answered') })).toBe('answered');
  expect(row({ state: 'confirmed', offers: offer('spokeAgain') })).toBe('open');
});

const pages = [x, facebook, linkedin].flatMap(({ site, variants }) =>
  variants.flatMap(({ name, url, html }) => {
    const mentions = readPage(new JSDOM(html, { url }).window.document, new URL(url));
    const pageKind = siteOf(new URL(url))!.pageKind(new URL(url));
    const told = balance(site, pageKind, mentions, {
      ours: () => false,
      standingOf: () => null,
      hasOwn: true,
    });
    return told ? [{ name: `${site}: ${name}`, site, pageKind, mentions, told }] : [];
  }),
);

test('the imitations of all sites have pages of one thread', () => {
  expect(new Set(pages.map(({ site }) => site)).size).toBe(3);
  expect(pages.length).toBeGreaterThan(10);
});

describe.each(pages)('$name', ({ site, pageKind, mentions, told }) => {
  const total = ({ answered, dismissed, open, unclear }: Balance) => answered + dismissed + open + unclear;
  const [first] = mentions.filter(({ kind }) => kind === 'post');
  const thread = mentions.filter((one) => one.kind !== 'post' || one === first);
  const by = (handle: string | null) =>
    balance(site, pageKind, mentions, {
      ours: ({ author }) => handle !== null && author.handle === handle,
      standingOf: () => null,
      hasOwn: true,
    })!;

  test('without a word of ours nobody is answered, and everybody is counted once', () => {
    expect(told).toMatchObject({ answered: 0, dismissed: 0 });
    expect(total(told)).toBe(thread.length);
    const isTold = thread.every(
      ({ author, missing }) => author.handle !== null && !missing.some((part) => /kind|inReplyTo/.test(part)),
    );
    expect(told.isSure).toBe(isTold);
  });
  test('whoever of them is us, only somebody with our words below is answered', () => {
    for (const handle of new Set(thread.map(({ author }) => author.handle))) {
      if (handle === null) continue;
      const counted = by(handle);
      const others = thread.filter(({ author }) => author.handle !== handle);
      expect(total(counted)).toBe(others.length);
      const last = thread.findLastIndex(({ author }) => author.handle === handle);
      const before = thread.slice(0, last).filter(({ author }) => author.handle !== handle);
      expect(counted.answered).toBeLessThanOrEqual(before.length);
    }
  });
  test('a case for each of them: the ledger’s word counts', () => {
    const counted = balance(site, pageKind, mentions, {
      ours: () => false,
      standingOf: () => is('dismissed'),
      hasOwn: false,
    });
    expect(counted).toMatchObject({ dismissed: thread.length, open: 0, answered: 0, unclear: 0 });
  });
});
