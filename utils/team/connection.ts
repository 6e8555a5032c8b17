/**
 * The way to a team's log: NATS JetStream by WebSocket. The only file that knows its client; it is loaded when a team is there, and
 * keeps nothing that could not be asked for again.
 */
import {
  type ConsumerMessages,
  DeliverPolicy,
  JetStreamApiCodes,
  JetStreamApiError,
  type JetStreamClient,
  type JetStreamManager,
  type JsMsg,
  jetstream,
  jetstreamManager,
  type MsgRequest,
} from '@nats-io/jetstream';
import {
  AuthorizationError,
  jwtAuthenticator,
  type NatsConnection,
  PermissionViolationError,
  UserAuthenticationExpiredError,
  wsconnect,
} from '@nats-io/nats-core';
import type { Invitation } from './invitation';
import { type Claims, type LogFault, type Logged, NoLog, type TeamLog } from './log';
import {
  aboutIn,
  aboutOf,
  allClaimsOf,
  allOf,
  authorIn,
  byDeviceOf,
  claimSubject,
  claimsOf,
  logOf,
  presenceOf,
} from './subject';

/** In ms: what has not answered by then is taken for gone. */
const PATIENCE = 10_000;
/** In ms: Chromium ends a worker that hears nothing for 30 s. */
const PING = 20_000;
/** So many messages make a portion. */
const SOME = 500;
/** In ms: so long a portion that is not full waits for what was told to be left: it may have been taken out meanwhile. */
const AWHILE = 5_000;
/** Room in a message for what is not its body: the subject, the headers. */
const ASIDE = 4_096;

