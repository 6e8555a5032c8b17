/**
 * npm run team:rewrite -- --file FILE [--folder FOLDER] [--brand main]
 *
 * Makes a brand's ledger anew with what it has now. Nodes keep what was purged in their files; this is how the bytes go. The
 * file is a backup, made first and kept: delete it when all is there. Seats notice, and put back what they wrote meanwhile.
 */
import { parseArgs } from 'node:util';
import { command } from './command.mjs';
import { putBack, save } from './ledger-file.mjs';
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
  if (!file) throw new Error('--file FILE: where the backup goes that is made first.');
  const team = openTeam(folder);
  const saved = await save(team, brand, file);
  console.log(
    `${saved} messages are in ${file}. If this stops from here on: npm run team:brand, npm run team:restore.`,
  );
  await team.asOwner(brand, ({ streams }) => streams.delete(`LEDGER_${brand}`));
  await team.createBrand(team.brands.find(({ id }) => id === brand));
  const { back, there } = await putBack(team, file);
  console.log(
    `The ledger of ${brand} is new: ${back} messages were put back, ${there} by the seats themselves.`,
  );
});
