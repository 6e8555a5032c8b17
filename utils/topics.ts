/**
 * The manager's own list of topics: which topic a word stands for. Entries keep the words that were said; what is shown,
 * filtered and searched goes through this.
 */

/** In UTF-16 units. */
export const LONGEST_ABOUT_TOPIC = 500;
/** That subscribe to one topic. */
export const MOST_DEPARTMENTS = 20;

/** What its cases are, beside complaints and questions: each sort has lines of its own in a digest. */
export const TOPIC_SORTS = ['matter', 'idea', 'competitor'] as const;
export type TopicSort = (typeof TOPIC_SORTS)[number];

/** What is the same topic: spaces and capitals make no other one. */
export const topicKey = (name: string): string =>
  name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

/** The other topic that one went into, and when that was said (a hybrid logical clock). */
export interface Into {
  id: string;
  /** As it was called then. */
  name: string;
  clock: string;
}

/** A topic of which the manager said something. */
export interface ListedTopic {
  id: string;
  brand: string;
  name: string;
  into: Into | null;
}

/**
 * For each topic the one that stands for it. Of what was said on several machines the earlier counts where both cannot be:
 * no topic goes into itself by way of others.
 */
export function standsFor(rows: readonly Pick<ListedTopic, 'id' | 'into'>[]): (id: string) => string {
  const into = new Map<string, string>();
  const end = (id: string): string => {
    let at = id;
    for (let next = into.get(at); next !== undefined; next = into.get(at)) at = next;
    return at;
  };
  const said = rows.flatMap(({ id, into: to }) => (to === null ? [] : [{ id, to }]));
  said.sort((a, b) => (order(a) < order(b) ? -1 : 1));
  for (const { id, to } of said) if (end(to.id) !== id) into.set(id, to.id);
  return end;
}

const order = ({ id, to }: { id: string; to: Into }) => `${to.clock} ${id}`;

/** How the topics are called that words of a brand's case stand for: each once, in order. */
export type TopicNaming = (brand: string, words: readonly string[]) => string[];

export function namingBy(rows: readonly ListedTopic[]): TopicNaming {
  const end = standsFor(rows);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const byKey = new Map(rows.map((row) => [`${row.brand} ${topicKey(row.name)}`, row]));
  const called = new Map(rows.flatMap(({ into }) => (into === null ? [] : [[into.id, into.name] as const])));
  return (brand, words) => {
    // Of one topic that nobody listed, the first of its spellings.
    const names = new Map<string, string>();
    for (const word of words) {
      const row = byKey.get(`${brand} ${topicKey(word)}`);
      const id = row && end(row.id);
      const name = id === undefined ? word : (byId.get(id)?.name ?? called.get(id) ?? word);
      if (!names.has(topicKey(name))) names.set(topicKey(name), name);
    }
    return [...names.values()].sort();
  };
}
