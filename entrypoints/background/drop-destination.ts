/** Removes a destination, then what was only there for it: its key on this machine, and the permission to ask its server. */
import { browser } from 'wxt/browser';
import type { Act, Written } from '../../storage/act';
import { removeDestination } from '../../storage/commands/destination';
import type { Ledger } from '../../storage/ledger';
import { patternOf } from '../../utils/destinations/address';
import { dropSecrets } from '../../utils/destinations/secret';
import { afterStart } from './after-start';
import { giveBack } from './give-back';
import type { GetLedger } from './open-ledger';

/** Sent again, as whoever died in the middle is asked to, it does what is left to do. */
export async function dropDestination(ledger: Ledger, by: Act, id: string): Promise<Written> {
  const written = await removeDestination(ledger, by, id);
  await dropKeys(ledger);
  const history = await ledger.history('destination', id);
  await giveBack(
    ledger,
    history.flatMap((entry) =>
      entry.entity === 'destination' && entry.kind === 'saved' ? patternOf(entry.body.origin) : [],
    ),
  );
  return written;
}

/** An import may have removed a destination, too. */
export function dropsKeys(getLedger: GetLedger): void {
  afterStart(() => {
    getLedger()
      .then(dropKeys)
      .catch((error: unknown) =>
        console.error('Threadkeeper: keys of removed destinations may be left', error),
      );
  });
}

export async function dropKeys(ledger: Ledger): Promise<void> {
  const left = await ledger.destinations.toCollection().primaryKeys();
  await dropSecrets(browser.storage.local, new Set(left));
}
