/**
 * What a team's log may have more of than this seat has read: a new seat reads the newest of a log, and asks for the rest of whatever
 * that names (sync/backfill.ts).
 */
import type { Entity, Entry } from './entries';
import type { Ledger } from './ledger';
import { BACKFILL_STEPS, type BackfillRow, type BackfillStep, type Older } from './records';

type Named = Pick<Entry, 'entity' | 'entityId'>;

export const backfillId = (brand: string, { entity, entityId }: Named) => `${brand} ${entity} ${entityId}`;

/** As far back as it is to go, it has gone: only what is asked for comes still. */
export const isAtRest = ({ since = null, from }: Older): boolean =>
  since !== null && from !== null && from < since;

/** Inside the caller's transaction: what has a row already keeps it, unless it is wanted sooner now. */
export async function want(
  ledger: Ledger,
  brand: string,
  named: readonly Named[],
  sooner: BackfillStep | null = null,
): Promise<void> {
  const byId = new Map(named.map((one) => [backfillId(brand, one), one]));
  const ids = [...byId.keys()];
  const known = await ledger.backfills.bulkGet(ids);
  const wanted = ids.flatMap((id, n) => {
    const row = known[n];
    const step = row?.step ?? BACKFILL_STEPS.present;
    if (row && (sooner === null || step === BACKFILL_STEPS.whole || step <= sooner)) return [];
    const { entity, entityId } = byId.get(id) as Named;
    return { id, brand, entity, entityId, step: sooner ?? step };
  });
  const absent = sooner === null ? await absentAmong(ledger, wanted) : new Set<string>();
  const rows = wanted.map(
    (row): BackfillRow => (absent.has(row.id) ? { ...row, step: BACKFILL_STEPS.absent } : row),
  );
  if (rows.length > 0) await ledger.backfills.bulkPut(rows);
}

/** Of which nothing is shown as yet. */
async function absentAmong(ledger: Ledger, rows: readonly BackfillRow[]): Promise<Set<string>> {
  const of = (entity: Entity) => rows.filter((row) => row.entity === entity);
  const [cases, people] = [of('case'), of('person')];
  const [shown, met] = await Promise.all([
    ledger.cases.bulkGet(cases.map(({ entityId }) => entityId)),
    ledger.people.bulkGet(people.map(({ entityId }) => entityId)),
  ]);
  return new Set([
    ...cases.filter((_, n) => !shown[n]).map(({ id }) => id),
    ...people.filter((_, n) => !met[n]).map(({ id }) => id),
  ]);
}

/** Somebody looks at it: where a seat has not all of a log, it is asked for first. False: no team's log has to be asked. */
export const look = (ledger: Ledger, named: Named): Promise<boolean> =>
  ledger.transaction('rw', ledger.teams, ledger.backfills, ledger.cases, ledger.people, async () => {
    // A case that is not here does not say of which brand it is.
    const teams = await ledger.teams.filter(({ older }) => older !== null).toArray();
    for (const { brand } of teams) await want(ledger, brand, [named], BACKFILL_STEPS.opened);
    return teams.length > 0;
  });
