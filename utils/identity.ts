/** Names that several machines must work out alike: ids of cases and people, and the id of one act of the user. */

/** A new id for one act, made where the user acted; a resend carries the same one (README, "What runs where"). */
export function newId(): string {
  return crypto.randomUUID();
}

/** 32 hex digits of SHA-256 over the parts; the same parts give the same id on every machine. */
export async function idFrom(...parts: string[]): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(parts));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Two people who log the same mention have one case: its id is made of brand and mention key. */
export const caseIdOf = (brand: string, mentionKey: string) => idFrom('case', brand, mentionKey);

/** A case without a mention key (a selection, an item whose id could not be read) is known by the act that logged it. */
export const caseIdOfAct = (brand: string, op: string) => idFrom('case-of-act', brand, op);

/** A customer starts as one identity; handles are compared without case, as the sites do. */
export const personIdOf = (brand: string, site: string, handle: string) =>
  idFrom('person', brand, site, handle.toLowerCase());

export const colleagueIdOf = (brand: string, name: string, department: string) =>
  idFrom('colleague', brand, name.trim().toLowerCase(), department.trim().toLowerCase());
