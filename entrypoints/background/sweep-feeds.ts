/** What removed feeds leave: what was fetched, and the permission to ask their servers. */
import { sweepFetched } from '../../storage/fetched';
import type { Ledger } from '../../storage/ledger';
import { patternOf } from '../../utils/destinations/address';
import { afterStart } from './after-start';
import { giveBack, patternsOf } from './give-back';
import type { GetLedger } from './open-ledger';

/** At the next start, when nobody takes the removal back any more; an import may have removed one, too. */
export function sweepsFeeds(getLedger: GetLedger): void {
  afterStart(() => {
    getLedger()
      .then(sweepFeeds)
      .catch((error: unknown) => console.error('Threadkeeper: what removed feeds left was not swept', error));
  });
}

export async function sweepFeeds(ledger: Ledger): Promise<void> {
  const states = await ledger.feedStates.toArray();
  await sweepFetched(ledger);
  const entries = await ledger.entries
    .where('[entity+entityId]')
    .between(['feed', ''], ['feed', '\uffff'])
    .toArray();
  const had = entries.flatMap((entry) =>
    entry.entity === 'feed' && entry.kind === 'saved' ? patternOf(entry.body.address) : [],
  );
  await giveBack(ledger, [...had, ...states.flatMap(patternsOf)]);
}
