/**
 * The document that Chromium's worker opens because a worker has no URL.createObjectURL. It makes the file and tells the
 * worker, which may have died meanwhile and starts again; when the file is saved, or cannot be, it goes.
 */
import { NotSaved } from '../../utils/files';
import { ask } from '../../utils/messages/send';
import { copyFile } from './copy-file';

const why = (error: unknown) =>
  error instanceof NotSaved
    ? { why: error.why, detail: error.detail }
    : ({ why: 'failed', detail: String(error).slice(0, 2_000) } as const);

// A document without the extension's storage: the worker says in the address which key seals the file.
const { hash } = window.location;

copyFile(hash === '' ? null : hash.slice(1))
  .then(
    (file) => ask('copied', file),
    (error: unknown) => ask('copied', why(error)),
  )
  .finally(() => window.close());
