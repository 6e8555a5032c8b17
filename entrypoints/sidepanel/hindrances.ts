/** What keeps destinations from being asked, as it is now: it changes in the browser's own settings and with the network. */
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { DestinationRow } from '../../storage/records';
import { accessTo } from '../../utils/consent';
import { readSecret } from '../../utils/destinations/secret';
import type { Hindrance } from '../../utils/messages/delivery-messages';

type Hindrances = ReadonlyMap<string, Hindrance>;

async function hindrances(destinations: readonly DestinationRow[]): Promise<Hindrances> {
  const found = await Promise.all(destinations.map(async (one) => [one.id, await hindranceOf(one)] as const));
  return new Map(found.flatMap(([id, hindrance]) => (hindrance ? [[id, hindrance] as const] : [])));
}

async function hindranceOf({ id, origin }: DestinationRow): Promise<Hindrance | null> {
  if ((await readSecret(browser.storage.local, id)) === null) return 'no-key';
  if (!(await browser.permissions.contains(accessTo('destination', origin)))) return 'no-permission';
  return navigator.onLine ? null : 'offline';
}

/** By the destination's id; those that can be asked have none. */
export function useHindrances(destinations: readonly DestinationRow[]): Hindrances {
  const [known, setKnown] = useState<Hindrances>(new Map());
  const ids = destinations.map(({ id, clock }) => `${id} ${clock}`).join();
  useEffect(() => {
    const look = () => void hindrances(destinations).then(setKnown);
    look();
    const { onAdded, onRemoved } = browser.permissions;
    const { onChanged } = browser.storage;
    for (const event of [onAdded, onRemoved]) event.addListener(look);
    onChanged.addListener(look);
    for (const event of ['online', 'offline']) addEventListener(event, look);
    return () => {
      for (const event of [onAdded, onRemoved]) event.removeListener(look);
      onChanged.removeListener(look);
      for (const event of ['online', 'offline']) removeEventListener(event, look);
    };
  }, [ids]);
  return known;
}
