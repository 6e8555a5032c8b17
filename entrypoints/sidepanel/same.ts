/**
 * Which open cases are the same problem: worked out behind everything else, in slices, as long as a view shows it; and again some
 * time after the ledger has changed.
 */
import { signal } from '@preact/signals';
import { liveQuery } from 'dexie';
import { useEffect } from 'preact/hooks';
import type { Ledger } from '../../storage/ledger';
import { type Same, sameCases, sameProblems } from '../../storage/queries/same';
import { listedTopics } from '../../storage/queries/topics';
import type { Looked } from '../../utils/same/groups';
import { inSlices } from '../../utils/slices';
import { namingBy } from '../../utils/topics';

export type SameProblems =
  | { state: 'looking' }
  /** `at` of so many cases that there are were looked at. */
  | { state: 'ready'; found: Same[]; at: number; of: number }
  | { state: 'failed'; why: string };

/** What comes within this, in ms, is one change. */
const SETTLES = 700;

const same = signal<SameProblems>({ state: 'looking' });
const known = new Map<string, Looked>();
let users = 0;
let end: (() => void) | null = null;

export function useSame(ledger: Ledger): SameProblems {
  useEffect(() => {
    if (users++ === 0) end = follow(ledger);
    return () => {
      if (--users === 0) end?.();
    };
  }, []);
  return same.value;
}

function follow(ledger: Ledger): () => void {
  let over = false;
  let changed = true;
  let running = false;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const run = async () => {
    if (running || over) return;
    running = true;
    while (changed && !over) {
      changed = false;
      const found = await lookFor(ledger, () => over);
      if (found && !over) same.value = found;
    }
    running = false;
  };
  const soon = (delay: number) => {
    changed = true;
    clearTimeout(waiting);
    waiting = setTimeout(() => requestIdleCallback(() => void run(), { timeout: 2_000 }), delay);
  };
  let first = true;
  // Every act changes the ledger's head, and a date that comes changes none of it.
  const watching = liveQuery(() => ledger.head.get('head')).subscribe({
    next: () => {
      soon(first ? 0 : SETTLES);
      first = false;
    },
    error: (error: unknown) => {
      same.value = { state: 'failed', why: String(error) };
    },
  });
  return () => {
    over = true;
    clearTimeout(waiting);
    watching.unsubscribe();
  };
}

async function lookFor(ledger: Ledger, ended: () => boolean): Promise<SameProblems | null> {
  try {
    const read = await inSlices(sameCases(ledger, Date.now(), known), ended);
    if (read === null) return null;
    const naming = namingBy(await listedTopics(ledger));
    const found = await inSlices(sameProblems(read.cases, naming), ended);
    return found && { state: 'ready', found, at: read.at, of: read.of };
  } catch (error) {
    return { state: 'failed', why: String(error) };
  }
}
