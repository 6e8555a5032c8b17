/** The manager's list of topics. A topic is known by its name; another name is another topic, into which the first one goes. */
import { Refusal } from '../../utils/result';
import { standsFor, type TopicSort, topicKey } from '../../utils/topics';
import { type Act, act, entryId } from '../act';
import type { Draft } from '../entries';
import { topicIdOf } from '../ids';
import type { Ledger } from '../ledger';
import type { TopicRow } from '../records';

export interface SaidOfTopic {
  name: string;
  about: string;
  sort: TopicSort;
  departments: string[];
}

/** `was`: how it is called now; null: it is a new one. */
export const saveTopic = (
  ledger: Ledger,
  by: Act,
  brand: string,
  { was, name, about, sort, departments }: SaidOfTopic & { was: string | null },
) =>
  act(ledger, by, async () => {
    const list = await listOf(ledger, brand);
    const say = saying(by.op, brand);
    say('named', name, { name, about, sort, departments });
    if (was !== null && topicKey(was) === topicKey(name)) {
      if (!list.has(was)) throw new Refusal('not-found', `no topic ${was}`);
      return say.drafts;
    }
    const [id, own] = [topicIdOf(brand, name), was === null ? null : topicIdOf(brand, was)];
    if (was !== null && !list.has(was)) throw new Refusal('not-found', `no topic ${was}`);
    const row = list.row(name);
    // One that was removed and that nothing has, or that this very one was called before, is there for the taking.
    const back = own !== null && list.end(id) === own;
    if (list.has(name) && !back) {
      const into = list.end(id) === id ? name : list.nameOf(list.end(id), name);
      throw new Refusal(
        'not-allowed',
        into === name ? `there is a topic ${name}` : `${name} is a part of ${into}`,
      );
    }
    if (row?.into) say('wentInto', row.name, { name: row.name, into: null });
    if (own !== null && was !== null) say('wentInto', was, { name: was, into: { id, name } });
    return say.drafts;
  });

/** From now on whatever has the one has the other; no case is touched, and it can be parted again. */
export const mergeTopics = (ledger: Ledger, by: Act, brand: string, from: string, into: string) =>
  act(ledger, by, async () => {
    const list = await listOf(ledger, brand);
    for (const name of [from, into]) if (!list.has(name)) throw new Refusal('not-found', `no topic ${name}`);
    const [id, to] = [topicIdOf(brand, from), topicIdOf(brand, into)];
    if (list.end(id) === list.end(to)) throw new Refusal('not-allowed', `${from} and ${into} are one topic`);
    const say = saying(by.op, brand);
    say('wentInto', from, { name: from, into: { id: to, name: into } });
    return say.drafts;
  });

/** It stands for itself again. */
export const partTopic = (ledger: Ledger, by: Act, brand: string, name: string) =>
  act(ledger, by, async () => {
    const row = (await listOf(ledger, brand)).row(name);
    if (!row) throw new Refusal('not-found', `no topic ${name}`);
    if (row.into === null) throw new Refusal('not-allowed', `${name} is a part of no other topic`);
    const say = saying(by.op, brand);
    say('wentInto', name, { name: row.name, into: null });
    return say.drafts;
  });

/** It is not offered any more; what has it keeps it. */
export const removeTopic = (ledger: Ledger, by: Act, brand: string, name: string) =>
  act(ledger, by, async () => {
    if (!(await listOf(ledger, brand)).has(name)) throw new Refusal('not-found', `no topic ${name}`);
    const say = saying(by.op, brand);
    say('removed', name, { name });
    return say.drafts;
  });

function saying(op: string, brand: string) {
  const drafts: Draft[] = [];
  const say = (kind: 'named' | 'wentInto' | 'removed', about: string, body: object) =>
    drafts.push({
      id: entryId(op, drafts.length),
      ...{ brand, entity: 'topic', entityId: topicIdOf(brand, about), kind, body },
    } as Draft);
  return Object.assign(say, { drafts });
}

/** A brand's topics: those of which the manager said something, and those that cases have. */
async function listOf(ledger: Ledger, brand: string) {
  const [rows, sets] = await Promise.all([ledger.topics.toArray(), ledger.topicSets.toArray()]);
  const byId = new Map<string, TopicRow>(rows.map((row) => [row.id, row]));
  const used = new Set(sets.flatMap(({ ids }) => ids));
  const end = standsFor(rows);
  return {
    end,
    row: (name: string) => byId.get(topicIdOf(brand, name)),
    has: (name: string) => {
      const id = topicIdOf(brand, name);
      const row = byId.get(id);
      return used.has(id) || (row !== undefined && (row.state !== 'removed' || end(id) !== id));
    },
    nameOf: (id: string, otherwise: string) => byId.get(id)?.name ?? otherwise,
  };
}
