/**
 * Pages in the shape of LinkedIn's three front ends: Ember with its urns and class names, SDUI with its component
 * keys, and what guests see. Every person, word and id is invented.
 */
import type { Imitation, Variant } from './imitation';
import { card, emberFeed, emberPage, emberPost } from './linkedin/ember';
import { expectedComment, expectedPost, POST_LINK } from './linkedin/expected';
import { guestPage, guestPost } from './linkedin/guest';
import type { Post } from './linkedin/items';
import { BRAND, HANA, hrefOf, ISA, JUNO, RIO, SNOW, TEO, type Ui } from './linkedin/people';
import {
  alone,
  announced,
  anonymous,
  arabic,
  arabicPublic,
  brand,
  detail,
  emberLinked,
  emberThread,
  gallery,
  hole,
  keysAsIds,
  late,
  nameless,
  nth,
  ofBrand,
  published,
  reacted,
  sduiLinked,
  sduiThread,
  searched,
  seen,
  shared,
  urn,
  written,
} from './linkedin/posts';
import { sduiComments, sduiFeed, sduiPage, sduiPost } from './linkedin/sdui';

export { keyOfPost } from './linkedin/people';

const FEED = 'https://www.linkedin.com/feed/';

function sdui(
  name: string,
  posts: Post[],
  { url = FEED, ui = 'en' as Ui, shape = 'sibling' as 'nested' | 'sibling' } = {},
): Variant {
  return {
    name: `SDUI: ${name}`,
    url,
    html: sduiFeed(posts.map((post) => sduiPost({ ui, ...post }, shape)).join(''), ui),
    expected: posts.flatMap(expectedPost),
  };
}
const ember = (name: string, posts: Post[], ui: Ui = 'en'): Variant => ({
  name: `Ember: ${name}`,
  url: FEED,
  html: emberFeed(
    posts.map((post) => ({ ui, ...post })),
    ui,
  ),
  expected: posts.flatMap(expectedPost),
});

