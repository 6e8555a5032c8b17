/**
 * A seat that is nothing but NATS' own client: what ours (tests/bench/seat.ts) is compared with.
 */
import { jetstream } from '@nats-io/jetstream';
import { jwtAuthenticator, wsconnect } from '@nats-io/nats-core';

/** About as large as an entry of the ledger, in bytes. */
const ENTRY = JSON.stringify({ text: 'x'.repeat(260) });

/**
 * @typedef {object} Seat
 * @property {() => Promise<void>} prepare makes what is written next
 * @property {() => Promise<void>} write writes one entry; comes back when it is acknowledged
 * @property {() => number} seen how many different entries of the team it has
 * @property {() => Promise<void>} close
 */

/** @param {import('./invitation.d.mts').Invitation} invitation @returns {Promise<Seat>} */
export async function openSeat({ servers, jwt, seed, user, brand }) {
  const connection = await wsconnect({
    servers,
    authenticator: jwtAuthenticator(jwt, new TextEncoder().encode(seed)),
    inboxPrefix: `_INBOX_${user}`,
    maxReconnectAttempts: -1,
  });
  const client = jetstream(connection);
  const consumer = await client.consumers.get(`LEDGER_${brand.id}`, {
    filter_subjects: `ledger.${brand.id}.>`,
  });
  const messages = await consumer.consume();
  const seen = new Set();
  const reading = (async () => {
    for await (const { subject } of messages) seen.add(subject);
  })();
  return {
    async prepare() {},
    async write() {
      const id = crypto.randomUUID();
      await client.publish(`ledger.${brand.id}.${user}.pc.case.${id}`, ENTRY, { msgID: id, timeout: 30_000 });
    },
    seen: () => seen.size,
    async close() {
      messages.stop();
      await reading;
      await connection.close();
    },
  };
}
