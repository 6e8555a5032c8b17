/** Answers the panel's line for replies (line.ts) in a page, until the signal ends. */
import { type Browser, browser } from 'wxt/browser';
import { pageOf } from '../../sites/chain';
import { mentionKeys } from '../../sites/mention';
import type { Answerable, IsWanted, NoBox } from '../../sites/reply-box';
import type { Chains } from '../../sites/site';
import { INSERT, type InsertAnswer, type InsertRequest, type Put } from './line';
import { put } from './put';

export function serveInsert<C extends Chains>(
  document: Document,
  { site, replyBox }: Answerable<C>,
  url: () => URL,
  signal: AbortSignal,
): void {
  /** A second click while the first is at work changes nothing. */
  let isBusy = false;

  const once = async (box: HTMLElement | NoBox, words: string, line: AbortSignal): Promise<Put> => {
    if (typeof box === 'string') return box;
    if (isBusy) return 'busy';
    isBusy = true;
    try {
      return await put(box, words, line);
    } catch (error) {
      // Whatever was done until then, nobody knows.
      console.warn('Threadkeeper: inserting a reply failed', error);
      return 'perhaps';
    } finally {
      isBusy = false;
    }
  };

  const answer = (port: Browser.runtime.Port, line: AbortSignal) => {
    let find = (): HTMLElement | NoBox => 'gone';
    const say = (said: InsertAnswer) => {
      if (!line.aborted) port.postMessage(said);
    };
    port.onMessage.addListener((said: unknown) => {
      const request = said as InsertRequest;
      if ('look' in request) {
        const keys = new Set(request.look);
        const isWanted: IsWanted = (reading) =>
          reading.read !== 'none' && mentionKeys(reading.mention).some((key) => keys.has(key));
        // The page may have become another since.
        find = () => {
          try {
            return replyBox(document, pageOf(site, url(), request.repairs), isWanted);
          } catch (error) {
            console.warn('Threadkeeper: the reply box was not found', error);
            return 'unclear';
          }
        };
        const found = find();
        say({ looked: typeof found === 'string' ? found : 'one' });
      } else void once(find(), request.put, line).then((done) => say({ put: done }));
    });
  };

  const onConnect = (port: Browser.runtime.Port) => {
    if (port.name !== INSERT || port.sender?.id !== browser.runtime.id) return;
    const line = new AbortController();
    const end = () => line.abort();
    signal.addEventListener('abort', end, { signal: line.signal });
    port.onDisconnect.addListener(end);
    answer(port, line.signal);
  };
  browser.runtime.onConnect.addListener(onConnect);
  signal.addEventListener('abort', () => browser.runtime?.onConnect?.removeListener(onConnect));
}
