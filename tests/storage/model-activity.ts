/** What the model's cases come to when they are counted: case by case, line by line, and nothing is ever taken away. */
import { topicIdOf } from '../../storage/ids';
import { bucketOf } from '../../utils/clocks/buckets';
import type { Case } from './model-case';

export interface Line {
  brand: string;
  hour: number;
  key: string;
  count: number;
}

/** Each line once, with its count. */
export function countAll(cases: readonly Case[]): Line[] {
  const lines: Line[] = [];
  const say = (brand: string, hour: number, words: (string | number)[], count = 1) => {
    const key = words.join('|');
    const known = lines.find((line) => line.brand === brand && line.hour === hour && line.key === key);
    if (known) known.count += count;
    else lines.push({ brand, hour, key, count });
  };
  for (const { brand, evidence, kind, state, loggedAt, topics, firstAnswer, resolution, happened } of cases) {
    const at = (when: string, what: string, ...more: (string | number)[]) => {
      const date = new Date(when);
      const hour = Math.floor(date.getTime() / 3_600_000);
      say(brand, hour, [what, Math.floor(date.getUTCMinutes() / 15), evidence.place, kind, ...more]);
    };
    at(loggedAt, 'logged');
    const ids = new Set(topics.map((topic) => topicIdOf(brand, topic)));
    if (ids.size > 0) at(loggedAt, 'topics', [...ids].sort().join(' '));
    if (state === 'open') say(brand, -1, ['open', '', evidence.place, kind]);
    for (const [what, { from, dueAt, at: when, took }] of Object.entries({ firstAnswer, resolution })) {
      if (when === null || took === null) continue;
      const wrote = new Date(from);
      const quarter = wrote.getUTCHours() * 4 + Math.floor(wrote.getUTCMinutes() / 15);
      const kept = dueAt === null ? '' : new Date(when) > new Date(dueAt) ? 'late' : 'in';
      at(when, what, quarter, bucketOf(took), kept);
    }
    for (const { what, at: when, as } of happened)
      if (what !== 'reopened') at(when, what, ...(as === undefined ? [] : [as]));
    // Open from its logging to its first end, from each return to the end after it.
    const ends = [{ what: 'reopened', at: loggedAt }, ...happened].filter(({ what }) =>
      ['reopened', 'resolved', 'confirmed', 'dismissed'].includes(what),
    );
    for (const [n, end] of ends.entries()) {
      const opens = end.what === 'reopened';
      const opened = n > 0 && ends[n - 1]?.what === 'reopened';
      if (opens !== opened)
        say(
          brand,
          Math.floor(Date.parse(end.at) / 3_600_000),
          backlog(end.at, evidence.place, kind),
          opens ? 1 : -1,
        );
    }
  }
  return lines.filter(({ count }) => count !== 0);
}

const backlog = (when: string, place: string, kind: string) => [
  'backlog',
  Math.floor(new Date(when).getUTCMinutes() / 15),
  place,
  kind,
];
