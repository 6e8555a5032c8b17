/**
 * npm run team:up -- [--brand main] [--name Acme]
 *
 * Three nodes on this machine, one brand, and invitations for an admin and two members, for trying a team. What it keeps
 * is in `.team`; a second time it goes on with it. Ctrl-C ends the nodes.
 */
import { parseArgs } from 'node:util';
import { startCluster } from './cluster.mjs';
import { command } from './command.mjs';
import { handOut, sayAll } from './hand-out.mjs';
import { atLeast, LEAST_VERSION, TEAM } from './server.mjs';

/** The first brand of an extension has the id `main`. */
const { values } = parseArgs({
  options: { brand: { type: 'string', default: 'main' }, name: { type: 'string', default: 'Acme' } },
});
const PEOPLE = [
  { user: 'admin', role: 'admin' },
  { user: 'kim', role: 'member' },
  { user: 'lee', role: 'member' },
];

await command(async () => {
  const brand = values.brand;
  const cluster = await startCluster({ dir: TEAM });
  const stopped = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, resolve);
  });
  try {
    const first = !cluster.brands.some(({ id }) => id === brand);
    await cluster.createBrand({ id: brand, name: values.name });
    console.log(`Three nodes of nats-server ${cluster.version} are ready: ${cluster.servers.join(', ')}`);
    if (!atLeast(cluster.version, LEAST_VERSION))
      console.log(`For trying only: a real team needs at least ${LEAST_VERSION}.`);
    // A second time nobody is invited again: they may have been put out.
    if (first)
      for (const { user, role } of PEOPLE) handOut(TEAM, await cluster.invite({ brand, user, role }));
    else sayAll(TEAM, brand);
    console.log(`
To try it, open Chromium with the extension once for each person ("npm start" opens one), and give the panel
their file or text under Settings, Team. Whoever has it is that person: in earnest, send it by a way that only they read.
Firefox takes only wss:// addresses: docs/team.md.

  npm run team:invite -- --user robin       another person (--role reader or admin, --days 90)
  npm run team:revoke -- --user kim         puts one out at once
  npm run team:doctor                       says what a real team would have to change

Ctrl-C ends the nodes; what the team wrote stays in .team for the next time.`);
    await stopped;
  } finally {
    await cluster.stop();
  }
});
