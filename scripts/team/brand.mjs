/** npm run team:brand -- --folder FOLDER [--brand main] --name NAME: makes a brand's account and streams on nodes that run; again, it tells them what was revoked meanwhile. */
import { parseArgs } from 'node:util';
import { command } from './command.mjs';
import { TEAM } from './server.mjs';
import { openTeam } from './team.mjs';

await command(async () => {
  const { values } = parseArgs({
    options: {
      folder: { type: 'string', default: TEAM },
      brand: { type: 'string', default: 'main' },
      name: { type: 'string' },
    },
  });
  const { folder, brand, name } = values;
  if (!name) throw new Error('--name NAME: what the brand is called.');
  await openTeam(folder).createBrand({ id: brand, name });
  console.log(`${name} (${brand}) is ready.`);
});
