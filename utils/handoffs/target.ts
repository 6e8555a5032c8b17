/** Where cases of a sort go, as far as the manager said: leads, ideas, what is about a competitor. */
import type { CaseKind } from '../cases';
import { type TopicSort, topicKey } from '../topics';
import { type DEPARTMENTS, sameColleague } from './colleague';

/** The setting that names the department for leads; where it was never set, the one that every company has for them. */
export const LEADS_TO = 'leadsTo';
export const LEADS_TO_UNSAID: (typeof DEPARTMENTS)[number] = 'sales';

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

export const sameDepartment = (a: string, b: string) =>
  sameColleague({ name: 'x', department: a }, { name: 'x', department: b });