/** Fails with `NoLog`, as everything that it gives does. */
export async function connectTo(invitation: Invitation): Promise<TeamLog> {
  const { servers, user, jwt, seed, brand } = invitation;
  const connection = await mapped(null, () =>
    wsconnect({
      servers,
      authenticator: jwtAuthenticator(jwt, new TextEncoder().encode(seed)),
      inboxPrefix: `_INBOX_${user}`,
      name: 'threadkeeper',
      timeout: PATIENCE,
      pingInterval: PING,
      maxPingOut: 2,
      // Whoever tries again looks at the cursor first.
      reconnect: false,
    }),
  );
  const js = jetstream(connection, { timeout: PATIENCE });
  try {
    const manager = await mapped(connection, () =>
      jetstreamManager(connection, { checkAPI: false, timeout: PATIENCE }),
    );
    return {
      ...logBy(connection, js, manager, brand.id),
      claims: claimsBy(connection, js, manager, brand.id),
      writes: (caseId) => connection.publish(presenceOf(brand.id, user), caseId),
      writing: () => writingBy(connection, brand.id, user),
    };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

function logBy(
  connection: NatsConnection,
  js: JetStreamClient,
  manager: JetStreamManager,
  brand: string,
): Omit<TeamLog, 'claims' | 'writes' | 'writing'> {
  const [stream, all] = [logOf(brand), allOf(brand)];
  return {
    longest: (connection.info?.max_payload ?? 1_048_576) - ASIDE,
    head: () =>
      mapped(connection, async () => {
        const info = await manager.streams.info(stream);
        // Servers before 2.10 tell no time.
        const now = (info as { ts?: string }).ts;
        return {
          created: String(info.created),
          last: info.state.last_seq,
          now: now === undefined ? null : Date.parse(now),
        };
      }),
    idAt: (seq) =>
      mapped(connection, async () => {
        const { consumer, left } = await consumerFrom(js, stream, all, seq);
        const message = left === 0 ? null : await consumer.next({ expires: PATIENCE });
        return message?.seq === seq ? message.headers?.get(MESSAGE_ID) || null : null;
      }),
    append: (some) =>
      mapped(connection, async () => {
        const expect = { streamName: stream };
        const acks = await Promise.all(
          some.map(({ id, subject, body }) => js.publish(subject, body, { msgID: id, expect })),
        );
        // Dropped as sent before. By us, when a try before this one came half-way; or by somebody who took our id to have ours dropped.
        const dropped = some.flatMap((one, n) => (acks[n]?.duplicate ? { ...one, seq: acks[n].seq } : []));
        const there = await subjectsOf(connection, js, stream, all, dropped);
        await Promise.all(
          dropped
            .filter(({ seq, subject }) => there.get(seq) !== subject)
            .map(({ subject, body }) => js.publish(subject, body, { expect })),
        );
      }),
    read: (seq) => readFrom(connection, js, stream, all, seq),
    purge: (entity, entityId, upTo) =>
      mapped(connection, async () => {
        for (const filter of aboutIn(brand, entity, entityId))
          await manager.streams.purge(stream, { filter, seq: upTo + 1 });
      }),
    between: async (first, last) => {
      const some = await readAll(readFrom(connection, js, stream, all, first - 1, last - first + 1), last);
      return some.filter(({ seq }) => seq <= last);
    },
    about: async (entity) => {
      const subjects = aboutOf(brand, entity);
      const found = await Promise.all(subjects.map((of) => readAll(readFrom(connection, js, stream, of, 0))));
      return found.flat().sort((a, b) => a.seq - b.seq);
    },
    history: async (entity, entityId, before) => {
      const found = await Promise.all(
        aboutIn(brand, entity, entityId).map(async (filter) => {
          // Most have nothing that is older: one question says so.
          const ask = { seq: 1, next_by_subj: filter } as unknown as MsgRequest;
          const first = await mapped(connection, () => manager.streams.getMessage(stream, ask));
          if (!first || first.seq >= before) return [];
          return readAll(readFrom(connection, js, stream, filter, first.seq - 1), before - 1);
        }),
      );
      return found
        .flat()
        .filter(({ seq }) => seq < before)
        .sort((a, b) => a.seq - b.seq);
    },
    newest: (entity) =>
      mapped(connection, async () => {
        const [last_by_subj] = aboutOf(brand, entity) as [string, string];
        const message = await manager.streams.getMessage(stream, { last_by_subj });
        return message && { body: message.string(), at: message.time.getTime() };
      }),
    firstBy: (device) =>
      mapped(connection, async () => {
        const { consumer, left } = await consumerFrom(js, stream, byDeviceOf(brand, device), 1);
        const first = left === 0 ? null : await consumer.next({ expires: PATIENCE });
        return first ? (authorIn(brand, first.subject)?.user ?? null) : null;
      }),
    close: () => connection.close(),
  };
}

function claimsBy(
  connection: NatsConnection,
  js: JetStreamClient,
  manager: JetStreamManager,
  brand: string,
): Claims {
  const stream = claimsOf(brand);
  return {
    head: () =>
      mapped(connection, async () => {
        const { created, state } = await manager.streams.info(stream);
        return { created: String(created), last: state.last_seq };
      }),
    put: (caseId, body, over) =>
      mapped(connection, async () => {
        const expect = { streamName: stream, lastSubjectSequence: over };
        try {
          return (await js.publish(claimSubject(brand, caseId), body, { expect })).seq;
        } catch (error) {
          // Whose word is just being written is another answer than whose word is there.
          if (error instanceof JetStreamApiError && TOO_LATE.includes(error.code)) return null;
          throw error;
        }
      }),
    last: (caseId) =>
      mapped(connection, async () => {
        const subject = claimSubject(brand, caseId);
        const message = await manager.streams.getMessage(stream, { last_by_subj: subject });
        return message && { seq: message.seq, body: message.string(), at: message.time.getTime() };
      }),
    read: (seq) => readFrom(connection, js, stream, allClaimsOf(brand), seq),
  };
}

const TOO_LATE: readonly number[] = [
  JetStreamApiCodes.StreamWrongLastSequence,
  JetStreamApiCodes.StreamWrongLastSequenceUnknown,
];

async function* writingBy(connection: NatsConnection, brand: string, self: string) {
  for await (const message of connection.subscribe(presenceOf(brand, '*'))) {
    const user = message.subject.split('.')[2];
    const caseId = message.string();
    // Whatever else is said there is none of ours.
    if (user !== undefined && user !== self && caseId.length <= LONGEST_ID) yield { user, caseId };
  }
}

/** In letters. */
const LONGEST_ID = 200;

const MESSAGE_ID = 'Nats-Msg-Id';

/** The subjects that stand between the first and the last of these. */
async function subjectsOf(
  connection: NatsConnection,
  js: JetStreamClient,
  stream: string,
  all: string,
  some: readonly { seq: number }[],
): Promise<Map<number, string>> {
  const found = new Map<number, string>();
  if (some.length === 0) return found;
  const seqs = some.map(({ seq }) => seq);
  const [first, last] = [Math.min(...seqs), Math.max(...seqs)];
  const read = await readAll(readFrom(connection, js, stream, all, first - 1), last);
  for (const { seq, subject } of read) found.set(seq, subject);
  return found;
}

/** Reads what is there from this number on; `left`: how much that is. */
async function consumerFrom(js: JetStreamClient, stream: string, all: string, seq: number) {
  // One filter, as text: a list of them goes to an address that no permission can tell apart.
  const consumer = await js.consumers.get(stream, {
    filter_subjects: all,
    deliver_policy: DeliverPolicy.StartSequence,
    opt_start_seq: seq,
  });
  return { consumer, left: (await consumer.info()).num_pending };
}

/** What is there now, up to this number: all of it, or it fails. */
async function readAll(
  reading: ReturnType<typeof readFrom>,
  last = Number.POSITIVE_INFINITY,
): Promise<Logged[]> {
  const found: Logged[] = [];
  for await (const { messages, left, quiet } of reading) {
    found.push(...messages);
    if ((messages.at(-1)?.seq ?? 0) >= last) return found;
    if (quiet) break;
    if (left === 0) return found;
  }
  throw new NoLog('unreachable', `only ${found.length} messages came`);
}

/** `ahead`: so many are asked for at once. `quiet`: what was told to be left did not come for a while. */
async function* readFrom(
  connection: NatsConnection,
  js: JetStreamClient,
  stream: string,
  all: string,
  seq: number,
  ahead = 2 * SOME,
): AsyncGenerator<{ messages: Logged[]; left: number; quiet?: true }> {
  const { consumer, left } = await mapped(connection, () => consumerFrom(js, stream, all, seq + 1));
  if (left === 0) yield { messages: [], left };
  const coming: ConsumerMessages = await mapped(connection, () => consumer.consume({ max_messages: ahead }));
  const closed = connection.closed().then(() => 'closed' as const);
  try {
    const each = coming[Symbol.asyncIterator]();
    let next = each.next();
    for (let messages: Logged[] = []; ; ) {
      const came = await mapped(connection, () =>
        Promise.race([next, closed, ...(messages.length > 0 ? [awhile()] : [])]),
      );
      if (came === 'closed') throw await reasonOf(connection, new Error('the connection was closed'));
      if (came === 'awhile') {
        yield { messages, left: 0, quiet: true };
        messages = [];
        continue;
      }
      if (came.done) return;
      next = each.next();
      messages.push(loggedFrom(came.value));
      const { pending } = came.value.info;
      if (messages.length < SOME && pending > 0) continue;
      yield { messages, left: pending };
      messages = [];
    }
  } finally {
    coming.stop();
  }
}

const awhile = () => new Promise<'awhile'>((done) => setTimeout(() => done('awhile'), AWHILE));

const loggedFrom = (message: JsMsg): Logged => ({
  seq: message.seq,
  subject: message.subject,
  at: message.time.getTime(),
  id: message.headers?.get(MESSAGE_ID) || null,
  body: message.string(),
});

async function mapped<T>(connection: NatsConnection | null, doing: () => Promise<T>): Promise<T> {
  try {
    return await doing();
  } catch (error) {
    throw await reasonOf(connection, error);
  }
}

/** A connection that the server closed knows why better than what was under way. */
async function reasonOf(connection: NatsConnection | null, error: unknown): Promise<NoLog> {
  if (error instanceof NoLog) return error; // of this script's own class
  const closed = connection?.isClosed() ? await connection.closed() : null;
  const why = closed instanceof Error ? closed : error;
  return new NoLog(faultOf(why) ?? faultOf(error) ?? 'unreachable', String(why));
}

function faultOf(error: unknown): LogFault | null {
  if (error instanceof AuthorizationError) return 'not-accepted';
  // What a server says to a connection that stands while its user is revoked has no class of its own (nats-core 3.4).
  if (error instanceof Error && /\bUser Authentication Revoked\b/i.test(error.message)) return 'not-accepted';
  if (error instanceof UserAuthenticationExpiredError) return 'expired';
  if (error instanceof PermissionViolationError) return 'not-permitted';
  if (error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamNotFound) return 'no-log';
  return error instanceof Error && error.cause !== undefined ? faultOf(error.cause) : null;
}