const variants: Variant[] = [
  sdui('feed, posts of a person and of a company (2026-03)', [late, brand]),
  sdui('feed under /preload/ (2026-03)', [late], { url: 'https://www.linkedin.com/preload/' }),
  sdui('feed, mentions and hashtags as links', [sduiLinked]),
  sdui('feed, line breaks as they were written (2026-03)', [{ urn: urn(4, 'ugcPost'), by: TEO, ...written }]),
  sdui('feed, somebody commented on somebody else’s post', [
    { ...seen, comments: [{ number: nth(20), by: RIO, badge: 'verified', text: 'At last.' }] },
  ]),
  sdui('feed, a post that shares another with words of its own', [shared]),
  sdui('feed, a poll that links its own post', [{ ...late, poll: true }]),
  sdui('feed, a post that is only a picture', [gallery]),
  sdui('feed, promoted post (read like any other: nothing but a word tells)', [{ ...brand, promoted: true }]),
  sdui('feed, Arabic', [arabic], { ui: 'ar' }),
  sdui('feed, Spanish, a handle beyond ASCII', [{ urn: urn(10), by: RIO, text: '¿Y la línea 4?' }], {
    ui: 'es',
  }),
  sdui('feed, German', [{ ...sduiThread, by: SNOW }], { ui: 'de' }),
  sdui('feed, a picture without alt in the words', [{ urn: urn(11), by: ISA, ...hole }]),
  sdui('feed, no author', [anonymous]),
  sdui('feed, no id', [{ ...late, without: 'id' }]),
  {
    name: 'SDUI: post page, replies behind what they answer (2026-07)',
    url: `${POST_LINK}${brand.urn}/`,
    html: sduiPage('feed.UpdateDetail', sduiPost(detail)),
    expected: expectedPost(detail),
  },
  {
    name: 'SDUI: post page, replies nested (2026-09)',
    url: `${POST_LINK}${brand.urn}/`,
    html: sduiPage('feed.UpdateDetail', sduiPost(detail, 'nested')),
    expected: expectedPost(detail),
  },
  {
    name: 'SDUI: post page without keys, its id from the address',
    url: 'https://www.linkedin.com/posts/isa_line-4-activity-7100000000000000001-AbCd',
    html: sduiPage('feed.UpdateDetail', sduiPost({ ...late, detail: true, without: 'id' })),
    expected: expectedPost(late),
  },
  {
    name: 'SDUI: comments alone, one without an id, an author, an avatar',
    url: `${POST_LINK}${brand.urn}/`,
    html: sduiPage('feed.UpdateDetail', sduiComments({ ...brand, comments: nameless }, 'en', '', 'sibling')),
    expected: alone({ ...brand, comments: nameless }),
  },
  sdui('feed, a poll that links the same post by another urn', [
    { ...brand, poll: urn(20), text: 'Which stop next?' },
  ]),
  sdui('feed, cards of another key, their tools beside them (2026-09)', [
    { ...late, focus: true },
    { ...seen, focus: true, comments: [{ number: nth(20), by: RIO, badge: 'verified', text: 'At last.' }] },
  ]),
  sdui('feed, a post that shares another, whose words are a link (2026-09)', [{ ...shared, focus: true }]),
  sdui('feed, a post that shares another without a word', [{ ...shared, text: null }]),
  sdui(
    'feed, Arabic, a post that shares another without a word (2026-09)',
    [{ ...shared, by: HANA, text: null, focus: true }],
    { ui: 'ar' },
  ),
  {
    name: 'SDUI: content search, Spanish (2026-09)',
    url: 'https://www.linkedin.com/search/results/content/?keywords=nimbus',
    html: sduiPage(
      'search.SearchResultsContent',
      `<div role="list">${searched.map((post) => sduiPost(post)).join('')}</div>`,
      'es',
    ),
    expected: searched.flatMap(expectedPost),
  },
  {
    name: 'SDUI: posts of a company, Arabic (2026-10)',
    url: 'https://www.linkedin.com/company/nimbus-trams/posts/?feedView=all',
    html: sduiPage(
      'organization.OrganizationPosts',
      `<div>${ofBrand.map((post) => sduiPost(post)).join('')}</div>`,
      'ar',
    ),
    expected: ofBrand.flatMap(expectedPost),
  },
  {
    name: 'SDUI: post page, German, who reacted names the post (2026-09)',
    url: `${POST_LINK}${urn(30)}/`,
    html: sduiPage('feed.UpdateDetail', sduiPost(reacted), 'de'),
    expected: expectedPost(reacted),
  },
  {
    name: 'SDUI: post page, keys only as ids (2026-09)',
    url: `${POST_LINK}${brand.urn}/`,
    html: sduiPage('feed.UpdateDetail', keysAsIds(sduiPost(detail, 'nested'))),
    expected: expectedPost(detail),
  },
  {
    name: 'SDUI: notifications name no comment: nothing is read (2026-10)',
    url: 'https://www.linkedin.com/notifications/',
    html: sduiPage(
      'notifications.Notifications',
      `<div role="list"><div role="listitem"><a href="${hrefOf(ISA)}"><img alt="" src="face.png"></a><a href="${POST_LINK}${late.urn}/"><p><strong>${ISA.name}</strong> commented on your post: same here.</p></a></div></div>`,
    ),
    expected: [],
  },
  ember('feed, posts of a person and of a company (2025-06)', [late, brand]),
  ember('feed, a post that shares another without a word', [{ ...shared, text: null }]),
  {
    name: 'Guests: a post with its comments (2026-06)',
    url: 'https://www.linkedin.com/posts/nimbus-trams_winter-activity-7100000000000000040-AbCd',
    html: guestPage(guestPost(announced, 'public_post')),
    expected: expectedPost(announced),
  },
  {
    name: 'Guests: a company with its posts, German, one that shares another (2025-05)',
    url: 'https://de.linkedin.com/company/nimbus-trams',
    html: guestPage(
      `<ul>${published.map((post) => `<li>${guestPost(post, 'organization_guest_main-feed-card')}</li>`).join('')}</ul>`,
      'de',
    ),
    expected: published.flatMap(expectedPost),
  },
  {
    name: 'Guests: a post in Arabic, comments without an id, an author, an avatar',
    url: 'https://www.linkedin.com/posts/hana_tram-activity-7100000000000000043-AbCd',
    html: guestPage(guestPost(arabicPublic, 'public_post'), 'ar'),
    expected: expectedPost(arabicPublic),
  },
  ember('feed, mentions and hashtags as links', [emberLinked]),
  ember('feed, somebody commented on somebody else’s post', [
    { ...seen, commentsOn: urn(90, 'ugcPost'), comments: [{ number: nth(20), by: RIO, text: 'At last.' }] },
  ]),
  ember('feed, a post that shares another with words of its own', [shared]),
  ember('feed, a person without a picture (2025-06)', [{ ...late, comments: [], faceless: true }]),
  ember('feed, a post that is only a picture', [gallery]),
  ember('feed, Arabic', [arabic], 'ar'),
  ember('feed, German', [emberThread], 'de'),
  ember('feed, a picture without alt in the words', [{ urn: urn(11), by: ISA, ...hole }]),
  ember('feed, no author', [anonymous]),
  {
    name: 'Ember: post page, replies nested (2026-09)',
    url: `${POST_LINK}${brand.urn}/`,
    html: emberPage(emberPost(emberThread)),
    expected: expectedPost(emberThread),
  },
  {
    name: 'Ember: comments without an id, an author, an avatar',
    url: `${POST_LINK}${brand.urn}/`,
    html: emberPage(emberPost({ ...brand, comments: nameless })),
    expected: expectedPost({ ...brand, comments: nameless }),
  },
  {
    name: 'Ember: content search, Spanish (2025-07)',
    url: 'https://www.linkedin.com/search/results/content/?keywords=nimbus',
    html: emberPage(
      `<ul role="list">${[late, shared].map((post) => `<li class="artdeco-card">${emberPost({ ui: 'es', ...post })}</li>`).join('')}<li class="artdeco-card">${emberPost({ ui: 'es', ...brand, without: 'id' })}</li></ul>`,
      'es',
    ),
    expected: [...[late, shared].flatMap(expectedPost), ...expectedPost({ ...brand, without: 'id' })],
  },
  {
    name: 'Ember: notifications; only what was said to the reader (2026-07)',
    url: 'https://www.linkedin.com/notifications/',
    html: emberPage(
      `<div class="nt-card-list">${[
        card('TOPIC_TRENDING_CONVERSATION_IN_YOUR_NETWORK', {}, ISA, 'people are engaging', ''),
        card(
          'REPLIED_TO_YOUR_COMMENT',
          {
            commentUrn: `urn:li:comment:(ugcPost:7100000000000000002,${nth(1)})`,
            replyUrn: `urn:li:comment:(ugcPost:7100000000000000002,${nth(2)})`,
          },
          HANA,
          'replied to your comment.',
          '<strong>Nimbus Trams</strong> <span class="white-space-pre"> </span>it took an hour',
        ),
        card(
          'REACTED_TO_YOUR_COMMENT',
          { commentUrn: `urn:li:comment:(ugcPost:7100000000000000002,${nth(1)})` },
          TEO,
          'liked your comment.',
          'I stood there too.',
        ),
        card(
          'MENTIONED_YOU_IN_THIS',
          { commentUrn: `urn:li:comment:(activity:7100000000000000001,${nth(5)})` },
          JUNO,
          'mentioned you in a comment.',
          'Ask <strong>Nimbus Trams</strong> then',
        ),
      ].join('')}</div>`,
    ),
    expected: [
      ...expectedComment(
        urn(2, 'ugcPost'),
        { number: nth(2), by: HANA, text: 'Nimbus Trams it took an hour' },
        { number: nth(1), by: BRAND, text: null },
      ),
      ...expectedComment(urn(1), { number: nth(5), by: JUNO, text: 'Ask Nimbus Trams then' }),
    ],
  },
  {
    name: 'SDUI: messages are never read',
    url: 'https://www.linkedin.com/messaging/thread/2-abc/',
    html: sduiPage('messaging.Thread', sduiPost(late)),
    expected: [],
  },
];

function feed(count: number): Variant {
  const people = [ISA, TEO, BRAND, JUNO, RIO, SNOW];
  const posts = Array.from({ length: count }, (_, at): Post => {
    const by = people[at % people.length] ?? ISA;
    return {
      urn: urn(10_000 + at, at % 2 ? 'ugcPost' : 'activity'),
      by,
      text: `Item ${at}\nof a long feed.`,
    };
  });
  return sdui(`feed of ${count}`, posts);
}

export const imitation: Imitation = { site: 'linkedin', variants, feed };
