/** Saves what an address holds as a file, and believes it done only when the browser says so. */
import type { Browser } from 'wxt/browser';
import { NotSaved } from '../../utils/files';

/** `browser.downloads`, or what behaves like it. */
export type Downloads = Pick<typeof Browser.downloads, 'download' | 'search' | 'cancel'>;

/** Between two looks, in ms. */
const LOOK = 200;
/** The address is in this browser's memory; what takes longer waits for an answer that nobody gives, in ms. */
const LONGEST = 10 * 60_000;

/** Gives the whole path of the file. One that is there already under this name makes room once the new one is whole. */
export async function download(downloads: Downloads, url: string, filename: string): Promise<string> {
  const id = (await begunBefore(downloads, url, filename)) ?? (await begin(downloads, url, filename));
  try {
    return await ended(downloads, id);
  } catch (error) {
    await cancel(downloads, id);
    throw error;
  }
}

const begin = (downloads: Downloads, url: string, filename: string) =>
  downloads.download({ url, filename, conflictAction: 'overwrite', saveAs: false });

/** What a background that has died began: the same file is followed, another one would write into ours. */
async function begunBefore(downloads: Downloads, url: string, filename: string): Promise<number | undefined> {
  const name = baseOf(filename);
  for (const item of await downloads.search({ state: 'in_progress' }))
    if (item.url !== url && baseOf(item.filename) === name) await cancel(downloads, item.id);
  return (await downloads.search({ url }))[0]?.id;
}

/** The half of a file that is left holds what customers said; cancelled, it goes. */
const cancel = (downloads: Downloads, id: number) => downloads.cancel(id).catch(() => undefined);

export const baseOf = (path: string) => path.split(/[\\/]/).at(-1) ?? '';

async function ended(downloads: Downloads, id: number): Promise<string> {
  for (const end = Date.now() + LONGEST; Date.now() < end; ) {
    const [item] = await downloads.search({ id });
    if (!item) throw new NotSaved('cancelled', 'it is not in the list of downloads any more');
    if (item.state === 'complete') return item.filename;
    if (item.state === 'interrupted') throw new NotSaved(faultOf(item.error), item.error ?? '');
    await new Promise((done) => setTimeout(done, LOOK));
  }
  throw new NotSaved('interrupted', 'it did not end');
}

/** Firefox calls every fault of the disk FILE_FAILED. */
function faultOf(error: string | undefined) {
  if (error === 'FILE_NO_SPACE') return 'no-space';
  return error === 'USER_CANCELED' ? 'cancelled' : 'interrupted';
}
