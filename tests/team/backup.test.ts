/** A brand's ledger as a file, and back from it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstream } from '@nats-io/jetstream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cluster, startCluster } from '../../scripts/team/cluster.mjs';
import { server } from './server';

describe.skipIf(!server)('a backup of a team', () => {
  let cluster: Cluster;
  let folder: string;
  let file: string;

  const run = (name: string, from = file) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [`scripts/team/${name}.mjs`, '--folder', folder, '--file', from],
      { encoding: 'utf8' },
    );
    return { status, said: stdout + stderr };
  };
  /** Three entries of each case. */
  const subject = (user: string, entry: number) => `ledger.main.${user}.pc.case.${Math.floor(entry / 3)}`;
  /** Everything in the ledger, in its order. */
  const ledger = () =>
    cluster.asOwner('main', async ({ streams }) => {
      const { state } = await streams.info('LEDGER_main');
      const all = [];
      for (let seq = Math.max(1, state.first_seq); seq <= state.last_seq; seq++) {
        const message = await streams.getMessage('LEDGER_main', { seq });
        if (message) all.push([message.subject, message.header?.get('Nats-Msg-Id'), message.string()]);
      }
      return all;
    });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'threadkeeper-team-backup-'));
    file = join(folder, 'backup.jsonl');
    cluster = await startCluster({ dir: folder, nodes: 1 });
    await cluster.createBrand({ id: 'main', name: 'Acme' });
  });
  afterAll(async () => {
    await cluster?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('an empty ledger is backed up and put back as one', async () => {
    expect(run('backup').said).toMatch(/^0 messages of main are in /);
    expect(run('restore')).toEqual({ status: 0, said: '0 messages of main were put back, 0 were there.\n' });
  });

  test('all of it comes back into an empty ledger, under the same authors, and nothing twice', async () => {
    for (const user of ['alice', 'bob']) {
      const seat = await cluster.connect(await cluster.invite({ brand: 'main', user }), {
        inboxPrefix: `_INBOX_${user}`,
      });
      for (let entry = 0; entry < 300; entry++)
        // Most cases have more than one entry of the same device.
        await jetstream(seat).publish(subject(user, entry), `${user} said ö ${entry}`, {
          msgID: `${user}-${entry}`,
          // What is kept with the message, and would be refused of another ledger.
          ...(entry === 5 ? { expect: { lastSequence: user === 'alice' ? 5 : 305 } } : {}),
        });
      await seat.close();
    }
    // Gaps: the first, the last, and one between are purged.
    await cluster.asOwner('main', async ({ streams }) => {
      for (const [user, entry] of [
        ['alice', 0],
        ['alice', 150],
        ['bob', 299],
      ] as const)
        await streams.purge('LEDGER_main', { filter: subject(user, entry) });
    });
    const before = await ledger();
    expect(before).toHaveLength(591);
    expect(run('backup').said).toMatch(/^591 messages of main are in /);
    expect(run('restore').said).toBe('0 messages of main were put back, 591 were there.\n');
    await cluster.wipe();
    expect(await ledger()).toEqual([]);
    expect(run('restore').said).toBe('591 messages of main were put back, 0 were there.\n');
    expect((await ledger()).sort()).toEqual(before.sort());
    expect(run('restore').said).toBe('0 messages of main were put back, 591 were there.\n');
  });

  test('a ledger that is made anew has everything, and what was purged is not even in the nodes’ files', async () => {
    const held = () =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((one) => one.isFile() && one.parentPath.includes('jetstream'))
        .map((one) => join(one.parentPath, one.name))
        .filter((one) => readFileSync(one).includes('alice said ö 77'));
    await cluster.asOwner('main', ({ streams }) =>
      streams.purge('LEDGER_main', { filter: subject('alice', 77) }),
    );
    const before = await ledger();
    // Should an engine once erase at a purge, this command and what docs/team.md says of it can go.
    expect(held().length).toBeGreaterThan(0);
    expect(run('rewrite').said).toContain(
      `The ledger of main is new: ${before.length} messages were put back`,
    );
    expect((await ledger()).sort()).toEqual(before.sort());
    expect(held()).toEqual([]);
  });

  test('what is no backup is refused, and a backup that fails leaves the last one', async () => {
    const other = join(folder, 'other.txt');
    writeFileSync(other, 'hello\n');
    expect(run('restore', other)).toEqual({ status: 1, said: `${other} is no backup of a team.\n` });
    expect(run('restore', join(folder, 'nowhere'))).toMatchObject({ status: 1 });
    const kept = readFileSync(file, 'utf8');
    const { status, stderr } = spawnSync(
      process.execPath,
      ['scripts/team/backup.mjs', '--folder', folder, '--file', file, '--brand', 'beta'],
      { encoding: 'utf8' },
    );
    expect({ status, stderr }).toEqual({ status: 1, stderr: 'There is no brand "beta" here.\n' });
    expect(readFileSync(file, 'utf8')).toBe(kept);
  });
});
