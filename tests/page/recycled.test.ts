// @vitest-environment jsdom
/** Recycled cards: whatever a site does with its nodes, no mark stands beside the wrong item, twice, or for nobody. */
import { isDeepStrictEqual } from 'node:util';
import type { JSDOM } from 'jsdom';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { MarkState } from '../../utils/messages/messages';
import type { Told } from '../../utils/messages/told';
import type { Mark } from '../../utils/page/mark';
import { createHost } from '../../utils/page/mark-host';
import { run } from '../../utils/page/run';
import { pageOf } from '../../utils/sites/chain';
import { facebook } from '../../utils/sites/facebook/read';
import { type Mention, mentionKey } from '../../utils/sites/mention';
import type { Place, Site } from '../../utils/sites/site';
import { x } from '../../utils/sites/x/read';
import { type MarkWord, type MarkWords, markWords } from '../../utils/texts/marks';
import { numberOf, rowsOf } from '../imitations/rows';
import { randomFrom, SEED } from './random';
import { RecyclingList } from './recycling';

/** Per site. `THREADKEEPER_SWAPS=10000` is the whole trial, which takes minutes. */
const SWAPS = Number(process.env.THREADKEEPER_SWAPS ?? 200);

/** What stands behind each mark: a bare element here, because a mark's looks cost this imitation of a browser 20 ms. */
const made = vi.hoisted(() => new Map<Element, { click(): void; word: string; painted: number }>());
vi.mock('../../utils/page/mark', () => ({
  createMark(document: Document, _: MarkWords, onClick: () => void): Mark {
    const host = createHost(document);
    const behind = { click: onClick, word: '', painted: 0 };
    made.set(host, behind);
    const show = (word: MarkWord) => {
      behind.word = word;
      behind.painted++;
    };
    return { host, show };
  },
}));

/** The background, in a few lines: some items have a case; no log is ever acknowledged. */
const background = vi.hoisted(() => ({
  states: {} as Record<string, string>,
  logged: [] as unknown[],
  shown: [] as string[],
  tell: (_: unknown) => {},
}));
vi.mock('../../utils/messages/send', () => ({
  ask: async (type: string, body: { keys?: string[]; mention?: unknown; key?: string }) => {
    if (type === 'log') background.logged.push(body.mention);
    if (type === 'show') background.shown.push(String(body.key));
    // Unanswered, so that the next click logs again: each click says what it would have logged.
    if (type === 'log') return { ok: false, error: { code: 'no-answer', detail: 'nobody there' } };
    if (type === 'begin')
      return { ok: true, value: { shown: true, own: [], repairs: [], words: markWords.en } };
    const cases = (body.keys ?? []).flatMap((key) =>
      background.states[key] ? [[key, background.states[key]]] : [],
    );
    return { ok: true, value: { states: Object.fromEntries(cases), hints: {}, opened: true } };
  },
}));
vi.mock('../../utils/messages/hear', () => ({
  hear: (_: AbortSignal, listener: (news: unknown) => void) => {
    background.tell = listener;
  },
}));

const CASES: MarkState[] = ['us', 'due', 'customer', 'handoff', 'resolved'];

/** Long enough for the reader's rest, its idle moment and its batch, however it shares them out. */
const settle = () => vi.advanceTimersByTimeAsync(3_500);

const marksOf = () => [...document.querySelectorAll('[data-tk-mark]')];

function behind(mark: Element) {
  const found = made.get(mark);
  if (!found) throw new Error('A mark that no script of ours made.');
  return found;
}

/** What a click on the mark does now: the mention that it logs, or the key whose case it shows. */
async function clicked(mark: Element) {
  background.logged.length = 0;
  background.shown.length = 0;
  behind(mark).click();
  await vi.advanceTimersByTimeAsync(1);
  return { logged: background.logged as Mention[], shown: background.shown };
}

interface Found {
  item: Element;
  mention: Mention;
  place: Place | null;
}

/** The page as a reader tells it that sees it for the first time. */
function readNow(site: Site): Found[] {
  const page = pageOf(site, new URL(location.href));
  const items = site.items(site.root(document) ?? document.body, page);
  return items.flatMap((item) => {
    const reading = site.read(item, page);
    return reading.read === 'none' ? [] : [{ item, mention: reading.mention, place: site.place(item, page) }];
  });
}

/** What is wrong with the marks now; nothing, if each item has one of its own that says and logs what stands there. */
async function faultsOfMarks(all: Found[]): Promise<string[]> {
  const faults: string[] = [];
  const seen = all.filter(({ place }) => place !== null);
  const left = new Set(marksOf());
  for (const { mention, place } of seen) {
    const [mark, ...more] = [...(place?.parent.children ?? [])].filter((one) => left.delete(one));
    const of = mentionKey(mention) ?? `an item without id (${mention.text})`;
    // The same item shown twice is one mention; a copy that has changed its words since may stay without a mark.
    const isCopy = all.filter((other) => mentionKey(other.mention) === mentionKey(mention)).length > 1;
    if (!mark && !isCopy) faults.push(`${of} has no mark`);
    else if (mark) faults.push(...(await faultsOfMark(mark, mention)).map((fault) => `${of} ${fault}`));
    if (more.length > 0) faults.push(`${of} has ${more.length} more marks`);
  }
  if (left.size > 0) faults.push(`${left.size} marks stand beside no item`);
  return faults;
}

