/** Puts a mark beside every mention of a page and keeps it true: by mention key, never by node. */
import { newId } from '../identity';
import { ask } from '../messages/send';
import { isOwn, type Mention, mentionKey, mentionKeys, type OwnAccount } from '../sites/mention';
import type { Place, Reading } from '../sites/site';
import type { MarkWord, MarkWords } from '../texts/marks';
import { orphaned } from './context';
import { createMark, type Mark } from './mark';
import { removeMark, removeOthers } from './mark-host';
import type { Said, States } from './states';
import type { Batch } from './watch';

/** How long a click on a fresh mark takes the logging back, in ms. */
const UNDO_FOR = 10_000;
/** A second click sooner than this is the other half of a double click, in ms. */
const DOUBLE = 700;
/**
 * A page that takes away the mark of one item so often in a row, each time sooner than so long after it was put, in ms, is
 * left alone there. A framework that draws a card anew now and then is not fought.
 */
const TAKEN_AWAY = 5;
const SOON = 5_000;
/** Watch-words are looked for in so much of a text, in UTF-16 units: all that stands there before it is opened. */
const LOOKED_AT = 5_000;

interface Placed {
  item: Element;
  mention: Mention;
  key: string | null;
  mark: Mark;
  putAt: number;
  /** While something is under way or can be taken back, this stands instead of the case's state. */
  passing: MarkWord | null;
  /** The act of the last click and its time; the same act is sent again when its fate is unknown. */
  op: string | null;
  loggedAt: number;
  /** When its logging was taken back: the other half of a double click must not log it again. */
  takenBackAt: number;
}

export interface Marks {
  /** Brings the marks in line with what is on the page now. */
  update(batch: Pick<Batch, 'seen' | 'fresh'>): void;
  /** Shows the states of these mentions as they are known now; `told`: they became others. */
  repaint(keys: readonly string[], told: boolean): void;
  /** True when the page takes our marks away: the panel's list is the way there. */
  readonly takenAway: boolean;
}

interface Marking {
  states: States;
  own: readonly OwnAccount[];
  words: MarkWords;
  /** Reads an item as it is at this moment. */
  readNow: (item: Element) => Reading;
}

