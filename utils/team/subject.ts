/**
 * Where an entry stands in a team's log: `ledger.<brand>.<user>.<device>.<entity>.<id>`. The server lets a user write under their own
 * name alone, so that whose entry it is is told by the subject. What the admin puts back of others stands under
 * `ledger.<brand>.restored.<admin>.<device>.<entity>.<id>`.
 */

/** A brand or user: one token of the server's, and nothing that a file name or an address would have to escape. */
export const TOKEN = /^[A-Za-z0-9_-]{1,64}$/;

/** The word in the user's place; nobody is called so. */
export const RESTORED = 'restored';

export const logOf = (brand: string) => `LEDGER_${brand}`;
export const allOf = (brand: string) => `ledger.${brand}.>`;

export const claimsOf = (brand: string) => `CLAIMS_${brand}`;
export const allClaimsOf = (brand: string) => `claim.${brand}.>`;
export const claimSubject = (brand: string, caseId: string) => `claim.${brand}.case.${safe(caseId)}`;
export const presenceOf = (brand: string, user: string) => `presence.${brand}.${user}`;
/** Subjects about this kind of entity: what was written, and what was put back. */
export const aboutOf = (brand: string, entity: string): string[] => [
  `ledger.${brand}.*.*.${entity}.*`,
  `ledger.${brand}.${RESTORED}.*.*.${entity}.*`,
];

/** Where a list of what stands open is written (storage/sync/standing.ts); it is no entry. */
export const standingSubject = (brand: string, user: string, device: string): string =>
  `ledger.${brand}.${user}.${safe(device)}.standing.open`;
export const isStanding = (subject: string): boolean => subject.endsWith('.standing.open');

/** Subjects of what this device wrote itself. */
export const byDeviceOf = (brand: string, device: string): string => `ledger.${brand}.*.${safe(device)}.*.*`;

export interface Author {
  user: string;
  /** The one that wrote the entry. */
  device: string;
  /** True: put back by this user, whoever wrote it. */
  restored: boolean;
}

export interface About {
  entity: string;
  entityId: string;
}

export function subjectOf(brand: string, { user, device, restored }: Author, about: About): string {
  const by = restored ? [RESTORED, user] : [user];
  return ['ledger', brand, ...by, safe(device), about.entity, safe(about.entityId)].join('.');
}

/** Null: no subject of this brand's log. */
export function authorIn(brand: string, subject: string): Author | null {
  const [ledger, of, ...rest] = subject.split('.');
  if (ledger !== 'ledger' || of !== brand) return null;
  const restored = rest[0] === RESTORED;
  const [user, device, ...about] = restored ? rest.slice(1) : rest;
  if (user === undefined || device === undefined || about.length !== 2) return null;
  return { user, device, restored };
}

/** What matches all that anybody wrote about it, or put back. */
export const aboutIn = (brand: string, entity: string, entityId: string) =>
  ['*.*', `${RESTORED}.*.*`].map((by) => `ledger.${brand}.${by}.${entity}.${safe(entityId)}`);

const PLAIN = /^[A-Za-z0-9_-]{1,128}$/;

/** One token for any id, another one for another id: ids of settings and topics have dots and spaces. */
export function safe(id: string): string {
  if (PLAIN.test(id)) return id;
  const bytes = new TextEncoder().encode(id);
  const text = btoa(String.fromCharCode(...bytes));
  return `~${text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}
