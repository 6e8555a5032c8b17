/** The messages about people who are to be forgotten; a part of the table (messages.ts). */
import { z } from '../forms';
import { SITES } from '../sites/mention';

const id = z.string().min(1).max(200);

export const FORGET_MESSAGES = {
  /** Everything that is known of a person; `never`: nor are they to be logged again. */
  forgetPerson: { from: 'panel', form: z.strictObject({ op: id, personId: id, never: z.boolean() }) },
  neverLog: {
    from: 'panel',
    form: z.strictObject({ op: id, site: z.enum(SITES), handle: z.string().trim().min(1).max(500) }),
  },
  /** Takes an account off that list. */
  allowAgain: {
    from: 'panel',
    form: z.strictObject({ op: id, id: z.string().startsWith('never:').max(200) }),
  },
} as const;

export interface ForgetReplies {
  forgetPerson: null;
  neverLog: null;
  allowAgain: null;
}
