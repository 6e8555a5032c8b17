/** The messages about listening; a part of the table (messages.ts). */
import { LONGEST_LINK, LONGEST_NAME } from '../feeds/feed';
import { z } from '../forms';
import { LONGEST_PHRASE, MOST_PHRASES, problemIn, WATCH_KINDS } from '../listening/watchword';
import { MOST_DEPARTMENTS } from '../topics';
import type { LogReply } from './log-reply';

const id = z.string().min(1).max(200);
const webAddress = z.url({ protocol: /^https$/ }).max(LONGEST_LINK);
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
      departments: z.array(z.string().trim().min(1).max(500)).max(MOST_DEPARTMENTS).optional(),
    }),
  },
  removeWatchword: { from: 'panel', form: z.strictObject({ op: id, id }) },
  /** `name`: '' for the one that the feed gives itself. It is asked at once. */
  saveFeed: {
    from: 'panel',
    form: z.strictObject({ op: id, id, address: webAddress, name: z.string().trim().max(LONGEST_NAME) }),
  },
  removeFeed: { from: 'panel', form: z.strictObject({ op: id, id }) },
  /** Ask it now. What comes of it stands with the feed. */
  fetchFeed: { from: 'panel', form: z.strictObject({ id }) },
  /** An item of the list as a case. */
  logFeedItem: { from: 'panel', form: z.strictObject({ op: id, id }) },
  /** Somebody looked at these items; none: at all of them. */
  readFeedItems: { from: 'panel', form: z.strictObject({ ids: z.array(id).max(1_000).nullable() }) },
  saveSearch: {
    from: 'panel',
    form: z.strictObject({
      op: id,
      id,
      name: z.string().trim().min(1).max(LONGEST_NAME),
      address: webAddress,
    }),
  },
  removeSearch: { from: 'panel', form: z.strictObject({ op: id, id }) },
  /** It was opened. */
  noteVisit: { from: 'panel', form: z.strictObject({ id }) },
} as const satisfies Record<string, { from: 'page' | 'panel'; form: z.ZodType }>;

export interface ListeningReplies {
  saveWatchword: null;
  removeWatchword: null;
  saveFeed: null;
  removeFeed: null;
  fetchFeed: null;
  logFeedItem: LogReply;
  readFeedItems: null;
  saveSearch: null;
  removeSearch: null;
  noteVisit: null;
}
