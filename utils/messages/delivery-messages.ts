/** The messages about sending hand-offs; a part of the table (messages.ts). No secret is in any of them. */
import { LONGEST } from '../cases';
import { DESTINATION_KINDS, FIELDS, type Outcome } from '../destinations/destination';
import { z } from '../forms';

const id = z.string().min(1).max(200);
const words = z.string().min(1).max(LONGEST);
const link = z.url({ protocol: /^https?$/ }).max(8_000);
const command = { from: 'panel' as const, form: z.strictObject({ op: id, id }) };

export const DELIVERY_MESSAGES = {
  /** Queues a hand-off. `op` is also its id, here and at the destination. */
  deliver: {
    from: 'panel',
    form: z.strictObject({
      op: id,
      caseId: id,
      destinationId: id,
      to: z.string().trim().max(500),
      subject: z.string().trim().max(2_000),
      text: words,
      link: link.nullable(),
      /** The act that handed the case over: undone together. */
      handoff: id.nullable(),
    }),
  },
  withdrawDelivery: command,
  /** Once more, by this device. */
  sendAgain: command,
  /** Somebody looked at the destination, and it is there. */
  deliveryArrived: command,
  /** Its key is kept beside the ledger by the panel, behind this. */
  saveDestination: {
    from: 'panel',
    form: z.strictObject({
      op: id,
      id,
      name: z.string().trim().min(1).max(500),
      kind: z.enum(DESTINATION_KINDS),
      origin: z.url({ protocol: /^https$/ }).max(1_000),
      fields: z.partialRecord(z.enum(FIELDS), z.string().trim().max(500)),
    }),
  },
  removeDestination: command,
  /** `test`: an id made at the click, so that a resend does not test twice; `words`: what a message for it says. */
  testDestination: {
    from: 'panel',
    form: z.strictObject({ test: id, id, words: z.string().min(1).max(500) }),
  },
  /** A key was changed, or the browser is online again: look at what waits. */
  sendNow: { from: 'panel', form: z.strictObject({}) },
} as const;

/** What keeps a destination from being asked at all. */
export const HINDRANCES = ['no-key', 'no-permission', 'offline'] as const;
export type Hindrance = (typeof HINDRANCES)[number];

export interface DeliveryReplies {
  deliver: null;
  withdrawDelivery: null;
  sendAgain: null;
  deliveryArrived: null;
  saveDestination: null;
  removeDestination: null;
  testDestination: Outcome | { is: 'hindered'; by: Hindrance };
  sendNow: null;
}
