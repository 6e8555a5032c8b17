/** The rolling copy as a file with an address, where there is a document: Firefox's event page, Chromium's offscreen one. */
import { copyAsBackup } from '../../storage/copied';
import { copyAnew, copyCursor } from '../../storage/copy';
import { copyFolder } from '../../storage/memory';
import { NotSaved } from '../../utils/files';

export interface CopyFile {
  /** `blob:…`, for as long as this document lives. */
  url: string;
  /** What its entries come to. */
  sum: string;
}

export async function copyFile(): Promise<CopyFile> {
  const folder = await copyFolder();
  if (folder === null) throw new NotSaved('no-copy');
  // First: meanwhile the copy may grow.
  const cursor = await copyCursor(folder);
  const { file, count, sum } = await copyAsBackup(folder, Date.now());
  const least = cursor?.count ?? 0;
  if (count < least || (count === least && sum !== cursor?.sum)) {
    await copyAnew(folder);
    throw new NotSaved('not-whole', `${count} of ${least} entries`);
  }
  return { url: URL.createObjectURL(file), sum };
}
