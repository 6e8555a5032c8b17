/**
 * Mattermost, incoming webhooks: POST of JSON with `text` to the webhook's address, which is its secret; 200 and `ok`.
 * https://developers.mattermost.com/integrate/webhooks/incoming/. `text` is Markdown there, and `@all` calls everybody: a
 * customer's words are kept from both by a zero-width space behind each `@`.
 */
import type { Answer, Destination } from './destination';
import { post } from './post';
import { isSuccess, jsonOf } from './read-answer';
import { linesOf } from './words';

const isTaken = (answer: Answer) => isSuccess(answer) && answer.text.trim() === 'ok';

/** A webhook that was deleted is a bad request there (server/channels/app/webhook.go). */
const isGone = (answer: Answer) => jsonOf(answer)?.id === 'web.incoming_webhook.invalid.app_error';

const callingNobody = (text: string) => text.replaceAll(/@(?=(all|channel|here)\b)/gi, '@\u200b');

export const mattermost: Destination = {
  findable: false,
  fields: [],
  secretAddress: true,
  home: ({ origin }) => origin,
  send: (packet, _, address, ask) =>
    post(address, { text: callingNobody(linesOf(packet).join('\n\n')) }, ask, isTaken, isGone),
  test: (_, address, ask, words) => post(address, { text: words }, ask, isTaken, isGone),
};
