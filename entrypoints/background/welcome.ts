/** The page of the first five minutes opens when the extension was installed; once it was shown, never by itself again. */
import { browser } from 'wxt/browser';
import { WELCOMED } from '../../utils/welcomed';

export function welcomes(): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void welcome();
  });
}

async function welcome(): Promise<void> {
  const { [WELCOMED]: shown } = await browser.storage.local.get(WELCOMED);
  if (!shown) await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
}
