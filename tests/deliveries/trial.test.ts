/**
 * The trial of sending: hand-offs to all six kinds of destinations, through servers that fail at random (after they took it,
 * too), with the worker killed between any two steps, the network gone, the browser asleep for hours. Where it can be looked for,
 * each arrives once; at a webhook none is lost without a word and none doubled. `THREADKEEPER_HANDOFFS` sets their number.
 */
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { deliver as queue, sendAgain } from '../../storage/commands/deliver';
import { CLIENTS } from '../../utils/destinations/by-kind';
import { DESTINATION_KINDS, type DestinationKind } from '../../utils/destinations/destination';
import type { Fault, Reply } from '../destinations/server';
import { type Random, randomFrom, SEED } from '../page/random';
import { START } from '../storage/ledger';
import { Desk } from './desk';

const HANDOFFS = Number(process.env.THREADKEEPER_HANDOFFS ?? 60);
const CASES = 25;
const HOUR = 3_600_000;

const tally = {
  lives: 0,
  deaths: 0,
  drops: 0,
  silences: 0,
  sent: 0,
  perhapsAndThere: 0,
  perhapsAndNot: 0,
  failed: 0,
  resentByHand: 0,
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  vi.setSystemTime(START + HOUR);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});
afterAll(() => console.info(`seed ${SEED}, ${HANDOFFS} hand-offs:`, JSON.stringify(tally)));

const REPLIES: Reply[] = [
  { status: 429, headers: { 'retry-after': '120' } },
  { status: 500, body: 'rollup_error' },
  { status: 503, headers: { 'content-type': 'text/html' }, body: '<h1>Unavailable</h1>' },
  { status: 401, body: 'Invalid Access Token' },
  { status: 413 },
  { status: 200, headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Sign in' },
  { status: 302, headers: { location: 'https://elsewhere.example/' } },
];

/** A server that has taken it says so, or fails behind it; one that answers 4xx has not. */
function someFault(random: Random): Fault {
  const what = random.below(10);
  if (what < 3) {
    tally.drops++;
    return { kind: 'drop', accepts: random.below(2) === 0 };
  }
  if (what < 4) {
    tally.silences++;
    return { kind: 'silence', accepts: random.below(2) === 0 };
  }
  const reply = random.one(REPLIES);
  return {
    kind: 'answer',
    reply,
    accepts: (reply.status >= 500 || reply.status < 400) && random.below(2) === 0,
  };
}

const words = (caseId: string, destinationId: DestinationKind, id: string) => ({
  caseId,
  destinationId,
  to: 'John',
  subject: `Hand-off ${id}`,
  text: `Where is it? This is id ${id} .`,
  link: 'https://x.com/ada/status/1001',
  handoff: null,
});

test(`none is lost or doubled without a word, of ${HANDOFFS} (seed ${SEED})`, async () => {
  const random = randomFrom(SEED);
  const desk = await Desk.with(CASES);
  const all = Array.from({ length: HANDOFFS }, (_, n) => {
    const kind = DESTINATION_KINDS[n % DESTINATION_KINDS.length]!;
    return { id: `handoff-${n}`, kind, caseId: random.one(desk.cases) };
  });
  // What was clicked and not acknowledged is sent again, as the panel does.
  let clicked: typeof all = [];
  const rest = [...all];

  const pass = () =>
    vi.setSystemTime(Date.now() + random.one([1_000, 40_000, 120_000, random.below(9 * HOUR)]));
  const live = async (faulty: boolean) => {
    const faults = [...desk.servers.values()].map((server) => {
      server.faults = faulty ? Array.from({ length: random.below(5) }, () => someFault(random)) : [];
      return server;
    });
    const gone = faulty && random.below(10) === 0 ? random.one(faults) : null;
    await gone?.close();
    // Where nothing is silent, a slow machine has all the time that it needs.
    desk.patience = faulty ? 80 : 10_000;
    desk.onLine = !faulty || random.below(8) > 0;
    clicked = [...clicked, ...rest.splice(0, 1 + random.below(6))];
    const how = faulty ? random.below(4) : 3;
    const lastStep = how === 0 ? 1 + random.below(120) : undefined;
    desk.diesBehind = how === 1 ? 1 + random.below(3) : null;
    const acknowledged = new Set<string>();
    const died = await desk.live(async (deliver, ledger) => {
      for (const { id, kind, caseId } of clicked) {
        await queue(ledger, { op: id, now: Date.now() }, words(caseId, kind, id));
        acknowledged.add(id);
      }
      await deliver.look();
    }, lastStep);
    clicked = clicked.filter(({ id }) => !acknowledged.has(id));
    tally.lives++;
    if (died) tally.deaths++;
    await gone?.listen();
    pass();
  };

  while (rest.length > 0 || clicked.length > 0) await live(true);
  for (let n = 0; n < 8; n++) await live(true);

  // The servers are well again; what waits for them goes out by itself.
  const unsettled = async () =>
    (await desk.ledger.deliveries.toArray()).filter(({ state }) => state === 'waiting' || state === 'trying');
  for (let n = 0; n < 30 && (await unsettled()).length > 0; n++) {
    vi.setSystemTime(Date.now() + 26 * HOUR);
    await live(false);
  }
  expect(await unsettled()).toEqual([]);
  const countOf = (kind: DestinationKind, id: string) =>
    desk
      .server(kind)
      .arrived()
      .filter((one) => one === id).length;

  for (const { id, kind } of all) {
    const row = (await desk.ledger.deliveries.get(id))!;
    const count = countOf(kind, id);
    const told = `${id} to ${kind} is ${row.state} (${row.why}) after ${row.attempts} tries`;
    expect(count, told).toBeLessThanOrEqual(1);
    if (row.state === 'sent') expect(count, told).toBe(1);
    if (!CLIENTS[kind].findable) {
      if (row.state === 'failed') expect(count, told).toBe(0);
      if (row.state === 'perhaps') tally[count === 1 ? 'perhapsAndThere' : 'perhapsAndNot']++;
      expect(['sent', 'failed', 'perhaps'], told).toContain(row.state);
    } else {
      expect(['sent', 'failed'], told).toContain(row.state);
    }
    if (row.state === 'sent') tally.sent++;
    if (row.state === 'failed') tally.failed++;
  }

  // What says that it failed is sent again by hand; where it can be looked for it is there once, whatever was said.
  for (const { id, kind } of all) {
    const row = (await desk.ledger.deliveries.get(id))!;
    if (row.state !== 'failed') continue;
    tally.resentByHand++;
    await sendAgain(desk.ledger, { op: `again-${id}`, now: Date.now() }, id);
    await live(false);
    vi.setSystemTime(Date.now() + 120_000);
    await live(false);
    expect(await desk.ledger.deliveries.get(id)).toMatchObject({ state: 'sent' });
    expect(countOf(kind, id), `${id} to ${kind}, sent again`).toBe(1);
  }
  for (const server of desk.servers.values()) expect(server.complaints).toEqual([]);
  expect(desk.faults).toEqual([]);
  await desk.close();
  // The trial has tried something.
  expect(tally.deaths).toBeGreaterThan(HANDOFFS / 20);
  expect(tally.drops + tally.silences).toBeGreaterThan(HANDOFFS / 10);
}, 1_800_000);
