/**
 * A team's servers, wherever they run, as their administrator speaks to them: brands, invitations, revocations. All keys are
 * in one folder, and whoever has it can do everything.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { jetstreamManager } from '@nats-io/jetstream';
import { jwtAuthenticator, wsconnect } from '@nats-io/nats-core';
import {
  brandToken,
  checkToken,
  checkUser,
  newAccount,
  ownerCredentials,
  userCredentials,
} from './accounts.mjs';
import { claimsStream, ledgerStream } from './streams.mjs';

/**
 * @typedef {object} Brand
 * @property {string} name
 * @property {string} seed its account's
 * @property {Record<string, number>} revocations
 * @property {{ user: string, key: string, role: string, expiresAt: string | null }[]} invited
 */
/**
 * @typedef {object} State
 * @property {string} operator seed
 * @property {string} system seed of the account that the nodes are spoken to with
 * @property {string[]} [addresses] `wss://…` of nodes that run elsewhere
 * @property {import('./node.mjs').Ports[]} [nodes] of nodes that run here
 * @property {Record<string, Brand>} brands
 */

/** How long the nodes may take to be ready, in ms. */
export const PATIENCE = 60_000;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks until the answer is neither null nor an error; throws what stood in the way when it takes too long. */
export async function until(what, ask, patience = PATIENCE) {
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

/** What is known of a team's servers, and what can be asked of them; `openTeam` makes one. */
export class Team {
  /** @param {string} dir @param {State} state */
  constructor(dir, state) {
    this.dir = dir;
    this.state = state;
  }

  /** Every node's address for a browser. */
  get servers() {
    return this.state.addresses ?? this.state.nodes.map(({ websocket }) => `ws://127.0.0.1:${websocket}`);
  }
  /** The monitoring of nodes that run here; elsewhere it is for who runs them to say. */
  get monitors() {
    return (this.state.nodes ?? []).map(({ monitor }) => `http://127.0.0.1:${monitor}`);
  }
  /** How many nodes it has. */
  get size() {
    return this.servers.length;
  }
  /** Ids and names of the brands that were created. */
  get brands() {
    return Object.entries(this.state.brands).map(([id, { name }]) => ({ id, name }));
  }
  /** Changes what is kept; read anew before, since another process may have invited somebody. */
  change(change) {
    const file = path.join(this.dir, 'state.json');
    if (existsSync(file)) this.state = JSON.parse(readFileSync(file, 'utf8'));
    change(this.state);
    // Renamed over the old one: keys are never half written.
    writeFileSync(`${file}.new`, JSON.stringify(this.state, null, 2), { mode: 0o600 });
    renameSync(`${file}.new`, file);
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
    const known = this.state.brands[brand];
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
  async push(brand) {
    const { name, seed, revocations } = this.#brand(brand);
    const token = await brandToken(this.state.operator, name, seed, revocations);
    await this.#with(this.state.system, (connection) =>
      until(`the nodes take the account of ${brand}`, async () => {
        const running = await this.running(connection);
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

  async makeStreams(brand) {
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
    this.change(({ brands }) => {
      brands[id] ??= { name, seed: newAccount(), revocations: {}, invited: [] };
    });
    await this.push(id);
    await this.makeStreams(id);
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
    this.change(({ brands }) => brands[brand].invited.push({ user, key, role, expiresAt: end }));
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
    this.change(({ brands }) => {
      for (const [id, { invited, revocations }] of Object.entries(brands)) {
        if (brand && id !== brand) continue;
        const keys = invited.filter((one) => one.user === user).map(({ key }) => key);
        for (const key of keys) revocations[key] = Math.floor(Date.now() / 1_000);
        if (keys.length > 0) theirs.push(id);
      }
    });
    if (theirs.length === 0) throw new Error(`Nobody called "${user}" was invited.`);
    for (const id of theirs)
      await this.push(id).catch((error) => {
        throw new Error(
          `It is noted, but no node could be told (${error.message}) Do it again when they run: until then ${user} comes in.`,
        );
      });
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

  /** How many nodes run now. */
  async running(connection) {
    const answers = await connection.requestMany('$SYS.REQ.SERVER.PING', '', {
      strategy: 'count',
      maxMessages: this.size,
      maxWait: 2_000,
    });
    let running = 0;
    for await (const _ of answers) running++;
    return running;
  }

  /** Waits until every brand answers. */
  async ready() {
    for (const { id } of this.brands)
      await this.asOwner(id, (manager) =>
        until(`${id} has a leader`, async () => {
          await manager.getAccountInfo();
          for (const name of [`LEDGER_${id}`, `CLAIMS_${id}`]) {
            const { cluster } = await manager.streams.info(name);
            if (this.size > 1 && !cluster?.leader) return null;
          }
          return true;
        }),
      );
  }
}

/** The team whose keys are in `dir`; throws one sentence when there are none. */
export function openTeam(dir) {
  const file = path.join(dir, 'state.json');
  if (!existsSync(file))
    throw new Error(
      'There is no team here yet: "npm run team:up" for trying, "npm run team:prepare" in earnest.',
    );
  return new Team(path.resolve(dir), JSON.parse(readFileSync(file, 'utf8')));
}
