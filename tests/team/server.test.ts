/** Where a team's server comes from, and what is said when there is none. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { atLeast } from '../../scripts/team/server.mjs';

/** A checkout that never fetched anything. */
let fresh: string;
beforeEach(() => {
  fresh = mkdtempSync(join(tmpdir(), 'threadkeeper-fresh-'));
  cpSync('scripts/team', join(fresh, 'scripts/team'), { recursive: true });
  symlinkSync(resolve('node_modules'), join(fresh, 'node_modules'));
});
afterEach(() => rmSync(fresh, { recursive: true, force: true }));

function up(env: Record<string, string>) {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/team/up.mjs'], {
    cwd: fresh,
    encoding: 'utf8',
    env,
  });
  return { status, stderr };
}
const HOW = 'Install nats-server 2.12.7 or newer, or set THREADKEEPER_NATS_SERVER to its program.\n';

test('where fetching is forbidden and none is installed, one sentence says so, with an exit code of its own', () => {
  expect(up({ PATH: '', THREADKEEPER_NO_INSTALL: '1' })).toEqual({
    status: 3,
    stderr: `No nats-server was found, and THREADKEEPER_NO_INSTALL forbids to fetch one. ${HOW}`,
  });
});

test('where there are no packages of Debian’s, it is said', () => {
  expect(up({ PATH: '' })).toEqual({
    status: 3,
    stderr: `No nats-server was found, and here are no packages of Debian's to fetch it from. ${HOW}`,
  });
});

test('a program that is named and not there is named', () => {
  expect(up({ PATH: '', THREADKEEPER_NATS_SERVER: '/nowhere/nats-server' })).toEqual({
    status: 3,
    stderr: 'THREADKEEPER_NATS_SERVER names /nowhere/nats-server, which does not exist.\n',
  });
});

test.each([
  ['2.12.7', true],
  ['2.12.10', true],
  ['v2.14.0', true],
  ['3.0.0', true],
  ['2.12.6', false],
  ['2.10.27', false],
  ['2.9.10', false],
  ['2.13.0-RC.1', true],
])('%s is new enough: %s', (version, enough) => {
  expect(atLeast(version, '2.12.7')).toBe(enough);
});
