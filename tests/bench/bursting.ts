/** Bursts in a large ledger: what `npm run bench` runs in a page of the extension. */
import { findBursts } from '../../storage/bursts';
import { type Ledger, openLedger } from '../../storage/ledger';
import { eachCount } from '../../storage/queries/activity';
import { MAIN_BRAND } from '../../storage/queries/brands';
import { burstDetails } from '../../storage/queries/burst-details';
import { openBursts } from '../../storage/queries/bursts';
import { settings } from '../../storage/queries/settings';
import type { WatchwordRow } from '../../storage/records';
import { pastsOf } from '../../storage/word-pasts';

const HOUR = 3_600_000;
const WEEKS = 8 * 7 * 24 * HOUR;

const KETTLE: WatchwordRow = {
  ...{ id: 'kettle', brand: MAIN_BRAND, what: 'product', words: ['kettle'], except: [], clock: '' },
};

const timed = async (run: () => Promise<unknown>) => {
  const start = performance.now();
  await run();
  return performance.now() - start;
};

export interface Times {
  /** In ms, round by round. */
  look: number[];
  words: number[];
  counts: number[];
  line: number[];
  view: number[];
  bare: number[];
}

/** A burst of its newest cases is written, so that there is one to show; it goes again. */
export async function bursting(rounds: number): Promise<Times> {
  const ledger = await openLedger();
  const times: Times = { look: [], words: [], counts: [], line: [], view: [], bare: [] };
  const id = await burstOfNewest(ledger);
  const now = Date.now();
  for (let n = 0; n < rounds; n++) {
    times.counts.push(
      await timed(() => eachCount(ledger, [MAIN_BRAND], { from: now - WEEKS, to: now }, () => {})),
    );
    times.line.push(await timed(() => openBursts(ledger)));
    times.view.push(await timed(() => burstDetails(ledger, id)));
    times.bare.push(await timed(() => settings(ledger)));
  }
  for (let n = 0; n < rounds; n++) times.look.push(await timed(() => findBursts(ledger, now)));
  const to = Math.floor(now / 86_400_000) * 24 - 72;
  for (let n = 0; n < rounds; n++) {
    await ledger.pasts.clear();
    times.words.push(
      await timed(() => pastsOf(ledger, [KETTLE], { from: to - WEEKS / HOUR, to }, async () => {})),
    );
  }
  await ledger.pasts.clear();
  await ledger.bursts.clear();
  ledger.close();
  return times;
}

/** Gives its id. */
export async function burstOfNewest(ledger: Ledger): Promise<string> {
  const [set] = await ledger.topicSets.toArray();
  const newest = await ledger.cases.where('[lane+loggedAt]').between(['us', ''], ['us', '\uffff']).last();
  if (!set || !newest) throw new Error('the ledger has no cases with topics');
  const id = `${set.ids[0]} bench`;
  const last = Date.parse(newest.loggedAt);
  await ledger.bursts.put({
    ...{
      id,
      brand: set.brand,
      about: set.ids[0]!,
      called: 'a topic',
      count: 9,
      people: 9,
      usual: 1,
      over: null,
    },
    ...{ since: new Date(last - 72 * HOUR).toISOString(), last: new Date(last).toISOString() },
    ...{ hours: [], noticed: 0, dismissed: null, told: [] },
  });
  return id;
}
