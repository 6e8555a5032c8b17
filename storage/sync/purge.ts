/** The admin's seat has a team's log purge what it has of those who were forgotten, by anybody. */
import type { TeamLog } from '../../utils/team/log';
import { subjectOf } from '../../utils/team/subject';
import type { Entry } from '../entries';
import { type Ledger, plain } from '../ledger';
import type { PurgeRow, TeamRow } from '../records';
import { isGone } from '../tombstone';
import { isShared } from './share';

interface Purging {
  ledger: Ledger;
  brand: string;
  log: TeamLog;
}

/** So many are asked for one after the other before somebody else may be heard. */
const SOME = 100;

/**
 * All that is noted, so far as the log was read: what is behind that is not known here, and may have been written since. A new
 * seat waits until it has gone back through all of it: what it has not read it could not put back.
 */
export async function purge({ ledger, brand, log }: Purging): Promise<void> {
  for (;;) {
    const [team, rows] = await Promise.all([
      ledger.teams.get(brand),
      ledger.purges.where({ brand }).limit(SOME).toArray(),
    ]);
    if (team?.role !== 'admin' || !team.cursor || team.older || rows.length === 0) return;
    for (const row of rows) {
      await log.purge(row.entity, row.entityId, team.cursor.seq);
      await putBackLiving(ledger, team, log, row);
      await ledger.purges.delete(row.id);
    }
    // The lists of what stands open may name them: there is a new one the next time.
    await log.purge('standing', 'open', team.cursor.seq);
    await ledger.teams.update(brand, { listedAt: null });
  }
}

/** A log purges by entity. Who was met again since has entries that are to stay. */
async function putBackLiving(ledger: Ledger, team: TeamRow, log: TeamLog, row: PurgeRow): Promise<void> {
  const { brand, user, devices } = team;
  const { entity, entityId } = row;
  const rows = await ledger.entries.where({ entity, entityId }).toArray();
  const messages = rows.flatMap((one) => {
    if (isGone(one) || !isShared(plain(one) as Entry, brand)) return [];
    const entry = plain(one) as Entry;
    const author = { user, device: entry.device, restored: !devices.includes(entry.device) };
    const body = JSON.stringify({ entry, salt: one.salt });
    return [{ id: entry.id, subject: subjectOf(brand, author, entry), body }];
  });
  if (messages.length > 0) await log.append(messages);
}
