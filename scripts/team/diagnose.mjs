/**
 * What is wrong with a team's servers, from what they say themselves: their monitoring pages, and what an invitation can
 * ask. A thing that cannot be read is said to be unknown, and never counts as wrong.
 */
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { jetstreamManager } from '@nats-io/jetstream';
import { jwtAuthenticator, wsconnect } from '@nats-io/nats-core';
import { atLeast, LEAST_VERSION } from './server.mjs';

/** @typedef {{ kind: 'good' | 'wrong' | 'unknown', about: string, says: string, change?: string }} Finding `change`: what to do about it */

/** What browsers say of themselves when an extension connects; each Firefox has an id of its own. */
const ORIGINS = [
  `chrome-extension://${'a'.repeat(32)}`,
  'moz-extension://00000000-0000-4000-8000-000000000000',
];

/** Clocks of nodes may differ so much, in ms. */
const SKEW = 1_000;
/** Of the room that JetStream may take. */
const FULL = 0.8;

const good = (about, says) => ({ kind: 'good', about, says });
const wrong = (about, says, change) => ({ kind: 'wrong', about, says, change });
const unknown = (about, says, change) => ({ kind: 'unknown', about, says, change });

/** One page of a node, with its status: a node that is not healthy answers with 503 and says why. */
async function page(monitor, name) {
  const response = await fetch(`${monitor.replace(/\/$/, '')}/${name}`, {
    signal: AbortSignal.timeout(5_000),
  });
  return { ok: response.ok, body: await response.json() };
}

/** What one node says of its settings. */
function settings(about, varz) {
  const found = [];
  const { version, jetstream, websocket, cluster } = varz;
  found.push(
    atLeast(version, LEAST_VERSION)
      ? good(about, `version ${version}`)
      : wrong(
          about,
          `version ${version}: older ones could lose what they had acknowledged`,
          `install nats-server ${LEAST_VERSION} or newer`,
        ),
  );
  const config = jetstream?.config;
  if (!config)
    found.push(wrong(about, 'JetStream is off', 'add a jetstream block with a store_dir of its own'));
  else {
    // 2.9 has no such setting and says nothing of it.
    found.push(
      config.sync_always
        ? good(about, 'every message is on the disk before it is acknowledged')
        : wrong(
            about,
            `messages are on the disk only every ${config.sync_interval ? `${config.sync_interval / 1e9} s` : 'two minutes'}: a power cut can lose acknowledged ones`,
            atLeast(version, '2.10.0')
              ? 'jetstream { sync_interval: always }, and restart'
              : `this version cannot do otherwise: ${LEAST_VERSION} with jetstream { sync_interval: always }`,
          ),
    );
    const { storage = 0 } = jetstream.stats ?? {};
    if (config.max_storage > 0 && storage / config.max_storage > FULL)
      found.push(
        wrong(
          about,
          `${Math.round((100 * storage) / config.max_storage)} % of the room for JetStream is taken`,
          'give it more: jetstream { max_file }',
        ),
      );
  }
  if (!varz.auth_required)
    found.push(
      wrong(
        about,
        'whoever reaches it may do everything',
        'operator, system_account and resolver: see docs/team.md',
      ),
    );
  else if (!varz.trusted_operators_claim?.length)
    found.push(
      wrong(
        about,
        'users stand in its own settings: nobody can be invited or put out without touching the server',
        'operator, system_account and resolver: see docs/team.md',
      ),
    );
  if (!cluster?.urls || cluster.urls.length < 3)
    found.push(
      wrong(
        about,
        'fewer than three nodes: one that dies stops the team or loses its ledger',
        'three nodes in one cluster',
      ),
    );
  if (websocket?.allowed_origins?.length || websocket?.same_origin)
    found.push(
      wrong(
        about,
        'it looks at origins, and knows only http and https ones: no extension can connect',
        'leave allowed_origins and same_origin out of websocket; nobody comes in without a key',
      ),
    );
  if (!websocket?.port)
    found.push(wrong(about, 'browsers cannot connect: no websocket', 'add a websocket block with tls'));
  return found;
}

