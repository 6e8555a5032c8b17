/** Puts a mark beside every mention of a page and keeps it true: by mention key, never by node. */
import { newId } from '../identity';
import { hear } from '../messages/hear';
import type { MarkState } from '../messages/messages';
import { ask } from '../messages/send';
import { pageOf } from '../sites/chain';
import { type Mention, mentionKey } from '../sites/mention';
import type { Site } from '../sites/site';
import type { MarkWord } from '../texts/marks';
import { orphaned } from './context';
import { createMark, type Mark } from './mark';
import type { Seen } from './watch';

/** How long a click on a fresh mark takes the logging back, in ms. */
const UNDO_FOR = 10_000;
/** A second click sooner than this is the other half of a double click, in ms. */
const DOUBLE = 700;

interface Placed {
  item: Element;
  mention: Mention;
  key: string | null;
  mark: Mark;
  /** While something is under way or can be taken back, this stands instead of the case's state. */
  passing: MarkWord | null;
  /** The act of the last click and its time; the same act is sent again when its fate is unknown. */
  op: string | null;
  loggedAt: number;
  /** When its logging was taken back: the other half of a double click must not log it again. */
  takenBackAt: number;
}

export interface Marks {
  hasCase(key: string): boolean;
  /** Brings the marks in line with what is on the page now. */
  update(seen: Seen[]): void;
}

