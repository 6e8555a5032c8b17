/** The messages about the manager's list of topics: see messages.ts. A topic is known by its brand and its name. */
import { LONGEST_TOPIC } from '../cases';
import { z } from '../forms';
import { LONGEST_ABOUT_TOPIC, MOST_DEPARTMENTS, TOPIC_SORTS } from '../topics';

const id = z.string().min(1).max(200);
const name = z.string().trim().min(1).max(LONGEST_TOPIC);

const onTopic = <S extends z.ZodRawShape>(body: S) => ({
  from: 'panel' as const,
  form: z.strictObject({ op: id, brand: id, ...body }),
});

export const TOPIC_MESSAGES = {
  /** `was`: how it is called now; null: it is a new one. */
  saveTopic: onTopic({
    was: name.nullable(),
    name,
    about: z.string().trim().max(LONGEST_ABOUT_TOPIC),
    sort: z.enum(TOPIC_SORTS),
    departments: z.array(z.string().trim().min(1).max(500)).max(MOST_DEPARTMENTS),
  }),
  /** Whatever has the one has the other from now on. */
  mergeTopics: onTopic({ topic: name, into: name }),
  /** It stands for itself again. */
  partTopic: onTopic({ topic: name }),
  /** It is not offered any more. */
  removeTopic: onTopic({ topic: name }),
} as const satisfies Record<string, { from: 'page' | 'panel'; form: z.ZodType }>;

export interface TopicReplies {
  saveTopic: null;
  mergeTopics: null;
  partTopic: null;
  removeTopic: null;
}
