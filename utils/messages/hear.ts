/** Hears what the background tells; ends with the signal. */
import { type Browser, browser } from 'wxt/browser';
import { isTold, type Told } from './told';

export function hear(signal: AbortSignal, listener: (news: Told) => void): void {
  const onMessage = (message: unknown, sender: Browser.runtime.MessageSender): undefined => {
    // Only the background has neither a tab nor a page of ours as its address's end; pages cannot send to us at all.
    if (sender.id === browser.runtime.id && !sender.tab && isTold(message)) listener(message);
    return undefined;
  };
  browser.runtime.onMessage.addListener(onMessage);
  signal.addEventListener('abort', () => browser.runtime?.onMessage?.removeListener(onMessage));
}
