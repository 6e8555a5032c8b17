/** Each kind's client. A new kind has its file, its name in `DESTINATION_KINDS` and its words. */
import { chatwoot } from './chatwoot';
import type { Destination, DestinationKind } from './destination';
import { mattermost } from './mattermost';
import { slack } from './slack';
import { teams } from './teams';
import { webhook } from './webhook';
import { zendesk } from './zendesk';

export const CLIENTS: Record<DestinationKind, Destination> = {
  slack,
  teams,
  mattermost,
  webhook,
  zendesk,
  chatwoot,
};
