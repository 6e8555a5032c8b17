/**
 * npm run team:prepare -- --folder FOLDER --node HOST --node HOST --node HOST [--cert FILE] [--key FILE] [--store FOLDER] [--file 100G]
 *
 * For a team in earnest: makes the keys, and one configuration for each of three nodes, named for its host. The folder
 * stays with the administrator; a node gets its own configuration only. `--cert`, `--key` and `--store` are places on the
 * nodes.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { newAccount, newOperator } from './accounts.mjs';
import { command } from './command.mjs';
import { configuration } from './node.mjs';

await command(async () => {
  const { values } = parseArgs({
    options: {
      folder: { type: 'string' },
      node: { type: 'string', multiple: true, default: [] },
      cert: { type: 'string', default: '/etc/nats/cert.pem' },
      key: { type: 'string', default: '/etc/nats/key.pem' },
      store: { type: 'string', default: '/var/lib/nats' },
      file: { type: 'string', default: '100G' },
    },
  });
  const { folder, node: hosts, cert, key, store, file } = values;
  if (!folder) throw new Error('--folder FOLDER: where the keys are kept.');
  if (new Set(hosts).size !== hosts.length || hosts.length < 3 || hosts.length % 2 === 0)
    throw new Error('--node HOST three times (or five): as many different hosts, an odd number.');
  const state = path.join(folder, 'state.json');
  if (existsSync(state)) throw new Error(`${state} is there already: its keys would be lost.`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const keys = { operator: newOperator(), system: newAccount() };
  const between = { user: 'node', password: randomBytes(24).toString('hex') };
  for (const host of hosts) {
    const text = await configuration({
      name: host,
      // Only browsers come from outside; the other nodes by a network of their own.
      listen: {
        client: '127.0.0.1:4222',
        monitor: '127.0.0.1:8222',
        websocket: '0.0.0.0:443',
        route: '0.0.0.0:6222',
      },
      routes: hosts.map((one) => `${one}:6222`),
      between,
      store,
      file,
      tls: { cert, key },
      sync: 'always',
      keys,
    });
    writeFileSync(path.join(folder, `${host}.conf`), text, { mode: 0o600 });
  }
  const addresses = hosts.map((host) => `wss://${host}`);
  writeFileSync(state, JSON.stringify({ ...keys, addresses, brands: {} }, null, 2), { mode: 0o600 });
  console.log(`${hosts.map((host) => `${path.join(folder, host)}.conf`).join('\n')}

One for each host: nats-server -c HOST.conf, ports 443 from everywhere, 6222 between the nodes alone. When all three run:

  npm run team:brand -- --folder ${folder} --brand main --name "YOUR BRAND"
  npm run team:invite -- --folder ${folder} --user kim

Whoever has ${state} can do everything: keep a copy of it where only you get at it.`);
});
