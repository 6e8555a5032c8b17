/** What a customer wrote, without the names in it: for readers who need no more than what is said. */
import { type OwnAccount, sameAccount } from '../sites/mention';

const ACCOUNT = /(?<![\p{L}\p{N}_@/.])@([\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?)/gu;
/** Shorter ones are words of any text. */
const SHORTEST = 3;

interface Named {
  name: string | null;
  handle: string | null;
}

/** `own`: accounts that are ours, and stay. `instead`: what stands for a name. Names of others that are no account stay, too: nobody knows them. */
export function unnamed(
  text: string,
  { name, handle }: Named,
  own: readonly OwnAccount[],
  instead: string,
): string {
  const isOwn = (one: string) =>
    own.some((account) => sameAccount(account, { site: account.site, handle: one }));
  const without = text.replace(ACCOUNT, (whole, account: string) => (isOwn(account) ? whole : instead));
  // The whole name before its parts.
  const words = [name, handle?.replace(/^@/, '') ?? null, ...(name?.split(/\s+/) ?? [])]
    .flatMap((one) => (one === null ? [] : [one.trim()]))
    .filter((one) => one.length >= SHORTEST && !isOwn(one));
  return words.reduce((left, word) => left.replace(wholeWord(word), instead), without);
}

const wholeWord = (word: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}])${word.replace(/[$()*+.?[\\\]^{|}/]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'giu');

const STATUS = /^\/[^/]+\/status\/(\d+)/;

/** The address of an item without its author's handle, where the site has such a one; on X it has. */
export function unnamedLink(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  const [, id] = STATUS.exec(url.pathname) ?? [];
  if (id === undefined || !/^(?:mobile\.|www\.)?(?:x|twitter)\.com$/.test(url.hostname)) return address;
  return `${url.origin}/i/status/${id}`;
}
