/** The sites whose access the browser withholds, as it is now: it changes in the browser's own settings, too. Null: not known yet. */
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { SiteName } from '../../utils/sites/mention';
import { withheldSites } from './access';

export function useWithheld(): SiteName[] | null {
  const [withheld, setWithheld] = useState<SiteName[] | null>(null);
  useEffect(() => {
    let over = false;
    const look = () => void withheldSites().then((sites) => !over && setWithheld(sites));
    look();
    const { onAdded, onRemoved } = browser.permissions;
    for (const event of [onAdded, onRemoved]) event.addListener(look);
    return () => {
      over = true;
      for (const event of [onAdded, onRemoved]) event.removeListener(look);
    };
  }, []);
  return withheld;
}
