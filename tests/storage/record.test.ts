/** What a record says is what walking every case would say, in whatever zone its reader lives. */
import { afterEach, expect, test } from 'vitest';
import type { Entry } from '../../storage/entries';
import { effective } from '../../storage/fold';
import { type Ledger, plain } from '../../storage/ledger';
import { activityRecord, DONE, type Done } from '../../storage/queries/record';
import type { CaseRow } from '../../storage/records';
import { PERIODS, periodOf } from '../../utils/periods';
import { fill } from '../bench/filled/fill';
import { SEED } from '../page/random';
import { freshLedger } from './ledger';

const HOME = process.env.TZ;
afterEach(() => {
  if (HOME === undefined) delete process.env.TZ;
  else process.env.TZ = HOME;
});

const NOW = Date.parse('2026-11-04T13:00:00Z');
const BRANDS = ['main', 'velo', 'halo'];
/** Three of them are no whole hours from UTC; two changed their clocks some days before. */
const ZONES = [
  'UTC',
  'Europe/Stockholm',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Pacific/Auckland',
];

interface Everything {
  rows: CaseRow[];
  histories: Map<string, Entry[]>;
}

async function everythingIn(ledger: Ledger): Promise<Everything> {
  const rows = await ledger.cases.toArray();
  const entries = (await ledger.entries.toArray()).map(plain) as Entry[];
  return { rows, histories: Map.groupBy(effective(entries), ({ entityId }) => entityId) };
}

/** By day of the user's own calendar, from each entry. */
function walked({ rows, histories }: Everything, from: number, to: number) {
  const done: Record<string, number> = {};
  const add = (what: string, at: string) => {
    const ms = Date.parse(at);
    if (ms < from || ms >= to) return;
    const name = `${new Date(ms).toDateString()} ${what}`;
    done[name] = (done[name] ?? 0) + 1;
  };
  const took: number[] = [];
  const perTopic: Record<string, number> = {};
  const perHour: Record<string, number> = {};
  for (const { id, loggedAt, firstAnswer, topics } of rows) {
    add('logged', loggedAt);
    for (const entry of histories.get(id) ?? [])
      if (DONE.includes(entry.kind as Done)) add(entry.kind, entry.at);
    if (Date.parse(loggedAt) >= from && Date.parse(loggedAt) < to)
      for (const topic of topics) perTopic[topic] = (perTopic[topic] ?? 0) + 1;
    const at = Date.parse(firstAnswer.at ?? '');
    if (!(at >= from && at < to)) continue;
    took.push(at - Date.parse(firstAnswer.from));
    const hour = new Date(firstAnswer.from).getHours();
    perHour[hour] = (perHour[hour] ?? 0) + 1;
  }
  return { done, took: took.sort((a, b) => a - b), perTopic, perHour };
}

/** How many were open at a moment, from what happened to each. */
function openAt({ rows }: Everything, moment: number): number {
  let open = 0;
  for (const { loggedAt, happened } of rows) {
    if (Date.parse(loggedAt) >= moment) continue;
    const last = happened.findLast(
      ({ what, at }) =>
        Date.parse(at) < moment && ['resolved', 'confirmed', 'dismissed', 'reopened'].includes(what),
    );
    if (!last || last.what === 'reopened') open++;
  }
  return open;
}

test(`days, times, topics and open cases are those of a walk over all cases (seed ${SEED})`, async () => {
  const ledger = await freshLedger();
  await fill({ ledger, cases: 300, seed: SEED, until: NOW });
  const everything = await everythingIn(ledger);
  const all = (await ledger.brands.toArray()).map(({ id }) => id);
  expect(all).toHaveLength(BRANDS.length);
  for (const zone of ZONES) {
    process.env.TZ = zone;
    for (const name of PERIODS) {
      const period = periodOf(name, NOW);
      const record = await activityRecord(ledger, all, period, NOW);
      const plain = walked(everything, period.from, period.to);
      const days: Record<string, number> = {};
      if (record.unit === 'day')
        for (const part of record.parts)
          for (const what of DONE) {
            if (part.done[what] > 0) days[`${new Date(part.from).toDateString()} ${what}`] = part.done[what];
          }
      if (record.unit === 'day') expect(days, `${zone} ${name}`).toEqual(plain.done);
      const sums = Object.values(plain.done).reduce((a, b) => a + b, 0);
      expect(DONE.reduce((sum, what) => sum + record.done[what], 0)).toBe(sums);
      for (const { to, open } of record.parts) expect(open, `${zone} ${name}`).toBe(openAt(everything, to));
      expect(Object.fromEntries(record.topics.map(({ name, count }) => [name, count]))).toEqual(
        plain.perTopic,
      );

      const { all: first, hour } = record.times.firstAnswer;
      expect(first?.count ?? 0).toBe(plain.took.length);
      if (!first) continue;
      const exact = (share: number) => plain.took[Math.ceil(plain.took.length * share) - 1] ?? 0;
      expect(Math.abs(first.median / exact(0.5) - 1)).toBeLessThan(0.02);
      expect(Math.abs(first.p90 / exact(0.9) - 1)).toBeLessThan(0.02);
      // Where the clocks were changed while somebody waited, their hour is that of the clocks afterwards.
      const changed = zone === 'America/St_Johns' || (zone === 'Europe/Stockholm' && name !== 'week');
      if (!changed && zone !== 'Pacific/Auckland')
        expect(Object.fromEntries(hour.map(({ of, count }) => [of, count])), zone).toEqual(plain.perHour);
    }
  }
});
