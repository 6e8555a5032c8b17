/**
 * The machine that breaks pages: does one thing after another to a page that its site might do, first to the whole
 * page, then to one item, reads the whole page anew and holds it against what was read before. What is null and named
 * is admitted; what is neither that nor right is silently wrong.
 *
 * Not counted against a reader is what nobody could know: words that were changed themselves, the only source of a
 * value that now names another, and what the caller says is right as well (`expected`).
 */
import { pageOf } from '../../utils/sites/chain';
import type { Site } from '../../utils/sites/site';
import type { Mutation, Way } from './change';
import {
  comparePage,
  type Expected,
  type Fault,
  type Found,
  HARD,
  type Judged,
  Names,
  type Truth,
  type Wrong,
} from './compare';
import { listMutations, NOTHING } from './list-mutations';
import { escaped, RENAMED } from './shapes';

type Scope = 'whole page' | 'one item';

export interface Finding extends Wrong {
  scope: Scope;
  what: string;
  /** Whose part it is: id, else name; null for an item that is none. */
  of: string | null;
  /** How often else the same fault came of the same change. */
  more: number;
  /** Author, id or text. */
  hard: boolean;
}

export interface Row {
  scope: Scope;
  way: Way;
  mutations: number;
  right: number;
  admitted: number;
  /** Items, not mutations. */
  notFound: number;
  /** Mutations that made a part silently wrong, by part. */
  wrong: Partial<Record<Fault, number>>;
}

export interface Report {
  items: number;
  /** How many mutations there are, and how many were made. */
  all: number;
  made: number;
  rows: Row[];
  findings: Finding[];
}

export interface Sample {
  /** At most so many mutations of the whole page, and so many of single items, evenly spread. */
  page: number;
  item: number;
  /** From 0 to 1: where the sample starts. */
  offset: number;
}

const scopeOf = ({ item }: Mutation): Scope => (item === null ? 'whole page' : 'one item');

function readAll(document: Document, site: Site, url: URL): Found[] {
  const page = pageOf(site, url);
  return site.items(site.root(document) ?? document.body, page).map((element) => {
    const reading = site.read(element, page);
    return { element, mention: reading.read === 'none' ? null : reading.mention };
  });
}

/** What was read, and what is right beside it. */
function truthsOf(found: readonly Found[], expected: readonly Expected[]): Truth[] {
  return found.flatMap(({ element, mention }): Truth[] =>
    mention ? [{ element, mention, alsoRight: expected.filter((one) => isSame(one, mention)) }] : [],
  );
}

const isSame = (one: Expected, other: Expected) =>
  one.id !== null && other.id !== null
    ? one.id === other.id
    : one.text === other.text && one.author?.name === other.author?.name;

function evenly<T>(list: readonly T[], cap: number, offset: number): T[] {
  if (list.length <= cap) return [...list];
  const step = list.length / cap;
  return Array.from({ length: cap }, (_, n) => list[Math.floor((n + offset) * step)] as T);
}

/** Breaks a page in every way, one at a time, and leaves it as it was. */
export function mutate(
  document: Document,
  site: Site,
  url: URL,
  sample: Sample,
  expected: readonly Expected[] = [],
): Report {
  const before = document.documentElement.outerHTML;
  const truths = truthsOf(readAll(document, site, url), expected);
  const others = expected.filter((one) => !truths.some(({ mention }) => isSame(one, mention)));
  const names = new Names([...truths.map(({ mention }) => mention), ...expected]);
  const judge = (): Judged[] => {
    try {
      return comparePage(readAll(document, site, url), truths, others, names);
    } catch (error) {
      const wrong: Wrong = { fault: 'thrown', value: `${error}`, expected: null };
      return [{ truth: null, found: true, lost: [], wrong: [wrong] }];
    }
  };

  const all = listMutations(document.documentElement, truths);
  const { page = [], item = [] } = Object.groupBy(all, ({ item }) => (item === null ? 'page' : 'item'));
  const made = [
    NOTHING,
    ...evenly(page, sample.page, sample.offset),
    ...evenly(item, sample.item, sample.offset),
  ];
  const rows: Row[] = [];
  const findings: Finding[] = [];
  for (const mutation of made) {
    const told = attempt(mutation, judge);
    count(rows, mutation, told.judged, told.findings);
    for (const finding of told.findings) add(findings, finding);
    if (mutation === NOTHING && findings.length > 0) break;
  }
  if (document.documentElement.outerHTML !== before) throw new Error('a mutation was not undone exactly');
  return { items: truths.length, all: all.length, made: made.length - 1, rows, findings };
}

function attempt(mutation: Mutation, judge: () => Judged[]) {
  const told = whileSo(mutation.apply, () => {
    const judged = judge();
    return { judged, findings: findingsOf(mutation, judged) };
  });
  const { takeSource } = mutation;
  if (told.findings.length === 0 || !takeSource) return told;
  return { ...told, findings: withASecondSource(told.findings, whileSo(takeSource, judge)) };
}

function whileSo<T>(change: () => () => void, look: () => T): T {
  const undo = change();
  try {
    return look();
  } finally {
    undo();
  }
}

function findingsOf(mutation: Mutation, judged: readonly Judged[]): Finding[] {
  const findings: Finding[] = [];
  for (const { truth, wrong } of judged)
    for (const one of wrong) {
      if (mutation.excuses?.includes(one.fault) || saysTheNew(mutation, one, truth)) continue;
      add(findings, {
        ...one,
        scope: scopeOf(mutation),
        what: mutation.what,
        of: truth && (truth.mention.id ?? truth.mention.author.name),
        more: 0,
        hard: HARD.includes(one.fault),
      });
    }
  return findings;
}

/** What a person could not know either: the words were changed themselves, and nothing in the item says the old ones. */
function saysTheNew({ changesWords }: Mutation, { value, expected }: Wrong, truth: Truth | null): boolean {
  if (!changesWords || !value?.includes(RENAMED)) return false;
  if (expected === null) return true;
  // The pictures among words show no letters.
  const words = value.split(RENAMED).map(escaped).join('\\P{L}+');
  return new RegExp(`^${words}$`, 'u').test(expected) || !truth?.element.outerHTML.includes(expected);
}

/** The same fault by the same change is told once. */
function add(findings: Finding[], one: Finding): void {
  const known = findings.find(
    ({ scope, what, fault }) => scope === one.scope && what === one.what && fault === one.fault,
  );
  if (known) known.more += 1 + one.more;
  else findings.push(one);
}

/** What is still read without the source that was changed has another one, which the reader did not heed. */
function withASecondSource(findings: readonly Finding[], without: readonly Judged[]): Finding[] {
  const lost = new Set(without.flatMap(({ lost }) => lost));
  return findings.filter(({ fault }) => !lost.has(fault));
}

function count(
  rows: Row[],
  mutation: Mutation,
  judged: readonly Judged[],
  findings: readonly Finding[],
): void {
  const { way } = mutation;
  const scope = scopeOf(mutation);
  let row = rows.find((one) => one.scope === scope && one.way === way);
  if (!row) {
    row = { scope, way, mutations: 0, right: 0, admitted: 0, notFound: 0, wrong: {} };
    rows.push(row);
  }
  row.mutations++;
  row.notFound += judged.filter(({ found }) => !found).length;
  for (const { fault } of findings) row.wrong[fault] = (row.wrong[fault] ?? 0) + 1;
  if (findings.length > 0) return;
  if (judged.some(({ lost }) => lost.length > 0)) row.admitted++;
  else row.right++;
}
