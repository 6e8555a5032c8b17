/**
 * The key of a destination: in the extension's own storage on this machine, and never in the ledger, so that no backup, copy,
 * report or table has it.
 */

const SECRET = 'secret:';

/** `browser.storage.local`, or what behaves like it. */
interface Shelf {
  get(keys: string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

/** Null: this machine does not have it. */
export async function readSecret(shelf: Shelf, destinationId: string): Promise<string | null> {
  const name = SECRET + destinationId;
  const { [name]: value } = await shelf.get([name]);
  return typeof value === 'string' && value !== '' ? value : null;
}

export const keepSecret = (shelf: Shelf, destinationId: string, secret: string) =>
  shelf.set({ [SECRET + destinationId]: secret });

/** A part of a key that is shorter is no secret, and may be a word. */
const SHORTEST = 6;

/** What a server said, without the key: some repeat what they were asked, and what they say is kept in the ledger. */
export function withoutSecret(said: string, secret: string): string {
  const parts = secret
    .split(/[/?&=:]+/)
    .filter((part) => part.length >= SHORTEST && !secret.includes(`//${part}`));
  const encoded = [secret, ...parts].flatMap((part) => [part, encodeURIComponent(part)]);
  return [...new Set(encoded)]
    .sort((a, b) => b.length - a.length)
    .reduce((rest, part) => rest.replaceAll(part, '…'), said);
}

/** All but those of these destinations go. */
export async function dropSecrets(shelf: Shelf, kept: ReadonlySet<string>): Promise<void> {
  const names = Object.keys(await shelf.get(null)).filter(
    (name) => name.startsWith(SECRET) && !kept.has(name.slice(SECRET.length)),
  );
  if (names.length > 0) await shelf.remove(names);
}
