/**
 * Slack, incoming webhooks: POST of JSON with `text` to the webhook's address, which is its secret; 200 and `ok`, or a status
 * with one word (`invalid_payload`, `action_prohibited`, `channel_is_archived`, `no_service`).
 * https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks and
 * https://api.slack.com/changelog/2016-05-17-changes-to-errors-for-incoming-webhooks; 429 with Retry-After:
 * https://docs.slack.dev/apis/web-api/rate-limits. `&`, `<` and `>` are written as entities, or a customer's words could make
 * links and call everybody: https://docs.slack.dev/messaging/formatting-message-text
 */
import type { Answer, Destination } from './destination';
import { post } from './post';
import { isSuccess } from './read-answer';
import { linesOf } from './words';

const isTaken = (answer: Answer) => isSuccess(answer) && answer.text.trim() === 'ok';

const plain = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export const slack: Destination = {
  findable: false,
  fields: [],
  secretAddress: true,
  home: () => 'https://app.slack.com/client',
  send: (packet, _, address, ask) =>
    post(address, { text: plain(linesOf(packet).join('\n\n')) }, ask, isTaken),
  test: (_, address, ask, words) => post(address, { text: words }, ask, isTaken),
};
