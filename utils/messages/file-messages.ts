/** The messages about files that leave the browser; a part of the table (messages.ts). */
import { FILE_KINDS, RHYTHMS, SAVE_FAULTS } from '../files';
import { z } from '../forms';

export const FILE_MESSAGES = {
  /** The panel saved a file. `holds`: of one of the whole ledger, the newest arrival number when its writing began; null: it is another one. */
  keepFile: {
    from: 'panel',
    form: z.strictObject({
      id: z.string().min(1).max(200),
      name: z.string().min(1).max(300),
      kind: z.enum(FILE_KINDS).exclude(['scheduled']),
      holds: z.int().min(0).nullable(),
    }),
  },
  /**
   * How often a backup file saves itself; the permission was asked for at the click. `passphrase`: seals the files from now
   * on; null: seals none; left out: as before.
   */
  schedule: {
    from: 'panel',
    form: z.strictObject({
      every: z.enum(RHYTHMS).nullable(),
      passphrase: z.string().min(1).max(1_000).nullish(),
    }),
  },
  /** From the offscreen document: what it made for the worker, or why it could not. */
  copied: {
    from: 'panel',
    form: z.union([
      z.strictObject({
        url: z.string().startsWith('blob:').max(500),
        sum: z.string().length(64),
        key: z.string().max(200).nullable(),
      }),
      z.strictObject({ why: z.enum(SAVE_FAULTS), detail: z.string().max(2_000) }),
    ]),
  },
} as const;

export interface FileReplies {
  keepFile: null;
  schedule: null;
  copied: null;
}
