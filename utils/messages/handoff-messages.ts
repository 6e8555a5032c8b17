/** The messages about colleagues and what is handed to them; a part of the table (messages.ts). */
import { LONGEST } from '../cases';
import { z } from '../forms';
import { isMail, LONGEST_ANSWER } from '../handoffs/colleague';
import { WAYS } from '../handoffs/ways';
import { hoursForm } from './hours-form';

const id = z.string().min(1).max(200);
const text = z.string().max(LONGEST);
const way = z.enum(WAYS);
const who = { name: z.string().trim().min(1).max(500), department: z.string().trim().max(500) };

export const handoffForm = {
  ...who,
  asked: text,
  told: text,
  /** Null: their own target, or the team's, is counted in their hours. */
  dueAt: z.iso.datetime().nullable(),
  /** What was composed for them, as it was sent; none where nothing was. */
  packet: text.min(1).optional(),
  /** How it went, where the manager ticked that it did. */
  sentBy: way.optional(),
};

const about = z.strictObject({
  mail: z
    .string()
    .trim()
    .max(500)
    .refine((mail) => mail === '' || isMail(mail), 'no mail address'),
  reach: z.string().trim().max(2_000),
  language: z.string().min(2).max(35).nullable(),
  hours: hoursForm.nullable(),
  target: z.int().min(1).max(LONGEST_ANSWER).nullable(),
});

const onCase = <S extends z.ZodRawShape>(body: S) => ({
  from: 'panel' as const,
  form: z.strictObject({ op: id, caseId: id, ...body }),
});

const sentTo = {
  destinationId: id,
  subject: z.string().trim().max(2_000),
  link: z
    .url({ protocol: /^https?$/ })
    .max(8_000)
    .nullable(),
};

export const HANDOFF_MESSAGES = {
  handOff: onCase({
    ...handoffForm,
    /** Sends the packet there as well, in the same act. */
    deliver: z.strictObject(sentTo).optional(),
  }),
  /** `since`: when they did, where that was not just now. */
  handoffAnswered: onCase({ text, since: z.iso.datetime().optional() }),
  /** The packet went out by this way, as the manager says; or goes there, in the same act. */
  tickSent: onCase({
    by: way,
    /** `handoff`: the act that handed the case over. */
    deliver: z.strictObject({ ...sentTo, text: text.min(1), handoff: id }).optional(),
  }),
  /** Asks the colleague again who has the case, in these words; sent there, in the same act. */
  askAgain: onCase({ text, sentBy: way.optional(), deliver: z.strictObject(sentTo).optional() }),
  /** It is ours again, without an answer. */
  withdraw: onCase({ why: z.string().max(2_000).nullable() }),
  /** What is known of a colleague; `was`: under which name they were known, where that changes. */
  saveColleague: {
    from: 'panel',
    form: z.strictObject({ op: id, was: z.strictObject(who).nullable(), ...who, about }),
  },
  /** Takes a colleague off the list; what was handed to them stays. */
  removeColleague: { from: 'panel', form: z.strictObject({ op: id, ...who }) },
} as const;

export interface HandoffReplies {
  handOff: null;
  handoffAnswered: null;
  tickSent: null;
  askAgain: null;
  withdraw: null;
  saveColleague: null;
  removeColleague: null;
}
