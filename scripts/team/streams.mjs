/** The two streams of a brand, as the engine is asked to make them. */

/** In nanoseconds, as the engine counts. */
const SECOND = 1e9;

/**
 * What the team wrote, for ever: `ledger.<brand>.<user>.<device>.<entity>.<id>`. Purging stays possible, since it is how
 * somebody is forgotten, and can never be allowed again once it was denied. No direct gets: see `permissions`.
 */
export const ledgerStream = (brand, replicas) => ({
  name: `LEDGER_${brand}`,
  subjects: [`ledger.${brand}.>`],
  storage: 'file',
  num_replicas: replicas,
  deny_delete: true,
  deny_purge: false,
  allow_direct: false,
  duplicate_window: 120 * SECOND,
});

/** What only one person can have: `claim.<brand>.…`, the last word of each. */
export const claimsStream = (brand, replicas) => ({
  name: `CLAIMS_${brand}`,
  subjects: [`claim.${brand}.>`],
  storage: 'file',
  num_replicas: replicas,
  max_msgs_per_subject: 1,
  deny_delete: true,
  deny_purge: false,
  allow_direct: false,
  duplicate_window: 120 * SECOND,
});
