/** What three nodes keep when they are killed, and whom they let in afterwards; what several claim at once; by the bare client, without any of our own code for a seat. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstream } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cluster, startCluster } from '../../scripts/team/cluster.mjs';
import { server } from './server';

describe.skipIf(!server)('three nodes', () => {
  let cluster: Cluster;
  let folder: string;
  let seat: NatsConnection;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'threadkeeper-kills-'));
    cluster = await startCluster({ dir: folder });
    await cluster.createBrand({ id: 'main', name: 'Acme' });
    seat = await cluster.connect(await cluster.invite({ brand: 'main', user: 'kim' }), {
      inboxPrefix: '_INBOX_kim',
      maxReconnectAttempts: -1,
      reconnectTimeWait: 200,
    });
  });
  afterAll(async () => {
    await seat?.close();
    await cluster?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const publish = (id: string) =>
    jetstream(seat).publish(`ledger.main.kim.pc.case.${id}`, `said ${id}`, { msgID: id, timeout: 2_000 });
  /** Until it is acknowledged: an error tells nothing of whether it was written. */
  async function publishSurely(id: string): Promise<void> {
    for (;;) {
      try {
        await publish(id);
        return;
      } catch (error) {
        if (seat.isClosed()) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  }
  /** The ids in the ledger, in their order, as a reader from its beginning sees them. */
  async function ids() {
    const all: string[] = [];
    const consumer = await jetstream(seat).consumers.get('LEDGER_main', { filter_subjects: 'ledger.main.>' });
    for await (const message of await consumer.consume()) {
      all.push(message.subject.split('.').at(-1)!);
      if (message.info.pending === 0) break;
    }
    return all;
  }

  test('of five who claim the same at once, exactly one has it', async () => {
    for (let round = 0; round < 10; round++) {
      const outcomes = await Promise.all(
        Array.from({ length: 5 }, () =>
          jetstream(seat)
            .publish(`claim.main.case.${round}`, 'mine', { expect: { lastSubjectSequence: 0 } })
            .then(
              () => 'has it',
              (error: { code?: number }) => error.code,
            ),
        ),
      );
      expect(outcomes.filter((one) => one === 'has it')).toHaveLength(1);
      // Whose claim is just being written is another answer than whose claim is there.
      for (const code of outcomes.filter((one) => one !== 'has it')) expect([10071, 10164]).toContain(code);
    }
  });

  test('the leader, the seat’s own node and then all nodes, while it writes: nothing acknowledged is lost or doubled', async () => {
    const acknowledged: string[] = [];
    let next = 0;
    let stopped = false;
    const writing = Promise.all(
      Array.from({ length: 32 }, async () => {
        while (!stopped) {
          const id = `entry-${next++}`;
          await publishSurely(id);
          acknowledged.push(id);
        }
      }),
    );
    const more = (than: number) =>
      expect.poll(() => acknowledged.length, { timeout: 50_000, interval: 50 }).toBeGreaterThan(than);
    await more(200);

    const leader = await cluster.leader('main');
    await cluster.kill(leader);
    await more(acknowledged.length + 200);
    await cluster.startAll();

    const own = cluster.servers.findIndex((address) => address.includes(seat.getServer().split(':').at(-1)!));
    expect(own).toBeGreaterThanOrEqual(0);
    await cluster.kill(own);
    await more(acknowledged.length + 200);
    await cluster.startAll();

    await Promise.all([0, 1, 2].map((node) => cluster.kill(node)));
    await cluster.startAll();
    await more(acknowledged.length + 200);
    stopped = true;
    await writing;

    const kept = await ids();
    expect(new Set(kept).size).toBe(kept.length);
    expect([...kept].sort()).toEqual([...acknowledged].sort());
  });

  test('with two of three away nothing is acknowledged; when they are back it is, once', async () => {
    const leader = await cluster.leader('main');
    const others = [0, 1, 2].filter((node) => node !== leader);
    await Promise.all(others.map((node) => cluster.kill(node)));
    await expect(publish('alone')).rejects.toThrow();
    await cluster.startAll();
    await publishSurely('alone');
    expect((await ids()).filter((id) => id === 'alone')).toHaveLength(1);
  });

  test('a node that was away while somebody was put out keeps them out when it has asked the others', async () => {
    const lee = await cluster.invite({ brand: 'main', user: 'lee' });
    const away = ((await cluster.leader('main')) + 1) % 3;
    await cluster.kill(away);
    await cluster.revoke('lee');
    await cluster.startAll();
    const come = async () => {
      const connection = await cluster.connect(lee, { servers: [cluster.servers[away]!], reconnect: false });
      await connection.close();
      return 'came in';
    };
    await expect
      .poll(() => come().catch((error: Error) => error.message), { timeout: 30_000, interval: 500 })
      .toBe('Authorization Violation');
  });

  test('all is lost: the ledger is empty and a new one, and the same invitation still opens it', async () => {
    const created = () =>
      cluster.asOwner('main', async ({ streams }) => (await streams.info('LEDGER_main')).created);
    const before = await created();
    await cluster.wipe();
    expect(await created()).not.toBe(before);
    await publishSurely('after');
    expect(await ids()).toEqual(['after']);
  });
});
