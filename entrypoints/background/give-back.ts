/** Gives back the permission to ask servers that nobody asks any more, and the consent to what was sent to them: no destination, no feed and no team is there. */
import { browser } from 'wxt/browser';
import type { Ledger } from '../../storage/ledger';
import type { FeedStateRow } from '../../storage/records';
import { consentTo } from '../../utils/consent';
import { patternOf } from '../../utils/destinations/address';

/** `had`: patterns of what was removed. */
export async function giveBack(ledger: Ledger, had: readonly string[]): Promise<void> {
  const [destinations, feeds, states, teams] = await Promise.all([
    ledger.destinations.toArray(),
    ledger.feeds.toArray(),
    ledger.feedStates.toArray(),
    ledger.teams.count(),
  ]);
  const listed = new Set(feeds.map(({ id }) => id));
  const wanted = new Set([
    ...destinations.map(({ origin }) => patternOf(origin)),
    ...feeds.map(({ address }) => patternOf(address)),
    ...states.filter(({ id }) => listed.has(id)).flatMap(patternsOf),
  ]);
  const origins = [...new Set(had)].filter((origin) => !wanted.has(origin) && !isOurs(origin));
  const idle = consentTo([
    // A team is sent the same kinds.
    ...(destinations.length === 0 && teams === 0 ? (['destination', 'team'] as const) : []),
    ...(listed.size === 0 ? (['feed'] as const) : []),
  ]);
  if (origins.length > 0 || idle.data_collection?.length)
    await browser.permissions.remove({ origins, ...idle });
}

/** Where else a feed was found. */
export const patternsOf = ({ movedTo }: FeedStateRow) => (movedTo === null ? [] : patternOf(movedTo));

/** What the content scripts are there for is not asked for, and not given back. */
const isOurs = (origin: string) =>
  (browser.runtime.getManifest().content_scripts ?? []).some(({ matches }) => matches?.includes(origin));
