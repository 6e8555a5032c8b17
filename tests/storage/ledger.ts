/** A fresh ledger in memory for each test, and an act at a time of its own. */

import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { Act } from '../../storage/act';
import { openLedger } from '../../storage/ledger';
import type { Evidence } from '../../storage/records';
import type { Template } from '../../utils/replies/template';

export const START = Date.parse('2026-03-02T09:00:00Z');

export const options = (indexedDB: IDBFactory) => ({ indexedDB, IDBKeyRange });

export function freshLedger(indexedDB = new IDBFactory()) {
  return openLedger(options(indexedDB));
}

let acts = 0;
/** An act `minutes` after START, with an id of its own unless `op` gives one. */
export function actAt(minutes: number, op = `op-${++acts}`): Act {
  return { op, now: START + minutes * 60_000 };
}

export function evidence(n: number, more: Partial<Evidence> = {}): Evidence {
  return {
    place: 'x',
    key: `x:${1000 + n}`,
    kind: 'reply',
    permalink: `https://x.com/ada_${n}/status/${1000 + n}`,
    pageUrl: 'https://x.com/notifications/mentions',
    author: { name: `Ada ${n}`, handle: `ada_${n}`, profileUrl: `https://x.com/ada_${n}` },
    text: `My order ${n} never came.`,
    postedAt: '2026-03-02T08:00:00.000Z',
    missing: [],
    ...more,
  };
}

/** A template of one text. */
export const templateOf = (id: string, text: string): Template => ({
  id,
  name: 'T',
  whenToUse: '',
  tags: [],
  shortcut: '',
  texts: [{ language: null, text }],
  shared: true,
});
