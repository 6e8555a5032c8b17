/**
 * A team on three nodes of this machine: what a seat sends and takes in, beside the bare client and bare IndexedDB, and how soon a new
 * seat works. Nothing where no server can be had.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { jetstream } from '@nats-io/jetstream';
import { jwtAuthenticator, wsconnect } from '@nats-io/nats-core';
import { EXTENSION } from '../extension.mjs';
import { startCluster } from '../team/cluster.mjs';
import { linkOf } from '../team/invitation.mjs';
import { NoServer } from '../team/server.mjs';
import { benchPage, openBrowser } from './browser.mjs';

/** Messages that the bare client has on their way at once: as many as a portion of ours. */
const WINDOW = 500;
const HOST = '127.0.0.1';

export async function team(executablePath, entries) {
  const rows = [await pulling(executablePath, entries)];
  const dir = mkdtempSync(path.join(os.tmpdir(), 'threadkeeper-bench-'));
  let cluster;
  try {
    cluster = await startCluster({ dir });
    return [...rows, ...(await sharing(executablePath, entries, cluster))];
  } catch (error) {
    if (!(error instanceof NoServer)) throw error;
    console.warn(error.message);
    return rows;
  } finally {
    await cluster?.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Portion by portion beside bare IndexedDB. */
async function pulling(executablePath, entries) {
  const seat = await openBrowser(executablePath, [EXTENSION]);
  try {
    const page = await benchPage(seat, 'tests/bench/team.ts');
    const { ours, bare, count } = await page.evaluate((n) => globalThis.bench.besideBare(n), entries);
    const [taken, put] = [ours, bare].map((times) => times.reduce((sum, ms) => sum + ms, 0));
    return {
      figure: `${count} entries of a team taken in, ${Math.round((1_000 * count) / taken)}/s`,
      ratio: taken / put,
      against: `the same rows put by bare IndexedDB, as many a transaction, by turns: ${Math.round((1_000 * count) / put)}/s`,
      ms: taken,
      perItem: taken / count,
    };
  } finally {
    await seat.close();
  }
}

async function sharing(executablePath, entries, cluster) {
  for (const id of ['main', 'bare']) await cluster.createBrand({ id, name: id });
  const invite = async (user) => linkOf(await cluster.invite({ brand: 'main', user }));
  const ada = await openBrowser(executablePath, [EXTENSION], null, HOST);
  let bodies;
  let sent;
  try {
    const page = await benchPage(ada, 'tests/bench/team.ts');
    bodies = await page.evaluate((n) => globalThis.bench.writeOwn(n), entries);
    sent = await page.evaluate(([text, n]) => globalThis.bench.joined(text, n), [await invite('ada'), 0]);
  } finally {
    await ada.close();
  }
  const bare = await published(await cluster.invite({ brand: 'bare', user: 'bare' }), bodies);
  const { today, all } = await newSeat(executablePath, await invite('bo'), bodies.length);
  const count = bodies.length;
  return [
    {
      figure: `${count} entries sent by the background, acknowledged by three nodes, ${Math.round((1_000 * count) / sent)}/s`,
      ratio: sent / bare,
      against: `the same texts by the bare client, in Node, ${WINDOW} at once: ${Math.round((1_000 * count) / bare)}/s`,
      ms: sent,
      perItem: sent / count,
    },
    {
      figure: `a new seat in a team with ${count} entries: Today has its first case`,
      ratio: today / 5_000,
      against: 'five seconds',
      ms: today,
    },
    {
      figure: `a new seat has all ${count} entries, by the background, ${Math.round((1_000 * count) / all)}/s`,
      ratio: all / (0.6 * count),
      against: 'a minute for 100,000',
      ms: all,
      perItem: all / count,
    },
  ];
}

/** The ms that the bare client takes for the same. */
async function published({ servers, jwt, seed, user, brand }, bodies) {
  const connection = await wsconnect({
    servers,
    authenticator: jwtAuthenticator(jwt, new TextEncoder().encode(seed)),
    inboxPrefix: `_INBOX_${user}`,
  });
  try {
    const client = jetstream(connection, { timeout: 30_000 });
    const start = performance.now();
    for (let n = 0; n < bodies.length; n += WINDOW)
      await Promise.all(
        bodies
          .slice(n, n + WINDOW)
          .map((body, at) =>
            client.publish(`ledger.${brand.id}.${user}.pc.case.${n + at}`, body, { msgID: `${n + at}` }),
          ),
      );
    return performance.now() - start;
  } finally {
    await connection.close();
  }
}

async function newSeat(executablePath, text, count) {
  const bo = await openBrowser(executablePath, [EXTENSION], null, HOST);
  try {
    const page = await benchPage(bo, 'tests/bench/team.ts');
    const panel = await bo.context.newPage();
    await panel.goto(`${bo.origin}/sidepanel.html#/today`);
    await panel.waitForTimeout(1_000);
    const start = performance.now();
    const all = page.evaluate(([link, n]) => globalThis.bench.joined(link, n), [text, count]);
    await panel.locator('[data-case]').first().waitFor({ timeout: 600_000 });
    const today = performance.now() - start;
    return { today, all: await all };
  } finally {
    await bo.close();
  }
}