/** What a stream must be like; `info` has its config, as an invitation or a monitoring page shows it. */
function stream(config) {
  const found = [];
  const about = config.name;
  const must = (holds, says, change) => {
    if (!holds) found.push(wrong(about, says, change));
  };
  const edit = (what) => `set ${what} in its config`;
  const anew = (what) => `make it anew with ${what}; the seats put their entries back`;
  must(
    (config.compression ?? 'none') === 'none',
    `compression is ${config.compression}: with sync_interval always, nodes that were killed lost everything`,
    edit('"compression": "none"'),
  );
  must(
    config.num_replicas >= 3,
    `it is kept ${config.num_replicas === 1 ? 'once' : 'twice'} only`,
    edit('"num_replicas": 3'),
  );
  must(config.storage === 'file', 'it is in memory only', anew('"storage": "file"'));
  must(
    !config.allow_direct,
    'direct gets are on: whoever may use them can write in anybody’s name',
    edit('"allow_direct": false'),
  );
  must(!config.allow_rollup_hdrs, 'a message may replace all before it', edit('"allow_rollup_hdrs": false'));
  must(!config.allow_msg_ttl, 'a message may expire by itself', anew('"allow_msg_ttl": false'));
  must(config.deny_delete === true, 'single messages may be deleted', anew('"deny_delete": true'));
  must(
    !config.deny_purge,
    'nothing can ever be purged from it, so nobody can be forgotten; this cannot be undone',
    anew('"deny_purge": false'),
  );
  for (const [key, none] of [
    ['max_age', 0],
    ['max_msgs', -1],
    ['max_bytes', -1],
    ...(about.startsWith('LEDGER_') ? [['max_msgs_per_subject', -1]] : []),
  ])
    must(
      config[key] === undefined || config[key] === none,
      `old entries are dropped: ${key} is ${config[key]}`,
      edit(`"${key}": ${none}`),
    );
  if (found.length === 0) found.push(good(about, 'kept as it should be'));
  return found;
}

/** Whether the other copies of a stream keep up; only its leader knows. */
function copies(about, cluster) {
  return (cluster?.replicas ?? [])
    .filter(({ current, offline, lag = 0 }) => offline || !current || lag > 0)
    .map(({ name, offline, lag = 0, active = 0 }) => {
      const heard = active > 0 ? `, last heard of ${(active / 1e9).toFixed(1)} s ago` : '';
      return wrong(
        about,
        `${name} is ${offline ? 'away' : `behind${lag ? ` by ${lag} messages` : ''}`}${heard}`,
        'do not restart another node before /healthz of this one is ok',
      );
    });
}

