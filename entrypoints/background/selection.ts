/**
 * Logs selected text on any page of the web: the way that always works, also where no reader does, and the only
 * one on pages of private messages.
 */
import { browser } from 'wxt/browser';
import { log } from '../../storage/commands/log';
import type { Evidence } from '../../storage/records';
import { LONGEST } from '../../utils/cases';
import { newId } from '../../utils/identity';
import { failureOf, Refusal } from '../../utils/result';
import { siteNameOf } from '../../utils/sites/hosts';
import { outside } from '../../utils/texts/outside';
import type { AfterWrite } from './after-write';
import type { GetLedger } from './open-ledger';
import { openPanel, showInPanel } from './panel';

const LOG_SELECTION = 'log-selection';

export function selections(ledger: GetLedger, told: AfterWrite): void {
  browser.runtime.onInstalled.addListener(() => {
    // An update finds the menu of the version before.
    void browser.contextMenus.removeAll().then(async () => {
      const { say } = await outside();
      browser.contextMenus.create({ id: LOG_SELECTION, title: say('menu'), contexts: ['selection'] });
    });
  });
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId !== LOG_SELECTION) return;
    void openPanel(tab);
    // The menu's own text has no line breaks, but it knows what our script cannot see: text boxes, closed trees.
    const shown = info.selectionText ?? '';
    const words = selectedIn(tab?.id, info.frameId).then(
      (read) => read.trim() || shown,
      () => shown,
    );
    void logWords(ledger, told, words, info.pageUrl ?? tab?.url, tab?.windowId);
  });
  browser.commands.onCommand.addListener((command, tab) => {
    if (command !== LOG_SELECTION) return;
    void openPanel(tab);
    void logWords(ledger, told, selectedIn(tab?.id), tab?.url, tab?.windowId);
  });
}

/** Says what the menu does in the language that is spoken now. */
export async function nameMenu(): Promise<void> {
  const { say } = await outside();
  await browser.contextMenus.update(LOG_SELECTION, { title: say('menu') });
}

/** The words selected in the tab, line breaks kept; the gesture gives `activeTab`. The frame in use comes first. */
async function selectedIn(tabId: number | undefined, frameId?: number): Promise<string> {
  if (tabId === undefined) throw new Error('no tab');
  const target = frameId === undefined ? { tabId, allFrames: true } : { tabId, frameIds: [frameId] };
  const answers = await browser.scripting.executeScript({
    target,
    func: () => ({ words: String(getSelection() ?? ''), inUse: document.hasFocus() }),
  });
  const frames = answers.flatMap(({ result }) => (result && result.words.trim() !== '' ? [result] : []));
  // A page's outer frames have the focus, too, when an inner one has it: the last one is the innermost.
  return (frames.findLast(({ inUse }) => inUse) ?? frames[0])?.words ?? '';
}

/** Logs the words as a case and says so in the panel of that window, or says why not. */
export async function logWords(
  getLedger: GetLedger,
  told: AfterWrite,
  words: Promise<string>,
  pageUrl: string | undefined,
  windowId: number | undefined,
): Promise<void> {
  const op = newId();
  try {
    const text = (
      await words.catch((error: unknown) => {
        throw new Refusal('page-closed-to-us', String(error));
      })
    ).trim();
    if (text === '') throw new Refusal('nothing-selected', 'the selection is empty');
    if (text.length > LONGEST) throw new Refusal('too-long', `${text.length} characters are selected`);
    const evidence = evidenceOf(text, pageUrl);
    const { written, logged } = await log(await getLedger(), { op, now: Date.now() }, null, evidence);
    told(written);
    await showInPanel({ case: logged.caseId, op }, windowId);
  } catch (error) {
    const { code } = await failureOf(error);
    console.warn(`Threadkeeper: the selection was not logged (${code})`, error);
    await showInPanel({ problem: code }, windowId);
  }
}

function evidenceOf(text: string, pageUrl: string | undefined): Evidence {
  if (!URL.canParse(pageUrl ?? ''))
    throw new Refusal('page-closed-to-us', 'the browser does not tell the address');
  const url = new URL(pageUrl!);
  const web = url.protocol === 'https:' || url.protocol === 'http:';
  return {
    place: (web && siteNameOf(url)) || 'web',
    key: null,
    kind: 'selection',
    permalink: web ? url.href : null,
    pageUrl: url.href,
    author: { name: null, handle: null, profileUrl: null },
    text,
    postedAt: null,
    missing: ['author.name', 'author.handle', 'author.profileUrl', 'postedAt'],
  };
}
