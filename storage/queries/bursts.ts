/** The bursts that go on (bursts.ts), and what stands out of them. */
import { standsFor } from '../../utils/topics';
import type { Ledger } from '../ledger';
import type { BurstRow } from '../records';
import { type Topic, topics } from './topics';

/** Who was told of a burst, or found it not unusual, hears of it again when it has grown so much. */
const MUCH = 2;

export interface OpenBurst extends BurstRow {
  name: string;
  /** Nobody has been told of it, nor found it not unusual, or it has grown much since. */
  asks: boolean;
}

export const isDismissed = (row: BurstRow) =>
  row.dismissed !== null && row.count < MUCH * row.dismissed.count;
const isTold = ({ told, count }: BurstRow) => told.some((one) => count < MUCH * one.count);
const isNoticed = ({ noticed, count }: BurstRow) => noticed > 0 && count < MUCH * noticed;

/** Those that go on and that nobody found not unusual, the newest first. */
export async function openBursts(ledger: Ledger): Promise<OpenBurst[]> {
  const rows = (await ledger.bursts.toArray()).filter((row) => row.over === null && !isDismissed(row));
  if (rows.length === 0) return [];
  const topicOf = await topicsBy(ledger);
  return rows
    .flatMap((row) => {
      const topic = topicOf(row.topic);
      return topic ? { ...row, name: topic.name, asks: !isTold(row) } : [];
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

/** A topic by its id, or by that of one that went into it. */
export async function topicsBy(ledger: Ledger): Promise<(id: string) => Topic | undefined> {
  const [rows, all] = await Promise.all([ledger.topics.toArray(), topics(ledger)]);
  const end = standsFor(rows);
  const byId = new Map(all.map((one) => [one.id, one]));
  return (id) => byId.get(end(id));
}
