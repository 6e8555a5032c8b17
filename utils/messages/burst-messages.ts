/** The messages about bursts; a part of the table (messages.ts). They are no commands: said again, nothing changes. */
import { z } from '../forms';

const id = z.string().min(1).max(200);

export const BURST_MESSAGES = {
  /** It is not unusual; or, taken back, is after all. */
  judgeBurst: { from: 'panel', form: z.strictObject({ id, dismissed: z.boolean() }) },
  /** This department was told of it; or, taken back, was not. */
  tickBurst: {
    from: 'panel',
    form: z.strictObject({ id, department: z.string().trim().min(1).max(500), told: z.boolean() }),
  },
} as const satisfies Record<string, { from: 'page' | 'panel'; form: z.ZodType }>;

export interface BurstReplies {
  judgeBurst: null;
  tickBurst: null;
}
