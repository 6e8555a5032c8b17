/**
 * npm run team:restore -- --file FILE [--folder FOLDER]
 *
 * Puts back what a backup has and a brand's ledger has not, each message under its own author. Done twice, nothing is
 * doubled. What was purged since the backup would come back: purge it again.
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { jetstream } from '@nats-io/jetstream';
import { headers as newHeaders } from '@nats-io/nats-core';
import { command } from './command.mjs';
import { TEAM } from './server.mjs';
import { openTeam } from './team.mjs';

/** Messages that are on their way at a time. */
const WINDOW = 256;
/** The engine's: there is a message with this subject already. */
const THERE = 10_071;

await command(async () => {
  const { values } = parseArgs({
    options: { file: { type: 'string' }, folder: { type: 'string', default: TEAM } },
  });
  const { file, folder } = values;
  if (!file) throw new Error('--file FILE: the backup.');
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })[
    Symbol.asyncIterator
  ]();
  const head = await headOf(file, lines);
  const counts = await openTeam(folder).asOwner(head.brand, async (_, connection) => {
    const client = jetstream(connection);
    const count = { back: 0, there: 0 };
    const put = async ({ subject, headers, data }) => {
      const kept = newHeaders();
      for (const [key, all] of Object.entries(headers)) for (const value of all) kept.append(key, value);
      try {
        // An entry has a subject of its own, so this is "not there yet" for ever, not only for two minutes.
        const { duplicate } = await client.publish(subject, Buffer.from(data, 'base64'), {
          headers: kept,
          expect: { lastSubjectSequence: 0 },
          timeout: 30_000,
        });
        count[duplicate ? 'there' : 'back']++;
      } catch (error) {
        if (error.code !== THERE) throw error;
        count.there++;
      }
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
  console.log(`${counts.back} messages of ${head.brand} were put back, ${counts.there} were there.`);
});

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
