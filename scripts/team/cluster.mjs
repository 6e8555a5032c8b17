/**
 * Nodes of nats-server on this machine's loopback, for trying and for tests: `startCluster` starts them, `openCluster`
 * speaks to those that another process started. All of their state is in one folder, so they can be started again.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { jetstreamManager } from '@nats-io/jetstream';
import { jwtAuthenticator, wsconnect } from '@nats-io/nats-core';
import {
  brandToken,
  checkToken,
  checkUser,
  newAccount,
  newOperator,
  operatorToken,
  ownerCredentials,
  publicKey,
  systemToken,
  userCredentials,
} from './accounts.mjs';
import { atLeast, serverProgram, versionOf } from './server.mjs';
import { claimsStream, ledgerStream } from './streams.mjs';

/** @typedef {{ client: number, monitor: number, websocket: number, route: number }} Ports */
/**
 * @typedef {object} Brand
 * @property {string} name
 * @property {string} seed its account's
 * @property {Record<string, number>} revocations
 * @property {{ user: string, key: string, role: string, expiresAt: string | null }[]} invited
 */
/** @typedef {{ operator: string, system: string, nodes: Ports[], brands: Record<string, Brand> }} State */
/**
 * @typedef {object} Settings how nodes are started; the tests of the doctor start some wrongly
 * @property {{ cert: string, key: string, host?: string }} [tls] files; then addresses are `wss://host:…`
 * @property {string[]} [origins] what may connect from a browser; left out: everything
 * @property {string} [sync] `sync_interval`; `always` when left out. Always in quotes: a bare 2m is two million nanoseconds
 * @property {boolean} [anonymous] whoever comes without credentials is let in
 * @property {string} [program] the server's program
 */

/** How long the nodes may take to be ready, in ms. */
const PATIENCE = 60_000;

/** How often a node asks the others for accounts: one that was down at a revocation lets the revoked in until then (default 2 min). */
const ACCOUNTS_SYNC = '5s';

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks until the answer is neither null nor an error; throws what stood in the way when it takes too long. */
async function until(what, ask, patience = PATIENCE) {
  const end = Date.now() + patience;
  let reason = null;
  while (Date.now() < end) {
    try {
      const answer = await ask();
      if (answer !== null) return answer;
    } catch (error) {
      reason = error;
    }
    await sleep(100);
  }
  throw new Error(`${what}: not within ${patience / 1_000} s${reason ? ` (${reason.message})` : ''}.`);
}

function free(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** Below those that outgoing connections take, so that only another listener can be in the way. */
async function freePort(taken) {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (taken.has(port) || !(await free(port))) continue;
    taken.add(port);
    return port;
  }
}

async function freePorts(nodes) {
  const taken = new Set();
  const all = [];
  for (let node = 0; node < nodes; node++)
    all.push({
      client: await freePort(taken),
      monitor: await freePort(taken),
      websocket: await freePort(taken),
      route: await freePort(taken),
    });
  return all;
}

