/** What the bench runs in a page of the extension: clicks as they are, beside bare IndexedDB for the same reads and writes. */
import { browser } from 'wxt/browser';
import { openLedger } from '../../storage/ledger';
import { asked, sameStores, strict } from './bare';

interface Times {
  /** In ms: from the message to the durable acknowledgement. */
  ours: number[];
  /** In ms: one strict transaction that reads and writes the same rows, in a database with the same indexes. */
  bare: number[];
}

/** A run of its own: a kept ledger has the clicks of the runs before. */
const RUN = Date.now();
let clicks = 0;

/** `rest`: between two clicks, in ms, so that what follows a click is done before the next. */
export async function acknowledge(count: number, rest: number): Promise<Times> {
  const bare = await sameStores(`bench-clicks-${RUN}-${clicks}`);
  const times: Times = { ours: [], bare: [] };
  for (let n = 0; n < count; n++) {
    await resting(rest);
    times.ours.push(await oneClick());
    await resting(rest);
    times.bare.push(await timed(() => bareClick(bare, n)));
  }
  bare.close();
  await asked(indexedDB.deleteDatabase(bare.name));
  return times;
}

/** Gives the ms to its acknowledgement. */
export const oneClick = (): Promise<number> => timed(() => click(RUN * 1_000 + clicks++));

/** Clicks while an import that was staged is taken over, until it is done; gives how long each took, in ms. */
export async function clicksMeanwhile(id: string, rest: number): Promise<number[]> {
  const ledger = await openLedger();
  const answer = await browser.runtime.sendMessage({ type: 'decideImport', id });
  if (!answer?.ok) throw new Error(JSON.stringify(answer));
  const times: number[] = [];
  while ((await ledger.imports.get(id))?.state === 'decided') {
    times.push(await oneClick());
    await resting(rest);
  }
  ledger.close();
  return times;
}

const resting = (ms: number) => new Promise((done) => setTimeout(done, ms));

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

const TEXT = 'The kettle leaks since day one and nobody answers. '.repeat(6);

async function click(n: number): Promise<void> {
  const mention = {
    site: 'practice',
    kind: 'reply',
    id: String(n),
    aliases: [],
    permalink: null,
    author: { name: `Bench ${n}`, handle: `bench_${n}`, profileUrl: null },
    text: TEXT,
    postedAt: '2026-03-02T08:00:00Z',
    inReplyTo: null,
    missing: [],
  };
  const answer = await browser.runtime.sendMessage({
    type: 'logListed',
    op: `bench-${n}`,
    mention,
    pageUrl: location.href,
  });
  if (!answer?.ok) throw new Error(JSON.stringify(answer));
}

/** The same rows in as few rounds as can be: what must be known, what hangs on it, what is written. */
async function bareClick(db: IDBDatabase, n: number): Promise<void> {
  const names = [...db.objectStoreNames].filter((name) => !/words|cursors|staged|imports/.test(name));
  const { store, done } = strict(db, names);
  const key = `practice:${n}`;
  const at = new Date(Date.now() + n).toISOString();
  await Promise.all([
    asked(store('entries').index('id').get(`bench-${n}`)),
    asked(store('head').get('head')),
    asked(store('settings').get('me')),
    asked(store('settings').get('currentBrand')),
    asked(store('brands').getAll()),
    asked(store('mentions').get(key)),
  ]);
  await Promise.all([
    asked(
      store('entries')
        .index('[entity+entityId]')
        .getAll(['case', `case-${n}`]),
    ),
    asked(
      store('entries')
        .index('[entity+entityId]')
        .getAll(['person', `person-${n}`]),
    ),
    asked(store('cases').get(`case-${n}`)),
    asked(store('cases').index('keys').getAll(key)),
    asked(store('counters').get('lane:us')),
  ]);
  const head = { v: 1, brand: 'practice', device: 'bench', actor: '', clock: `${at}-00000-bench`, at };
  const evidence = { place: 'practice', key, kind: 'reply', pageUrl: location.href, text: TEXT, missing: [] };
  const seal = { salt: '0'.repeat(32), digest: '0'.repeat(64) };
  const person = { id: `person-${n}`, brand: 'practice', name: `Bench ${n}`, identities: [], note: '' };
  store('entries').add({
    ...head,
    ...seal,
    id: `bench-${n}`,
    entity: 'case',
    entityId: `case-${n}`,
    body: { evidence },
  });
  store('entries').add({
    ...head,
    ...seal,
    id: `bench-${n}.1`,
    entity: 'person',
    entityId: `person-${n}`,
    body: { person },
  });
  store('head').put({ key: 'head', count: n, last: n, sum: seal.digest });
  store('cases').put({
    id: `case-${n}`,
    brand: 'practice',
    evidence,
    personId: `person-${n}`,
    keys: [key],
    lane: 'us',
    sortAt: at,
    loggedAt: at,
    offered: 0,
  });
  store('people').put(person);
  store('reminders').put({ caseId: `case-${n}`, at, due: 0 });
  store('counters').put({ name: 'lane:us', count: n });
  store('mentions').put({ key, caseId: `case-${n}` });
  await done;
}
