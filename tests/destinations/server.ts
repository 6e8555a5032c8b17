/** A real HTTP server for a destination: it checks what comes as the product’s published API says, and fails as it is told. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { ask } from '../../entrypoints/background/ask';
import type { Ask, DestinationKind, Place } from '../../utils/destinations/destination';
import { CERTIFICATE } from './certificate';

export interface Heard {
  method: string;
  /** With the query. */
  path: string;
  headers: Record<string, string>;
  json: unknown;
}

export interface Reply {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/**
 * How the next request that would change something fares; the others are answered as ever. `accepts`: the server had taken it.
 */
export type Fault =
  | { kind: 'answer'; reply: Reply; accepts?: boolean }
  | { kind: 'drop'; accepts: boolean }
  | { kind: 'silence'; accepts: boolean };

export abstract class FakeServer {
  readonly heard: Heard[] = [];
  /** What the requirements of the API were broken by; there must be nothing in it. */
  readonly complaints: string[] = [];
  faults: Fault[] = [];
  readonly #server;
  #port = 0;

  /** `secure`: by https, for a browser. */
  constructor({ secure = false } = {}) {
    const take = (request: IncomingMessage, response: ServerResponse) => void this.#take(request, response);
    this.#server = secure ? createSecureServer(CERTIFICATE, take) : createServer(take);
  }

  get port() {
    return this.#port;
  }

  abstract readonly kind: DestinationKind;
  abstract readonly place: Place;
  abstract readonly key: string;
  /** The ids, or what stands for them, of the packets that arrived, in their order. */
  abstract arrived(): string[];
  protected abstract answer(heard: Heard): Reply;

  async listen(): Promise<this> {
    await new Promise<void>((done) => this.#server.listen(this.#port, '127.0.0.1', done));
    this.#port = (this.#server.address() as AddressInfo).port;
    return this;
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((done) => this.#server.close(() => done()));
  }

  /** As the program asks, only that the address leads here. `patience` in ms: short where silence is to come, and never else. */
  asks(given?: number): Ask {
    return (question) => {
      const patience = given ?? (this.faults.some(({ kind }) => kind === 'silence') ? 300 : 10_000);
      const { pathname, search, origin } = new URL(question.url);
      if (origin !== this.place.origin) throw new Error(`${question.url} is not on ${this.place.origin}`);
      return ask({ ...question, url: `http://127.0.0.1:${this.#port}${pathname}${search}` }, patience);
    };
  }

  /** What a place takes at once, and how often; a server of its own has neither. */
  protected readonly limits: { bytes?: number; perSecond?: number; tooLarge?: Reply; tooMany?: Reply } = {};
  #posts: number[] = [];

  /** Above its limits: what it answers then, and takes nothing. */
  #refused({ method }: Heard, bytes: number): Reply | null {
    const { bytes: most, perSecond, tooLarge, tooMany } = this.limits;
    if (most !== undefined && bytes > most) return tooLarge ?? { status: 413 };
    if (perSecond === undefined || method !== 'POST') return null;
    const now = performance.now();
    this.#posts = this.#posts.filter((at) => at > now - 1_000);
    if (this.#posts.length >= perSecond) return tooMany ?? { status: 429, headers: { 'retry-after': '1' } };
    this.#posts.push(now);
    return null;
  }

  protected complain(what: string) {
    this.complaints.push(what);
  }

  async #take(request: IncomingMessage, response: ServerResponse) {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const heard: Heard = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers as Record<string, string>,
      json: text === '' ? null : JSON.parse(text),
    };
    // A browser repeats by itself what it sent over a connection that it used before, when that breaks; here each has its own.
    response.shouldKeepAlive = false;
    // Anybody may ask whether somebody is there.
    if (heard.method === 'HEAD') return void response.writeHead(404).end();
    this.heard.push(heard);
    for (const name of ['cookie', 'referer'])
      if (heard.headers[name]) this.complain(`${name}: ${heard.headers[name]}`);
    if (text !== '' && heard.headers['content-type'] !== 'application/json')
      this.complain(`the body is ${heard.headers['content-type']}`);
    const fault = heard.method === 'POST' ? this.faults.shift() : undefined;
    if (fault && 'accepts' in fault && fault.accepts) this.answer(heard);
    if (fault?.kind === 'drop') return void request.socket.destroy();
    if (fault?.kind === 'silence') return;
    const {
      status,
      headers = {},
      body = '',
    } = fault?.reply ??
    this.#refused(
      heard,
      chunks.reduce((sum, { length }) => sum + length, 0),
    ) ??
    this.answer(heard);
    const type = typeof body === 'string' ? 'text/plain' : 'application/json; charset=utf-8';
    response.writeHead(status, { 'content-type': type, ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  }
}
