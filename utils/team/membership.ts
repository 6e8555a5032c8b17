/**
 * With what this machine is in a team: the invitation with its key, in the extension's own storage and never in the ledger, so that no
 * backup, copy, report or table has it.
 */
import type { Invitation } from './invitation';

const MEMBERSHIP = 'team:';

export interface Membership {
  invitation: Invitation;
  /** The devices that this seat is: should the browser empty the ledger, what they wrote is still ours to send. */
  devices: string[];
}

/** `browser.storage.local`, or what behaves like it. */
interface Shelf {
  get(keys: string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

export async function memberships(shelf: Shelf): Promise<Membership[]> {
  const all = await shelf.get(null);
  return Object.entries(all).flatMap(([name, value]) =>
    name.startsWith(MEMBERSHIP) ? [value as Membership] : [],
  );
}

/** Null: this machine has none. */
export async function membershipOf(shelf: Shelf, brand: string): Promise<Membership | null> {
  const name = MEMBERSHIP + brand;
  return ((await shelf.get([name]))[name] as Membership | undefined) ?? null;
}

export const keepMembership = (shelf: Shelf, membership: Membership) =>
  shelf.set({ [MEMBERSHIP + membership.invitation.brand.id]: membership });

export const dropMembership = (shelf: Shelf, brand: string) => shelf.remove([MEMBERSHIP + brand]);
