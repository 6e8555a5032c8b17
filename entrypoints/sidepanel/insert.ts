/**
 * Puts a reply into the box that belongs to a case's words, on the page where they stand; where that cannot be done for
 * certain, the text is copied, and why is said (README, "Into the page").
 */
import { type Browser, browser } from 'wxt/browser';
import { repairsOf } from '../../storage/queries/repairs';
import type { CaseRow } from '../../storage/records';
import type { InsertAnswer, InsertRequest, Looked, Put } from '../../utils/page/insert/line';
import { INSERT } from '../../utils/page/insert/line';
import { siteNameOf } from '../../utils/sites/hosts';
import type { ReadPlace } from '../../utils/sites/mention';
import { QUIET } from '../../utils/sites/quiet';
import { t } from '../../utils/texts/texts';
import { allowSite } from './access';
import { copy } from './clipboard';
import type { PanelState } from './panel-state';

/** `withheld`: the browser does not let us write there. */
type Site = 'quiet' | 'withheld';
/** `unkeyed`: the words were selected, so no page can be asked for them; `silent`: the page does not answer. */
type Refused = Exclude<Put, 'inserted'> | Site | 'unkeyed' | 'silent';

/** So long, in ms, a page may take to answer; what it does with the words takes up to two seconds. */
const PATIENCE = 3_500;

/** Call it first in the handler of a click or key: the browser may ask the user, and only then. */
export async function insertReply(panel: PanelState, row: CaseRow, text: string): Promise<void> {
  const done = await inserted(panel, row, text).catch((error: unknown): Refused => {
    console.warn('Threadkeeper: a reply was not inserted', error);
    return 'silent';
  });
  const say = (words: string, problem: boolean) =>
    panel.say({ text: words, problem, undo: null, again: null });
  if (done === 'inserted' || done === 'already' || done === 'busy') return say(t(`insert.${done}`), false);
  const copied = await copy(text);
  say(`${whyNot(done, row)} ${copied ? t('insert.copied') : t('reply.notCopied')}`, true);
}

function whyNot(
  refused: Exclude<Refused, 'already' | 'busy'>,
  { evidence: { author, place } }: CaseRow,
): string {
  switch (refused) {
    case 'gone':
    case 'closed':
    case 'unclear':
      return t(`insert.box.${refused}`, { name: author.name ?? author.handle ?? t('case.unknownAuthor') });
    case 'quiet':
    case 'withheld':
      return t(`insert.site.${refused}`, { site: t(`place.${place}`) });
    default:
      return t(`insert.not.${refused}`);
  }
}

async function inserted(panel: PanelState, row: CaseRow, text: string): Promise<'inserted' | Refused> {
  const { place } = row.evidence;
  if (place === 'web' || row.keys.length === 0) return 'unkeyed';
  if (place !== 'practice' && QUIET[place]) return 'quiet';
  if (place !== 'practice' && !(await allowSite(place))) return 'withheld';
  const repairs = place === 'practice' ? [] : await repairsOf(panel.ledger, place);
  const lines = new Map<number, Line>();
  try {
    const found = await findTab(place, async (tabId) => {
      const line = await lineTo(tabId, place);
      lines.set(tabId, line);
      const answer = await line.ask({ look: row.keys, repairs });
      return answer && 'looked' in answer ? answer.looked : null;
    });
    if (typeof found === 'string') return found;
    // The words are seen where they are put.
    if (!found.active) await browser.tabs.update(found.id, { active: true });
    const answer = await lines.get(found.id)?.ask({ put: text });
    // A line that broke on the way leaves the words in the box, or not.
    return answer && 'put' in answer ? answer.put : 'perhaps';
  } finally {
    for (const line of lines.values()) line.end();
  }
}

interface Found {
  id: number;
  active: boolean;
}

/** The tab in front goes first; what is not there is looked for in the others that show the site. */
async function findTab(
  place: ReadPlace,
  look: (tabId: number) => Promise<Looked | null>,
): Promise<Found | Refused> {
  const [front] = await browser.tabs.query({ active: true, currentWindow: true });
  const tabs = (await browser.tabs.query({})).filter((tab) => isOf(tab, place));
  const here = tabs.find(({ id }) => id === front?.id);
  let best: Refused = 'gone';
  if (here?.id !== undefined) {
    const looked = await look(here.id);
    if (looked === 'one') return { id: here.id, active: true };
    if (looked !== 'gone') return looked ?? 'silent';
  }
  const open: Found[] = [];
  for (const { id } of tabs) {
    if (id === undefined || id === here?.id) continue;
    const looked = await look(id).catch(() => null);
    if (looked === 'one') open.push({ id, active: false });
    else if (looked !== null && looked !== 'gone') best = looked;
  }
  return open.length > 1 ? 'unclear' : (open[0] ?? best);
}

function isOf({ url, discarded }: Browser.tabs.Tab, place: ReadPlace): boolean {
  if (!url || discarded) return false;
  return place === 'practice'
    ? url.startsWith(browser.runtime.getURL('/practice.html'))
    : siteNameOf(new URL(url)) === place;
}

interface Line {
  /** Null where the page is gone, or does not answer. */
  ask: (request: InsertRequest) => Promise<InsertAnswer | null>;
  end: () => void;
}

async function lineTo(tabId: number, place: ReadPlace): Promise<Line> {
  // The practice page is ours, and listens by itself.
  if (place !== 'practice')
    await inTime(browser.scripting.executeScript({ target: { tabId }, files: ['/insert.js'] }));
  const port = browser.tabs.connect(tabId, { name: INSERT, frameId: 0 });
  const broken = Promise.withResolvers<null>();
  port.onDisconnect.addListener(() => {
    // Reading it keeps the browser from reporting a page without our script as an error.
    void browser.runtime.lastError;
    broken.resolve(null);
  });
  return {
    ask: (request) => {
      const answer = Promise.withResolvers<InsertAnswer>();
      port.onMessage.addListener((said: unknown) => answer.resolve(said as InsertAnswer));
      port.postMessage(request);
      return inTime(Promise.race([answer.promise, broken.promise]));
    },
    end: () => port.disconnect(),
  };
}

const inTime = <T>(work: Promise<T>): Promise<T | null> =>
  Promise.race([work, new Promise<null>((done) => setTimeout(() => done(null), PATIENCE))]);
