/**
 * A seat of `npm run team:simulate` with the code of the extension: its ledger, in memory, its outbox and its way to the log. What
 * bare-seat.mjs does with NATS' own client.
 */
// Browsers have Temporal; Node 22 has not.
import 'temporal-polyfill/global';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { log } from '../../storage/commands/log';
import { openLedger } from '../../storage/ledger';
import type { Evidence } from '../../storage/records';
import type { Sync } from '../../storage/sync/sync';
import { catchUp, pull, push } from '../../storage/sync/synchronise';
import { join } from '../../storage/sync/teams';
import { connectTo } from '../../utils/team/connection';
import type { Invitation } from '../../utils/team/invitation';

/** A write sends a case of a customer of its own. */
export async function openSeat(invitation: Invitation) {
  const { brand, user, role } = invitation;
  const ledger = await openLedger({ indexedDB: new IDBFactory(), IDBKeyRange });
  await join(ledger, { brand: brand.id, user, role, devices: [] }, Date.now());
  const team = await connectTo(invitation);
  /** The cases that are there: one a write. */
  const seen = new Set<string>();
  const sync: Sync = {
    ...{ ledger, brand: brand.id, log: team, version: '1', now: Date.now, calm: async () => {} },
    told: (cases) => {
      for (const id of cases) seen.add(id);
    },
  };
  const insist = (done: boolean) => {
    if (!done) throw new Error(`${user} is out of its team.`);
  };
  insist(await catchUp(sync));
  let closing = false;
  const coming = pull(sync, true).catch((error: unknown) => {
    if (!closing) throw error;
  });
  let written = 0;
  return {
    /** An act, which the manager does not wait with for any server. */
    async prepare() {
      const by = { op: crypto.randomUUID(), now: Date.now() };
      const { logged } = await log(ledger, by, brand.id, said(user, written++));
      seen.add(logged.caseId);
    },
    async write() {
      insist(await push(sync));
    },
    seen: () => seen.size,
    async close() {
      closing = true;
      await team.close();
      await coming;
      ledger.close();
    },
  };
}

const said = (user: string, n: number): Evidence => ({
  ...{ place: 'x', key: `x:${user}-${n}`, kind: 'reply' },
  ...{ permalink: null, pageUrl: 'https://x.com/home' },
  author: { name: `Ada of ${user} ${n}`, handle: `ada_${user}_${n}`, profileUrl: null },
  text: 'The kettle leaks since day one and nobody answers. '.repeat(3),
  ...{ postedAt: new Date().toISOString(), missing: [] },
});
