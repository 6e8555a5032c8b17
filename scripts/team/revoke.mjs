/** npm run team:revoke -- --user kim [--brand main]: whoever has an invitation of theirs is put out at once, on one brand or on all. */
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openCluster } from './cluster.mjs';
import { command } from './command.mjs';
import { CLUSTER, fileOf } from './hand-out.mjs';

await command(async () => {
  const { values } = parseArgs({ options: { user: { type: 'string' }, brand: { type: 'string' } } });
  const { user, brand } = values;
  const cluster = openCluster(CLUSTER);
  try {
    await cluster.revoke(user, brand);
  } finally {
    // Good for nothing any more, and another team:up would offer it again.
    for (const { id } of cluster.brands)
      if (!brand || id === brand) rmSync(fileOf(id, user), { force: true });
  }
  console.log(`${user} is out. What they wrote stays; they can be invited anew.`);
});