async function viaMonitors(monitors) {
  const found = [];
  const clocks = [];
  const pages = await Promise.all(
    monitors.map(async (monitor) => {
      try {
        const before = Date.now();
        const varz = (await page(monitor, 'varz')).body;
        const about = varz.server_name;
        // Half the way there and back is how well the clock of another machine can be read.
        clocks.push({ about, ahead: Date.parse(varz.now) - (before + Date.now()) / 2 });
        const [health, jsz] = [
          await page(monitor, 'healthz'),
          (await page(monitor, 'jsz?accounts=1&streams=1&config=1')).body,
        ];
        return { about, varz, health, jsz, host: new URL(monitor).hostname };
      } catch (error) {
        found.push(
          wrong(
            monitor,
            `it does not answer (${error.cause?.code ?? error.message})`,
            'start it, or correct its address',
          ),
        );
        return null;
      }
    }),
  );
  const seen = new Set();
  for (const one of pages.filter(Boolean)) {
    const { about, varz, health, jsz } = one;
    found.push(...settings(about, varz));
    if (!health.ok)
      found.push(
        wrong(
          about,
          `it is not healthy: ${health.body.error ?? health.body.status}`,
          'wait; do not restart another node meanwhile',
        ),
      );
    if (varz.cluster?.urls && !jsz.meta_cluster?.leader)
      found.push(
        wrong(
          about,
          'the nodes have no leader',
          'start more than half of them, and see that they reach each other',
        ),
      );
    for (const { name: account, stream_detail: streams = [] } of jsz.account_details ?? [])
      for (const { name, config, cluster } of streams) {
        const key = `${account} ${name}`;
        if (!seen.has(key)) found.push(...stream(config));
        seen.add(key);
        if (cluster?.leader === about) found.push(...copies(name, cluster));
      }
  }
  if (pages.some(Boolean) && seen.size === 0)
    found.push(wrong('streams', 'no brand has its stream yet', 'make them: docs/team.md'));
  if (clocks.length > 0) {
    const ahead = clocks.map((clock) => clock.ahead);
    const apart = Math.max(...ahead) - Math.min(...ahead);
    if (apart > SKEW)
      found.push(
        wrong(
          'clocks',
          `they differ by ${(apart / 1_000).toFixed(1)} s (${clocks.map((one) => `${one.about} ${(one.ahead / 1_000).toFixed(1)}`).join(', ')}, against this machine)`,
          'synchronise them (NTP)',
        ),
      );
    else if (Math.max(...ahead.map(Math.abs)) > 5 * SKEW)
      found.push(
        wrong(
          'clocks',
          `this machine and the nodes differ by ${(ahead[0] / 1_000).toFixed(1)} s`,
          'synchronise them (NTP)',
        ),
      );
    else found.push(good('clocks', `within ${Math.ceil(Math.max(apart, 1))} ms of each other`));
  }
  return { found, nodes: pages.filter(Boolean) };
}

/** Opens a websocket as a browser's page of `origin` would. @returns {Promise<number>} the status; 101 lets it in */
function knock(address, origin) {
  const url = new URL(address);
  const request = url.protocol === 'wss:' ? requestSecure : requestPlain;
  return new Promise((resolve, reject) => {
    const asked = request({
      host: url.hostname,
      port: url.port || (url.protocol === 'wss:' ? 443 : 80),
      path: url.pathname,
      timeout: 5_000,
      headers: {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': 'dGhyZWFka2VlcGVyIGRvYw==',
        Origin: origin,
      },
    });
    const answer = ({ statusCode }, socket) => {
      socket?.destroy();
      asked.destroy();
      resolve(statusCode);
    };
    asked.once('upgrade', answer);
    asked.once('response', (response) => answer(response, response.socket));
    asked.once('timeout', () => asked.destroy(new Error('no answer within 5 s')));
    asked.once('error', reject);
    asked.end();
  });
}

/** What can be tried from outside at each address: TLS, origins, and coming in without credentials. */
async function fromOutside(addresses, origins) {
  const found = [];
  for (const address of addresses) {
    if (!address.startsWith('wss://'))
      found.push(
        wrong(
          address,
          'no TLS: keys and entries can be read on the way, and Firefox does not connect',
          'websocket { tls { cert_file, key_file } }, or a proxy with TLS before it',
        ),
      );
    for (const origin of origins) {
      try {
        const status = await knock(address, origin);
        found.push(
          status === 101
            ? good(address, `${origin} may connect`)
            : wrong(
                address,
                `${origin} is refused (${status})`,
                'leave allowed_origins and same_origin out of websocket, or let the proxy before it pass this origin',
              ),
        );
      } catch (error) {
        found.push(
          wrong(
            address,
            `it cannot be reached (${error.code ?? error.message})`,
            'start it, or correct its address',
          ),
        );
      }
    }
    try {
      const connection = await wsconnect({ servers: [address], timeout: 5_000, reconnect: false });
      await connection.close();
      found.push(
        wrong(
          address,
          'it lets in whoever comes without credentials',
          'no no_auth_user; operator and resolver: docs/team.md',
        ),
      );
    } catch (error) {
      if (/authorization/i.test(error.message))
        found.push(good(address, 'nobody comes in without credentials'));
      else found.push(unknown(address, `whether it lets in strangers could not be tried (${error.message})`));
    }
  }
  return found;
}

