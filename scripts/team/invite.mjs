/** npm run team:invite -- --user kim [--brand main] [--role member|reader|admin] [--days 90] */
import { parseArgs } from 'node:util';
import { openCluster } from './cluster.mjs';
import { command, numberOf } from './command.mjs';
import { CLUSTER, handOut } from './hand-out.mjs';

await command(async () => {
  const { values } = parseArgs({
    options: {
      user: { type: 'string' },
      brand: { type: 'string', default: 'main' },
      role: { type: 'string', default: 'member' },
      days: { type: 'string' },
    },
  });
  const { user, brand, role } = values;
  handOut(await openCluster(CLUSTER).invite({ user, brand, role, days: numberOf('days', values.days) }));
});
