/** Pages with the real editors, and the panel's own line to them, for stories and trials of inserting. */

import type { Boxes } from '../imitations/boxes';
import type { Kind } from '../imitations/editors/kinds';
import { editorScript } from '../imitations/editors/script';
import { cases } from './see-through';
import type { Driver, Tab } from './story';

/** The two sites forbid scripts and styles from elsewhere; the editors of the test come from the site itself. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'";

export async function serveBoxes(driver: Driver, all: readonly Boxes[]): Promise<void> {
  const body = await editorScript();
  const pages: Parameters<Driver['serve']>[0] = {};
  for (const { url, html } of all) {
    pages[new URL('/editors.js', url).href] = { body, type: 'text/javascript; charset=utf-8' };
    pages[url] = { body: html, headers: { 'content-security-policy': POLICY } };
  }
  driver.serve(pages);
}

export interface Mounting {
  kind: Kind;
  texts: Record<string, string>;
  /** The box in which somebody has the caret, or has selected something. */
  caret?: { box: string; from: number; to: number } | null;
}

interface InPage {
  mount(kind: Kind, texts: Record<string, string>): void;
  focus(name: string): void;
  select(name: string, from: number, to: number): void;
  texts(): Record<string, string>;
}

// The functions that are given to `evaluate` run in the page.

export const mount = (page: Tab, mounting: Mounting): Promise<null> =>
  page.evaluate(async ({ kind, texts, caret }: Mounting) => {
    const { editors } = window as unknown as { editors: InPage };
    editors.mount(kind, texts);
    const later = () => new Promise((done) => setTimeout(done, 20));
    await later();
    if (caret) {
      // First the focus and then the caret, as a click does; editors hear of each by an event.
      editors.focus(caret.box);
      await later();
      editors.select(caret.box, caret.from, caret.to);
    }
    await later();
    return null;
  }, mounting);

export const textsIn = (page: Tab): Promise<Record<string, string>> =>
  page.evaluate<Record<string, string>>('window.editors.texts()');

export interface Sent {
  url: string;
  keys: string[];
  words: string;
  /** So often in a row, without waiting for an answer. */
  times?: number;
}

/** Sends words over the panel's own line, as the panel does, without its words around it; what the page answers. */
export const send = (driver: Driver, sent: Sent): Promise<{ looked: string; put: string[] }> =>
  driver.inExtension(async (browser, { url, keys, words, times = 1 }: Sent) => {
    const tab = (await browser.tabs.query({})).find((one) => one.url === url);
    if (tab?.id === undefined) throw new Error(`no tab shows ${url}`);
    const tabId = tab.id;
    await browser.scripting.executeScript({ target: { tabId }, files: ['/insert.js'] });
    const one = async () => {
      const port = browser.tabs.connect(tabId, { name: 'insert', frameId: 0 });
      const ask = (request: unknown) =>
        new Promise<{ looked?: string; put?: string }>((done, fail) => {
          port.onMessage.addListener((said: unknown) => done(said as { looked?: string }));
          port.onDisconnect.addListener(() => fail(new Error('the line broke')));
          port.postMessage(request);
        });
      const { looked = '' } = await ask({ look: keys, repairs: [] });
      const { put = '' } = looked === 'one' ? await ask({ put: words }) : {};
      port.disconnect();
      return { looked, put };
    };
    const all = await Promise.all(Array.from({ length: times }, one));
    return { looked: all[0]!.looked, put: all.map(({ put }) => put) };
  }, sent);

/** Logs what the page tells of this key, as the panel's list does. */
export async function logged(driver: Driver, panel: Tab, key: string, words: string): Promise<string> {
  await panel.goto(`${driver.origin}/sidepanel.html#/page`);
  await panel.click('button', 'Log', { within: words });
  await panel.has('Logged.');
  return (await cases(driver)).find((row) => row.evidence.key === key)!.id;
}

/** Writes the reply to the case, where nothing is written yet. */
export async function write(driver: Driver, panel: Tab, caseId: string, text: string) {
  await panel.goto(`${driver.origin}/sidepanel.html#/case/${caseId}`);
  await panel.click('button', 'Reply');
  await panel.fill('Your reply', text);
}
