/** Where cases of a sort go, as far as the manager said: leads, ideas, what is about a competitor. */
import type { CaseKind } from '../cases';
import { matcherOf } from '../listening/match';
import type { Watchword } from '../listening/watchword';
import { type TopicSort, topicKey } from '../topics';
import { sameDepartment } from './words/words';

interface Sorted {
  name: string;
  sort: TopicSort;
  departments: readonly string[];
}

interface Said {
  kind: CaseKind;
  /** How the case's topics are called. */
  topics: readonly string[];
  /** What is looked through for competitors: who wrote, and their words. */
  parts: readonly string[];
}

/** What the manager said of its brand. */
interface Goes {
  topics: readonly Sorted[];
  watchwords: readonly Watchword[];
  leadsTo: string;
}

/**
 * The department that a case goes to; '' where nobody said. What it is about is more than what it is: an idea of somebody who
 * would buy goes where ideas go. A topic was chosen by a person, a competitor's name was only found: the topic goes first.
 */
export function departmentFor(
  { kind, topics, parts }: Said,
  { topics: all, watchwords, leadsTo }: Goes,
): string {
  const keys = new Set(topics.map(topicKey));
  const sorted = all.find(
    ({ name, sort, departments }) => sort !== 'matter' && departments.length > 0 && keys.has(topicKey(name)),
  );
  return sorted?.departments[0] ?? rivalDepartment(parts, watchwords) ?? (kind === 'lead' ? leadsTo : '');
}

function rivalDepartment(parts: readonly string[], watchwords: readonly Watchword[]): string | undefined {
  const rivals = watchwords.filter(({ what, departments }) => what === 'competitor' && departments?.length);
  if (rivals.length === 0) return undefined;
  const { ids } = matcherOf(rivals)(parts);
  return rivals.find(({ id }) => ids.includes(id))?.departments?.[0];
}

/** Who of that department was handed something last; '' where nobody is known there. `colleagues`: the last used first. */
export const nameFor = (
  department: string,
  colleagues: readonly { name: string; department: string }[],
): string =>
  (department === '' ? undefined : colleagues.find((one) => sameDepartment(one.department, department)))
    ?.name ?? '';