export function markMentions(
  document: Document,
  { states, own, words, readNow }: Marking,
  signal: AbortSignal,
): Marks {
  const placed = new Map<Element, Placed>();
  const lost = new WeakMap<Element, number>();
  let takenAway = false;
  // An act outlives its node: the site may recycle the card between the click and the answer.
  const acts = new Map<string, { op: string; passing: MarkWord | null; loggedAt: number }>();

  const paint = (spot: Placed) => {
    const act = spot.key === null ? undefined : acts.get(spot.key);
    const keys = mentionKeys(spot.mention);
    spot.mark.show(act?.passing ?? spot.passing ?? states.of(keys) ?? states.hintOf(keys) ?? 'none');
  };
  const paintAll = (key?: string) => {
    for (const spot of placed.values()) if (key === undefined || spot.key === key) paint(spot);
  };

  const sayFor = (spot: Placed, word: MarkWord) => {
    spot.mark.show(word);
    setTimeout(() => paint(spot), UNDO_FOR);
  };

  async function click(spot: Placed, hidden: boolean) {
    const { key } = spot;
    const mention = stillThere(spot);
    // The site has put another mention into these nodes since they were read; the watch reads it at once.
    if (!mention) return drop(spot.item, spot);
    if (hidden) return sayFor(spot, 'covered');
    const act = key === null ? spot : (acts.get(key) ?? { op: null, passing: null, loggedAt: 0 });
    const since = Date.now() - act.loggedAt;
    if (act.passing === 'logging' || (act.passing === 'undo' && since < DOUBLE)) return;
    if (Date.now() - spot.takenBackAt < DOUBLE) return;
    // Logged, and no key by which the ledger could tell more: a second click would log it twice.
    if (key === null && act.passing === 'us') return;
    if (act.passing === 'undo') return takeBack(spot, act.op);
    const known = states.keyWithCase(mentionKeys(mention));
    if (known !== undefined && act.passing === null) {
      const answer = await ask('show', { key: known });
      if (!answer.ok && answer.error.code === 'no-answer') spot.mark.show('reloaded');
      if (answer.ok && !answer.value.opened) {
        // In Firefox no click in a page opens the sidebar: the mark says how to.
        sayFor(spot, 'sidebar');
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
      const refused = answer.error.code === 'never-log' ? 'never' : 'failed';
      remember(orphaned() ? 'reloaded' : refused);
      console.warn(`Threadkeeper: not logged (${answer.error.code}): ${answer.error.detail}`);
      return;
    }
    if (key !== null) states.set(key, states.of([key]) ?? 'us');
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
    if (answer.ok && key !== null) states.set(key, 'none');
    spot.takenBackAt = Date.now();
    if (key === null) Object.assign(spot, { op: null, passing: answer.ok ? null : 'us' });
    else acts.delete(key);
    if (!answer.ok)
      console.warn(`Threadkeeper: not taken back (${answer.error.code}): ${answer.error.detail}`);
    paintAll(key ?? undefined);
    paint(spot);
  }

  /** The mention of this mark as it stands there now; null when the nodes hold another: a click is about what was seen. */
  function stillThere(spot: Placed): Mention | null {
    const now = readNow(spot.item);
    return now.read !== 'none' && isSame(spot.mention, now.mention) ? now.mention : null;
  }

  function drop(item: Element, { mark }: Placed) {
    removeMark(mark.host);
    placed.delete(item);
  }

  /** False when the page has taken the mark of this item away too often. */
  function mayReturn(item: Element, { putAt }: Placed): boolean {
    const times = Date.now() - putAt < SOON ? (lost.get(item) ?? 0) + 1 : 1;
    lost.set(item, times);
    if (times < TAKEN_AWAY) return true;
    if (!takenAway) console.info('Threadkeeper: this page takes marks away; they stay away there.');
    takenAway = true;
    return false;
  }

  function put(item: Element, mention: Mention, place: Place) {
    const made: Placed = {
      item,
      mention,
      key: mentionKey(mention),
      passing: null,
      op: null,
      loggedAt: 0,
      takenBackAt: 0,
      putAt: Date.now(),
      mark: createMark(document, words, (hidden) => void click(made, hidden)),
    };
    placed.set(item, made);
    paint(made);
    // The prototype's own: a form hands out a field of that name in the method's place.
    Node.prototype.insertBefore.call(place.parent, made.mark.host, place.before);
  }

  function renew(item: Element, reading: Reading, place: Place | null) {
    const mention = reading.read === 'none' || isOwn(reading.mention, own) ? null : reading.mention;
    const spot = placed.get(item);
    if (!mention || !place) {
      if (spot) drop(item, spot);
      return;
    }
    if (!spot) {
      if ((lost.get(item) ?? 0) < TAKEN_AWAY) put(item, mention, place);
      return;
    }
    const { host } = spot.mark;
    const stands = host.isConnected && host.parentElement === place.parent;
    if (stands && isSame(spot.mention, mention)) {
      spot.mention = mention;
      return;
    }
    const away = !stands && isSame(spot.mention, mention);
    drop(item, spot);
    if (!away || mayReturn(item, spot)) put(item, mention, place);
  }

  function want(mentions: readonly Mention[], again?: boolean) {
    const said: Said = {};
    for (const mention of mentions) {
      const { author, text } = mention;
      for (const key of mentionKeys(mention).slice(0, 1))
        said[key] = [author.handle, `${author.name ?? ''}\n${text ?? ''}`.slice(0, LOOKED_AT)];
    }
    states.want(mentions.flatMap(mentionKeys), said, again);
  }

  signal.addEventListener('abort', () => {
    for (const [item, spot] of placed) drop(item, spot);
  });

  return {
    get takenAway() {
      return takenAway;
    },
    repaint(keys, told) {
      const changed = new Set(keys);
      const authors = new Set<string | null>();
      for (const spot of placed.values()) {
        const own = mentionKeys(spot.mention);
        if (!own.some((key) => changed.has(key))) continue;
        // Somebody has worked on it since: what stands now matters more than the undo of the click.
        const state = states.of(own);
        if (spot.key !== null && state !== 'us' && acts.get(spot.key)?.passing === 'undo')
          acts.delete(spot.key);
        paint(spot);
        if (told) authors.add(spot.mention.author.handle);
      }
      // What else the same author says here shows that something of theirs is open, or is no more.
      want(
        [...placed.values()].flatMap(({ mention }) =>
          mention.author.handle !== null &&
          authors.has(mention.author.handle) &&
          states.of(mentionKeys(mention)) === undefined
            ? mention
            : [],
        ),
        true,
      );
    },
    update({ seen, fresh }) {
      for (const { item, reading, place } of fresh) {
        removeOthers(item);
        renew(item, reading, place);
      }
      if (placed.size > 0) {
        const here = new Set(seen.map(({ item }) => item));
        for (const [item, spot] of placed) if (!here.has(item)) drop(item, spot);
      }
      want(fresh.flatMap(({ reading }) => (reading.read === 'none' ? [] : reading.mention)));
    },
  };
}

/** Whether two readings are of the same mention: by key, and without one as far as can be told. */
function isSame(a: Mention, b: Mention): boolean {
  const key = mentionKey(a);
  if (key !== null || mentionKey(b) !== null) return key === mentionKey(b);
  return (
    a.text === b.text &&
    a.permalink === b.permalink &&
    a.author.name === b.author.name &&
    a.author.handle === b.author.handle
  );
}
