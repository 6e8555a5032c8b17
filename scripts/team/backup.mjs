/**
 * npm run team:backup -- --file FILE [--folder FOLDER] [--brand main]
 *
 * Writes a brand's whole ledger as a text file, which `npm run team:restore` puts back. It can run at any time.
 */
import { parseArgs } from 'node:util';
import { command } from './command.mjs';
import { save } from './ledger-file.mjs';
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
  const count = await save(openTeam(folder), brand, file);
  console.log(
    `${count} messages of ${brand} are in ${file}. It holds customers' data: keep it as you keep the servers.`,
  );
});
