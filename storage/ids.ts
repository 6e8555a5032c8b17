/**
 * Names that several machines must work out alike. By a synchronous hash: nothing but the ledger is awaited inside a
 * transaction.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { topicKey } from '../utils/topics';

/** 32 hex digits of SHA-256 over the parts; the same parts give the same id on every machine. */
const idFrom = (...parts: string[]): string =>
  bytesToHex(sha256(utf8ToBytes(JSON.stringify(parts))).subarray(0, 16));

/** Two people who log the same mention have one case: its id is made of brand and mention key. */
export const caseIdOf = (brand: string, mentionKey: string) => idFrom('case', brand, mentionKey);

/** A case without a mention key (a selection, an item whose id could not be read) is known by the act that logged it. */
export const caseIdOfAct = (brand: string, op: string) => idFrom('case-of-act', brand, op);

/** A customer starts as one identity; handles are compared without case, as the sites do. */
export const personIdOf = (brand: string, site: string, handle: string) =>
  idFrom('person', brand, site, handle.toLowerCase());

/** The same topic on every machine that adds it; a brand has topics of its own. */
export const topicIdOf = (brand: string, name: string) => idFrom('topic', brand, topicKey(name));

/** The same whichever of the two comes first. */
export const linkIdOf = (brand: string, one: string, other: string) =>
  idFrom('link', brand, ...[one, other].sort());

/**
 * The setting that holds what became of a digest. `from`: the day on which its time begins, `2026-11-16`; `department`: its key, or
 * '' for everybody.
 */
export const digestIdOf = (brand: string, from: string, department: string) =>
  `digest:${idFrom('digest', brand, from, department)}`;

export const colleagueIdOf = (brand: string, name: string, department: string) =>
  idFrom('colleague', brand, name.trim().toLowerCase(), department.trim().toLowerCase());
