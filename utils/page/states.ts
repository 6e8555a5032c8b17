/** Where the cases of the mentions on a page stand: asked for by key, and kept true by what the background tells. */
import { hear } from '../messages/hear';
import type { MarkHint, MarkState } from '../messages/messages';
import { ask } from '../messages/send';
import type { ReadPlace } from '../sites/mention';

/** How many keys one question may name. */
const MOST = 2_000;

/** Who said it, by their handle, and author and words, for the watch-words; by mention key. */
export type Said = Record<string, [handle: string | null, words: string]>;

export interface States {
  /** The state of the first of a mention's keys that has a case. */
  of(keys: readonly string[]): MarkState | undefined;
  /** The first of a mention's keys that has a case. */
  keyWithCase(keys: readonly string[]): string | undefined;
  /** What else is to be seen of a mention that has no case. */
  hintOf(keys: readonly string[]): MarkHint | undefined;
  /** Asks for those that were not asked for yet, or for all of them `again`. */
  want(keys: Iterable<string>, said?: Said, again?: boolean): void;
  /** What an answer to a click told, before the news does. */
  set(key: string, state: MarkState): void;
}

/** `changed` gets the keys whose state is known anew; `told`: because it became another one. */
export function caseStates(
  document: Document,
  site: ReadPlace,
  signal: AbortSignal,
  changed: (keys: readonly string[], told: boolean) => void,
): States {
  const states = new Map<string, MarkState>();
  const asked = new Set<string>();
  const hints = new Map<string, MarkHint>();

  const put = (key: string, state: MarkState | undefined) => {
    if (state === undefined || state === 'none') states.delete(key);
    else states.set(key, state);
  };

  async function askFor(keys: string[], said: Said = {}) {
    for (let n = 0; n < keys.length; n += MOST) {
      const some = keys.slice(n, n + MOST);
      const answer = await ask('marks', { site, keys: some, said });
      if (signal.aborted) return;
      // Not known is not none: they are asked for again with the next change of the page.
      if (answer.ok) {
        for (const key of some) put(key, answer.value.states[key]);
        for (const key of Object.keys(said)) {
          const hint = answer.value.hints[key];
          if (hint) hints.set(key, hint);
          else hints.delete(key);
        }
      } else for (const key of some) asked.delete(key);
    }
    changed(keys, false);
  }

  hear(signal, (news) => {
    if (news.tells !== 'states') return;
    const here = Object.entries(news.states).filter(([key]) => asked.has(key));
    for (const [key, state] of here) put(key, state);
    if (here.length > 0)
      changed(
        here.map(([key]) => key),
        true,
      );
  });
  // A page that comes back from the browser's back-forward cache has missed the news.
  document.defaultView?.addEventListener(
    'pageshow',
    (event) => {
      if (event.persisted) void askFor([...asked]);
    },
    { signal },
  );

  const keyWithCase = (keys: readonly string[]) => keys.find((key) => states.has(key));
  return {
    keyWithCase,
    of: (keys) => states.get(keyWithCase(keys) ?? ''),
    hintOf: ([key = '']) => hints.get(key),
    want(keys, said, again) {
      const fresh = [...new Set(keys)].filter((key) => again || !asked.has(key));
      for (const key of fresh) asked.add(key);
      if (fresh.length > 0) void askFor(fresh, said);
    },
    set: put,
  };
}
