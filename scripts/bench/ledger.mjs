/** The ledger when it is large: what the panel and the pages ask of it, beside the least that IndexedDB must read for it. */
import { ledgerPage } from '../filling.mjs';
import { share } from './figures.mjs';

const SEED = 1;
const ROUNDS = 200;
/** Of the slowest in the mix, so that a maintainer sees what is slow. */
const SLOWEST = 5;

function saySlowest([{ name, ours, asked }]) {
  const times = Map.groupBy(ours.keys(), (n) => asked[n]);
  const slow = [...times].map(([text, rounds]) => [
    text,
    share(
      rounds.map((n) => ours[n]),
      0.5,
    ),
  ]);
  slow.sort(([, a], [, b]) => b - a);
  console.log(`Slowest of “${name}” (median of each):`);
  for (const [text, ms] of slow.slice(0, SLOWEST)) console.log(`  ${ms.toFixed(1)} ms  ${text}`);
}

export async function ledger(browser, cases) {
  const page = await ledgerPage(browser);
  const measured = await page.evaluate(
    ([rounds, seed]) => globalThis.bench.measure(rounds, seed),
    [ROUNDS, SEED],
  );
  await page.close();
  saySlowest(measured);
  return measured.flatMap(({ name, ours, bare }) =>
    [
      [0.5, 'median'],
      [0.95, '95th percentile'],
    ].map(([of, called]) => ({
      figure: `${name}, ${cases} cases, ${called}`,
      ratio: share(ours, of) / share(bare, of),
      against: 'the same rows by bare IndexedDB',
      ms: share(ours, of),
    })),
  );
}
