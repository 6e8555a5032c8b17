/** A team's log in plain memory: a list, with a server's ways to fail. It knows nothing of entries. */
import { type Logged, type LogHead, NoLog, type Sending, type TeamLog } from '../../utils/team/log';
import { claimSubject, safe } from '../../utils/team/subject';

/** So many messages are read at once: few, so that a trial has many portions. */
const SOME = 7;

export class Stream {
  created = 'first';
  messages: Logged[] = [];
  /** The number of the newest that there ever was. */
  last = 0;
  /** Appends that are still to fail, after this many of their messages are in. */
  breaks: number[] = [];
  online = true;
  /** The last word about each case. */
  claims = new Map<string, { seq: number; body: string; at: number }>();
  /** Claims whose acknowledgement is still to be lost. */
  unheard = 0;
  #waiting: (() => void)[] = [];

  append(user: string, sent: Sending, at: number): void {
    const [, , author, admin] = sent.subject.split('.');
    // As the server's permissions have it: nobody writes as somebody else.
    if (author !== user && !(author === 'restored' && admin === user))
      throw new NoLog('not-permitted', `${user} may not publish to ${sent.subject}`);
    this.messages.push({ seq: ++this.last, at, ...sent });
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /** All is gone, and an empty one is made in its place. */
  wipe(created: string): void {
    this.created = created;
    this.messages = [];
    this.last = 0;
    this.claims.clear();
  }

  more(): Promise<void> {
    return new Promise((wake) => this.#waiting.push(wake));
  }
}

const lastOf = ({ claims }: Stream) => Math.max(0, ...[...claims.values()].map(({ seq }) => seq));

export function logOn(stream: Stream, user: string, now: () => number): TeamLog {
  const reach = () => {
    if (!stream.online) throw new NoLog('unreachable', 'offline');
  };
  let open = true;
  return {
    longest: 1_000_000,
    head: async (): Promise<LogHead> => {
      reach();
      return { created: stream.created, last: stream.last, now: now() };
    },
    idAt: async (seq) => stream.messages.find((one) => one.seq === seq)?.id ?? null,
    append: async (some) => {
      reach();
      const fails = stream.breaks.shift();
      for (const sent of some.slice(0, fails)) stream.append(user, sent, now());
      if (fails !== undefined) throw new NoLog('unreachable', 'no acknowledgement');
    },
    async *read(seq) {
      for (let last = seq; open; ) {
        reach();
        const all = stream.messages.filter((one) => one.seq > last);
        const messages = all.slice(0, SOME);
        last = messages.at(-1)?.seq ?? last;
        yield { messages, left: all.length - messages.length };
        if (all.length === messages.length) await stream.more();
      }
    },
    between: async (first, last) => {
      reach();
      return stream.messages.filter(({ seq }) => seq >= first && seq <= last);
    },
    about: async (entity) => stream.messages.filter(({ subject }) => subject.split('.').at(-2) === entity),
    history: async (entity, entityId, before) => {
      reach();
      return stream.messages.filter(
        ({ subject, seq }) => seq < before && subject.endsWith(`.${entity}.${safe(entityId)}`),
      );
    },
    newest: async (entity) => {
      reach();
      return (
        stream.messages.findLast(({ subject }) => {
          const parts = subject.split('.');
          return parts.length === 6 && parts[4] === entity;
        }) ?? null
      );
    },
    firstBy: async (device) => {
      const first = stream.messages.find(({ subject }) => {
        const parts = subject.split('.');
        return parts.length === 6 && parts[3] === safe(device);
      });
      return first?.subject.split('.')[2] ?? null;
    },
    purge: async (entity, entityId, upTo) => {
      reach();
      stream.messages = stream.messages.filter(
        ({ subject, seq }) => seq > upTo || !subject.endsWith(`.${entity}.${safe(entityId)}`),
      );
    },
    claims: {
      head: async () => {
        reach();
        return { created: stream.created, last: lastOf(stream) };
      },
      put: async (caseId, body, over) => {
        reach();
        if ((stream.claims.get(caseId)?.seq ?? 0) !== over) return null;
        const seq = lastOf(stream) + 1;
        stream.claims.set(caseId, { seq, body, at: now() });
        if (stream.unheard-- > 0) throw new NoLog('unreachable', 'no acknowledgement');
        return seq;
      },
      last: async (caseId) => stream.claims.get(caseId) ?? null,
      async *read(seq) {
        reach();
        const messages = [...stream.claims]
          .filter(([, one]) => one.seq > seq)
          .sort(([, one], [, other]) => one.seq - other.seq)
          .map(([caseId, one]) => ({ ...one, subject: claimSubject('main', caseId), id: null }));
        yield { messages, left: 0 };
      },
    },
    writes: () => undefined,
    async *writing() {},
    close: async () => {
      open = false;
    },
  };
}
