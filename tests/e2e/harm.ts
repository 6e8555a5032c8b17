/** What may happen to a database's files while the browser is closed; each tells what it found to harm. */
import { copyFile, open, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';

export interface Harm {
  name: string;
  /** `folder` holds the database; `older` a copy of it from before the last changes. */
  harm: (folder: string, older: string) => Promise<void>;
}

async function files(folder: string, name: RegExp): Promise<string[]> {
  const all = await readdir(folder, { recursive: true });
  const found = all.filter((one) => name.test(path.basename(one))).map((one) => path.join(folder, one));
  if (found.length === 0) throw new Error(`no ${name} in ${folder}: ${all.join(', ')}`);
  return found;
}

async function longest(folder: string, name: RegExp): Promise<string> {
  const sized = await Promise.all(
    (await files(folder, name)).map(async (file) => ({ file, size: (await stat(file)).size })),
  );
  return sized.sort((a, b) => b.size - a.size)[0]?.file ?? '';
}

async function flip(file: string, bytes: number): Promise<void> {
  const { size } = await stat(file);
  const handle = await open(file, 'r+');
  for (let n = 1; n <= bytes; n++) {
    const at = Math.floor((size * n) / (bytes + 1));
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, at);
    await handle.write(Buffer.from([(buffer[0] ?? 0) ^ 0x5a]), 0, 1, at);
  }
  await handle.close();
}

const half = async (file: string) => truncate(file, Math.floor((await stat(file)).size / 2));

/** LevelDB (Chromium): a log of what was written last, tables of what is older, CURRENT names the MANIFEST that lists them. */
export const CHROMIUM_HARMS: readonly Harm[] = [
  { name: 'the log was cut in half', harm: async (folder) => half(await longest(folder, /\.log$/)) },
  { name: 'bits of the log are flipped', harm: async (folder) => flip(await longest(folder, /\.log$/), 40) },
  { name: 'CURRENT is missing', harm: (folder) => rm(path.join(folder, 'CURRENT')) },
  {
    name: 'CURRENT is garbage',
    harm: (folder) => writeFile(path.join(folder, 'CURRENT'), 'MANIFEST-999999\n'),
  },
  {
    name: 'MANIFEST is garbage',
    harm: async (folder) => writeFile(await longest(folder, /^MANIFEST-/), Buffer.alloc(300, 0x5a)),
  },
  { name: 'MANIFEST is missing', harm: async (folder) => rm(await longest(folder, /^MANIFEST-/)) },
  {
    name: 'the log and all tables are missing',
    harm: async (folder) => {
      for (const file of await files(folder, /\.(?:log|ldb)$/)) await rm(file);
    },
  },
  {
    name: 'an older log was put back',
    harm: async (folder, older) => {
      for (const file of await files(older, /\.log$/))
        await writeFile(await longest(folder, /\.log$/), await readFile(file));
    },
  },
];

/** SQLite (Firefox): one file, and beside it a WAL while the browser runs or after it was killed. */
export const FIREFOX_HARMS: readonly Harm[] = [
  { name: 'the file was cut in half', harm: async (folder) => half(await longest(folder, /\.sqlite$/)) },
  {
    name: 'the file was renamed',
    harm: async (folder) => {
      const file = await longest(folder, /\.sqlite$/);
      await rename(file, `${file}.bak`);
    },
  },
  {
    name: 'the file is missing',
    harm: async (folder) => {
      for (const file of await files(folder, /\.sqlite(?:-wal)?$/)) await rm(file);
    },
  },
  {
    name: 'an older file was put back',
    harm: async (folder, older) => {
      await copyFile(await longest(older, /\.sqlite$/), await longest(folder, /\.sqlite$/));
      for (const file of await files(folder, /\.sqlite-wal$/).catch(() => [])) await rm(file);
    },
  },
];
