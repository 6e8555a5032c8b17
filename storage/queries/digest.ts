/** What a digest tells a department of a period, in figures: from what is counted (activity.ts), so that no case is read. */
import { sameDepartment } from '../../utils/handoffs/words/words';
import { before, type Period } from '../../utils/periods';
import { topicKey } from '../../utils/topics';
import type { Ledger } from '../ledger';
import { eachCount, openNow } from './activity';
import { Tally, topicsIn } from './record';
import { type Topic, topics } from './topics';

export interface About {
  brand: string;
  /** Null: everybody. */
  department: string | null;
  period: Period;
}

/** In the period, and in the one before, which is as long. */
export interface Change {
  now: number;
  before: number;
}

export interface DigestTopic extends Pick<Topic, 'name' | 'sort' | 'departments' | 'open'>, Change {
  /** All words that it stands for, its own among them: as `topicKey` has them. */
  keys: string[];
}

export interface Digest {
  before: Period;
  logged: Change;
  /** Of what was logged. */
  kinds: { lead: Change; praise: Change };
  resolved: Change;
  /** Now, of the brand. */
  open: number;
  /** Those that the department subscribed to; most first. */
  topics: DigestTopic[];
  /** A topic of competitors is subscribed to, or it is for everybody. */
  competitors: boolean;
  leads: boolean;
}

export async function digest(
  ledger: Ledger,
  { brand, department, period }: About,
  leadsTo: string,
): Promise<Digest> {
  const earlier = before(period);
  const sets = { now: new Tally(), before: new Tally() };
  const [logged, resolved] = [none(), none()];
  const kinds = { lead: none(), praise: none() };
  const [known, open] = await Promise.all([
    topics(ledger),
    openNow(ledger, [brand]),
    eachCount(ledger, [brand], { from: earlier.from, to: period.to }, ({ what, at, kind, as, count }) => {
      const when = at >= period.from ? 'now' : 'before';
      if (what === 'topics') sets[when].add(as, count);
      if (what === 'resolved') resolved[when] += count;
      if (what !== 'logged') return;
      logged[when] += count;
      if (kind === 'lead' || kind === 'praise') kinds[kind][when] += count;
    }),
  ]);
  const own = known.filter((topic) => topic.brand === brand);
  const counts = { now: countsIn(sets.now, own), before: countsIn(sets.before, own) };
  const all = own.map((topic): DigestTopic => {
    const key = topicKey(topic.name);
    const { name, sort, departments, open, members } = topic;
    return {
      ...{ name, sort, departments, open },
      keys: [name, ...members.map((member) => member.name)].map(topicKey),
      now: counts.now.get(key) ?? 0,
      before: counts.before.get(key) ?? 0,
    };
  });
  const theirs = all.filter((topic) => isFor(topic, department));
  return {
    before: earlier,
    logged,
    kinds,
    resolved,
    open,
    topics: theirs
      .filter((topic) => topic.now + topic.before > 0)
      .sort((a, b) => b.now - a.now || b.before - a.before || (a.name < b.name ? -1 : 1)),
    competitors: department === null || theirs.some(({ sort }) => sort === 'competitor'),
    leads: department === null || sameDepartment(department, leadsTo),
  };
}

const none = (): Change => ({ now: 0, before: 0 });

const isFor = ({ departments }: Pick<DigestTopic, 'departments'>, department: string | null) =>
  department === null || departments.some((one) => sameDepartment(one, department));

const countsIn = (sets: Tally, known: readonly Topic[]) =>
  new Map(
    topicsIn(sets, known).flatMap(({ name, count }) =>
      name === null ? [] : [[topicKey(name), count] as const],
    ),
  );
