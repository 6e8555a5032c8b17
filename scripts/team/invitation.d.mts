export type Role = 'member' | 'reader' | 'admin';
export interface Invitation {
  format: 'threadkeeper-invitation';
  version: 1;
  brand: { id: string; name: string };
  servers: string[];
  user: string;
  role: Role;
  jwt: string;
  seed: string;
  /** ISO 8601, UTC */
  expiresAt: string | null;
}
export function linkOf(invitation: Invitation): string;
export function readInvitation(text: string): Invitation;
