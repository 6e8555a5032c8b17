/**
 * Nodes of nats-server on this machine's loopback, for trying and for tests. All of their state is in one folder, so they can
 * be started again.
 */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { newAccount, newOperator } from './accounts.mjs';
import { configuration } from './node.mjs';
import { atLeast, serverProgram, versionOf } from './server.mjs';
import { Team, until } from './team.mjs';

/** @typedef {import('./team.mjs').State} State */
/** @typedef {import('./node.mjs').Ports} Ports */
/**
 * @typedef {object} Settings how nodes are started; the tests of the doctor start some wrongly
 * @property {{ cert: string, key: string, host?: string }} [tls] files; then addresses are `wss://host:…`
 * @property {string[]} [origins] what may connect from a browser; left out: everything
 * @property {string} [sync] `sync_interval`; `always` when left out. Always in quotes: a bare 2m is two million nanoseconds
 * @property {boolean} [anonymous] whoever comes without credentials is let in
 * @property {string} [program] the server's program
 */

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

/** Nodes on this machine and what is known of them; `startCluster` makes one. */
export class Cluster extends Team {
  /** @type {(import('node:child_process').ChildProcess | null)[]} */
  #children = [];
  /** Nodes never outlive the process that started them, however it ends but by kill -9. */
  #atExit = () => {
    for (const child of this.#children) child?.kill('SIGKILL');
  };

  /** @param {string} dir @param {State} state @param {Settings} settings */
  constructor(dir, state, settings) {
    super(dir, state);
    this.settings = settings;
    this.#children = state.nodes.map(() => null);
  }

  get servers() {
    const { tls } = this.settings;
    return this.state.nodes.map(({ websocket }) =>
      tls ? `wss://${tls.host ?? '127.0.0.1'}:${websocket}` : `ws://127.0.0.1:${websocket}`,
    );
  }
  get nodes() {
    return this.state.nodes;
  }
  /** The process of a node that runs, else null. */
  pid(node) {
    return this.#children[node]?.pid ?? null;
  }

  async #configure(node) {
    const { nodes, operator, system } = this.state;
    const { tls, origins, sync = 'always', anonymous } = this.settings;
    const { client, monitor: monitoring, websocket, route } = nodes[node];
    const at = (port) => `127.0.0.1:${port}`;
    const folder = path.join(this.dir, `n${node}`);
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, 'node.conf');
    const text = await configuration({
      name: `n${node}`,
      listen: { client: at(client), monitor: at(monitoring), websocket: at(websocket), route: at(route) },
      routes: nodes.map((one) => at(one.route)),
      store: folder,
      file: '20G',
      ...(tls ? { tls } : {}),
      ...(origins ? { origins } : {}),
      // Debian 12's own does not know the key, and would not start.
      sync: atLeast(this.version, '2.10.0') ? sync : null,
      keys: anonymous ? null : { operator, system },
    });
    writeFileSync(file, text, { mode: 0o600 });
    return file;
  }

  /** Starts a node and comes back when it is alive; that it has caught up is what `ready` waits for. */
  async start(node) {
    if (this.#children[node]) throw new Error(`n${node} runs already.`);
    const file = await this.#configure(node);
    const folder = path.dirname(file);
    const log = openSync(path.join(folder, 'log'), 'a');
    const child = spawn(this.program, ['-c', file], { stdio: ['ignore', log, log], cwd: folder });
    closeSync(log);
    this.#children[node] = child;
    process.off('exit', this.#atExit).on('exit', this.#atExit);
    let ended = null;
    const end = (reason) => {
      ended = reason;
      if (this.#children[node] === child) this.#children[node] = null;
    };
    child.once('error', (error) => end(error.message));
    child.once('exit', (code, signal) => end(signal ?? `exit code ${code}`));
    const { monitor: port } = this.state.nodes[node];
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
    const running = this.state.nodes.filter((_, node) => this.#children[node]);
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
    if (!this.settings.anonymous) await super.ready();
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
    for (const node of this.state.nodes.keys())
      rmSync(path.join(this.dir, `n${node}`, 'jetstream'), { recursive: true, force: true });
    await this.#startAll();
    await this.#healthy();
    for (const brand of Object.keys(this.state.brands)) await this.makeStreams(brand);
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

  /** What the nodes say of themselves, one page of each; null for one that does not answer. */
  async inspect(page) {
    return Promise.all(this.state.nodes.map((ports) => monitor(ports, page).catch(() => null)));
  }

  async running() {
    return (await this.inspect('varz')).filter(Boolean).length;
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
    if (!known) cluster.change(() => {});
    await cluster.#startAll();
    await cluster.#healthy();
    // What was revoked while none ran.
    if (!settings.anonymous) for (const id of Object.keys(state.brands)) await cluster.push(id);
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
