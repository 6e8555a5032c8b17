/**
 * The one place where a request leaves the browser: to a destination that the user set up, with what they handed over, and to a
 * feed that they added. Without cookies and without an address of ours. What is sent never goes where a server leads to: it could
 * lead anywhere; a feed may have moved.
 */
import { type Answer, NoAnswer, type Question } from '../../utils/destinations/destination';
import { LARGEST_FEED } from '../../utils/feeds/feed';

/** In ms: a worker that waits for an answer any longer is ended by Chromium (30 s). */
const PATIENCE = 20_000;
/** Characters of an answer: nothing that is read stands behind them. */
const LONGEST = 65_536;

const request = (url: string, how: RequestInit, patience: number): Promise<Response> =>
  fetch(url, {
    ...how,
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    signal: AbortSignal.timeout(patience),
  });

function noAnswer(error: unknown): NoAnswer {
  const late = error instanceof DOMException && error.name === 'TimeoutError';
  return new NoAnswer(late ? 'time' : 'network', String(error));
}

export async function ask(
  { method, url, headers = {}, json }: Question,
  patience = PATIENCE,
): Promise<Answer> {
  try {
    const response = await request(
      url,
      {
        method,
        headers: json === undefined ? headers : { ...headers, 'content-type': 'application/json' },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
        redirect: 'manual',
      },
      patience,
    );
    const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
    const retryAfter = response.headers.get('retry-after');
    return { status: response.status, type, retryAfter, text: await beginningOf(response) };
  } catch (error) {
    throw noAnswer(error);
  }
}

/** A server may answer without end. */
async function beginningOf(response: Response): Promise<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (reader && text.length < LONGEST) {
    const { value, done } = await reader.read();
    if (done) return text;
    text += value;
  }
  await reader?.cancel();
  return text.slice(0, LONGEST);
}

export interface FeedAnswer {
  status: number;
  /** Where it came from at last; '' where the browser does not say. */
  url: string;
  contentType: string;
  etag: string | null;
  lastModified: string | null;
  retryAfter: string | null;
  /** Null: there is more of it than anybody wants, or it was not wanted. */
  body: Uint8Array | null;
}

export type AskFeed = (
  url: string,
  headers: Record<string, string>,
  /** Whether what comes from there is read at all. */
  wanted: (url: string) => Promise<boolean>,
) => Promise<FeedAnswer>;

/**
 * `patience` in ms, for all of it. Where it leads the browser tells only of servers that let themselves be read; of others it says
 * that nothing came, so that is asked once more without following (`leadsAway`).
 */
export const askFeed =
  (patience = PATIENCE): AskFeed =>
  async (url, headers, wanted) => {
    try {
      const response = await request(url, { headers, redirect: 'follow' }, patience);
      const of = (name: string) => response.headers.get(name);
      const read = response.ok && (await wanted(response.url));
      if (!read) await response.body?.cancel();
      return {
        status: response.status,
        url: response.url,
        contentType: of('content-type') ?? '',
        ...{ etag: of('etag'), lastModified: of('last-modified'), retryAfter: of('retry-after') },
        body: read ? await bytesOf(response) : null,
      };
    } catch (error) {
      throw noAnswer(error);
    }
  };

/** Whether the server sends whoever asks elsewhere. */
export async function leadsAway(url: string, patience = PATIENCE): Promise<boolean> {
  try {
    const response = await request(url, { redirect: 'manual' }, patience);
    await response.body?.cancel();
    return response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400);
  } catch {
    return false;
  }
}

/** Unpacked as they come: what a small answer becomes is never in memory as a whole when it is too much. */
async function bytesOf(response: Response): Promise<Uint8Array | null> {
  const reader = response.body?.getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { value, done } = (await reader?.read()) ?? { done: true };
    if (done || !value) break;
    length += value.length;
    if (length > LARGEST_FEED) {
      await reader?.cancel();
      return null;
    }
    pieces.push(value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
