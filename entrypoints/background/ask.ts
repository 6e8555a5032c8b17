/**
 * The one place where a request leaves the browser: to a destination that the user set up, with what they handed over. Without
 * cookies, without an address of ours, and never where a server leads to: it could lead anywhere.
 */
import { type Answer, NoAnswer, type Question } from '../../utils/destinations/destination';

/** In ms: a worker that waits for an answer any longer is ended by Chromium (30 s). */
const PATIENCE = 20_000;
/** Characters of an answer: nothing that is read stands behind them. */
const LONGEST = 65_536;

export async function ask(
  { method, url, headers = {}, json }: Question,
  patience = PATIENCE,
): Promise<Answer> {
  try {
    const response = await fetch(url, {
      method,
      headers: json === undefined ? headers : { ...headers, 'content-type': 'application/json' },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      redirect: 'manual',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: AbortSignal.timeout(patience),
    });
    const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
    const retryAfter = response.headers.get('retry-after');
    return { status: response.status, type, retryAfter, text: await beginningOf(response) };
  } catch (error) {
    const late = error instanceof DOMException && error.name === 'TimeoutError';
    throw new NoAnswer(late ? 'time' : 'network', String(error));
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
