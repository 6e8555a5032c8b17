/** The rolling copy as a file with an address, where there is a document: Firefox's event page, Chromium's offscreen one. */
import { seal } from '../../storage/backup/seal';
import { copyAsBackup } from '../../storage/copied';
import { copyAnew, copyCursor } from '../../storage/copy';
import { copyFolder } from '../../storage/memory';
import { readSealingKey } from '../../storage/sealing-key';
import { gather, NotSaved } from '../../utils/files';

export interface CopyFile {
  /** `blob:…`, for as long as this document lives. */
  url: string;
  /** What its entries come to. */
  sum: string;
  /** Which key sealed it; null: none. */
  key: string | null;
}

/** `key`: the id of the key that the schedule wants the file sealed with. */
export async function copyFile(key: string | null): Promise<CopyFile> {
  const sealing = key === null ? null : await readSealingKey(key);
  if (key !== null && sealing === null) throw new NotSaved('no-key');
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
  const content = sealing === null ? file : await gather(seal(textsOf(file), sealing), file.type);
  return { url: URL.createObjectURL(content), sum, key };
}

async function* textsOf(file: Blob): AsyncGenerator<{ text: string }> {
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    yield { text: value };
  }
}
