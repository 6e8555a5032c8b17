/** What stands in the place of an entry of somebody who was forgotten: that there was one, and nothing of it (bury.ts). */
import { NO_SALT } from './digest';
import type { Entry, Kept, Tombstone } from './entries';

export const tombstone = (id: string): { entry: Tombstone; salt: string } => ({
  entry: { entity: 'gone', entityId: '', id },
  salt: NO_SALT,
});

export const isGone = (entry: Kept): entry is Tombstone => entry.entity === 'gone';

export const living = (entries: readonly Kept[]): Entry[] => entries.filter((entry) => !isGone(entry));
