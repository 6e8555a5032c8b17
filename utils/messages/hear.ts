/** Hears what the background tells; ends with the signal. */
import { type Browser, browser } from 'wxt/browser';
import { isTold, type Told } from './told';

export function hear(signal: AbortSignal, listener: (news: Told) => void): void {
  const onMessage = (message: unknown, sender: Browser.runtime.MessageSender): undefined => {
    // What comes from a tab comes from a page's script, and those tell nobody anything; only the background tells.
    if (sender.id === browser.runtime.id && !sender.tab && isTold(message)) listener(message);
    return undefined;
  };
  browser.runtime.onMessage.addListener(onMessage);
  signal.addEventListener('abort', () => browser.runtime?.onMessage?.removeListener(onMessage));
}
