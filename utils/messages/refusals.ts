/**
 * What the door refused since the browser started: how often, from whom, under which name. In `storage.session`: whoever looks into
 * _Settings_ sees whether somebody knocks who has no business to.
 */
import { browser } from 'wxt/browser';
import type { MessageName } from './messages';

/**
 * Everybody who could knock. `page`: a script of ours in a page of a site that we know, or the practice page; `elsewhere`: one in any
 * other page, which has nothing to say; `panel`: our own pages; `extension` and `web`: another extension, a web page.
 */
export const SENDER_CLASSES = ['page', 'elsewhere', 'panel', 'extension', 'web'] as const;
export type SenderClass = (typeof SENDER_CLASSES)[number];

const KEY = 'refused';
/** In ms: a page that sends a million is not to cost a million writes. */
const OFTEN = 1_000;

/** By the sender's class and the message's name, `page set`; `page ?` where no message has that name. */
export type Refusals = Record<string, number>;

export async function readRefusals(): Promise<Refusals> {
  const { [KEY]: kept } = await browser.storage.session.get(KEY);
  return (kept as Refusals | undefined) ?? {};
}

export function countsRefusals(): (from: SenderClass, name: MessageName | null) => void {
  const waiting = new Map<string, number>();
  let keeping = false;
  const keep = async () => {
    const counts = await readRefusals();
    for (const [what, count] of waiting) counts[what] = (counts[what] ?? 0) + count;
    waiting.clear();
    await browser.storage.session.set({ [KEY]: counts });
  };
  return (from, name) => {
    const what = `${from} ${name ?? '?'}`;
    waiting.set(what, (waiting.get(what) ?? 0) + 1);
    if (keeping) return;
    keeping = true;
    setTimeout(() => {
      keep()
        .catch((error: unknown) => console.error('Threadkeeper: refusals were not counted', error))
        .finally(() => {
          keeping = false;
        });
    }, OFTEN);
  };
}
