/** npm run team:revoke -- --user kim [--brand main] [--folder FOLDER]: whoever has an invitation of theirs is put out at once, on one brand or on all. */
import { parseArgs } from 'node:util';
import { command } from './command.mjs';
import { takeBack } from './hand-out.mjs';
import { TEAM } from './server.mjs';
import { openTeam } from './team.mjs';

await command(async () => {
  const { values } = parseArgs({
    options: {
      user: { type: 'string' },
      brand: { type: 'string' },
      folder: { type: 'string', default: TEAM },
    },
  });
  const { user, brand, folder } = values;
  const team = openTeam(folder);
  await team.revoke(user, brand);
  for (const { id } of team.brands) if (!brand || id === brand) takeBack(folder, id, user);
  console.log(`${user} is out. What they wrote stays; they can be invited anew.`);
});
