/** The messages about listening; a part of the table (messages.ts). */
import { z } from '../forms';
import { LONGEST_PHRASE, MOST_PHRASES, problemIn, WATCH_KINDS } from '../listening/watchword';

const id = z.string().min(1).max(200);
const phrases = z.array(z.string().trim().min(1).max(LONGEST_PHRASE)).max(MOST_PHRASES);
const lookedFor = (all: string[]) => problemIn(all) === null;

export const LISTENING_MESSAGES = {
  saveWatchword: {
    from: 'panel',
    form: z.strictObject({
      op: id,
      id,
      what: z.enum(WATCH_KINDS),
      words: phrases.refine(lookedFor, 'cannot be looked for'),
      except: phrases.refine((all) => all.length === 0 || lookedFor(all), 'cannot be looked for'),
    }),
  },
  removeWatchword: { from: 'panel', form: z.strictObject({ op: id, id }) },
} as const satisfies Record<string, { from: 'page' | 'panel'; form: z.ZodType }>;

export interface ListeningReplies {
  saveWatchword: null;
  removeWatchword: null;
}
