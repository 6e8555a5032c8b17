/** The feeds that the bench reads, each with the eight selectors of the floor: the first candidates of the reader. */
import { imitation as facebook } from '../imitations/facebook';
import { imitation as linkedin } from '../imitations/linkedin';
import { imitation as x } from '../imitations/x';

const SELECTORS: Record<string, string[]> = {
  x: [
    '[data-testid="User-Name"]',
    '[data-testid="tweetText"]',
    'time[datetime]',
    'a[href*="/status/"]',
    '[data-testid^="UserAvatar-Container-"]',
    '[role="group"]',
    '[data-testid="caret"]',
    '[data-testid="socialContext"]',
  ],
  facebook: [
    '[data-ad-rendering-role="profile_name"]',
    '[data-ad-rendering-role="story_message"]',
    'a[href*="comment_id"]',
    'a[role="link"]',
    'h2, h3, h4',
    'div[dir="auto"]',
    'ul',
    'a[aria-hidden="false"]',
  ],
  linkedin: [
    '[data-testid="expandable-text-box"]',
    'a[href*="/in/"]',
    'a[href*="/feed/update/"]',
    '[componentkey*="-replaceableCommentTools"]',
    '[componentkey^="replaceableComment_"]',
    'p',
    'time',
    'button',
  ],
};

/** Twenty items to a few thousand: `count` of them, in the site's own structure. */
export const feeds = (count: number) =>
  [x, facebook, linkedin].map((imitation) => ({
    site: imitation.site,
    selectors: SELECTORS[imitation.site]!,
    ...imitation.feed(count),
  }));
