/** What an answer means, as far as HTTP says it; the clients read the rest. */
import type { Answer, Outcome, Why } from './destination';

/** What a server says is shown and kept: no more of it than this. */
const LONGEST_SAID = 300;
/** A server that wishes more is asked again after a day, in ms. */
const LONGEST_WAIT = 86_400_000;

/** RFC 9110, 10.2.3: seconds, or a date; in ms. Null: it does not say, or not in either form. */
export function waitOf(retryAfter: string | null, now: number): number | null {
  const text = retryAfter?.trim() ?? '';
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1_000, LONGEST_WAIT);
  // Date.parse would take a bare number, or much else, for a date.
  if (!/^[A-Z][a-z]{2,8},? /.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.min(Math.max(0, at - now), LONGEST_WAIT);
}

/** Whether it is a page for people: no API answers so. */
export const isWebPage = ({ type, text }: Answer): boolean =>
  type === 'text/html' || type === 'application/xhtml+xml' || /^\s*<(!doctype|html)\b/i.test(text);

/** What the server said, for people: nothing of a page, and of the rest the beginning. */
export function saidIn(answer: Answer): string {
  if (isWebPage(answer)) return '';
  const json = jsonOf(answer);
  const told = [json?.error, json?.message, json?.description].flatMap((part) =>
    typeof part === 'string' ? part : typeof part === 'object' && part !== null ? titleOf(part) : [],
  );
  return (told.length > 0 ? told.join(': ') : answer.text)
    .trim()
    .replaceAll(/\s+/g, ' ')
    .slice(0, LONGEST_SAID);
}

const titleOf = (part: object): string[] =>
  Object.values(part).filter((value): value is string => typeof value === 'string');

/** The object in it; null where it is none. */
export function jsonOf({ text }: Answer): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** These say that it was not taken and will not be. */
const REFUSED: Record<number, Why> = {
  401: 'key',
  403: 'key',
  404: 'gone',
  410: 'gone',
  413: 'too-long',
};

/**
 * What any answer but a success means. A refusal (4xx) took nothing; whether a server that failed (5xx) or leads elsewhere had
 * taken it before cannot be told.
 */
export function failureIn(answer: Answer, now = Date.now()): Outcome {
  const { status } = answer;
  const said = saidIn(answer);
  if (status === 429) return { is: 'later', why: 'busy', after: waitOf(answer.retryAfter, now), said };
  if (status < 200 || (status >= 300 && status < 400)) return { is: 'unknown', why: 'elsewhere', said };
  if (status === 408 || status >= 500) return { is: 'unknown', why: 'server', said };
  if (status >= 400) return { is: 'refused', why: REFUSED[status] ?? 'form', said };
  // It says that all went well, and not as this place says so.
  return { is: 'unknown', why: isWebPage(answer) ? 'web-page' : 'strange', said };
}

export const isSuccess = (answer: Answer): boolean =>
  answer.status >= 200 && answer.status < 300 && !isWebPage(answer);
