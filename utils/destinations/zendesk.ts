/**
 * Zendesk, Tickets API: POST /api/v2/tickets with `Idempotency-Key`, which it knows for two hours; a key that comes again gives
 * the first answer, one with another body 400. After that the ticket is found by its `external_id`, which is our id:
 * GET /api/v2/tickets?external_id=. With an e-mail address the key is an API token, without one an OAuth access token.
 * https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/#create-ticket, …/#list-tickets, …/#count-tickets;
 * https://developer.zendesk.com/api-reference/ticketing/introduction/#idempotency;
 * https://developer.zendesk.com/api-reference/introduction/security-and-auth/;
 * https://developer.zendesk.com/api-reference/introduction/rate-limits/
 */
import type { Answer, Destination, Outcome, Packet, Place } from './destination';
import { failureIn, isSuccess, jsonOf, saidIn } from './read-answer';
import { bodyOf } from './words';

const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

function headersOf({ fields }: Place, key: string): Record<string, string> {
  const email = fields.email ?? '';
  const authorization = email === '' ? `Bearer ${key}` : `Basic ${base64(`${email}/token:${key}`)}`;
  return { authorization, accept: 'application/json' };
}

/** The ticket has our words in a note: a public comment would be mailed to whoever asked. */
const ticketOf = (packet: Packet) => ({
  ticket: {
    subject: packet.subject,
    comment: { body: bodyOf(packet), public: false },
    external_id: packet.id,
    tags: ['threadkeeper'],
  },
});

function sentAs({ origin }: Place, ticket: unknown): Outcome | null {
  const id = (ticket as { id?: unknown } | undefined)?.id;
  if (typeof id !== 'number') return null;
  return { is: 'sent', link: `${origin}/agent/tickets/${id}`, ref: String(id) };
}

export const zendesk: Destination = {
  findable: true,
  fields: ['email'],
  optional: ['email'],
  secretAddress: false,
  home: ({ origin }) => `${origin}/agent`,
  send: async (packet, place, key, ask, again) => {
    const headers = headersOf(place, key);
    if (again) {
      const url = `${place.origin}/api/v2/tickets?external_id=${encodeURIComponent(packet.id)}`;
      const answer = await ask({ method: 'GET', url, headers });
      const tickets = isSuccess(answer) ? jsonOf(answer)?.tickets : undefined;
      // Nobody knows whether it is there: a new one could be the second.
      if (!Array.isArray(tickets)) return failureIn(answer);
      const known = sentAs(place, tickets[0]);
      if (known) return known;
    }
    const answer = await ask({
      method: 'POST',
      url: `${place.origin}/api/v2/tickets`,
      headers: { ...headers, 'idempotency-key': packet.id },
      json: ticketOf(packet),
    });
    const sent = isSuccess(answer) ? sentAs(place, jsonOf(answer)?.ticket) : null;
    return sent ?? notTaken(answer);
  },
  test: async (place, key, ask) => {
    const answer = await ask({
      method: 'GET',
      url: `${place.origin}/api/v2/tickets/count`,
      headers: headersOf(place, key),
    });
    const count = isSuccess(answer) ? jsonOf(answer)?.count : undefined;
    return count === undefined ? failureIn(answer) : { is: 'sent', link: null, ref: null };
  },
};

function notTaken(answer: Answer): Outcome {
  // The first one with this key is still being worked on, or had other words: the next try looks for it.
  const known = answer.status === 409 || jsonOf(answer)?.error === 'IdempotentRequestError';
  return known ? { is: 'unknown', why: 'busy', said: saidIn(answer) } : failureIn(answer);
}
