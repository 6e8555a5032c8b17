/** What the doctor says of real servers, each started or kept wrongly in one way; what none can be started with is altered on its way. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StreamConfig } from '@nats-io/jetstream';
import { encodeUser } from '@nats-io/jwt';
import { createAccount, createUser } from '@nats-io/nkeys';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Cluster, type Settings, startCluster } from '../../scripts/team/cluster.mjs';
import { diagnose, type Finding } from '../../scripts/team/diagnose.mjs';
import { CERTIFICATE } from './certificate';
import { fit, whole } from './server';

const OURS = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';

const said = (found: Finding[], kind: Finding['kind']) =>
  found.filter((one) => one.kind === kind).map(({ about, says }) => `${about}: ${says}`);
const wrong = (found: Finding[]) => said(found, 'wrong');

describe.skipIf(!fit || !whole)('the doctor', () => {
  let folder: string;
  const ends: (() => Promise<unknown> | undefined)[] = [];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'threadkeeper-doctor-'));
  });
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function start(nodes: number, settings: Settings = {}) {
    const cluster = await startCluster({ dir: mkdtempSync(join(folder, 'cluster-')), nodes, ...settings });
    ends.push(() => cluster.stop());
    if (!settings.anonymous) await cluster.createBrand({ id: 'acme', name: 'Acme' });
    return cluster;
  }
  const look = (cluster: Cluster, more = {}) => diagnose({ monitors: cluster.monitors, ...more });

  /** A node's monitoring, with one page altered on its way. */
  async function altered(monitor: string, page: string, alter: (body: never) => void) {
    const between = createServer(async (request, response) => {
      const answer = await fetch(monitor + request.url);
      const body = (await answer.json()) as never;
      if (request.url?.startsWith(`/${page}`)) alter(body);
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));
    ends.push(() => new Promise((resolve) => between.close(resolve)));
    return `http://127.0.0.1:${(between.address() as AddressInfo).port}`;
  }

  /** The command, as an administrator runs it. */
  function run(...args: string[]) {
    const { status, stdout } = spawnSync(process.execPath, ['scripts/team/doctor.mjs', ...args], {
      encoding: 'utf8',
      env: { ...process.env, NODE_EXTRA_CA_CERTS: join(folder, 'cert.pem') },
    });
    return { status, lines: stdout.trim().split('\n') };
  }

  test('three nodes as they should be: nothing is wrong, and only the backups are unknown; then one dies', async () => {
    const tls = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem'), host: 'localhost' };
    writeFileSync(tls.cert, CERTIFICATE.cert);
    writeFileSync(tls.key, CERTIFICATE.key);
    // Here the nodes are only asked by the command: this process does not know the certificate.
    const dir = mkdtempSync(join(folder, 'cluster-'));
    const plain = await startCluster({ dir });
    await plain.createBrand({ id: 'acme', name: 'Acme' });
    const invitation = await plain.invite({ brand: 'acme', user: 'kim' });
    await plain.stop();
    const safe = spawnSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `const { startCluster } = await import('./scripts/team/cluster.mjs');
         const { spawnSync } = await import('node:child_process');
         const cluster = await startCluster(${JSON.stringify({ dir, tls })});
         const file = ${JSON.stringify(join(folder, 'kim.threadkeeper-team'))};
         (await import('node:fs')).writeFileSync(file, JSON.stringify({ ...${JSON.stringify(invitation)}, servers: cluster.servers }));
         const monitors = cluster.monitors.flatMap((one) => ['--monitor', one]);
         const run = () => spawnSync(process.execPath, ['scripts/team/doctor.mjs', ...monitors, '--invitation', file], { encoding: 'utf8' });
         const good = run();
         await cluster.kill(0);
         const dead = run();
         await cluster.stop();
         process.stdout.write(JSON.stringify({ good, dead }));`,
      ],
      { encoding: 'utf8', env: { ...process.env, NODE_EXTRA_CA_CERTS: tls.cert } },
    );
    expect(safe.stderr).toBe('');
    const { good, dead } = JSON.parse(safe.stdout) as Record<
      string,
      { status: number; stdout: string; stderr: string }
    >;
    const lines = good!.stdout.split('\n');
    expect(lines.filter((line) => line.startsWith('✗'))).toEqual([]);
    expect(lines.filter((line) => line.startsWith('?'))).toEqual([
      '? backups: no server knows whether its copies are kept elsewhere',
    ]);
    expect(good!.status).toBe(0);
    expect(dead!.status).toBe(1);
    expect(dead!.stdout).toMatch(/✗ http:\/\/127\.0\.0\.1:\d+: it does not answer \(ECONNREFUSED\)/);
  });

  test('one node, without TLS: what a trial has is too little for a team', async () => {
    const cluster = await start(1);
    expect(wrong(await look(cluster)).sort()).toEqual([
      'CLAIMS_acme: it is kept once only',
      'LEDGER_acme: it is kept once only',
      'n0: fewer than three nodes: one that dies stops the team or loses its ledger',
      `${cluster.servers[0]}: no TLS: keys and entries can be read on the way, and Firefox does not connect`,
    ]);
  });

  test('messages that are on the disk only now and then', async () => {
    const found = await look(await start(1, { sync: '2m' }));
    expect(wrong(found)).toContain(
      'n0: messages are on the disk only every 120 s: a power cut can lose acknowledged ones',
    );
    expect(found.find(({ says }) => says.includes('on the disk'))?.change).toBe(
      'jetstream { sync_interval: always }, and restart',
    );
  });

  test('a server that anybody may use', async () => {
    const cluster = await start(1, { anonymous: true });
    expect(wrong(await look(cluster))).toEqual(
      expect.arrayContaining([
        'n0: whoever reaches it may do everything',
        `${cluster.servers[0]}: it lets in whoever comes without credentials`,
        'streams: no brand has its stream yet',
      ]),
    );
  });

  test('origins that are looked at: nats-server knows none of an extension’s there', async () => {
    const cluster = await start(1, { origins: ['https://elsewhere.example'] });
    const found = await look(cluster, { origins: [OURS, 'https://elsewhere.example'] });
    expect(said(found, 'good')).toContain(`${cluster.servers[0]}: https://elsewhere.example may connect`);
    expect(wrong(found)).toEqual(
      expect.arrayContaining([
        'n0: it looks at origins, and knows only http and https ones: no extension can connect',
        `${cluster.servers[0]}: ${OURS} is refused (403)`,
      ]),
    );
    await expect(start(1, { origins: [OURS] })).rejects.toThrow(
      'allowed origins must be absolute URLs with http or https scheme',
    );
  });

  describe('a stream that is kept wrongly', () => {
    const FAULTS: [Partial<StreamConfig>, string][] = [
      [
        { compression: 's2' as never },
        'compression is s2: with sync_interval always, nodes that were killed lost everything',
      ],
      [{ storage: 'memory' as never }, 'it is in memory only'],
      [{ allow_direct: true }, 'direct gets are on: whoever may use them can write in anybody’s name'],
      [{ allow_rollup_hdrs: true }, 'a message may replace all before it'],
      [{ allow_msg_ttl: true }, 'a message may expire by itself'],
      [{ deny_delete: false }, 'single messages may be deleted'],
      [
        { deny_purge: true },
        'nothing can ever be purged from it, so nobody can be forgotten; this cannot be undone',
      ],
      [{ max_age: 86_400e9 }, 'old entries are dropped: max_age is 86400000000000'],
      [{ max_msgs: 1_000 }, 'old entries are dropped: max_msgs is 1000'],
      [{ max_bytes: 1_000_000 }, 'old entries are dropped: max_bytes is 1000000'],
      [{ max_msgs_per_subject: 1 }, 'old entries are dropped: max_msgs_per_subject is 1'],
    ];
    test.each(FAULTS)('%j', async (fault, says) => {
      const cluster = await start(1);
      const invitation = await cluster.invite({ brand: 'acme', user: 'kim' });
      const before = await look(cluster);
      expect(wrong(before)).not.toContain(`LEDGER_acme: ${says}`);
      await cluster.asOwner('acme', async ({ streams }) => {
        const { config } = await streams.info('LEDGER_acme');
        await streams.delete('LEDGER_acme');
        await streams.add({ ...config, ...fault } as never);
      });
      expect(wrong(await look(cluster))).toContain(`LEDGER_acme: ${says}`);
      // Whoever runs no server, but has an invitation, sees the same.
      expect(wrong(await diagnose({ invitation }))).toContain(`LEDGER_acme: ${says}`);
    });
  });

  test('a node that is away or behind is said by the others', async () => {
    const cluster = await start(3);
    const leader = await cluster.leader('acme');
    const other = (leader + 1) % 3;
    await cluster.kill(other);
    const monitors = [cluster.monitors[leader]!];
    await expect
      .poll(async () => wrong(await diagnose({ monitors })), { timeout: 50_000, interval: 500 })
      .toContainEqual(expect.stringMatching(new RegExp(`^LEDGER_acme: n${other} is (away|behind)`)));
  });

  test('of three nodes, one alone is not healthy and has no leader', async () => {
    const cluster = await start(3);
    await cluster.stop();
    await cluster.start(0);
    const found = wrong(await diagnose({ monitors: [cluster.monitors[0]!] }));
    expect(found).toContainEqual(expect.stringMatching(/^n0: it is not healthy: /));
    expect(found).toContain('n0: the nodes have no leader');
  });

  test('clocks that differ, an old version, JetStream off, users in the server’s own settings', async () => {
    const cluster = await start(1);
    const [monitor] = cluster.monitors;
    const alter = async (change: (varz: Record<string, unknown>) => void) =>
      wrong(await diagnose({ monitors: [monitor!, await altered(monitor!, 'varz', change)] }));
    const ahead = (varz: Record<string, unknown>) => {
      varz.server_name = 'n1';
      varz.now = new Date(Date.parse(varz.now as string) + 90_000).toISOString();
    };
    expect(await alter(ahead)).toContainEqual(
      expect.stringMatching(/^clocks: they differ by (89|90)\.\d s \(n0 /),
    );
    expect(wrong(await diagnose({ monitors: [await altered(monitor!, 'varz', ahead)] }))).toContainEqual(
      expect.stringMatching(/^clocks: this machine and the nodes differ by (89|90)\.\d s$/),
    );
    expect(await alter((varz) => Object.assign(varz, { version: '2.12.6' }))).toContain(
      'n0: version 2.12.6: older ones could lose what they had acknowledged',
    );
    expect(await alter((varz) => Object.assign(varz, { jetstream: {} }))).toContain('n0: JetStream is off');
    expect(await alter((varz) => Object.assign(varz, { trusted_operators_claim: undefined }))).toContain(
      'n0: users stand in its own settings: nobody can be invited or put out without touching the server',
    );
    expect(await alter((varz) => Object.assign(varz, { websocket: {} }))).toContain(
      'n0: browsers cannot connect: no websocket',
    );
    const full = (varz: { jetstream: { config: object; stats: object } }) => {
      Object.assign(varz.jetstream.config, { max_storage: 1_000 });
      Object.assign(varz.jetstream.stats, { storage: 900 });
    };
    expect(await alter(full as never)).toContain('n0: 90 % of the room for JetStream is taken');
  });

  test('an invitation that was revoked, one that is over, and one that allows too much', async () => {
    const cluster = await start(1);
    const revoked = await cluster.invite({ brand: 'acme', user: 'kim' });
    await cluster.revoke('kim');
    expect(wrong(await diagnose({ invitation: revoked }))).toContain(
      'invitation of kim: it does not get in: Authorization Violation',
    );
    const over = await cluster.invite({ brand: 'acme', user: 'lee', days: -3 });
    expect(wrong(await diagnose({ invitation: over }))).toContain(
      `invitation of lee: it expired on ${over.expiresAt!.slice(0, 10)}`,
    );
    const jwt = await encodeUser('max', createUser(), createAccount(), {
      pub: { allow: ['$JS.API.DIRECT.GET.LEDGER_acme'], deny: [] },
    });
    expect(wrong(await diagnose({ invitation: { ...over, user: 'max', jwt } }))).toContain(
      'invitation of max: it may publish $JS.API.DIRECT.GET.LEDGER_acme: enough to write in anybody’s name',
    );
    expect(said(await diagnose({ invitation: over }), 'unknown')).toContain(
      'nodes: whether messages are on the disk before they are acknowledged, who may come in, and the clocks stand only in their monitoring pages',
    );
  });

  test('the command: its exit code is 1 when something is wrong, and what cannot be read is one sentence', async () => {
    const cluster = await start(1);
    const { status, lines } = run('--monitor', cluster.monitors[0]!);
    expect(status).toBe(1);
    expect(lines).toContain('✗ LEDGER_acme: it is kept once only');
    expect(lines).toContain('    → set "num_replicas": 3 in its config');
    expect(lines.at(-1)).toMatch(/^4 wrong, 1 unknown, \d+ good$/);
    expect(run('--invitation', join(folder, 'nowhere')).status).toBe(1);
  });
});
