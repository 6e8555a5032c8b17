/** The background tells tabs and the panel what changed; who is not there to hear it asks when it comes. */
import { browser } from 'wxt/browser';
import type { Told } from './told';

/** To every tab that has a script of ours and to our own open pages. */
export async function tell(news: Told): Promise<void> {
  const tabs = await browser.tabs.query({ discarded: false });
  // "Receiving end does not exist" is the usual answer: most tabs have no script of ours, often no panel is open.
  const nobodyThere = () => undefined;
  await Promise.all([
    browser.runtime.sendMessage(news).catch(nobodyThere),
    ...tabs.map((tab) =>
      tab.id === undefined ? undefined : browser.tabs.sendMessage(tab.id, news).catch(nobodyThere),
    ),
  ]);
}
