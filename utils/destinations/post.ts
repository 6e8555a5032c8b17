/**
 * One message to a webhook, and nothing before it: a browser that has a connection open to the server sends the words once more by
 * itself when that connection breaks, and so they might be there twice. Without an answer they may have arrived.
 */
import type { Answer, Ask, Outcome } from './destination';
import { failureIn } from './read-answer';

export async function post(
  address: string,
  json: unknown,
  ask: Ask,
  isTaken: (answer: Answer) => boolean,
  /** That there is no such webhook, where the product does not say it by the status. */
  isGone: (answer: Answer) => boolean = () => false,
): Promise<Outcome> {
  const answer = await ask({ method: 'POST', url: address, json });
  if (isTaken(answer)) return { is: 'sent', link: null, ref: null };
  const failure = failureIn(answer);
  return failure.is === 'refused' && isGone(answer) ? { ...failure, why: 'gone' } : failure;
}
