/** A user's repair goes with the release that brings it: at every start those that the shipped chains hold are dropped. */
import { dropRepair } from '../../storage/commands/repair';
import { tell } from '../../utils/messages/tell';
import { chains as facebook } from '../../utils/sites/facebook/selectors';
import { chains as linkedin } from '../../utils/sites/linkedin/selectors';
import type { ReadPlace } from '../../utils/sites/mention';
import type { Chains } from '../../utils/sites/site';
import { chains as x } from '../../utils/sites/x/selectors';
import { afterStart } from './after-start';
import type { GetLedger } from './open-ledger';

const SHIPPED: Record<ReadPlace, Chains> = { x, facebook, linkedin, practice: x };

export function outdatedRepairs(getLedger: GetLedger): void {
  afterStart(() => {
    dropOutdated(getLedger).catch((error: unknown) =>
      console.error('Threadkeeper: outdated repairs were not dropped', error),
    );
  });
}

export async function dropOutdated(getLedger: GetLedger): Promise<void> {
  const ledger = await getLedger();
  const outdated = (await ledger.repairs.toArray()).filter(({ site, part, css }) =>
    SHIPPED[site][part]?.some((candidate) => candidate.css === css),
  );
  for (const { id } of outdated) await dropRepair(ledger, id);
  if (outdated.length > 0) await tell({ tells: 'switched' });
}
