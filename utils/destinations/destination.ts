/**
 * What every place that a hand-off is sent to can do: the small interface, one file for each kind. A client only says what to
 * ask and reads what is answered; who asks (entrypoints/background/ask.ts) and what is kept is not its business.
 */

export const DESTINATION_KINDS = ['slack', 'teams', 'mattermost', 'webhook', 'zendesk', 'chatwoot'] as const;
export type DestinationKind = (typeof DESTINATION_KINDS)[number];
/** Where a hand-off becomes a ticket: a reminder would be a second one. */
export const TICKET_KINDS: readonly DestinationKind[] = ['zendesk', 'chatwoot'];

/** What is typed beside name, address and key; each kind has some of them or none. */
export const FIELDS = ['email', 'account', 'inbox'] as const;
export type FieldName = (typeof FIELDS)[number];

/** A place as the ledger keeps it. The key is not in it, nor is the path of a webhook's address, which is its key. */
export interface Place {
  kind: DestinationKind;
  /** `https://acme.zendesk.com`, without a slash at the end. */
  origin: string;
  fields: Partial<Record<FieldName, string>>;
}

/** One hand-off on its way. */
export interface Packet {
  /** The same in every try: what the place knows it again by. */
  id: string;
  caseId: string;
  /** Who it is for. */
  to: string;
  subject: string;
  /** Plain text. */
  text: string;
  /** The permalink of what it is about. */
  link: string | null;
}

export interface Question {
  method: 'GET' | 'HEAD' | 'POST';
  url: string;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  json?: unknown;
}

export interface Answer {
  /** 0: it leads elsewhere, and nobody went there. */
  status: number;
  /** Without its parameters, in small letters. */
  type: string;
  /** As it stands in the header. */
  retryAfter: string | null;
  /** No more than the first 64 KiB. */
  text: string;
}

/** No answer: the network failed, or nothing came in time. Whether the question arrived cannot be told. */
export class NoAnswer extends Error {
  constructor(
    readonly why: 'network' | 'time',
    detail: string,
  ) {
    super(detail);
    this.name = 'NoAnswer';
  }
}

export type Ask = (question: Question) => Promise<Answer>;

/** Why it did not arrive, or may not have. */
export const WHYS = [
  'network',
  'time',
  'cut',
  'busy',
  'server',
  'key',
  'gone',
  'too-long',
  'form',
  'elsewhere',
  'web-page',
  'strange',
  'wrong-inbox',
  'no-destination',
  'no-case',
  'gave-up',
] as const;
export type Why = (typeof WHYS)[number];

export type Outcome =
  | { is: 'sent'; link: string | null; ref: string | null }
  /** Certainly not there, and it may be tried again by itself. `after`: in ms, as the server wishes; null: it did not say. */
  | { is: 'later'; why: Why; after: number | null; said: string }
  /** It would not be taken however often. */
  | { is: 'refused'; why: Why; said: string }
  /** It may be there. */
  | { is: 'unknown'; why: Why; said: string };

export interface Destination {
  /**
   * Sends it, or throws `NoAnswer`. `again`: an earlier try may have arrived; who can look for it does so first, and gives
   * what is found.
   */
  send(packet: Packet, place: Place, key: string, ask: Ask, again: boolean): Promise<Outcome>;
  /** It can be found there by its id: it may be tried again after any failure. Webhooks cannot. */
  findable: boolean;
  /** Shows the user that it works: a message with these words where nothing less shows it, else a question that changes nothing. */
  test(place: Place, key: string, ask: Ask, words: string): Promise<Outcome>;
  /** Where people look for what may have been sent: the place itself, in their browser. */
  home(place: Place): string;
  /** The fields that it needs; those of `optional` may be left empty. */
  fields: readonly FieldName[];
  optional?: readonly FieldName[];
  /** The whole address is the key: whoever has it can post. */
  secretAddress: boolean;
}
