/** Fills the ledger of a browser's profile with invented cases, through the extension's own code. */
import { bundle } from './bench/bundle.mjs';

/** 10000 of `10k`, `10000` or `10,000`; a million of `1m`. */
export function casesOf(text) {
  const [, digits, unit] = /^([\d_,]+)([km]?)$/i.exec(text ?? '') ?? [];
  const count =
    Number(digits?.replace(/[_,]/g, '')) * { '': 1, k: 1_000, m: 1_000_000 }[unit?.toLowerCase() ?? ''];
  if (!(count > 0)) throw new Error(`${text} is no number of cases: write 10000, 10k or 1m.`);
  return count;
}

/** A page of the extension in which `bench` is tests/bench/ledger.ts. */
export async function ledgerPage({ context, origin }) {
  const page = await context.newPage();
  await page.goto(`${origin}/manifest.json`);
  await page.evaluate(`${await bundle('tests/bench/ledger.ts', 'iife')}; globalThis.bench = bench;`);
  return page;
}

/** Gives how long it took, in ms. */
export async function fillLedger(page, { cases, seed }) {
  let said = Date.now();
  page.on('console', (message) => {
    if (!/^\d+ cases$/.test(message.text()) || Date.now() - said < 5_000) return;
    said = Date.now();
    console.log(`  ${message.text()} of ${cases}`);
  });
  return page.evaluate(([cases, seed]) => globalThis.bench.filled(cases, seed), [cases, seed]);
}
