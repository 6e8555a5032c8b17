/** Where cases of a sort go, as far as the manager said: leads, ideas, what is about a competitor. */
import type { CaseKind } from '../cases';
import { type TopicSort, topicKey } from '../topics';
import { sameDepartment } from './words/words';

interface Sorted {
  name: string;
  sort: TopicSort;
  departments: readonly string[];
}

/**
 * The department that a case goes to; '' where nobody said. What it is about is more than what it is: an idea of somebody who
 * would buy goes where ideas go. `topics`: how the case's topics are called.
 */
export function departmentFor(
  { kind, topics }: { kind: CaseKind; topics: readonly string[] },
  all: readonly Sorted[],
  leadsTo: string,
): string {
  const keys = new Set(topics.map(topicKey));
  const sorted = all.find(
    ({ name, sort, departments }) => sort !== 'matter' && departments.length > 0 && keys.has(topicKey(name)),
  );
  return sorted?.departments[0] ?? (kind === 'lead' ? leadsTo : '');
}

/** Who of that department was handed something last; '' where nobody is known there. `colleagues`: the last used first. */
export const nameFor = (
  department: string,
  colleagues: readonly { name: string; department: string }[],
): string =>
  (department === '' ? undefined : colleagues.find((one) => sameDepartment(one.department, department)))
    ?.name ?? '';
