/** npm run team:invite -- --user kim [--brand main] [--folder FOLDER] [--role member|reader|admin] [--days 90] */
import { parseArgs } from 'node:util';
import { command, numberOf } from './command.mjs';
import { handOut } from './hand-out.mjs';
import { TEAM } from './server.mjs';
import { openTeam } from './team.mjs';

await command(async () => {
  const { values } = parseArgs({
    options: {
      user: { type: 'string' },
      brand: { type: 'string', default: 'main' },
      role: { type: 'string', default: 'member' },
      days: { type: 'string' },
      folder: { type: 'string', default: TEAM },
    },
  });
  const { user, brand, role, folder } = values;
  const days = numberOf('days', values.days);
  handOut(folder, await openTeam(folder).invite({ user, brand, role, days }));
});
