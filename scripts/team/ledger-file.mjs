/** A brand's ledger as a text file: a header, then one message a line, oldest first. */
import { once } from 'node:events';
import { createReadStream, createWriteStream, renameSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { jetstream } from '@nats-io/jetstream';
import { headers as newHeaders } from '@nats-io/nats-core';

const ID = 'Nats-Msg-Id';
/** Messages that are on their way back at a time. */
const WINDOW = 256;

/**
 * Writes all of a brand's ledger; what is written to it meanwhile may be in the file or not. The file of the last time stays
 * until this one is whole.
 * @param {import('./team.mjs').Team} team @param {string} brand @param {string} file
 * @returns {Promise<number>} how many messages
 */
export async function save(team, brand, file) {
  const name = `LEDGER_${brand}`;
  const count = await team.asOwner(brand, async ({ streams }, connection) => {
    const { state } = await streams.info(name);
    const out = createWriteStream(`${file}.new`, { mode: 0o600, flush: true });
    out.write(
      `${JSON.stringify({ format: 'threadkeeper-team-backup', version: 1, brand, messages: state.messages })}\n`,
    );
    let written = 0;
    if (state.messages > 0) {
      const consumer = await jetstream(connection).consumers.get(name);
      for await (const message of await consumer.consume()) {
        const headers = Object.fromEntries(
          (message.headers?.keys() ?? []).map((key) => [key, message.headers.values(key)]),
        );
        const line = {
          subject: message.subject,
          time: message.time.toISOString(),
          headers,
          data: Buffer.from(message.data).toString('base64'),
        };
        if (!out.write(`${JSON.stringify(line)}\n`)) await once(out, 'drain');
        written++;
        // Also when its last message was purged since: then nothing more is on its way.
        if (message.seq >= state.last_seq || message.info.pending === 0) break;
      }
    }
    out.end();
    await once(out, 'finish');
    return written;
  });
  renameSync(`${file}.new`, file);
  return count;
}

/**
 * Puts back what a file has and its brand's ledger has not, each message under its own author. Throws one sentence when it is
 * no backup.
 * @param {import('./team.mjs').Team} team @param {string} file
 * @returns {Promise<{ brand: string, back: number, there: number }>}
 */
export async function putBack(team, file) {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })[
    Symbol.asyncIterator
  ]();
  const head = await headOf(file, lines);
  const counts = await team.asOwner(head.brand, async (_, connection) => {
    const client = jetstream(connection);
    const known = await idsIn(client, `LEDGER_${head.brand}`);
    const count = { back: 0, there: 0 };
    const put = async ({ subject, headers, data }) => {
      const [id] = headers[ID] ?? [];
      if (known.has(id)) {
        count.there++;
        return;
      }
      const kept = newHeaders();
      // What a seat expected of the ledger that it wrote to is nothing to ask of this one.
      for (const [key, all] of Object.entries(headers))
        if (!key.startsWith('Nats-Expected-')) for (const value of all) kept.append(key, value);
      // What a seat puts back meanwhile the engine knows by its id, for two minutes; later it would be there twice, which harms no seat.
      const { duplicate } = await client.publish(subject, Buffer.from(data, 'base64'), {
        headers: kept,
        timeout: 30_000,
      });
      count[duplicate ? 'there' : 'back']++;
    };
    for (;;) {
      const some = [];
      while (some.length < WINDOW) {
        const { value, done } = await lines.next();
        if (done) break;
        some.push(JSON.parse(value));
      }
      if (some.length === 0) return count;
      await Promise.all(some.map(put));
    }
  });
  return { brand: head.brand, ...counts };
}

/**
 * The ids of all messages. Not their subjects: those are of a case, and one device may have written much of it. What has no id is put
 * back each time.
 */
async function idsIn(client, name) {
  const ids = new Set();
  const consumer = await client.consumers.get(name, { headers_only: true });
  const { num_pending } = await consumer.info();
  if (num_pending === 0) return ids;
  for await (const message of await consumer.consume()) {
    const id = message.headers?.get(ID);
    if (id) ids.add(id);
    if (message.info.pending === 0) break;
  }
  return ids;
}

async function headOf(file, lines) {
  let head = null;
  try {
    head = JSON.parse((await lines.next()).value);
  } catch (error) {
    if (error.code) throw new Error(`${file} cannot be read (${error.code}).`);
  }
  if (head?.format !== 'threadkeeper-team-backup' || head.version !== 1)
    throw new Error(`${file} is no backup of a team.`);
  return head;
}
