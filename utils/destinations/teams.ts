/**
 * Microsoft Teams, a workflow that begins “when a Teams webhook request is received”: POST of a message with one Adaptive Card
 * to the workflow's address, which is its secret; it answers 202, some answer 200.
 * https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using and
 * https://learn.microsoft.com/connectors/teams/#microsoft-teams-webhook. A message may have 28 KB. That the workflow took it
 * says nothing of what it makes of it.
 */
import type { Destination } from './destination';
import { post } from './post';
import { isSuccess } from './read-answer';
import { linesOf } from './words';

const LARGEST = 28_000;

const card = (lines: readonly string[], link: string | null) => ({
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      contentUrl: null,
      content: {
        $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
        type: 'AdaptiveCard',
        version: '1.2',
        body: lines.map((text, n) => ({
          type: 'TextBlock',
          // One line break is none in its Markdown.
          text: text.replaceAll('\n', '\n\n'),
          wrap: true,
          ...(n === 0 && lines.length > 1 ? { weight: 'Bolder' } : {}),
        })),
        ...(link === null
          ? {}
          : { actions: [{ type: 'Action.OpenUrl', title: new URL(link).hostname, url: link }] }),
      },
    },
  ],
});

export const teams: Destination = {
  findable: false,
  fields: [],
  secretAddress: true,
  home: () => 'https://teams.microsoft.com/',
  send: async (packet, _, address, ask) => {
    const message = card(linesOf({ ...packet, link: null }), packet.link);
    // The workflow would take it and then fail where nobody hears of it.
    if (new TextEncoder().encode(JSON.stringify(message)).length > LARGEST)
      return { is: 'refused', why: 'too-long', said: '' };
    return post(address, message, ask, isSuccess);
  },
  test: (_, address, ask, words) => post(address, card([words], null), ask, isSuccess),
};
