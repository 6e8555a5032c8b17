/** What the manager says of customers, and which accounts are one customer's. */
import { LONGEST } from '../cases';
import { z } from '../forms';
import { LONGEST_PERSON_TAG, LONGEST_TONE, MOST_PERSON_TAGS } from '../people/person';
import { isLanguage } from '../replies/template';

const id = z.string().min(1).max(200);
const tags = z.array(z.string().trim().min(1).max(LONGEST_PERSON_TAG)).max(MOST_PERSON_TAGS);

const onPerson = <S extends z.ZodRawShape>(body: S) => ({
  from: 'panel' as const,
  form: z.strictObject({ op: id, personId: id, ...body }),
});

export const PERSON_MESSAGES = {
  describePerson: onPerson({ note: z.string().max(LONGEST) }),
  tagPerson: onPerson({ add: tags, remove: tags }),
  setPersonLanguage: onPerson({ language: z.string().refine(isLanguage, 'no language').nullable() }),
  setPersonTone: onPerson({ tone: z.string().trim().max(LONGEST_TONE) }),
  /** The two are one customer. */
  linkPeople: onPerson({ other: id, why: z.enum(['profile', 'fact', 'hand']) }),
  /** The two are not, and it is not suggested again. */
  keepApart: onPerson({ other: id }),
  /** This one is another customer than those it was linked to. */
  unlinkPerson: onPerson({}),
} as const;

export type PersonReplies = Record<keyof typeof PERSON_MESSAGES, null>;
