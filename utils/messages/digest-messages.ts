/** The messages about digests; a part of the table (messages.ts). */
import { DIGEST_STATES } from '../digest/state';
import { z } from '../forms';

const id = z.string().min(1).max(200);

export const DIGEST_MESSAGES = {
  /** What became of the digest of a time that begins on this day. */
  markDigest: {
    from: 'panel',
    form: z.strictObject({
      op: id,
      brand: id,
      from: z.iso.date(),
      /** Null: for everybody. */
      department: z.string().trim().min(1).max(500).nullable(),
      as: z.enum(DIGEST_STATES),
      note: z.string().max(20_000),
    }),
  },
} as const satisfies Record<string, { from: 'page' | 'panel'; form: z.ZodType }>;

export interface DigestReplies {
  markDigest: null;
}
