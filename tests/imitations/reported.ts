/**
 * Pages that users reported (README, "When a site changes"): censored skeletons, one file each in `reported/`, written
 * by `npm run fixture`. Such a page fails its test until its reader reads what the site's other pages tell.
 */
import { JSDOM } from 'jsdom';
import type { Bone } from '../../utils/page/snapshot';
import type { PageReport } from '../../utils/reports/page-report';
import { REPORT_FORMAT, REPORT_VERSION } from '../../utils/reports/report-text';
import { PARTS, type Part, SITES, type SiteName } from '../../utils/sites/mention';
import { readPage } from '../../utils/sites/read-page';
import { imitation as facebook } from './facebook';
import type { Item } from './imitation';
import { imitation as linkedin } from './linkedin';
import { imitation as x } from './x';

/** What must be told, whatever it is; the maintainer puts the right value in its place. */
export const TOLD = '?';

/** By part what a reader must find; null where nothing is to be found. */
export type Wanted = Record<Part, string | null>;

export interface Reported {
  site: SiteName;
  /** When it was reported, and what could not be read then. */
  name: string;
  url: string;
  html: string;
  expected: Wanted[];
}

const IMITATIONS = { x, facebook, linkedin };

export const partOf = (item: Item, part: Part): string | null =>
  part.startsWith('author.')
    ? item.author[part.slice(7) as keyof Item['author']]
    : item[part as Exclude<Part, `author.${string}`>];

const escaped = (text: string) =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  );

const VOID = /^(?:br|hr|img|input)$/;

export function htmlOf({ tag, attributes, children }: Bone): string {
  const named = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  const open = `<${tag}${named.join('')}>`;
  if (VOID.test(tag)) return open;
  return `${open}${children.map((child) => (typeof child === 'string' ? escaped(child) : htmlOf(child))).join('')}</${tag}>`;
}

/** What most items of this kind tell on the pages of the site that are imitated. */
function toldElsewhere(site: SiteName, kind: Item['kind']): Part[] {
  const items = IMITATIONS[site].variants.flatMap(({ expected }) =>
    expected.filter((item) => item.kind === kind),
  );
  return PARTS.filter(
    (part) => items.filter((item) => partOf(item, part) !== null).length * 2 > items.length,
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isBone(value: unknown): value is Bone {
  if (!isRecord(value) || typeof value.tag !== 'string' || !isRecord(value.attributes)) return false;
  return (
    /^[a-z][a-z0-9]*$/.test(value.tag) &&
    Object.values(value.attributes).every((one) => typeof one === 'string') &&
    Array.isArray(value.children) &&
    value.children.every((child) => typeof child === 'string' || isBone(child))
  );
}

/** The report in a text; an error names the place and what is wrong there. */
export function parseReport(text: string): PageReport & { at: string } {
  let report: unknown;
  try {
    report = JSON.parse(text);
  } catch (error) {
    throw new Error(
      `this is no report, for it is no JSON: ${error instanceof Error ? error.message : error}`,
    );
  }
  const wrong = (place: string, reason: string) => new Error(`this is no report: ${place} ${reason}`);
  if (!isRecord(report)) throw wrong('the whole', 'is no object');
  if (report.format !== REPORT_FORMAT) throw wrong('format', `is not "${REPORT_FORMAT}"`);
  if (report.version !== REPORT_VERSION) throw wrong('version', `is not ${REPORT_VERSION}`);
  if (!SITES.some((site) => site === report.site)) throw wrong('site', `is none of ${SITES.join(', ')}`);
  if (typeof report.at !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(report.at)) throw wrong('at', 'is no date');
  if (!isRecord(report.skeleton)) throw wrong('skeleton', 'is missing');
  const { url, html } = report.skeleton;
  if (typeof url !== 'string' || !URL.canParse(url)) throw wrong('skeleton.url', 'is no address');
  if (!isBone(html)) throw wrong('skeleton.html', 'is no tree of { tag, attributes, children }');
  if (!Array.isArray(report.reads)) throw wrong('reads', 'is no list');
  return report as unknown as PageReport & { at: string };
}

/** The page of a report, and what its reader must find there: what it found, and what others of its kind tell. */
export function fixtureOf(report: PageReport & { at: string }): Reported {
  const site = SITES.find((one) => one === report.site);
  if (!site) throw new Error(`no reader for ${report.site}`);
  const told = (kind: Item['kind']) => toldElsewhere(site, kind);
  const wanted = (item: Item | null): Wanted =>
    Object.fromEntries(
      PARTS.map((part) => {
        const read = item && partOf(item, part);
        return [part, read ?? (told(item?.kind ?? 'post').includes(part) ? TOLD : null)];
      }),
    ) as Wanted;
  const { url, html } = report.skeleton;
  // Where no item was found, there must be one.
  const expected = report.reads.length > 0 ? report.reads.map(wanted) : [wanted(null)];
  const gaps = PARTS.filter((part) => expected.some((item) => item[part] === TOLD));
  const name = `${report.pageKind}, reported ${report.at}: ${gaps.length > 0 ? `no ${gaps.join(', ')}` : 'nothing missing'}`;
  return { site, name, url, html: `<!doctype html>${htmlOf(html)}`, expected };
}

/** Where a reader's reading of the page is not what is wanted, in words; nothing where it is. */
export function shortfalls({ html, url, expected }: Reported, read = readPage): string[] {
  const { document } = new JSDOM(html, { url }).window;
  const mentions = read(document, new URL(url));
  const lines = expected.flatMap((wanted, n) => {
    const mention = mentions[n];
    if (!mention) return [`item ${n + 1} is not found`];
    return PARTS.filter((part) => {
      const value = partOf(mention, part);
      return wanted[part] === TOLD ? value === null : value !== wanted[part];
    }).map(
      (part) =>
        `item ${n + 1}: ${part} is ${JSON.stringify(partOf(mention, part))}, wanted ${JSON.stringify(wanted[part])}`,
    );
  });
  const open = expected.every((wanted) => wanted.id === TOLD && wanted.text === TOLD);
  return mentions.length > expected.length && !open
    ? [...lines, `${mentions.length} items are found`]
    : lines;
}