/** One page of a node's monitoring, such as `varz`; an HTTP error is one here. */
async function monitor(ports, page) {
  const response = await fetch(`http://127.0.0.1:${ports.monitor}/${page}`, {
    signal: AbortSignal.timeout(5_000),
  });
  if (!response.ok)
    throw new Error(`${page} of port ${ports.monitor}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** Nodes on this machine and what is known of them; `startCluster` and `openCluster` make one. */
export class Cluster {
  /** @type {(import('node:child_process').ChildProcess | null)[]} */
  #children = [];
  /** @type {State} */
  #state;
  /** Nodes never outlive the process that started them, however it ends but by kill -9. */
  #atExit = () => {
    for (const child of this.#children) child?.kill('SIGKILL');
  };

  /** @param {string} dir @param {State} state @param {Settings} settings */
  constructor(dir, state, settings) {
    this.dir = dir;
    this.#state = state;
    this.settings = settings;
    this.#children = state.nodes.map(() => null);
  }

  /** How many nodes it has. */
  get size() {
    return this.#state.nodes.length;
  }
  /** Every node's address for a browser. */
  get servers() {
    const { tls } = this.settings;
    return this.#state.nodes.map(({ websocket }) =>
      tls ? `wss://${tls.host ?? '127.0.0.1'}:${websocket}` : `ws://127.0.0.1:${websocket}`,
    );
  }
  /** Every node's address for its monitoring. */
  get monitors() {
    return this.#state.nodes.map(({ monitor }) => `http://127.0.0.1:${monitor}`);
  }
  get nodes() {
    return this.#state.nodes;
  }
  /** Ids and names of the brands that were created. */
  get brands() {
    return Object.entries(this.#state.brands).map(([id, { name }]) => ({ id, name }));
  }
  /** The process of a node that runs, else null. */
  pid(node) {
    return this.#children[node]?.pid ?? null;
  }

  /** Changes what is kept; read anew before, since another process may have invited somebody. */
  #change(change) {
    const file = path.join(this.dir, 'state.json');
    if (existsSync(file)) this.#state = JSON.parse(readFileSync(file, 'utf8'));
    change(this.#state);
    // Renamed over the old one: keys are never half written.
    writeFileSync(`${file}.new`, JSON.stringify(this.#state, null, 2), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }

  async #configure(node) {
    const { operator, system, nodes } = this.#state;
    const { tls, origins, sync = 'always', anonymous } = this.settings;
    const ports = nodes[node];
    const at = (port) => `"127.0.0.1:${port}"`;
    const folder = path.join(this.dir, `n${node}`);
    mkdirSync(folder, { recursive: true });
    const systemKey = publicKey(system);
    // Debian 12's own does not know the key, and would not start.
    const knowsSync = atLeast(this.version, '2.10.0');
    const lines = [
      `server_name: n${node}`,
      `listen: ${at(ports.client)}`,
      `http: ${at(ports.monitor)}`,
      `websocket { listen: ${at(ports.websocket)}, compression: true, ${
        tls ? `tls { cert_file: "${tls.cert}", key_file: "${tls.key}" }` : 'no_tls: true'
      }${origins ? `, allowed_origins: ${JSON.stringify(origins)}` : ''} }`,
      `jetstream { store_dir: "${folder}", max_mem: 1G, max_file: 20G${knowsSync ? `, sync_interval: "${sync}"` : ''} }`,
      ...(nodes.length > 1
        ? [
            `cluster { name: threadkeeper, listen: ${at(ports.route)}, routes: [${nodes
              .map(({ route }) => `"nats-route://127.0.0.1:${route}"`)
              .join(', ')}] }`,
          ]
        : []),
      ...(anonymous
        ? []
        : [
            `operator: ${await operatorToken(operator, systemKey)}`,
            `system_account: ${systemKey}`,
            `resolver: { type: full, dir: "${path.join(folder, 'accounts')}", allow_delete: false, interval: "${ACCOUNTS_SYNC}" }`,
            `resolver_preload: { ${systemKey}: ${await systemToken(operator, system)} }`,
          ]),
    ];
    const file = path.join(folder, 'node.conf');
    writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
    return file;
  }

  /** Starts a node and comes back when it is alive; that it has caught up is what `ready` waits for. */
  async start(node) {
    if (this.#children[node]) throw new Error(`n${node} runs already.`);
    const file = await this.#configure(node);
    const folder = path.dirname(file);
    const log = openSync(path.join(folder, 'log'), 'a');
    const child = spawn(this.program, ['-c', file], { stdio: ['ignore', log, log], cwd: folder });
    this.#children[node] = child;
    process.off('exit', this.#atExit).on('exit', this.#atExit);
    let ended = null;
    const end = (reason) => {
      ended = reason;
      if (this.#children[node] === child) this.#children[node] = null;
    };
    child.once('error', (error) => end(error.message));
    child.once('exit', (code, signal) => end(signal ?? `exit code ${code}`));
    const { monitor: port } = this.#state.nodes[node];
    await until(`n${node} answers`, async () => {
      if (ended !== null) return ended;
      return (await fetch(`http://127.0.0.1:${port}/varz`)).ok ? true : null;
    });
    if (ended !== null) {
      const said = readFileSync(path.join(folder, 'log'), 'utf8').trim().split('\n').slice(-5).join('\n');
      throw new Error(`n${node} ended at once (${ended}). It last said:\n${said}`);
    }
  }

  /** Waits until the nodes that run are healthy and have a leader among them. */
  async #healthy() {
    const running = this.#state.nodes.filter((_, node) => this.#children[node]);
    for (const ports of running) {
      await until(`port ${ports.monitor} is healthy`, async () => {
        await monitor(ports, 'healthz');
        if (this.size === 1) return true;
        // Green alone is not enough: 2.10 says so before the nodes have a leader.
        const { meta_cluster: meta } = await monitor(ports, 'jsz');
        return meta?.leader && meta.cluster_size === this.size ? true : null;
      });
    }
  }

  /** Waits until the nodes that run are healthy, and every brand answers. */
  async ready() {
    await this.#healthy();
    if (this.settings.anonymous) return;
    for (const brand of Object.keys(this.#state.brands))
      await this.asOwner(brand, (manager) =>
        until(`${brand} has a leader`, async () => {
          await manager.getAccountInfo();
          for (const name of [`LEDGER_${brand}`, `CLAIMS_${brand}`]) {
            const { cluster } = await manager.streams.info(name);
            if (this.size > 1 && !cluster?.leader) return null;
          }
          return true;
        }),
      );
  }

  /** Ends a node at once, as a power cut would; comes back when it is gone. */
  kill(node) {
    return this.#end(node, 'SIGKILL');
  }

  async #end(node, signal) {
    const child = this.#children[node];
    if (!child) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  }

  /** Ends all nodes in order. */
  async stop() {
    await Promise.all(this.#children.map((_, node) => this.#end(node, 'SIGTERM')));
    process.off('exit', this.#atExit);
  }

  /** Loses everything that the team ever wrote, on all nodes; keys and invitations stay good, and the streams are made anew. */
  async wipe() {
    await Promise.all(this.#children.map((_, node) => this.kill(node)));
    for (const node of this.#state.nodes.keys())
      rmSync(path.join(this.dir, `n${node}`, 'jetstream'), { recursive: true, force: true });
    await this.#startAll();
    await this.#healthy();
    for (const brand of Object.keys(this.#state.brands)) await this.#makeStreams(brand);
    await this.ready();
  }

  async #startAll() {
    await Promise.all(this.#children.map((child, node) => (child ? null : this.start(node))));
  }

  /** Starts every node that does not run, and waits until all are ready. */
  async startAll() {
    await this.#startAll();
    await this.ready();
  }

  /** A connection to a node that runs; credentials of `ownerCredentials` or of an invitation. */
  async connect({ jwt, seed }, options = {}) {
    return wsconnect({
      servers: this.servers,
      authenticator: jwtAuthenticator(jwt, new TextEncoder().encode(seed)),
      timeout: 5_000,
      ...options,
    });
  }

  async #with(account, use) {
    const connection = await until('a node lets its owner in', async () =>
      this.connect(await ownerCredentials(account), { reconnect: true }),
    );
    try {
      return await use(connection);
    } finally {
      await connection.close();
    }
  }

  #brand(brand) {
    const known = this.#state.brands[brand];
    if (!known) throw new Error(`There is no brand "${brand}" here.`);
    return known;
  }

  /** Does something with all rights on a brand: `use` gets its stream manager and the connection. */
  asOwner(brand, use) {
    return this.#with(this.#brand(brand).seed, async (connection) =>
      use(await jetstreamManager(connection, { checkAPI: false }), connection),
    );
  }

  /** Tells every node that runs what an account may do now; without a restart. */
  async #push(brand) {
    const { name, seed, revocations } = this.#brand(brand);
    const token = await brandToken(this.#state.operator, name, seed, revocations);
    await this.#with(this.#state.system, (connection) =>
      until(`the nodes take the account of ${brand}`, async () => {
        const running = (await this.inspect('varz')).filter(Boolean).length;
        const answers = await connection.requestMany('$SYS.REQ.CLAIMS.UPDATE', token, {
          strategy: 'count',
          maxMessages: running,
          maxWait: 5_000,
        });
        let taken = 0;
        for await (const answer of answers) {
          const { data, error } = answer.json();
          if (error) throw new Error(`${error.code} ${error.description}`);
          if (data?.code === 200) taken++;
        }
        return taken >= running ? true : null;
      }),
    );
  }

  async #makeStreams(brand) {
    const replicas = this.size >= 3 ? 3 : 1;
    await this.asOwner(brand, (manager) =>
      until(`the streams of ${brand} are made`, async () => {
        await manager.streams.add(ledgerStream(brand, replicas));
        await manager.streams.add(claimsStream(brand, replicas));
        return true;
      }),
    );
  }

  /** Makes a brand's account and streams; done twice, nothing is changed. @param {{ id: string, name: string }} brand */
  async createBrand({ id, name }) {
    checkToken('brand', id);
    this.#change(({ brands }) => {
      brands[id] ??= { name, seed: newAccount(), revocations: {}, invited: [] };
    });
    await this.#push(id);
    await this.#makeStreams(id);
    await this.ready();
  }

  /**
   * Makes what a person needs to join; no server is asked.
   * @param {{ brand: string, user: string, role?: import('./invitation.d.mts').Role, days?: number }} who `days` until it is void; left out: never
   * @returns {Promise<import('./invitation.mjs').Invitation>}
   */
  async invite({ brand, user, role = 'member', days }) {
    checkUser(user);
    const { name, seed: account } = this.#brand(brand);
    const expiresAt = days === undefined ? null : new Date(Date.now() + days * 86_400_000);
    const { jwt, seed, key } = await userCredentials(account, { brand, user, role, expiresAt });
    const end = expiresAt?.toISOString() ?? null;
    this.#change(({ brands }) => brands[brand].invited.push({ user, key, role, expiresAt: end }));
    return {
      format: 'threadkeeper-invitation',
      version: 1,
      brand: { id: brand, name },
      servers: this.servers,
      user,
      role,
      jwt,
      seed,
      expiresAt: end,
    };
  }

  /** Voids every invitation that a person has, on one brand or on all; connections that they have end at once. */
  async revoke(user, brand) {
    /** @type {string[]} */
    const theirs = [];
    this.#change(({ brands }) => {
      for (const [id, { invited, revocations }] of Object.entries(brands)) {
        if (brand && id !== brand) continue;
        const keys = invited.filter((one) => one.user === user).map(({ key }) => key);
        for (const key of keys) revocations[key] = Math.floor(Date.now() / 1_000);
        if (keys.length > 0) theirs.push(id);
      }
    });
    if (theirs.length === 0) throw new Error(`Nobody called "${user}" was invited.`);
    if ((await this.inspect('varz')).every((one) => one === null))
      throw new Error('It is noted, but no node runs to be told: it will be when they are started.');
    for (const id of theirs) await this.#push(id);
  }

  /** The node that leads a brand's ledger: its number. */
  leader(brand) {
    return this.asOwner(brand, (manager) =>
      until(`${brand} has a leader`, async () => {
        const { cluster } = await manager.streams.info(`LEDGER_${brand}`);
        if (this.size === 1) return 0;
        return cluster?.leader ? Number(cluster.leader.slice(1)) : null;
      }),
    );
  }

  /** What the nodes say of themselves, one page of each; null for one that does not answer. */
  async inspect(page) {
    return Promise.all(this.#state.nodes.map((ports) => monitor(ports, page).catch(() => null)));
  }

  async #prepare() {
    this.program = this.settings.program ?? (await serverProgram());
    this.version = versionOf(this.program);
  }

  /** @param {string} dir @param {number} nodes @param {Settings} settings */
  static async start(dir, nodes, settings) {
    const file = path.join(dir, 'state.json');
    mkdirSync(dir, { recursive: true });
    const known = existsSync(file);
    const state = known
      ? JSON.parse(readFileSync(file, 'utf8'))
      : { operator: newOperator(), system: newAccount(), nodes: await freePorts(nodes), brands: {} };
    if (state.nodes.length !== nodes)
      throw new Error(`${dir} has ${state.nodes.length} nodes, not ${nodes}.`);
    const cluster = new Cluster(dir, state, settings);
    await cluster.#prepare();
    for (const ports of state.nodes)
      for (const port of Object.values(ports))
        if (!(await free(port)))
          throw new Error(
            `Port ${port} is taken: the nodes of ${dir} run already, or something else has it.`,
          );
    if (!known) cluster.#change(() => {});
    await cluster.#startAll();
    await cluster.#healthy();
    // What was revoked while none ran.
    if (!settings.anonymous) for (const id of Object.keys(state.brands)) await cluster.#push(id);
    await cluster.ready();
    return cluster;
  }
}

/**
 * Starts nodes, those of `dir` when it has some, and comes back when they are ready.
 * @param {{ dir: string, nodes?: number } & Settings} wanted 3 nodes keep three copies, 1 node one
 */
export function startCluster({ dir, nodes = 3, ...settings }) {
  return Cluster.start(path.resolve(dir), nodes, settings);
}

/** The cluster that another process started in `dir`; throws one sentence when there is none. */
export function openCluster(dir) {
  const file = path.join(dir, 'state.json');
  if (!existsSync(file)) throw new Error('There is no cluster yet: start it with "npm run team:up".');
  return new Cluster(path.resolve(dir), JSON.parse(readFileSync(file, 'utf8')), {});
}
