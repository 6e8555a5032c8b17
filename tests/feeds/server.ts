/** A real HTTP server for feeds, which answers as it is told and notes what it was asked. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { CERTIFICATE } from '../destinations/certificate';

export type Page = (request: IncomingMessage, response: ServerResponse) => void;

export class FeedServer {
  /** By path. */
  readonly pages = new Map<string, Page>();
  readonly heard: { path: string; headers: IncomingMessage['headers'] }[] = [];
  readonly #server;
  #port = 0;

  /** `secure`: by https, for a browser. */
  constructor({ secure = false } = {}) {
    const take = (request: IncomingMessage, response: ServerResponse) => {
      const path = request.url ?? '';
      this.heard.push({ path, headers: request.headers });
      const page = this.pages.get(path);
      if (page) page(request, response);
      else response.writeHead(404).end('nobody');
    };
    this.#server = secure ? createSecureServer(CERTIFICATE, take) : createServer(take);
  }

  get port() {
    return this.#port;
  }

  async listen(): Promise<this> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    this.#port = (this.#server.address() as AddressInfo).port;
    return this;
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((done) => this.#server.close(() => done()));
  }
}

/** The same words for everybody. */
export const says =
  (body: string | Uint8Array, headers: Record<string, string> = {}, status = 200): Page =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': 'application/xml', ...headers }).end(body);

/** As servers of feeds do: nothing for who has it already. */
export const tagged =
  (body: string, etag: string, modified: string): Page =>
  (request, response) => {
    const { 'if-none-match': match, 'if-modified-since': since } = request.headers;
    if (match === etag || (match === undefined && since === modified)) {
      response.writeHead(304, { etag }).end();
      return;
    }
    says(body, { etag, 'last-modified': modified })(request, response);
  };
