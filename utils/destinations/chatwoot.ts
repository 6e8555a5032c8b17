/**
 * Chatwoot, Application API, with `api_access_token`: a contact for each case, known by its `identifier`, and a conversation for
 * each hand-off with its first message, known by our id in its `custom_attributes`. Chatwoot knows no idempotency key: before
 * another try the contact's conversations are looked through.
 * https://developers.chatwoot.com/api-reference/contacts/search-contacts, …/contacts/create-contact,
 * …/contacts/contact-conversations, …/conversations/create-new-conversation, …/inboxes/get-an-inbox
 * The inbox has to be one of the kind API: in any other the message would go out to a customer.
 */
import type { Answer, Ask, Destination, Outcome, Packet, Place } from './destination';
import { failureIn, isSuccess, jsonOf } from './read-answer';
import { bodyOf } from './words';

const OUR_ID = 'threadkeeper_id';

type Row = Record<string, unknown>;
const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null;
const rowsIn = (value: unknown): Row[] | null => (Array.isArray(value) ? value.filter(isRow) : null);

class Client {
  constructor(
    readonly place: Place,
    readonly key: string,
    readonly ask: Ask,
  ) {}

  get(path: string): Promise<Answer> {
    return this.ask({ method: 'GET', url: this.#url(path), headers: this.#headers });
  }

  post(path: string, json: unknown): Promise<Answer> {
    return this.ask({ method: 'POST', url: this.#url(path), headers: this.#headers, json });
  }

  get #headers() {
    return { api_access_token: this.key, accept: 'application/json' };
  }

  #url(path: string) {
    return `${this.place.origin}/api/v1/accounts/${encodeURIComponent(this.place.fields.account ?? '')}${path}`;
  }
}

/** Ends the sending with what an answer means. */
class Ended extends Error {
  constructor(readonly outcome: Outcome) {
    super(outcome.is);
  }
}
const end = (answer: Answer): never => {
  throw new Ended(failureIn(answer));
};

const identifierOf = ({ caseId }: Packet) => `threadkeeper:${caseId}`;

async function contactOf(client: Client, packet: Packet): Promise<number | null> {
  const identifier = identifierOf(packet);
  const answer = await client.get(`/contacts/search?q=${encodeURIComponent(identifier)}`);
  const rows = isSuccess(answer) ? rowsIn(jsonOf(answer)?.payload) : null;
  const id = (rows ?? end(answer)).find((row) => row.identifier === identifier)?.id;
  return typeof id === 'number' ? id : null;
}

async function newContact(client: Client, packet: Packet): Promise<number> {
  const { inbox } = client.place.fields;
  const answer = await client.post('/contacts', {
    inbox_id: Number(inbox),
    name: packet.subject,
    identifier: identifierOf(packet),
  });
  const payload = isSuccess(answer) ? jsonOf(answer)?.payload : undefined;
  const contact = isRow(payload) && isRow(payload.contact) ? payload.contact : null;
  return typeof contact?.id === 'number' ? contact.id : end(answer);
}

async function conversationOf(client: Client, contact: number, packet: Packet): Promise<Row | undefined> {
  const answer = await client.get(`/contacts/${contact}/conversations`);
  const rows = isSuccess(answer) ? rowsIn(jsonOf(answer)?.payload) : null;
  return (rows ?? end(answer)).find(
    ({ custom_attributes }) => isRow(custom_attributes) && custom_attributes[OUR_ID] === packet.id,
  );
}

function sentAs({ origin, fields }: Place, conversation: Row | null | undefined): Outcome | null {
  const id = conversation?.id;
  if (typeof id !== 'number') return null;
  return {
    is: 'sent',
    link: `${origin}/app/accounts/${fields.account}/conversations/${id}`,
    ref: String(id),
  };
}

async function sendTo(client: Client, packet: Packet, again: boolean): Promise<Outcome> {
  const { place } = client;
  const known = await contactOf(client, packet);
  if (known !== null && again) {
    const found = sentAs(place, await conversationOf(client, known, packet));
    if (found) return found;
  }
  const contact = known ?? (await newContact(client, packet));
  const answer = await client.post('/conversations', {
    source_id: packet.id,
    inbox_id: Number(place.fields.inbox),
    contact_id: contact,
    status: 'open',
    custom_attributes: { [OUR_ID]: packet.id },
    message: { content: bodyOf(packet) },
  });
  return (isSuccess(answer) && sentAs(place, jsonOf(answer))) || failureIn(answer);
}

const ended = (error: unknown): Outcome => {
  if (error instanceof Ended) return error.outcome;
  throw error;
};

export const chatwoot: Destination = {
  findable: true,
  fields: ['account', 'inbox'],
  secretAddress: false,
  home: ({ origin, fields }) => `${origin}/app/accounts/${fields.account}`,
  send: (packet, place, key, ask, again) => sendTo(new Client(place, key, ask), packet, again).catch(ended),
  test: async (place, key, ask) => {
    const answer = await new Client(place, key, ask).get(
      `/inboxes/${encodeURIComponent(place.fields.inbox ?? '')}`,
    );
    const type = isSuccess(answer) ? jsonOf(answer)?.channel_type : undefined;
    if (typeof type !== 'string') return failureIn(answer);
    if (type !== 'Channel::Api') return { is: 'refused', why: 'wrong-inbox', said: type };
    return { is: 'sent', link: null, ref: null };
  },
};
