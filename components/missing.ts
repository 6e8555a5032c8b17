/** What could not be read on the page, in words; an author of whom nothing is known is one thing, not three. */
import type { Part } from '../utils/sites/mention';
import { list, t } from '../utils/texts/texts';

const AUTHOR: readonly Part[] = ['author.name', 'author.handle', 'author.profileUrl'];
/** Parts that nobody misses while reading; the report names them. */
const QUIET: readonly Part[] = ['id', 'kind', 'inReplyTo'];

/** Null when nothing is missing that matters here. */
export function missingWords(missing: readonly Part[], unimportant: readonly Part[] = []): string | null {
  const parts = missing.filter((part) => !QUIET.includes(part) && !unimportant.includes(part));
  const nobody = AUTHOR.every((part) => parts.includes(part));
  const words = [
    ...(nobody ? [t('part.author')] : []),
    ...parts.filter((part) => !nobody || !AUTHOR.includes(part)).map((part) => t(`part.${part}`)),
  ];
  return words.length === 0 ? null : list(words);
}
