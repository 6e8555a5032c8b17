/** A team's log as the synchronisation needs it: an append-only list on a server. connection.ts is the real one. */

/** What is known of it before anything is read. */
export interface LogHead {
  /** When it was made: another moment is another log. */
  created: string;
  /** The number of its newest message; 0: none was ever written. */
  last: number;
  /** The server's clock, in ms since 1970; null where it does not tell. */
  now: number | null;
}

export interface Sending {
  /** The entry's: the server drops a second message with the same one for a while. */
  id: string;
  subject: string;
  body: string;
}

export interface Logged {
  seq: number;
  subject: string;
  /** When the server took it, in ms since 1970. */
  at: number;
  /** The message id that it was sent with. */
  id: string | null;
  body: string;
}

export interface TeamLog {
  head(): Promise<LogHead>;
  /** The id of the message with this number; null where it was taken out. */
  idAt(seq: number): Promise<string | null>;
  /** Done when the server has acknowledged all of them; where it fails, some of them may be there. */
  append(some: readonly Sending[]): Promise<void>;
  /** Longer bodies are refused, in bytes. */
  readonly longest: number;
  /**
   * What comes after `seq`, in order, in portions; `left`: how many there are behind it now. Where there is nothing, it says so once;
   * and it goes on with what comes new.
   */
  read(seq: number): AsyncGenerator<{ messages: Logged[]; left: number }>;
  /** What is there of these numbers, in order. */
  between(first: number, last: number): Promise<Logged[]>;
  /** All that is there about entities of this kind; only of those that are few. */
  about(entity: string): Promise<Logged[]>;
  /** What is there of an entity, by whomever, before this number, in order. */
  history(entity: string, entityId: string, before: number): Promise<Logged[]>;
  /** The newest message about any entity of this kind that its author wrote; null: there is none. */
  newest(entity: string): Promise<Pick<Logged, 'body' | 'at'> | null>;
  /** Who wrote the first message by this device; null: there is none. */
  firstBy(device: string): Promise<string | null>;
  /** The admin's: takes out what there is of an entity, by whomever, up to and with this number. */
  purge(entity: string, entityId: string, upTo: number): Promise<void>;
  /** Beside it: what only one of the team can have. */
  claims: Claims;
  /** Tells those of the team who are connected now that this user writes about the case; nobody keeps it. */
  writes(caseId: string): void;
  /** Who says so of themselves, as it comes, until the connection ends. Never this user. */
  writing(): AsyncGenerator<{ user: string; caseId: string }>;
  close(): Promise<void>;
}

/** A list of which only the last word about each case is kept, and into which one writes only over what one has seen. */
export interface Claims {
  head(): Promise<Pick<LogHead, 'created' | 'last'>>;
  /** `over`: the number of the last word that is known; 0: there was none. Gives that of the new one; null: another came before it. */
  put(caseId: string, body: string, over: number): Promise<number | null>;
  /** The last word about a case; null: there is none. */
  last(caseId: string): Promise<Pick<Logged, 'seq' | 'body' | 'at'> | null>;
  /** As of the log. */
  read(seq: number): AsyncGenerator<{ messages: Logged[]; left: number }>;
}

/**
 * Why there is no way: `not-accepted` (the credentials, or no more), `expired`, `not-permitted` (this user may not do it),
 * `no-log` (the server has none for this brand), `no-key` (the invitation is not on this machine any more), `no-consent` (the
 * user took back that anything may be sent), `unreachable`, `failed` (it
 * was not the server).
 */
export const LOG_FAULTS = [
  'not-accepted',
  'expired',
  'not-permitted',
  'no-log',
  'no-key',
  'no-consent',
  'unreachable',
  'failed',
] as const;
export type LogFault = (typeof LOG_FAULTS)[number];

export class NoLog extends Error {
  constructor(
    readonly why: LogFault,
    detail: string,
  ) {
    super(detail);
    this.name = 'NoLog';
  }
}

/** Null: it is something else. By its name: the way to the log is a script of its own, with a class of its own. */
export const whyNoLog = (error: unknown): LogFault | null =>
  error instanceof Error && error.name === 'NoLog' ? (error as NoLog).why : null;
