/** The bursts that go on (bursts.ts), and what stands out of them. */
import { standsFor } from '../../utils/topics';
import type { Ledger } from '../ledger';
import type { BurstRow, WatchwordRow } from '../records';

/** Who was told of a burst, or found it not unusual, hears of it again when it has grown so much. */
const MUCH = 2;

export interface OpenBurst extends BurstRow {
  name: string;
  /** Not all that asked to be told were, or it has grown much since. */
  asks: boolean;
}

export const isDismissed = (row: BurstRow) =>
  row.dismissed !== null && row.count < MUCH * row.dismissed.count;
/** All that asked to be told were. */
const areTold = ({ told, count }: BurstRow, departments: readonly string[]) =>
  departments.length > 0 &&
  departments.every((name) =>
    told.some(({ department, count: then }) => department === name && count < MUCH * then),
  );
const isNoticed = ({ noticed, count }: BurstRow) => noticed > 0 && count < MUCH * noticed;

/** Those that go on and that nobody found not unusual, the newest first. */
export async function openBursts(ledger: Ledger): Promise<OpenBurst[]> {
  const rows = (await ledger.bursts.toArray()).filter((row) => row.over === null && !isDismissed(row));
  if (rows.length === 0) return [];
  const subjectOf = await subjectsBy(ledger);
  return rows
    .flatMap((row) => {
      const subject = subjectOf(row);
      return subject ? { ...row, name: subject.name, asks: !areTold(row, departmentsOf(subject)) } : [];
    })
    .sort((a, b) => (a.since < b.since ? 1 : -1));
}

/** Those of which a notification is still to tell. */
export const unnoticed = async (ledger: Ledger): Promise<OpenBurst[]> => {
  const rows = await openBursts(ledger);
  return rows.filter((row) => row.asks && !isNoticed(row));
};

export const anyOpen = async (ledger: Ledger): Promise<boolean> =>
  (await ledger.bursts.toArray()).some(({ over }) => over === null);

/** What a burst is about. */
export type Subject = { name: string } & (
  | { is: 'topic'; departments: readonly string[] }
  | { is: 'word'; watchword: WatchwordRow }
);

export const departmentsOf = (subject: Subject | undefined): readonly string[] =>
  (subject?.is === 'word' ? subject.watchword.departments : subject?.departments) ?? [];

/** Undefined: its watch-word was removed. */
export async function subjectsBy(
  ledger: Ledger,
): Promise<(burst: Pick<BurstRow, 'about' | 'called'>) => Subject | undefined> {
  const [rows, words] = await Promise.all([ledger.topics.toArray(), ledger.watchwords.toArray()]);
  const end = standsFor(rows);
  const topicBy = new Map(rows.map((one) => [one.id, one]));
  const wordBy = new Map(words.map((one) => [one.id, one]));
  return ({ about, called }) => {
    const topic = topicBy.get(end(about));
    if (topic || called !== '')
      return { name: topic?.name ?? called, is: 'topic', departments: topic?.departments ?? [] };
    const watchword = wordBy.get(about);
    return watchword && { name: watchword.words[0] ?? '', is: 'word', watchword };
  };
}
