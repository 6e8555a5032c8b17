/** The servers of each kind. What each demands is from the documentation that its client cites. */
import type { DestinationKind, Place } from '../../utils/destinations/destination';
import { FakeServer, type Heard, type Reply } from './server';

type Json = Record<string, unknown>;
const asJson = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
/** A server that takes one message at one secret path. */
abstract class Hook extends FakeServer {
  readonly posts: Json[] = [];
  abstract readonly path: string;
  abstract readonly origin: string;

  get place(): Place {
    return { kind: this.kind, origin: this.origin, fields: {} };
  }
  get key() {
    return this.origin + this.path;
  }
  protected abstract wordsIn(post: Json): string | null;
  protected abstract taken: Reply;
  /** As the product says that there is no such webhook, and that this is no message. */
  protected abstract gone: Reply;
  protected abstract malformed: Reply;

  arrived() {
    return this.posts.map((post) => /\bid (\S+)/.exec(this.wordsIn(post) ?? '')?.[1] ?? '');
  }

  protected answer({ method, path, json }: Heard): Reply {
    if (method !== 'POST') return { status: 405 };
    if (path !== this.path) return this.gone;
    const post = asJson(json);
    if (!this.wordsIn(post)) return this.malformed;
    this.posts.push(post);
    return this.taken;
  }
}

export class SlackServer extends Hook {
  readonly kind = 'slack' as const;
  readonly origin = 'https://hooks.slack.com';
  readonly path = '/services/T00000000/B00000000/aSecret';
  protected taken = { status: 200, body: 'ok' };
  protected gone = { status: 404, body: 'no_service' };
  protected malformed = { status: 400, body: 'invalid_payload' };
  /** One message a second, with short bursts (docs.slack.dev/apis/web-api/rate-limits). */
  override limits = {
    perSecond: 4,
    tooMany: { status: 429, headers: { 'retry-after': '1' }, body: 'rate_limited' },
  };
  protected wordsIn({ text }: Json) {
    if (typeof text !== 'string' || text === '') return null;
    // Whatever is not an entity is Slack's own markup.
    if (/[<>]|&(?!amp;|lt;|gt;)/.test(text)) this.complain(`markup in ${text}`);
    return text;
  }
}

/** As Mattermost says what went wrong, whatever it was. */
const failing = (id: string, message: string, status: number): Reply => ({
  status,
  body: { id, message, detailed_error: '', request_id: 'a-request', status_code: status },
});

export class MattermostServer extends Hook {
  readonly kind = 'mattermost' as const;
  readonly origin = 'https://chat.nimbus.example';
  readonly path = '/hooks/a-generated-key';
  protected taken = { status: 200, body: 'ok' };
  protected gone = failing('web.incoming_webhook.invalid.app_error', 'Invalid webhook.', 400);
  protected malformed = failing('web.incoming_webhook.text.app_error', 'No text specified.', 400);
  protected wordsIn({ text }: Json) {
    if (typeof text !== 'string' || text === '') return null;
    if (/@(all|channel|here)\b/.test(text)) this.complain(`calls everybody: ${text}`);
    return text;
  }
}

export class TeamsServer extends Hook {
  readonly kind = 'teams' as const;
  readonly origin = 'https://prod-01.westeurope.logic.azure.com';
  readonly path = '/workflows/a1/triggers/manual/paths/invoke?api-version=2016-06-01&sig=aSecret';
  protected taken = { status: 202 };
  protected gone = {
    status: 404,
    body: { error: { code: 'WorkflowNotFound', message: 'The workflow could not be found.' } },
  };
  protected malformed = {
    status: 400,
    body: { error: { code: 'TriggerInputSchemaMismatch', message: 'The input body is of another schema.' } },
  };
  /** 28 KB (learn.microsoft.com, “connectors-using”). */
  override limits = {
    bytes: 28 * 1024,
    tooLarge: {
      status: 413,
      body: { error: { code: 'RequestEntityTooLarge', message: 'The request is too large.' } },
    },
  };
  protected wordsIn({ type, attachments }: Json) {
    if (type !== 'message' || !Array.isArray(attachments)) return null;
    const { contentType, content } = asJson(attachments[0]);
    const card = asJson(content);
    if (contentType !== 'application/vnd.microsoft.card.adaptive' || card.type !== 'AdaptiveCard')
      return null;
    if (typeof card.version !== 'string' || !Array.isArray(card.body)) return null;
    const blocks = card.body.map(asJson);
    if (blocks.some((block) => block.type !== 'TextBlock' || typeof block.text !== 'string')) return null;
    return blocks.map(({ text }) => text).join('\n');
  }
}

