/**
 * What a request needs of the user: access to the server, and in Firefox their consent to what leaves the browser with it, in
 * Firefox's own kinds (extensionworkshop.com, "Firefox built-in consent"). Chromium has no such question; its store has a form
 * (docs/store.md).
 */
import { patternOf } from './destinations/address';

/** Who is asked: a place for hand-offs, a feed, or a team. */
export type Asked = 'destination' | 'feed' | 'team';

/** The manifest names them all as optional, so that nothing is agreed to at installation. */
export const SENT: Record<Asked, readonly string[]> = {
  destination: [
    'personallyIdentifyingInfo', // the customer's name and handle
    'personalCommunications', // what they wrote, and what they were told
    'websiteContent', // the link to it
    'authenticationInfo', // the key of that very server
  ],
  team: [
    'personallyIdentifyingInfo', // as above, with who of the team wrote it
    'personalCommunications',
    'websiteContent',
    'authenticationInfo', // that we are this user of the team
  ],
  feed: [
    'browsingActivity', // its server hears that somebody reads it
  ],
};

/** For `permissions.request`, `contains` and `remove`. */
export const consentTo = (asked: readonly Asked[]) =>
  import.meta.env.FIREFOX ? { data_collection: [...new Set(asked.flatMap((one) => SENT[one]))] } : {};

export const accessTo = (asked: Asked, origin: string) => ({
  origins: [patternOf(origin)],
  ...consentTo([asked]),
});
