/**
 * npm run team:restore -- --file FILE [--folder FOLDER]
 *
 * Puts back what a backup has and its brand's ledger has not. Done twice, nothing is doubled. What was purged since the
 * backup would come back: purge it again.
 */
import { parseArgs } from 'node:util';
import { command } from './command.mjs';
import { putBack } from './ledger-file.mjs';
import { TEAM } from './server.mjs';
import { openTeam } from './team.mjs';

await command(async () => {
  const { values } = parseArgs({
    options: { file: { type: 'string' }, folder: { type: 'string', default: TEAM } },
  });
  const { file, folder } = values;
  if (!file) throw new Error('--file FILE: the backup.');
  const { brand, back, there } = await putBack(openTeam(folder), file);
  console.log(`${back} messages of ${brand} were put back, ${there} were there.`);
});