export class WebhookServer extends Hook {
  readonly kind = 'webhook' as const;
  readonly origin = 'https://intake.nimbus.example';
  readonly path = '/handoffs?token=aSecret';
  protected taken = { status: 200, body: { received: true } };
  protected gone = { status: 404, body: 'no such place' };
  protected malformed = { status: 400, body: { message: 'no event' } };
  override arrived() {
    return this.posts.flatMap(({ id }) => (typeof id === 'string' ? id : []));
  }
  protected wordsIn({ event, text }: Json) {
    return ['handoff', 'test'].includes(String(event)) && typeof text === 'string' ? text : null;
  }
}

interface Ticket {
  id: number;
  external_id: string;
  subject: string;
  body: string;
}

export class ZendeskServer extends FakeServer {
  readonly kind = 'zendesk' as const;
  readonly place: Place = {
    kind: 'zendesk',
    origin: 'https://nimbus.zendesk.com',
    fields: { email: 'mia@nimbus.example' },
  };
  readonly key = 'aSecretToken';
  readonly tickets: Ticket[] = [];
  /** By Idempotency-Key: what was asked, and the answer. It forgets them after two hours. */
  readonly keys = new Map<string, { asked: string; reply: Reply }>();

  arrived() {
    return this.tickets.map(({ external_id }) => external_id);
  }

  protected answer({ method, path, headers, json }: Heard): Reply {
    const basic = `Basic ${Buffer.from(`mia@nimbus.example/token:${this.key}`).toString('base64')}`;
    if (headers.authorization !== basic) return { status: 401, body: { error: "Couldn't authenticate you" } };
    const url = new URL(path, this.place.origin);
    if (method === 'GET' && url.pathname === '/api/v2/tickets/count')
      return {
        status: 200,
        body: { count: { refreshed_at: '2026-03-02T09:00:00Z', value: this.tickets.length } },
      };
    if (url.pathname !== '/api/v2/tickets') return { status: 404, body: { error: 'InvalidEndpoint' } };
    if (method === 'GET') {
      const id = url.searchParams.get('external_id');
      return { status: 200, body: { tickets: this.tickets.filter(({ external_id }) => external_id === id) } };
    }
    const key = headers['idempotency-key'] ?? '';
    if (key === '' || key.length > 255) this.complain(`the idempotency key is ${key}`);
    const asked = JSON.stringify(json);
    const known = this.keys.get(key);
    if (known && known.asked !== asked)
      return {
        status: 400,
        body: {
          error: 'IdempotentRequestError',
          description: 'Request parameters don’t match the given idempotency key',
        },
      };
    if (known) return { ...known.reply, headers: { 'x-idempotency-lookup': 'hit' } };
    const ticket = asJson(asJson(json).ticket);
    const comment = asJson(ticket.comment);
    if (typeof comment.body !== 'string' || comment.body === '')
      return { status: 422, body: { error: 'RecordInvalid', description: 'Record validation errors' } };
    if (comment.public !== false) this.complain('the hand-off would be mailed');
    const { subject, external_id } = ticket;
    if (typeof external_id !== 'string') this.complain('no external_id');
    const id = 35_436 + this.tickets.length;
    const row = { id, external_id: String(external_id), subject: String(subject), body: comment.body };
    this.tickets.push(row);
    const reply = {
      status: 201,
      body: { ticket: row },
      headers: { 'x-idempotency-lookup': 'miss', location: `${this.place.origin}/api/v2/tickets/${id}.json` },
    };
    this.keys.set(key, { asked, reply });
    return reply;
  }
}

