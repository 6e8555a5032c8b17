/**
 * The backup file that saves itself, when it is due and something has changed. Only a file that is there is believed: a
 * background that dies on the way begins again at its next start.
 */
import { browser } from 'wxt/browser';
import { keepFile } from '../../storage/commands/files';
import type { Ledger, LedgerOptions } from '../../storage/ledger';
import type { Shelf } from '../../storage/memory';
import { newestScheduled, nextPlace } from '../../storage/queries/files';
import {
  begun,
  failed,
  isDue,
  keepSchedule,
  readSchedule,
  SCHEDULE,
  type Schedule,
  settled,
  switchedOn,
} from '../../storage/schedule';
import { dropSealingKey, keepSealingKey } from '../../storage/sealing-key';
import { NotSaved, type Rhythm } from '../../utils/files';
import { newId } from '../../utils/identity';
import type { MessageBody } from '../../utils/messages/messages';
import { remind } from './alarm';
import { type CopyFile, copyFile } from './copy-file';
import { baseOf, type Downloads, download } from './download';
import type { GetLedger } from './open-ledger';
import type { CopyNow } from './remember';

export interface BackUp {
  /** Looks whether a file is due; at every start, every alarm and whenever the panel is looked at. */
  look(): void;
  every: (rhythm: Rhythm | null, passphrase?: string | null) => Promise<void>;
  /** The offscreen document made the file, or could not. */
  copied(made: MessageBody<'copied'>): Promise<void>;
}

export function backsUp(getLedger: GetLedger, copyNow: CopyNow): BackUp {
  const shelf: Shelf = browser.storage.local;
  let looking = false;

  const save = async (file: CopyFile) => {
    await saveFile(await getLedger(), shelf, browser.downloads, file, Date.now);
    await remind(getLedger);
  };
  const giveUp = async (error: unknown) => {
    await noteFailure(shelf, error, Date.now());
    await remind(getLedger);
  };
  const make = async () => {
    try {
      await copyNow();
      const schedule = await readSchedule(shelf);
      if (schedule === null) return;
      if (import.meta.env.FIREFOX) {
        const file = await copyFile(schedule.key);
        await save(file).finally(() => URL.revokeObjectURL(file.url));
      } else await openDocument(schedule.key);
    } catch (error) {
      await giveUp(error);
    }
  };
  const look = async () => {
    if (looking) return;
    looking = true;
    try {
      if (await isUnderWay()) return;
      if (await begin(await getLedger(), shelf, Date.now())) await make();
    } catch (error) {
      // A ledger that cannot be opened is said where it is opened; nothing is saved over its older files.
      console.error('Threadkeeper: no ledger for a backup file', error);
    } finally {
      looking = false;
    }
  };

  return {
    look: () => void look(),
    every: async (rhythm, passphrase) => {
      await change(shelf, rhythm, passphrase, Date.now());
      await remind(getLedger);
      void look();
    },
    copied: (made) => ('url' in made ? save(made) : giveUp(new NotSaved(made.why, made.detail))),
  };
}

/**
 * `every` null: no file saves itself any more. `passphrase`: seals the files from now on; null: none is sealed; undefined: as
 * before. Killed on the way, a sealed file is still wanted and its key is not there, which is said.
 */
export async function change(
  shelf: Shelf,
  every: Rhythm | null,
  passphrase: string | null | undefined,
  now: number,
  options: LedgerOptions = {},
): Promise<void> {
  // A database that cannot be opened keeps no file from being switched off.
  if (every === null) return dropSealingKey(options).finally(() => shelf.remove(SCHEDULE));
  const before = await readSchedule(shelf);
  let key = before?.key ?? null;
  if (passphrase === null) {
    await dropSealingKey(options);
    key = null;
  } else if (passphrase !== undefined) {
    key = newId();
    await keepSealingKey(key, passphrase, options);
  }
  await keepSchedule(shelf, switchedOn(every, key, before, now));
}

/** Whether a file is to be made now; notes that it was begun. */
export async function begin(ledger: Ledger, shelf: Shelf, now: number): Promise<boolean> {
  const schedule = await readSchedule(shelf);
  if (schedule === null || !isDue(schedule, now)) return false;
  const head = await ledger.head.get('head');
  if (!head || head.sum === schedule.sum || (await isThere(ledger, schedule))) {
    await keepSchedule(shelf, settled(schedule, schedule.sum, now));
    return false;
  }
  const next = begun(schedule, now);
  await keepSchedule(shelf, next);
  return isDue(next, now);
}

/** A background that died behind the file's row left only this unsaid. */
async function isThere(ledger: Ledger, { tries, next }: Schedule): Promise<boolean> {
  const newest = await newestScheduled(ledger);
  return tries > 0 && newest !== undefined && newest.at >= next;
}

/** Saves the file in the place of the oldest; a row says so once it is there. */
export async function saveFile(
  ledger: Ledger,
  shelf: Shelf,
  downloads: Downloads | undefined,
  { url, sum, key }: CopyFile,
  now: () => number,
): Promise<void> {
  try {
    const wanted = await readSchedule(shelf);
    // Switched off, or to another key or none, while the file was made: it is not the one that is wanted.
    if (wanted?.key !== key) return;
    // The document asks again where the background died before it answered: the file may be there.
    if (!isDue(wanted, now())) return;
    if (await isThere(ledger, wanted)) return keepSchedule(shelf, settled(wanted, sum, now()));
    // The user may have taken the permission back in the browser's own settings.
    if (downloads === undefined) throw new NotSaved('not-allowed');
    const { id, name } = await nextPlace(ledger);
    // Its place is its name, not the number of a download: Firefox numbers them anew at every start (bug 1247794, seen
    // 2026-11), so that to remove an older file by it could remove one of the user's.
    const path = await download(downloads, url, `Threadkeeper/${name}`);
    await keepFile(ledger, { id, name: baseOf(path), kind: 'scheduled' }, now());
    const schedule = await readSchedule(shelf);
    if (schedule?.key === key) await keepSchedule(shelf, settled(schedule, sum, now()));
  } catch (error) {
    await noteFailure(shelf, error, now());
  }
}

/** The panel says it, and it is tried again. */
async function noteFailure(shelf: Shelf, error: unknown, now: number): Promise<void> {
  console.warn('Threadkeeper: no backup file was saved', error);
  const { why, detail } =
    error instanceof NotSaved ? error : ({ why: 'failed', detail: String(error) } as const);
  const schedule = await readSchedule(shelf);
  if (schedule) await keepSchedule(shelf, failed(schedule, why, detail, now));
}

/** The document outlives the worker, and goes when its file is saved. */
const isUnderWay = async () =>
  !import.meta.env.FIREFOX &&
  (await browser.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] })).length > 0;

async function openDocument(key: string | null): Promise<void> {
  if (browser.offscreen === undefined) throw new NotSaved('not-allowed');
  await browser.offscreen.createDocument({
    url: `/offscreen.html${key === null ? '' : `#${key}`}`,
    reasons: ['BLOBS'],
    justification:
      'The file of a scheduled backup is made from a blob, and a worker cannot give it an address.',
  });
}
