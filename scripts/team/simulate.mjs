/**
 * npm run team:simulate -- [--seats 50] [--writes 40]
 *
 * Seats, each a process, on three nodes of this machine: all write at once, one case at a time, and each reads what all
 * wrote; by turns nothing but NATS' client, and the code of the extension with a ledger in memory. Prints how long
 * acknowledgements took, how much was delivered, and what that says of 1,000 seats on one cluster.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { bundle } from '../bench/bundle.mjs';
import { startCluster } from './cluster.mjs';
import { command, numberOf } from './command.mjs';

const { values } = parseArgs({
  options: {
    seats: { type: 'string', default: '50' },
    writes: { type: 'string', default: '40' },
  },
});

/** The value below which so much of the sorted are. */
const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const whole = (number) => Math.round(number).toLocaleString('en');

/**
 * Seats that all write at once.
 * @returns {Promise<{ p50: number, p99: number, writes: number, deliveries: number, all: number, memory: number }>}
 *   p50 and p99: an acknowledgement, in ms; writes and deliveries: a second; all: until every seat had everything, in s; memory: a seat's, in MB
 */
async function sit(cluster, brand, seats, writes, seat) {
  await cluster.createBrand({ id: brand, name: brand });
  const children = [];
  const every = (key) =>
    Promise.all(
      children.map(
        (child) =>
          new Promise((resolve, reject) => {
            child.on('message', (message) => key in message && resolve(message));
            child.once('exit', (code) => code && reject(new Error(`A seat ended with ${code}.`)));
          }),
      ),
    );
  for (let number = 0; number < seats; number++)
    children.push(
      fork(path.join(import.meta.dirname, 'sit.mjs'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }),
    );
  try {
    const joined = every('joined');
    const written = every('times');
    const complete = every('complete');
    for (const [number, child] of children.entries())
      child.send({
        invitation: await cluster.invite({ brand, user: `seat-${number}` }),
        seat: pathToFileURL(path.resolve(seat)).href,
      });
    await joined;
    for (const child of children) child.send({ write: writes, total: seats * writes });
    const acknowledged = await written;
    const done = await complete;
    const times = acknowledged.flatMap((one) => one.times).sort((a, b) => a - b);
    const begun = Math.min(...acknowledged.map((one) => one.begun));
    const writing = (Math.max(...acknowledged.map((one) => one.ended)) - begun) / 1_000;
    const all = (Math.max(...done.map((one) => one.complete)) - begun) / 1_000;
    return {
      p50: quantile(times, 0.5),
      p99: quantile(times, 0.99),
      writes: times.length / writing,
      deliveries: (times.length * seats) / all,
      all,
      memory: Math.max(...done.map((one) => one.memory)) / 1e6,
    };
  } finally {
    for (const child of children) child.kill();
  }
}

await command(async () => {
  const most = numberOf('seats', values.seats);
  const writes = numberOf('writes', values.writes);
  const dir = mkdtempSync(path.join(os.tmpdir(), 'threadkeeper-simulate-'));
  const own = path.join(dir, 'own-seat.mjs');
  writeFileSync(own, await bundle('tests/bench/seat.ts', 'es'));
  const KINDS = [
    ['bare', path.join(import.meta.dirname, 'bare-seat.mjs')],
    ['own', own],
  ];
  const cluster = await startCluster({ dir });
  try {
    console.log(
      `nats-server ${cluster.version}, three nodes, ${os.cpus().length} cores for all of it; ${writes} writes a seat\n\n` +
        '| seats | code | ack p50, ms | ack p99, ms | writes/s | deliveries/s | all have all, s | a seat’s memory, MB |\n' +
        '| ----- | ---- | ----------- | ----------- | -------- | ------------ | --------------- | ------------------- |',
    );
    const last = {};
    for (const seats of [2, 10, most].filter((one, at, all) => one <= most && all.indexOf(one) === at))
      for (const [kind, module] of KINDS) {
        const said = await sit(cluster, `${kind}-${seats}`, seats, writes, module);
        last[kind] = said;
        console.log(
          `| ${seats} | ${kind} | ${whole(said.p50)} | ${whole(said.p99)} | ${whole(said.writes)} | ${whole(said.deliveries)} | ${said.all.toFixed(1)} | ${whole(said.memory)} |`,
        );
      }
    console.log(
      `\nOwn beside bare, ${most} seats: ${(last.own.p50 / last.bare.p50).toFixed(2)} × (p50), ${(last.own.p99 / last.bare.p99).toFixed(2)} × (p99).`,
    );
    const seats = 1_000;
    const eachHour = (3_600 * last.bare.deliveries) / seats ** 2;
    console.log(`
1,000 seats, all of them open: every write is delivered 1,000 times. ${whole(last.bare.deliveries)} deliveries/s, with servers and seats on these
cores, are ${(last.bare.deliveries / seats).toFixed(1)} writes/s of the whole team, ${eachHour.toFixed(0)} an hour for each of the 1,000; the ${whole(last.bare.writes)} writes/s that were acknowledged
beside them would be ${whole((3_600 * last.bare.writes) / seats)}. What limits one cluster is delivering, and that grows with the square of the open seats.`);
  } finally {
    await cluster.stop();
    rmSync(dir, { recursive: true, force: true });
  }
});
