/**
 * The panel's list of what is on the page. It lives as long as the panel holds the line open: on a quiet site
 * nothing is read before that, and nothing after (README, "Reading by leave").
 */
import { type Browser, browser } from 'wxt/browser';
import { hear } from '../messages/hear';
import { ask } from '../messages/send';
import { type Mention, mentionKey, mentionKeys, type ReadPlace } from '../sites/mention';
import type { Site } from '../sites/site';
import { reporter } from './report';
import { type Snapshot, snapshotOf } from './snapshot';
import { caseStates } from './states';
import type { Batch, GaveUp, Seen, Watch } from './watch';

export const LIST = 'list';

/** What the page sends down the line: first without mentions (nothing was read yet), then after each change. */
export interface Listing {
  site: ReadPlace;
  pageKind: string;
  url: string;
  mentions: Mention[] | null;
  /** Why the page is not read any further. */
  gaveUp: GaveUp | null;
  /** The page takes our marks away. */
  takenAway: boolean;
}

/** What the panel sends up the line: start reading (the site is not switched off), scroll to one mention, or copy the page. */
export type ListRequest = { start: true } | { point: string } | { snapshot: number };

/** The copy that was asked for by this number; null where the page is so strange that none could be made. */
export interface Copied {
  copied: number;
  page: Snapshot | null;
}

interface Served {
  site: Site;
  url: () => URL;
  watching: Watch;
  takenAway: () => boolean;
}

export function serveList(document: Document, served: Served, signal: AbortSignal): void {
  const onConnect = (port: Browser.runtime.Port) => {
    if (port.name !== LIST || port.sender?.id !== browser.runtime.id) return;
    const line = new AbortController();
    const end = () => line.abort();
    signal.addEventListener('abort', end, { signal: line.signal });
    port.onDisconnect.addListener(end);
    answer(document, served, port, line.signal);
  };
  browser.runtime.onConnect.addListener(onConnect);
  signal.addEventListener('abort', () => browser.runtime?.onConnect?.removeListener(onConnect));
}

/** One line to one panel, until it hangs up. */
function answer(document: Document, served: Served, port: Browser.runtime.Port, line: AbortSignal): void {
  const { site, url, watching } = served;
  let batch: Pick<Batch, 'seen' | 'gaveUp'> | null = null;
  let started = false;
  const say = () => {
    const listing: Listing = {
      site: site.name,
      pageKind: site.pageKind(url()),
      url: url().href,
      mentions: batch && once(mentionsOf(batch.seen)),
      gaveUp: batch?.gaveUp ?? null,
      takenAway: served.takenAway(),
    };
    port.postMessage(listing);
  };
  const start = async () => {
    started = true;
    const report = site.quiet ? await quietReporter(document, served, line) : null;
    if (line.aborted) return;
    watching.listen(line, (next) => {
      batch = next;
      say();
      report?.(next);
    });
  };
  port.onMessage.addListener((request: unknown) => {
    if (typeof request !== 'object' || request === null) return;
    if ('start' in request && !started) void start();
    if ('snapshot' in request && started) port.postMessage(copied(document, Number(request.snapshot)));
    if ('point' in request) {
      const found = batch?.seen.find(
        ({ reading }) => reading.read !== 'none' && mentionKey(reading.mention) === request.point,
      );
      // Scrolling is the user's own wish here and changes no node.
      found?.item.scrollIntoView({ block: 'center', behavior: 'smooth' });
    }
  });
  say();
}

function copied(document: Document, number: number): Copied {
  try {
    return { copied: number, page: snapshotOf(document) };
  } catch (error) {
    console.warn('Threadkeeper: this page could not be copied', error);
    return { copied: number, page: null };
  }
}

/** On a quiet site this line is all the leave there is: what its marks would tell elsewhere is told while it is open. */
async function quietReporter(document: Document, { site, url, watching }: Served, line: AbortSignal) {
  const begin = () => ask('begin', { site: site.name });
  const begun = await begin();
  if (line.aborted || !begun.ok) return null;
  let { own } = begun.value;
  watching.repair(begun.value.repairs);
  hear(line, async (news) => {
    if (news.tells !== 'switched') return;
    const again = await begin();
    if (line.aborted || !again.ok) return;
    own = again.value.own;
    watching.repair(again.value.repairs);
  });
  const states = caseStates(document, site.name, line, () => report(watching.seen()));
  const report = reporter(document, { site, url, states, own: () => own, watching }, line);
  return ({ seen, fresh }: Batch) => {
    states.want(mentionsOf(fresh).flatMap(mentionKeys));
    report(seen);
  };
}

const mentionsOf = (seen: readonly Seen[]): Mention[] =>
  seen.flatMap(({ reading }) => (reading.read === 'none' ? [] : [reading.mention]));

function once(mentions: Mention[]): Mention[] {
  const keys = new Set<string>();
  return mentions.filter((mention) => {
    const key = mentionKey(mention);
    if (key === null) return true;
    if (keys.has(key)) return false;
    keys.add(key);
    return true;
  });
}
