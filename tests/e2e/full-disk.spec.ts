/**
 * The disk is full: said in words, nothing acknowledged is lost, what was typed stays, everything can be exported, and
 * with room again the same act is stored. A real one: a quota set by DevTools is not held against an extension's
 * IndexedDB, and Chromium fails otherwise on a full disk than it does for a quota (2026-11).
 */
import { execFileSync } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { living } from '../../storage/tombstone';
import { type Answer, logging } from './acts';
import { expectSound } from './audit';
import { startChromium } from './drivers/chromium';
import { command } from './see-through';
import { expect, test } from './story';

/** A small disk of its own, or null where the machine lets nobody mount one. */
async function smallDisk(): Promise<string | null> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'threadkeeper-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=96m', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    await rm(folder, { recursive: true });
    return null;
  }
}

async function fill(ballast: string) {
  for (const size of [1_000_000, 4_096]) {
    const bytes = Buffer.alloc(size);
    for (;;) {
      const full = await appendFile(ballast, bytes).then(
        () => false,
        () => true,
      );
      if (full) break;
    }
  }
}

test('a full disk: said, nothing lost, all exported, and stored when there is room again', async ({
  output,
}, info) => {
  test.skip(info.project.name !== 'chromium', 'a story of Chromium’s files');
  const disk = await smallDisk();
  test.skip(disk === null, 'needs a small disk to fill: root on Linux may mount one');
  if (disk === null) return;
  const profile = path.join(disk, 'profile');
  await mkdir(profile);
  const driver = await startChromium({ output, profile, display: null });
  try {
    const log = async (n: number) => (await command(driver, logging(driver, `log-${n}`, n))) as Answer;
    const caseId = (await log(1)).value?.caseId ?? '';
    await log(2);
    const panel = await driver.panel(`#/case/${caseId}`);
    await panel.fill('Note', 'She rang as well.');

    await fill(path.join(disk, 'ballast'));
    for (const n of [3, 4, 5]) expect(await log(n)).toMatchObject({ ok: false, error: { code: 'full' } });
    await panel.click('button', 'Add note');
    await panel.has('The disk is full');
    expect(await panel.evaluate("document.querySelector('textarea').value")).toBe('She rang as well.');

    const settings = await driver.panel('#/settings');
    // Chromium closes the files for everybody after some failures, not after all: then the copy is what can be saved.
    await settings.has(/Export everything|Save the copy as a file/);
    const closed = (await settings.text()).includes('Save the copy as a file');
    const { text } = await driver.download(async () => {
      if (closed) return settings.click('button', 'Save the copy as a file');
      await settings.click('button', 'Export everything');
      await settings.click('button', 'Save the file');
    });
    expect(text.match(/"kind":"opened"/g)).toHaveLength(2);

    await rm(path.join(disk, 'ballast'));
    // Where the browser had closed the ledger the panel begins anew, with what was typed, under the same act.
    await expect(async () => {
      const again = (await panel.text()).includes('Try again') ? 'Try again' : 'Add note';
      await panel.click('button', again);
      await panel.has(/Timeline.*She rang as well\./);
    }).toPass();
    for (const n of [3, 4, 5]) expect(await log(n)).toMatchObject({ ok: true });
    const entries = await expectSound(driver, ['log-1', 'log-2', 'log-3', 'log-4', 'log-5']);
    expect(living(entries).filter(({ kind }) => kind === 'noted')).toHaveLength(1);
  } finally {
    await driver.stop();
    execFileSync('umount', ['-l', disk]);
    await rm(disk, { recursive: true });
  }
});
