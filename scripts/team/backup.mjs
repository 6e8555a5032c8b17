/**
 * npm run team:backup -- --file FILE [--folder FOLDER] [--brand main]
 *
 * Writes a brand's whole ledger as a text file, one message a line, oldest first: what `npm run team:restore` puts back.
 * It can run at any time; what is written meanwhile may be in it or not.
 */
import { once } from 'node:events';
import { createWriteStream, renameSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { jetstream } from '@nats-io/jetstream';
import { command } from './command.mjs';
import { TEAM } from './server.mjs';
import { openTeam } from './team.mjs';

await command(async () => {
  const { values } = parseArgs({
    options: {
      file: { type: 'string' },
      folder: { type: 'string', default: TEAM },
      brand: { type: 'string', default: 'main' },
    },
  });
  const { file, folder, brand } = values;
  if (!file) throw new Error('--file FILE: where the backup goes.');
  const name = `LEDGER_${brand}`;
  const count = await openTeam(folder).asOwner(brand, async ({ streams }, connection) => {
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
  // Never half of one: the file of the last time stays until this one is whole.
  renameSync(`${file}.new`, file);
  console.log(
    `${count} messages of ${brand} are in ${file}. It holds customers' data: keep it as you keep the servers.`,
  );
});
