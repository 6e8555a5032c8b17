/** The accounts that are never to be logged: by pseudonym, so that the list itself holds nobody's name. */
import { SITES } from '../../utils/sites/mention';
import type { Ledger } from '../ledger';
import { ofIdentity, pseudonymKeys } from '../pseudonyms';
import type { Place } from '../records';

/** The settings that are the list: this, and a pseudonym. */
export const NEVER = 'never:';

export interface NeverLogged {
  id: string;
  site: Place;
  /** ISO 8601 UTC. */
  since: string;
}

export async function neverLogged(ledger: Ledger): Promise<NeverLogged[]> {
  const rows = await ledger.settings.where('key').startsWith(NEVER).toArray();
  return rows.flatMap(({ key: id, value }) => {
    const { site, since } = (value ?? {}) as Partial<NeverLogged>;
    const known = [...SITES, 'practice', 'web'].find((one) => one === site) as Place | undefined;
    return known && since ? [{ id, site: known, since }] : [];
  });
}

export async function isNeverLogged(ledger: Ledger, site: Place, handle: string): Promise<boolean> {
  const keys = await pseudonymKeys(ledger);
  if (keys.length === 0) return false;
  const rows = await ledger.settings.bulkGet(keys.map((key) => NEVER + ofIdentity(key, site, handle)));
  return rows.some((row) => row?.value);
}