async function faultsOfMark(mark: Element, mention: Mention): Promise<string[]> {
  const key = mentionKey(mention);
  const state = key === null ? undefined : background.states[key];
  const { word } = behind(mark);
  const { logged, shown } = await clicked(mark);
  if (state) {
    if (word !== state) return [`is ${state}, and its mark says ${word}`];
    return shown.length === 1 && shown[0] === key ? [] : [`shows the case of ${shown.join() || 'nobody'}`];
  }
  if (!/^(?:none|failed)$/.test(word)) return [`has no case, and its mark says ${word}`];
  return isDeepStrictEqual(logged, [mention])
    ? []
    : [`logs ${JSON.stringify(logged)} instead of ${JSON.stringify(mention)}`];
}

/** Each whole card must be read as what it shows: the imitation says so, not the reader. */
function faultsOfReading(list: RecyclingList, seen: Found[]): string[] {
  return list.cards.flatMap(({ row, shows }) => {
    if (shows === null || !row.isConnected) return [];
    const number = numberOf(shows);
    const texts = seen.filter(({ item }) => row.contains(item)).map(({ mention }) => mention.text);
    // The same item twice on a page is one mention on X: the other card is a copy.
    if (texts.length === 0 && list.cards.some((one) => one.row !== row && one.row.innerHTML.includes(number)))
      return [];
    if (texts.length > 0 && texts.every((text) => text?.includes(`umber ${number}`))) return [];
    return [`the card of ${number} is read as ${JSON.stringify(texts)}`];
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  Object.assign(fakeBrowser.runtime, {
    id: 'threadkeeper-under-test',
    onConnect: { addListener: () => {}, removeListener: () => {} },
  });
});
afterEach(() => {
  vi.useRealTimers();
  made.clear();
});

interface Trial {
  site: Site;
  rows: number;
  keyOf(n: number): string;
}
const TRIALS: Trial[] = [
  { site: x as Site, rows: 10, keyOf: (n) => `x:5${numberOf(n)}` },
  { site: facebook as Site, rows: 5, keyOf: (n) => `facebook:300000${numberOf(n)}` },
];

for (const { site, rows: length, keyOf } of TRIALS) {
  test(`${site.name}: ${SWAPS} swaps of recycled cards (seed ${SEED})`, { timeout: 1_800_000 }, async () => {
    const rows = rowsOf(site.name as 'x', 12);
    const random = randomFrom(SEED);
    (globalThis as unknown as { jsdom: JSDOM }).jsdom.reconfigure({ url: rows.url });
    background.states = Object.fromEntries(
      [0, 3, 6, 9, 12, 15].map((n) => [keyOf(n), CASES[n % CASES.length] ?? 'us']),
    );
    const list = new RecyclingList(document, rows, length, random);
    const life = new AbortController();
    run(site, life.signal);
    await settle();
    expect(await faultsOfMarks(readNow(site))).toEqual([]);
    while (list.swaps < SWAPS) {
      const ways = Array.from({ length: 1 + random.below(4) }, () => list.swap());
      // Sometimes the page pauses between two changes, shorter or longer than the reader's own rest.
      if (random.below(2)) await vi.advanceTimersByTimeAsync(random.below(200));
      ways.push(list.swap());
      await settle();
      const found = readNow(site);
      const faults = [...faultsOfReading(list, found), ...(await faultsOfMarks(found))];
      expect(faults, `after swap ${list.swaps}: ${ways.join('; ')}`).toEqual([]);
    }
    list.finish();
    await settle();
    expect(faultsOfReading(list, readNow(site))).toEqual([]);
    await expectNothingHeld(list, site, keyOf);
    life.abort();
  });
}

/** Nothing is kept of what left the page: news repaint the marks that stand there and no others. */
async function expectNothingHeld(list: RecyclingList, site: Site, keyOf: (n: number) => string) {
  await settle();
  const before = new Map([...made].map(([host, { painted }]) => [host, painted]));
  const states = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [keyOf(n), 'us']));
  background.tell({ tells: 'states', states } as Told);
  const painted = [...made].filter(([host, one]) => one.painted > (before.get(host) ?? 0));
  expect(painted.filter(([host]) => !host.isConnected)).toEqual([]);
  list.clear();
  await settle();
  expect(marksOf()).toEqual([]);
  const last = [...made].map(([, one]) => one.painted);
  background.tell({ tells: 'states', states } as Told);
  expect([...made].map(([, one]) => one.painted)).toEqual(last);
  expect(readNow(site)).toEqual([]);
}
