/**
 * Tells the background what the reader could and could not read, as counts, and what the page shows of mentions that
 * have a case. Nothing about an item that was not logged leaves the page.
 */
import { newId } from '../identity';
import { ask } from '../messages/send';
import { countsOf } from '../sites/health';
import { isOwn, type Mention, mentionKeys, type OwnAccount } from '../sites/mention';
import type { Site } from '../sites/site';
import { isAbsent, isSettled } from './absent';
import type { States } from './states';
import { turns } from './turns';
import type { Seen, Watch } from './watch';

/** How long the page must be calm before its counts are reported, in ms. */
const CALM = 3_000;
/** How long the page must hold still before something that is not there counts as not found, in ms. */
const STILL = 5_000;
/** How many mentions or replies one message may carry. */
const MOST = 200;

interface Reporting {
  site: Site;
  url: () => URL;
  states: States;
  own: () => readonly OwnAccount[];
  watching: Watch;
}

/** At most one report of the same counts, and one sighting of the same words, aliases or reply. */
export function reporter(
  document: Document,
  { site, url, states, own, watching }: Reporting,
  signal: AbortSignal,
): (seen: readonly Seen[]) => void {
  let last = '';
  let calm: ReturnType<typeof setTimeout> | undefined;
  const told = new Set<string>();
  const isNew = (what: string) => !told.has(what) && told.add(what) !== undefined;

  const tellHealth = (mentions: readonly Mention[]) => {
    const counts = { site: site.name, pageKind: site.pageKind(url()), ...countsOf(mentions) };
    clearTimeout(calm);
    // Not while somebody scrolls: every report wakes the background and writes a row.
    calm = setTimeout(() => {
      if (signal.aborted || JSON.stringify(counts) === last) return;
      last = JSON.stringify(counts);
      void ask('health', { ...counts, served: watching.tally });
    }, CALM);
  };

  let still: ReturnType<typeof setTimeout> | undefined;
  /** What stood at an address since it was opened: a page takes out of itself what is out of view. */
  const stood = new Set<string>();
  const lookForAddressed = (mentions: readonly Mention[]) => {
    clearTimeout(still);
    const address = url().href;
    const addressed = site.addressed(url());
    if (!addressed) return;
    const { key, within } = addressed;
    states.want([key]);
    if (mentions.some((mention) => mentionKeys(mention).includes(key))) stood.add(`${address} ${key}`);
    still = setTimeout(() => {
      if (signal.aborted || url().href !== address || stood.has(`${address} ${key}`)) return;
      const now = watching.seen();
      if (states.keyWithCase([key]) === undefined || !watching.isWhole || !isSettled(document, now)) return;
      if (!isAbsent(addressed, now) || !isNew(`not found ${address}`)) return;
      const missing = [{ key, kind: within === null ? ('comment' as const) : ('reply' as const) }];
      void ask('seen', { op: newId(), mentions: [], replies: [], missing });
    }, STILL);
  };

  return (seen) => {
    const mentions = seen.flatMap(({ reading }) => (reading.read === 'none' ? [] : [reading.mention]));
    tellHealth(mentions);
    lookForAddressed(mentions);
    const sighted = mentions.flatMap((mention) => {
      const keys = mentionKeys(mention);
      const key = states.keyWithCase(keys);
      if (key === undefined) return [];
      // The browser's own translation rewrites the words in place: those are not the customer's.
      const text = isTranslated(document) ? null : mention.text;
      const aliases = keys.filter((one) => one !== key);
      return isNew(JSON.stringify([key, text, aliases])) ? [{ key, text, aliases }] : [];
    });
    const replies = turns(mentions, {
      ours: (mention) => isOwn(mention, own()),
      caseKey: (mention) => states.keyWithCase(mentionKeys(mention)),
    }).filter(({ kind, key, by }) => isNew(JSON.stringify([kind, key, by])));
    for (let n = 0; n < Math.max(sighted.length, replies.length); n += MOST) {
      void ask('seen', {
        op: newId(),
        mentions: sighted.slice(n, n + MOST),
        replies: replies.slice(n, n + MOST),
        missing: [],
      });
    }
  };
}

/** Chromium marks a page that it is translating on the root element. */
const isTranslated = (document: Document) =>
  /\btranslated-(?:ltr|rtl)\b/.test(document.documentElement.className);