/** `learnt` is called when it became known which mentions have a case. */
export function markMentions(document: Document, site: Site, signal: AbortSignal, learnt: () => void): Marks {
  const placed = new Map<Element, Placed>();
  const states = new Map<string, MarkState>();
  const asked = new Set<string>();
  // An act outlives its node: the site may recycle the card between the click and the answer.
  const acts = new Map<string, { op: string; passing: MarkWord | null; loggedAt: number }>();

  const paint = (spot: Placed) => {
    const act = spot.key === null ? undefined : acts.get(spot.key);
    const passing = act?.passing ?? spot.passing;
    spot.mark.show(passing ?? (spot.key === null ? 'none' : (states.get(spot.key) ?? 'none')));
  };
  const paintAll = (key?: string) => {
    for (const spot of placed.values()) if (key === undefined || spot.key === key) paint(spot);
  };

  async function askStates(keys: string[]) {
    for (let n = 0; n < keys.length; n += 2_000) {
      const answer = await ask('marks', { site: site.name, keys: keys.slice(n, n + 2_000) });
      if (signal.aborted) return;
      if (!answer.ok) {
        // Not known is not none: they are asked again with the next change of the page.
        for (const key of keys.slice(n, n + 2_000)) asked.delete(key);
        continue;
      }
      for (const key of keys.slice(n, n + 2_000)) {
        const state = answer.value.states[key];
        if (state) states.set(key, state);
        else states.delete(key);
      }
    }
    paintAll();
    if (!signal.aborted) learnt();
  }

  async function click(spot: Placed) {
    const { key, mention } = spot;
    const act = key === null ? spot : (acts.get(key) ?? { op: null, passing: null, loggedAt: 0 });
    const since = Date.now() - act.loggedAt;
    if (act.passing === 'logging' || (act.passing === 'undo' && since < DOUBLE)) return;
    if (Date.now() - spot.takenBackAt < DOUBLE) return;
    // Logged, and no key by which the ledger could tell more: a second click would log it twice.
    if (key === null && act.passing === 'us') return;
    if (act.passing === 'undo') return takeBack(spot, act.op);
    const state = key === null ? undefined : states.get(key);
    if (key !== null && act.passing === null && state !== undefined && state !== 'none') {
      const answer = await ask('show', { key });
      if (!answer.ok && answer.error.code === 'no-answer') spot.mark.show('reloaded');
      if (answer.ok && !answer.value.opened) {
        // In Firefox no click in a page opens the sidebar: the mark says for a while how to.
        spot.mark.show('sidebar');
        setTimeout(() => paint(spot), UNDO_FOR);
      }
      return;
    }
    // A failed act is sent again under its own id: it may have been written.
    const op = act.passing === 'failed' && act.op !== null ? act.op : newId();
    const remember = (passing: MarkWord | null, loggedAt = 0) => {
      if (key === null) Object.assign(spot, { op, passing, loggedAt });
      else acts.set(key, { op, passing, loggedAt });
      paintAll(key ?? undefined);
      paint(spot);
    };
    remember('logging');
    const answer = await ask('log', { op, mention, pageUrl: document.location.href });
    if (signal.aborted) return;
    if (!answer.ok) {
      remember(orphaned() ? 'reloaded' : 'failed');
      console.warn(`Threadkeeper: not logged (${answer.error.code}): ${answer.error.detail}`);
      return;
    }
    if (key !== null) states.set(key, states.get(key) ?? 'us');
    remember('undo', Date.now());
    setTimeout(() => {
      const last = key === null ? spot : acts.get(key);
      if (signal.aborted || last?.op !== op || last.passing !== 'undo') return;
      // Without a key the ledger cannot tell us its state later; "waiting on us" is where logging leaves it.
      remember(key === null ? 'us' : null);
      if (key !== null) acts.delete(key);
      paintAll(key ?? undefined);
    }, UNDO_FOR);
  }

  async function takeBack(spot: Placed, logOp: string | null) {
    if (logOp === null) return;
    const { key } = spot;
    const answer = await ask('unlog', { op: newId(), logOp });
    if (signal.aborted) return;
    if (answer.ok && key !== null) states.delete(key);
    spot.takenBackAt = Date.now();
    if (key === null) Object.assign(spot, { op: null, passing: answer.ok ? null : 'us' });
    else acts.delete(key);
    if (!answer.ok)
      console.warn(`Threadkeeper: not taken back (${answer.error.code}): ${answer.error.detail}`);
    paintAll(key ?? undefined);
    paint(spot);
  }

  hear(signal, (news) => {
    if (news.tells !== 'states') return;
    for (const [key, state] of Object.entries(news.states)) {
      if (!asked.has(key)) continue;
      if (state === 'none') states.delete(key);
      else states.set(key, state);
      // Somebody has worked on it since: what stands now matters more than the undo of the click.
      if (state !== 'us' && acts.get(key)?.passing === 'undo') acts.delete(key);
      paintAll(key);
    }
  });

  // A page that comes back from the browser's back-forward cache has missed the news.
  document.defaultView?.addEventListener(
    'pageshow',
    (event) => {
      if (event.persisted) void askStates([...asked]);
    },
    { signal },
  );
  signal.addEventListener('abort', () => {
    for (const { mark } of placed.values()) mark.remove();
    placed.clear();
  });

  return {
    hasCase: (key) => states.has(key),
    update(seen) {
      const page = pageOf(site, new URL(document.location.href));
      const here = new Set<Element>();
      const fresh: string[] = [];
      for (const { item, reading } of seen) {
        if (reading.read === 'none') continue;
        const key = mentionKey(reading.mention);
        const place = site.place(item, page);
        if (!place) continue;
        here.add(item);
        let spot = placed.get(item);
        const another = spot && (spot.key !== key || (key === null && !same(spot.mention, reading.mention)));
        if (
          spot &&
          (another || !spot.mark.host.isConnected || spot.mark.host.parentElement !== place.parent)
        ) {
          spot.mark.remove();
          placed.delete(item);
          spot = undefined;
        }
        if (spot) spot.mention = reading.mention;
        else {
          const made: Placed = {
            item,
            mention: reading.mention,
            key,
            passing: null,
            op: null,
            loggedAt: 0,
            takenBackAt: 0,
            mark: createMark(document, () => void click(made)),
          };
          placed.set(item, made);
          paint(made);
          place.parent.insertBefore(made.mark.host, place.before);
        }
        if (key !== null && !asked.has(key)) {
          asked.add(key);
          fresh.push(key);
        }
      }
      for (const [item, { mark }] of placed) {
        if (here.has(item)) continue;
        mark.remove();
        placed.delete(item);
      }
      if (fresh.length > 0) void askStates(fresh);
    },
  };
}

/** Whether two readings without a key are of the same item, as far as can be told. */
function same(a: Mention, b: Mention): boolean {
  return (
    a.text === b.text &&
    a.permalink === b.permalink &&
    a.author.name === b.author.name &&
    a.author.handle === b.author.handle
  );
}
