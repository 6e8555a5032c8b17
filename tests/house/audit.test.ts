/** The check of advisories fails for a grave one, tells a lesser one, and says where it could not ask. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ROOT } from './sources';

const folder = mkdtempSync(path.join(os.tmpdir(), 'threadkeeper-audit-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** With an npm that says this. */
function audited(says: object) {
  const npm = path.join(folder, 'npm');
  writeFileSync(path.join(folder, 'says.json'), JSON.stringify(says, null, 2));
  writeFileSync(npm, `#!/bin/sh\ncat "${folder}/says.json"\nexit 1\n`);
  chmodSync(npm, 0o755);
  const { status, stdout } = spawnSync(process.execPath, ['scripts/audit.mjs'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${folder}${path.delimiter}${process.env.PATH}` },
  });
  return { status, stdout };
}

const advisory = (severity: string) => ({
  metadata: { vulnerabilities: { [severity]: 1, total: 1 } },
  vulnerabilities: {
    leaky: {
      name: 'leaky',
      severity,
      range: '<2.0.0',
      via: [{ title: 'It leaks', url: 'https://a.example/1' }],
    },
  },
});

test.skipIf(process.platform === 'win32').each(['high', 'critical'])('a %s one fails', (severity) => {
  expect(audited(advisory(severity))).toEqual({
    status: 1,
    stdout: expect.stringContaining(`${severity}: leaky <2.0.0: It leaks https://a.example/1`),
  });
});

test.skipIf(process.platform === 'win32')('a lesser one is told, and fails nothing', () => {
  expect(audited(advisory('moderate'))).toEqual({
    status: 0,
    stdout: expect.stringContaining('moderate: leaky'),
  });
});

test.skipIf(process.platform === 'win32')('no answer is said, and fails nothing', () => {
  const says = { message: '405 Method Not Allowed', statusCode: 405 };
  expect(audited(says)).toEqual({
    status: 0,
    stdout: expect.stringContaining('skipped, the registry did not tell them (405 Method Not Allowed)'),
  });
});