interface Contact {
  id: number;
  identifier: string;
}
interface Conversation {
  id: number;
  contact: number;
  custom_attributes: Json;
  messages: { content: string }[];
}

export class ChatwootServer extends FakeServer {
  readonly kind = 'chatwoot' as const;
  readonly place: Place = {
    kind: 'chatwoot',
    origin: 'https://app.chatwoot.com',
    fields: { account: '7', inbox: '12' },
  };
  readonly key = 'aSecretToken';
  readonly contacts: Contact[] = [];
  readonly conversations: Conversation[] = [];
  channel = 'Channel::Api';

  arrived() {
    return this.conversations.map(({ custom_attributes }) => String(custom_attributes.threadkeeper_id));
  }

  protected answer({ method, path, headers, json }: Heard): Reply {
    if (headers.api_access_token !== this.key)
      return { status: 401, body: { error: 'Invalid Access Token' } };
    const url = new URL(path, this.place.origin);
    const [, rest] = /^\/api\/v1\/accounts\/7(\/.*)$/.exec(url.pathname) ?? [];
    const asked = `${method} ${rest}`;
    const body = asJson(json);
    if (asked === 'GET /inboxes/12') return { status: 200, body: { id: 12, channel_type: this.channel } };
    if (asked === 'GET /contacts/search') {
      const q = url.searchParams.get('q') ?? '';
      const payload = this.contacts.filter(({ identifier }) => identifier.includes(q));
      return { status: 200, body: { meta: { count: payload.length, current_page: 1 }, payload } };
    }
    if (asked === 'POST /contacts') return this.#contact(body);
    const [, contact] = /^GET \/contacts\/(\d+)\/conversations$/.exec(asked) ?? [];
    if (contact !== undefined) {
      const payload = this.conversations.filter((one) => one.contact === Number(contact)).slice(-20);
      return { status: 200, body: { payload } };
    }
    if (asked === 'POST /conversations') return this.#conversation(body);
    return { status: 404, body: { error: 'Resource could not be found' } };
  }

  #contact({ inbox_id, identifier, name }: Json): Reply {
    if (inbox_id !== 12) return { status: 404, body: { error: 'Resource could not be found' } };
    if (typeof identifier !== 'string' || typeof name !== 'string') this.complain('a contact without a name');
    if (this.contacts.some((one) => one.identifier === identifier))
      return {
        status: 422,
        body: { message: 'Identifier has already been taken', attributes: ['identifier'] },
      };
    const contact = { id: 200 + this.contacts.length, identifier: String(identifier) };
    this.contacts.push(contact);
    return { status: 200, body: { payload: { contact, contact_inbox: { source_id: 'a-uuid' } } } };
  }

  #conversation({ source_id, inbox_id, contact_id, custom_attributes, message }: Json): Reply {
    if (typeof source_id !== 'string') this.complain('source_id is required');
    if (inbox_id !== 12 || !this.contacts.some(({ id }) => id === contact_id))
      return { status: 404, body: { error: 'Resource could not be found' } };
    const { content } = asJson(message);
    if (typeof content !== 'string' || content === '') this.complain('a conversation without a message');
    const row = {
      id: 30 + this.conversations.length,
      contact: Number(contact_id),
      custom_attributes: asJson(custom_attributes),
      messages: [{ content: String(content) }],
    };
    this.conversations.push(row);
    return { status: 200, body: row };
  }
}

export const SERVERS: Record<DestinationKind, new (how?: { secure: boolean }) => FakeServer> = {
  slack: SlackServer,
  teams: TeamsServer,
  mattermost: MattermostServer,
  webhook: WebhookServer,
  zendesk: ZendeskServer,
  chatwoot: ChatwootServer,
};
