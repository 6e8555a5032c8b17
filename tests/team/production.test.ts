/** What an administrator does in earnest: the configurations that were prepared are started as they are, but for their ports, on three addresses. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CERTIFICATE } from './certificate';
import { fit, server, whole } from './server';

/** Loopback is a whole network on Linux; elsewhere it has one address. */
const HOSTS = ['127.0.0.1', '127.0.0.2', '127.0.0.3'];

describe.skipIf(!fit || !whole || process.platform !== 'linux')('a team in earnest', () => {
  let folder: string;
  const nodes: ChildProcess[] = [];
  const base = 10_000 + Math.floor(Math.random() * 9_000);

  function run(name: string, ...args: string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [`scripts/team/${name}.mjs`, ...args], {
      encoding: 'utf8',
      env: { ...process.env, NODE_EXTRA_CA_CERTS: join(folder, 'cert.pem') },
    });
    return { status, stdout, stderr };
  }

  /** What a port answers to somebody who would be a node and knows no password. */
  function knock(host: string, port: number) {
    return new Promise<string>((resolve, reject) => {
      let heard = '';
      const socket = connect(port, host);
      socket.setEncoding('utf8');
      socket.once('error', reject);
      socket.once('data', () =>
        socket.write('CONNECT {"name":"stranger","cluster":"threadkeeper"}\r\nPING\r\n'),
      );
      socket.on('data', (text: string) => {
        heard += text;
      });
      socket.once('close', () => resolve(heard));
    });
  }

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'threadkeeper-production-'));
    writeFileSync(join(folder, 'cert.pem'), CERTIFICATE.cert);
    writeFileSync(join(folder, 'key.pem'), CERTIFICATE.key);
  });
  afterAll(async () => {
    await Promise.all(
      nodes.map((node) => {
        const gone = new Promise((resolve) => node.once('exit', resolve));
        node.kill('SIGKILL');
        return gone;
      }),
    );
    rmSync(folder, { recursive: true, force: true });
  });

  test('prepare, start, brand, invite, revoke: the doctor finds nothing wrong, and nobody gets in by the route', async () => {
    const keys = join(folder, 'keys');
    const places = ['--cert', join(folder, 'cert.pem'), '--key', join(folder, 'key.pem')];
    const prepared = run(
      'prepare',
      ...['--folder', keys, ...HOSTS.flatMap((host) => ['--node', host])],
      ...[...places, '--store', join(folder, 'store-HOST'), '--file', '1G'],
    );
    expect(prepared).toMatchObject({ status: 0, stderr: '' });
    expect(readdirSync(keys).sort()).toEqual([...HOSTS.map((host) => `${host}.conf`), 'state.json']);
    expect(run('prepare', '--folder', keys, ...HOSTS.flatMap((host) => ['--node', host]))).toMatchObject({
      status: 1,
      stderr: `${join(keys, 'state.json')} is there already: its keys would be lost.\n`,
    });

    for (const [number, host] of HOSTS.entries()) {
      const file = join(folder, `${host}.conf`);
      const text = readFileSync(join(keys, `${host}.conf`), 'utf8')
        .replaceAll('store-HOST', `store-${number}`)
        .replaceAll('127.0.0.1:4222', `${host}:${base}`)
        .replaceAll('127.0.0.1:8222', `${host}:${base + 1}`)
        .replaceAll('0.0.0.0:443', `${host}:${base + 2}`)
        .replaceAll('0.0.0.0:6222', `${host}:${base + 3}`)
        .replaceAll(':6222', `:${base + 3}`);
      writeFileSync(file, text);
      nodes.push(spawn(server!, ['-c', file], { stdio: 'ignore' }));
    }
    const state = join(keys, 'state.json');
    writeFileSync(
      state,
      readFileSync(state, 'utf8').replaceAll(/"wss:\/\/([\d.]+)"/g, `"wss://$1:${base + 2}"`),
    );
    expect(run('brand', '--folder', keys, '--name', 'Acme')).toMatchObject({
      status: 0,
      stdout: 'Acme (main) is ready.\n',
      stderr: '',
    });

    const invited = run('invite', '--folder', keys, '--user', 'kim');
    expect(invited).toMatchObject({ status: 0, stderr: '' });
    const file = join(keys, 'invitations/main-kim.threadkeeper-team');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      servers: HOSTS.map((host) => `wss://${host}:${base + 2}`),
      user: 'kim',
      role: 'member',
    });
    const monitors = HOSTS.flatMap((host) => ['--monitor', `http://${host}:${base + 1}`]);
    await expect
      .poll(() => run('doctor', ...monitors, '--invitation', file).stdout.match(/^✗.*$/gm), {
        timeout: 30_000,
        interval: 1_000,
      })
      .toBeNull();
    expect(run('doctor', ...monitors, '--invitation', file).status).toBe(0);

    expect(await knock(HOSTS[0]!, base + 3)).toContain("-ERR 'Authorization Violation'");

    expect(run('revoke', '--folder', keys, '--user', 'kim')).toMatchObject({
      status: 0,
      stderr: '',
    });
    expect(readdirSync(join(keys, 'invitations'))).toEqual([]);
  });
});
