/**
 * Logs selected text on any page of the web: the way that always works, also where no reader does, and the only
 * one on pages of private messages.
 */
import { browser } from 'wxt/browser';
import { log } from '../../storage/commands/log';
import { LONGEST } from '../../storage/entries';
import type { Evidence } from '../../storage/records';
import { newId } from '../../utils/identity';
import { Refusal } from '../../utils/result';
import { siteNameOf } from '../../utils/sites/hosts';
import { MAIN_BRAND, written } from './answer';
import type { GetLedger } from './open-ledger';
import { openPanel, showInPanel } from './panel';

const LOG_SELECTION = 'log-selection';

export function selections(ledger: GetLedger): void {
  browser.runtime.onInstalled.addListener(() => {
    // An update finds the menu of the version before.
    void browser.contextMenus.removeAll().then(() =>
      browser.contextMenus.create({
        id: LOG_SELECTION,
        title: browser.i18n.getMessage('menuLogSelection'),
        contexts: ['selection'],
      }),
    );
  });
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId !== LOG_SELECTION) return;
    void openPanel(tab);
    const shown = info.selectionText ?? '';
    const words =
      tab?.id === undefined ? Promise.resolve(shown) : selectedIn(tab.id, info.frameId).catch(() => shown);
    void logWords(ledger, words, info.pageUrl ?? tab?.url);
  });
  browser.commands.onCommand.addListener((command, tab) => {
    if (command !== LOG_SELECTION) return;
    void openPanel(tab);
    const words = tab?.id === undefined ? Promise.reject(new Error('no tab')) : selectedIn(tab.id);
    void logWords(ledger, words, tab?.url);
  });
}

/** The words selected in the tab, line breaks kept (the menu's own text has none); the gesture gives `activeTab`. */
async function selectedIn(tabId: number, frameId?: number): Promise<string> {
  const target = frameId === undefined ? { tabId, allFrames: true } : { tabId, frameIds: [frameId] };
  const answers = await browser.scripting.executeScript({ target, func: () => String(getSelection() ?? '') });
  return (
    answers.map(({ result }) => result).find((words) => typeof words === 'string' && words.trim() !== '') ??
    ''
  );
}

async function logWords(
  ledger: GetLedger,
  words: Promise<string>,
  pageUrl: string | undefined,
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
    const by = { op, now: Date.now(), actor: '' };
    const opened = await ledger();
    const { written: entries, logged } = await log(opened, by, MAIN_BRAND, evidenceOf(text, pageUrl));
    await written(ledger, entries);
    await showInPanel({ case: logged.caseId, op });
  } catch (error) {
    const code = error instanceof Refusal ? error.code : 'not-stored';
    console.warn(`Threadkeeper: the selection was not logged (${code})`, error);
    await showInPanel({ problem: code });
  }
}

function evidenceOf(text: string, pageUrl: string | undefined): Evidence {
  const url = URL.canParse(pageUrl ?? '') ? new URL(pageUrl!) : null;
  const web = url?.protocol === 'https:' || url?.protocol === 'http:';
  return {
    place: (web && siteNameOf(url)) || 'web',
    key: null,
    kind: 'selection',
    permalink: web ? url.href : null,
    pageUrl: url?.href ?? 'file:///',
    author: { name: null, handle: null, profileUrl: null },
    text,
    postedAt: null,
    missing: ['author.name', 'author.handle', 'author.profileUrl', 'postedAt'],
  };
}
