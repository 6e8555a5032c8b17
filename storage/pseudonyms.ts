/**
 * Names for those who were forgotten: an HMAC under a key of the ledger, which fits whoever comes back with an import or
 * from another machine, and tells nobody who it was. Two ledgers that are merged have two keys; both are kept.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, randomBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Draft, Entity, Entry } from './entries';
import type { Ledger } from './ledger';
import type { Place } from './records';

export interface PseudonymKey {
  /** The setting that keeps it. */
  id: string;
  /** 32 bytes as hex. */
  value: string;
}

const SETTING = 'pseudonym-key:';

/** All keys that the ledger has: its own first, if it has one. */
export async function pseudonymKeys(ledger: Ledger): Promise<PseudonymKey[]> {
  const rows = await ledger.settings.where('key').startsWith(SETTING).toArray();
  return rows.flatMap(({ key, value }) => (typeof value === 'string' ? { id: key, value } : []));
}

export const newPseudonymKey = (): PseudonymKey => ({
  id: SETTING + bytesToHex(randomBytes(8)),
  value: bytesToHex(randomBytes(32)),
});

/** The entry that keeps a new key. */
export const keptKey = (id: string, brand: string, key: PseudonymKey): Draft => ({
  id,
  brand,
  entity: 'setting',
  entityId: key.id,
  kind: 'set',
  body: { value: key.value },
});

export const isPseudonymKey = (entry: Entry): boolean =>
  entry.entity === 'setting' && entry.entityId.startsWith(SETTING);

export const ofIdentity = (key: PseudonymKey, site: Place, handle: string): string =>
  pseudonym(key, 'identity', site, handle.toLowerCase());

export const ofEntity = (key: PseudonymKey, { entity, entityId }: Pick<Entry, 'entity' | 'entityId'>) =>
  pseudonym(key, entity, entityId);

const pseudonym = (key: PseudonymKey, ...parts: string[]): string =>
  bytesToHex(hmac(sha256, hexToBytes(key.value), utf8ToBytes(JSON.stringify(parts))).subarray(0, 16));

const FORGETTABLE: readonly Entity[] = ['case', 'person', 'delivery', 'link', 'watchword', 'feed', 'search'];

/**
 * What an entry may be forgotten by: its case, person, watch-word, feed or search, the identity that it names, the case that it hands over, the
 * people that it links.
 */
export function pseudonymsOf(keys: readonly PseudonymKey[], entry: Entry): string[] {
  if (!FORGETTABLE.includes(entry.entity)) return [];
  const handed = entry.entity === 'delivery' && 'caseId' in entry.body ? entry.body.caseId : null;
  const linked = entry.entity === 'link' && 'people' in entry.body ? entry.body.people : [];
  const identity = identityIn(entry);
  return keys.flatMap((key) => [
    ofEntity(key, entry),
    ...(handed === null ? [] : [ofEntity(key, { entity: 'case', entityId: handed })]),
    ...linked.map((entityId) => ofEntity(key, { entity: 'person', entityId })),
    ...(identity ? [ofIdentity(key, identity.site, identity.handle)] : []),
  ]);
}

function identityIn(entry: Entry): { site: Place; handle: string } | null {
  if (entry.kind === 'met') return entry.body.identity;
  if (entry.kind !== 'opened' && entry.kind !== 'mentionAdded') return null;
  const { place, author } = entry.body.evidence;
  return author.handle === null ? null : { site: place, handle: author.handle };
}
