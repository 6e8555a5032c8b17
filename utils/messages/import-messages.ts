/** The panel's messages about importing a backup; a part of the table (messages.ts). `id` names the import. */
import type { BadLine } from '../faults';
import { z } from '../forms';

const id = z.string().min(1).max(200);
const sum = z.string().length(64);
const count = z.int().min(0);
const line = z.int().min(1);

export const IMPORT_MESSAGES = {
  /** Brings a backup's entries beside the ledger, in chunks; nothing of it is visible before it is decided. */
  beginImport: {
    from: 'panel',
    form: z.strictObject({
      id,
      header: z.strictObject({ at: z.iso.datetime(), device: z.string().max(200), count, sum }),
    }),
  },
  /** `first`: how many entries of the file came before these. The entries are checked where they are staged. */
  stage: {
    from: 'panel',
    form: z.strictObject({
      id,
      first: count,
      entries: z.array(z.strictObject({ line, entry: z.unknown(), salt: z.string().length(32) })).max(500),
    }),
  },
  /** The file was read to its end, which says what its entries come to. */
  finishStaging: { from: 'panel', form: z.strictObject({ id, line, end: z.strictObject({ count, sum }) }) },
  decideImport: { from: 'panel', form: z.strictObject({ id }) },
  cancelImport: { from: 'panel', form: z.strictObject({ id }) },
} as const;

export interface ImportReplies {
  beginImport: null;
  /** What is wrong with the file, if anything is. */
  stage: BadLine | null;
  finishStaging: BadLine | null;
  decideImport: null;
  cancelImport: null;
}
