/** How one node of nats-server is set up; the same for trying as in earnest. */
import { operatorToken, publicKey, systemToken } from './accounts.mjs';

/** @typedef {{ client: number, monitor: number, websocket: number, route: number }} Ports */

/** How often a node asks the others for accounts: one that was down at a revocation lets the revoked in until then (default 2 min). */
const ACCOUNTS_SYNC = '5s';

/**
 * The text of a node's configuration.
 * @param {object} node
 * @param {string} node.name
 * @param {{ client: string, monitor: string, websocket: string, route: string }} node.listen each `address:port`
 * @param {string[]} node.routes `host:port` of all nodes; one or none: no cluster
 * @param {{ user: string, password: string }} [node.between] what nodes tell each other to be let into the cluster
 * @param {string} node.store folder
 * @param {string} node.file how much JetStream may take of the disk, such as `20G`
 * @param {{ cert: string, key: string }} [node.tls] files; left out: none
 * @param {string[]} [node.origins]
 * @param {string | null} node.sync `sync_interval`, in quotes below: a bare 2m would be two million nanoseconds; null for a version that does not know it
 * @param {{ operator: string, system: string } | null} node.keys null: whoever comes is let in
 */
export async function configuration({
  name,
  listen,
  routes,
  between,
  store,
  file,
  tls,
  origins,
  sync,
  keys,
}) {
  const systemKey = keys && publicKey(keys.system);
  const login = between ? `${between.user}:${between.password}@` : '';
  const lines = [
    `server_name: "${name}"`,
    `listen: "${listen.client}"`,
    `http: "${listen.monitor}"`,
    `websocket { listen: "${listen.websocket}", compression: true, ${
      tls ? `tls { cert_file: "${tls.cert}", key_file: "${tls.key}" }` : 'no_tls: true'
    }${origins ? `, allowed_origins: ${JSON.stringify(origins)}` : ''} }`,
    `jetstream { store_dir: "${store}", max_mem: 1G, max_file: ${file}${sync ? `, sync_interval: "${sync}"` : ''} }`,
    ...(routes.length > 1
      ? [
          `cluster { name: threadkeeper, listen: "${listen.route}"${
            between ? `, authorization { user: "${between.user}", password: "${between.password}" }` : ''
          }, routes: [${routes.map((route) => `"nats-route://${login}${route}"`).join(', ')}] }`,
        ]
      : []),
    ...(keys
      ? [
          `operator: ${await operatorToken(keys.operator, systemKey)}`,
          `system_account: ${systemKey}`,
          `resolver: { type: full, dir: "${store}/accounts", allow_delete: false, interval: "${ACCOUNTS_SYNC}" }`,
          `resolver_preload: { ${systemKey}: ${await systemToken(keys.operator, keys.system)} }`,
        ]
      : []),
  ];
  return `${lines.join('\n')}\n`;
}
