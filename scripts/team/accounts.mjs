/**
 * Who may do what: the credentials that the servers check. An operator signs accounts, an account signs users. Each brand
 * is an account of its own, so that nothing of one brand, not even a reply, can be named from another.
 */
import { encodeAccount, encodeOperator, encodeUser } from '@nats-io/jwt';
import { createAccount, createOperator, createUser, fromSeed } from '@nats-io/nkeys';

/** @typedef {import('./invitation.d.mts').Role} Role */
/** @typedef {{ allow: string[] }} Subjects */
/** @typedef {{ pub: Subjects, sub: Subjects }} Permissions */

const text = new TextDecoder();
const bytes = new TextEncoder();
/** A key of ours as it is kept: its seed, as text. */
const seedOf = (pair) => text.decode(pair.getSeed());
const pairOf = (seed) => fromSeed(bytes.encode(seed));

export const newOperator = () => seedOf(createOperator());
export const newAccount = () => seedOf(createAccount());
/** The public key of a seed. */
export const publicKey = (seed) => pairOf(seed).getPublicKey();

const TOKEN = /^[A-Za-z0-9_-]{1,64}$/;

/** Throws one sentence when an id of a brand or user is no single token of a subject. */
export function checkToken(what, value) {
  if (!TOKEN.test(value ?? ''))
    throw new Error(`"${value}" cannot be the id of a ${what}: 1 to 64 of A-Z, a-z, 0-9, _ and - only.`);
}

/** Throws one sentence when nobody can be called that. */
export function checkUser(user) {
  checkToken('user', user);
  // `ledger.<brand>.restored.…` is what an admin puts back of others; whoever was called so could write there.
  if (user === 'restored')
    throw new Error('Nobody can be called "restored": entries that were put back stand there.');
}

export const ROLES = ['member', 'reader', 'admin'];

/**
 * What the engine lets somebody do. Nobody may get messages directly (`$JS.API.DIRECT.GET`): the answer goes to a subject
 * that the asker names, whether or not they may publish there, and is the message as it stands, so that anybody, a reader
 * too, could write any words as anybody else's. `STREAM.MSG.GET` wraps it, and a consumer keeps the author's subject.
 * @param {string} brand @param {string} user @param {Role} role
 * @returns {Permissions}
 */
export function permissions(brand, user, role) {
  if (!ROLES.includes(role)) throw new Error(`"${role}" is no role: ${ROLES.join(', ')}.`);
  const ledger = `LEDGER_${brand}`;
  const read = [ledger, `CLAIMS_${brand}`].flatMap((stream) => [
    `$JS.API.STREAM.INFO.${stream}`,
    `$JS.API.STREAM.MSG.GET.${stream}`,
    ...['CREATE', 'INFO', 'MSG.NEXT', 'DELETE'].map((verb) => `$JS.API.CONSUMER.${verb}.${stream}.>`),
    `$JS.ACK.${stream}.>`,
    `$JS.FC.${stream}.>`,
  ]);
  const write = [`ledger.${brand}.${user}.>`, `claim.${brand}.>`, `presence.${brand}.${user}`];
  const restore = [`ledger.${brand}.restored.>`, `$JS.API.STREAM.PURGE.${ledger}`];
  return {
    pub: { allow: [...read, ...(role === 'reader' ? [] : write), ...(role === 'admin' ? restore : [])] },
    sub: { allow: [`_INBOX_${user}.>`, `claim.${brand}.>`, `presence.${brand}.>`] },
  };
}

const NO_LIMITS = {
  subs: -1,
  data: -1,
  payload: -1,
  imports: -1,
  exports: -1,
  wildcards: true,
  // Left out they are 0, and a client tries to connect for ever.
  conn: -1,
  leaf: -1,
};
/** Memory is for the consumers that a seat reads with. */
const STORAGE = { mem_storage: -1, disk_storage: -1, streams: -1, consumer: -1, disallow_bearer: true };

export const operatorToken = (seed, systemAccount) =>
  encodeOperator('threadkeeper', pairOf(seed), { system_account: systemAccount });

export const systemToken = (operator, system) =>
  encodeAccount('system', pairOf(system), { limits: NO_LIMITS }, { signer: pairOf(operator) });

/** The account of a brand. `revocations`: a user's public key → what was signed until then (s since 1970) is void. */
export const brandToken = (operator, brand, seed, revocations) =>
  encodeAccount(
    brand,
    pairOf(seed),
    { limits: { ...NO_LIMITS, ...STORAGE }, revocations },
    { signer: pairOf(operator) },
  );

/**
 * Credentials for one person on one brand; no server has to be told.
 * @param {string} account seed of the brand's account
 * @param {{ brand: string, user: string, role: Role, expiresAt: Date | null }} who
 * @returns {Promise<{ jwt: string, seed: string, key: string }>}
 */
export async function userCredentials(account, { brand, user, role, expiresAt }) {
  const pair = createUser();
  const limits = {
    subs: -1,
    data: -1,
    payload: -1,
    bearer_token: false,
    allowed_connection_types: ['WEBSOCKET'],
  };
  const jwt = await encodeUser(
    user,
    pair,
    pairOf(account),
    { ...limits, ...permissions(brand, user, role) },
    expiresAt ? { exp: Math.floor(expiresAt.getTime() / 1_000) } : {},
  );
  return { jwt, seed: seedOf(pair), key: pair.getPublicKey() };
}

/** Credentials of whoever runs the servers, for one connection: all of an account (a brand's, or the system's). */
export async function ownerCredentials(account) {
  const pair = createUser();
  const jwt = await encodeUser('owner', pair, pairOf(account), { subs: -1, data: -1, payload: -1 });
  return { jwt, seed: seedOf(pair) };
}