async function viaInvitation(invitation) {
  const { brand, user, jwt, seed, expiresAt } = invitation;
  const about = `invitation of ${user}`;
  const found = [];
  const claims = JSON.parse(Buffer.from(jwt.split('.')[1], 'base64url').toString('utf8'));
  const allowed = claims.nats?.pub?.allow ?? [];
  if (allowed.length === 0)
    found.push(
      wrong(about, 'it may publish everything', 'make it with team:invite, or as docs/team.md says'),
    );
  for (const subject of allowed.filter((one) => /^(>|\$JS\.>|\$JS\.API\.(>|DIRECT\.))/.test(one)))
    found.push(
      wrong(
        about,
        `it may publish ${subject}: enough to write in anybody’s name`,
        'leave direct gets out of its permissions',
      ),
    );
  if (expiresAt && Date.parse(expiresAt) < Date.now()) {
    found.push(wrong(about, `it expired on ${expiresAt.slice(0, 10)}`, 'make a new one'));
    return found;
  }
  let connection;
  try {
    connection = await wsconnect({
      servers: invitation.servers,
      authenticator: jwtAuthenticator(jwt, new TextEncoder().encode(seed)),
      inboxPrefix: `_INBOX_${user}`,
      timeout: 5_000,
      reconnect: false,
    });
  } catch (error) {
    found.push(
      wrong(
        about,
        `it does not get in: ${error.message}`,
        'look whether it was revoked, and whether the address is right',
      ),
    );
    return found;
  }
  try {
    const { version } = connection.info;
    if (!atLeast(version, LEAST_VERSION))
      found.push(
        wrong(about, `it meets version ${version}`, `install nats-server ${LEAST_VERSION} or newer`),
      );
    const { streams } = await jetstreamManager(connection, { checkAPI: false });
    for (const name of [`LEDGER_${brand.id}`, `CLAIMS_${brand.id}`]) {
      try {
        const { config, cluster } = await streams.info(name);
        found.push(...stream(config), ...copies(name, cluster));
      } catch (error) {
        found.push(wrong(name, `it cannot be asked: ${error.message}`, 'make it: docs/team.md'));
      }
    }
  } finally {
    await connection.close();
  }
  return found;
}

/**
 * Looks at servers by their monitoring pages, by an invitation, or both.
 * @param {{ monitors?: string[], invitation?: import('./invitation.d.mts').Invitation | null, origins?: string[] }} at
 *   `monitors`: `http://host:8222` of each node. `origins`: from where browsers come, when not just any extension
 * @returns {Promise<Finding[]>}
 */
export async function diagnose({ monitors = [], invitation = null, origins = ORIGINS }) {
  const { found, nodes } = await viaMonitors(monitors);
  if (monitors.length === 0)
    found.push(
      unknown(
        'nodes',
        'whether messages are on the disk before they are acknowledged, who may come in, and the clocks stand only in their monitoring pages',
        '--monitor http://HOST:8222 for each node',
      ),
    );
  const addresses =
    invitation?.servers ??
    nodes
      .filter(({ varz }) => varz.websocket?.port)
      .map(({ host, varz: { websocket } }) => {
        const all = ['0.0.0.0', '::', undefined].includes(websocket.host);
        return `${websocket.no_tls ? 'ws' : 'wss'}://${all ? host : websocket.host}:${websocket.port}`;
      });
  found.push(...(await fromOutside(addresses, origins)));
  if (invitation) found.push(...(await viaInvitation(invitation)));
  found.push(
    unknown(
      'backups',
      'no server knows whether its copies are kept elsewhere',
      'restore one into an empty cluster now and then: docs/team.md',
    ),
  );
  // Two nodes, or a page and an invitation, may tell the same.
  return found.filter(
    (one, at) => found.findIndex((other) => other.about === one.about && other.says === one.says) === at,
  );
}
