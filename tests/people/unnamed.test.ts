import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unnamed, unnamedLink } from '../../utils/people/unnamed';

const SEED = Number(process.env.SEED) || Date.now() % 1_000_000_000;
const OWN = [
  { site: 'x' as const, handle: 'nimbus_trams' },
  { site: 'facebook' as const, handle: 'Nimbus.Trams' },
  { site: 'linkedin' as const, handle: 'nimbus-trams' },
];
const ada = { name: 'Ada Lindqvist', handle: 'ada_l' };

describe('what a customer wrote, without names', () => {
  test.each([
    ['Ada Lindqvist here, line 7 is late again', '[name] here, line 7 is late again'],
    ['ada here: still nothing', '[name] here: still nothing'],
    ['LINDQVIST writes: no answer', '[name] writes: no answer'],
    ['@nimbus_trams why is line 7 late?', '@nimbus_trams why is line 7 late?'],
    ['@nimbus_trams ask @bo.berg, he was there', '@nimbus_trams ask [name], he was there'],
    ['write to ada@post.example', 'write to [name]@post.example'],
    ['the cicada is loud', 'the cicada is loud'],
    ['@ada_l said so.', '[name] said so.'],
    ['more at https://x.com/ada_l/status/1', 'more at https://x.com/[name]/status/1'],
  ])('%s', (text, plain) => expect(unnamed(text, ada, OWN, '[name]')).toBe(plain));

  test(`the author's name is in no quote, whatever is written around it (seed ${SEED})`, () => {
    const word = fc.constantFrom('line', '7', 'late', '(', ')', '.', '$&', '"', '\n', '😡', 'çà');
    fc.assert(
      fc.property(
        fc.array(word),
        fc.array(word),
        fc.constantFrom('Ada', 'ada_l', 'ADA LINDQVIST'),
        (a, b, who) => {
          const text = unnamed([...a, who, ...b].join(' '), ada, OWN, '[name]');
          expect(text).not.toMatch(/ada|lindqvist/i);
          expect(text).toContain('[name]');
        },
      ),
      { seed: SEED },
    );
  });

  test.each(['Örjan Hällström-Roth', "O'Brien", 'x/y', 'a|b[c]', '$1 ^ {2}', 'back\\slash'])(
    'a name may have any signs: %s',
    (name) => expect(unnamed(`so says ${name}!`, { name, handle: null }, [], '…')).toBe('so says …!'),
  );

  test('a name is the same however its letters are put together, and in an address', () => {
    const orjan = { name: 'Örjan Ek', handle: 'örjan-ek-12' };
    const signs = 'Örjan'.normalize('NFD');
    const address = `https://www.linkedin.com/in/${encodeURIComponent('örjan-ek-12')}/`;
    expect(unnamed(`${signs} says: see ${address}`, orjan, [], '…')).toBe(
      '… says: see https://www.linkedin.com/in/…/',
    );
    expect(unnamed(address.toLowerCase(), orjan, [], '…')).toBe('https://www.linkedin.com/in/…/');
  });

  test('a name with signs that mean something to patterns is only a name', () => {
    expect(unnamed('a.b+c was here, aXb+c was not', { name: 'a.b+c', handle: null }, [], '…')).toBe(
      '… was here, aXb+c was not',
    );
  });
});

const FACEBOOK = 'https://www.facebook.com';
const LINKEDIN = 'https://www.linkedin.com';
const UPDATE = `${LINKEDIN}/feed/update/urn:li:activity:7000000000000000001/`;
const COMMENT = `?dashCommentUrn=${encodeURIComponent('urn:li:fsd_comment:(12,urn:li:activity:7000000000000000001)')}`;

describe('where it was said', () => {
  test.each([
    ['https://x.com/ada_l/status/123', 'https://x.com/i/status/123'],
    ['https://x.com/nimbus_trams/status/123', 'https://x.com/i/status/123'],
    ['https://mobile.twitter.com/ada_l/status/123?s=20', 'https://mobile.twitter.com/i/status/123'],
    ['https://x.com/ada_l', null],
    ['https://x.com/search?q=ada_l', null],
    // On a page or in a group: whose it is, is no customer.
    [`${FACEBOOK}/nimbus.trams/posts/1?comment_id=2`, `${FACEBOOK}/nimbus.trams/posts/1?comment_id=2`],
    [
      `${FACEBOOK}/nimbus.trams/posts/pfbid0aB?comment_id=2&reply_comment_id=3&__cft__[0]=ada`,
      `${FACEBOOK}/nimbus.trams/posts/pfbid0aB?comment_id=2&reply_comment_id=3`,
    ],
    [`${FACEBOOK}/groups/trams/posts/1/?comment_id=2`, `${FACEBOOK}/groups/trams/posts/1/?comment_id=2`],
    [`${FACEBOOK}/groups/friends.of.lindqvist/posts/1/`, null],
    [`${FACEBOOK}/groups/7/user/1000012345/`, null],
    [`${FACEBOOK}/reel/12/?comment_id=2`, `${FACEBOOK}/reel/12/?comment_id=2`],
    [`${FACEBOOK}/watch/?v=12`, `${FACEBOOK}/watch/?v=12`],
    // The set of a photo may be that of a person, by number.
    [`${FACEBOOK}/photo/?fbid=12&set=pb.1000012345.-2207520000`, `${FACEBOOK}/photo/?fbid=12`],
    [`${FACEBOOK}/nimbus.trams/posts/thanks-ada-lindqvist/1`, null],
    // Their own, or another customer's.
    [`${FACEBOOK}/ada.lindqvist/posts/1`, null],
    [`${FACEBOOK}/ADA%2ELindqvist/posts/pfbid0aB?comment_id=2`, null],
    [`${FACEBOOK}/bo.berg/posts/1?comment_id=2`, null],
    ['https://m.facebook.com/story.php?story_fbid=1&id=1000012345', null],
    [`${FACEBOOK}/permalink.php?story_fbid=1&id=1000012345`, null],
    [`${FACEBOOK}/profile.php?id=1000012345`, null],
    [UPDATE, UPDATE],
    [`${UPDATE}${COMMENT}`, `${UPDATE}${COMMENT}`],
    [`${UPDATE}?actorCompanyId=1&lipi=ada`, UPDATE],
    [`${LINKEDIN}/posts/ada-lindqvist-12_trams-activity-7000000000000000001-AbCd?utm=x`, UPDATE],
    [`${LINKEDIN}/in/ada-lindqvist-12/recent-activity/`, null],
    [`${LINKEDIN}/in/%61da-lindqvist-12/`, null],
    [`${LINKEDIN}/pulse/late-trams-ada-lindqvist`, null],
    // Elsewhere: where nothing of them stands in it.
    ['https://news.example/trams/late', 'https://news.example/trams/late'],
    ['https://x.example/ada_l/status/123', null],
    ['https://x.example/%41da_l/1', null],
    ['https://x.example/%2541da%255Fl/1', null],
    ['https://lindqvist.blog.example/trams', null],
    ['https://social.example/@somebody/1', null],
    ['https://social.example/users/somebody/1', null],
    ['https://news.example/trams?by=ADA+lindqvist', null],
    ['no address', null],
    ['javascript:alert(1)', null],
  ])('%s', (address, without) => expect(unnamedLink(address, ada, OWN)).toBe(without));

  test(`no address has the author's handle in it, in whatever form (seed ${SEED})`, () => {
    const handle = fc.constantFrom('kim_7', 'kim.berg', 'kim-berg-12', 'örjan-ek', '1000012345');
    const form = fc.constantFrom<(word: string) => string>(
      (word) => word,
      (word) => word.toUpperCase(),
      (word) => encodeURIComponent(word),
      (word) => encodeURIComponent(word).toLowerCase(),
      (word) => [...new TextEncoder().encode(word)].map((byte) => `%${byte.toString(16)}`).join(''),
      (word) => encodeURIComponent(encodeURIComponent(word)),
      (word) => word.normalize('NFD'),
    );
    const place = fc.constantFrom<(word: string) => string>(
      (word) => `https://x.com/${word}/status/1`,
      (word) => `https://x.com/a/status/1?s=${word}#${word}`,
      (word) => `${FACEBOOK}/${word}/posts/1?comment_id=2`,
      (word) => `${FACEBOOK}/nimbus.trams/posts/1?comment_id=a${word}`,
      (word) => `${FACEBOOK}/nimbus.trams/posts/thanks-${word}-a/1`,
      (word) => `${FACEBOOK}/permalink.php?story_fbid=1&id=${word}`,
      (word) => `${FACEBOOK}/photo/?fbid=1&set=pb.${word}.2`,
      (word) => `${FACEBOOK}/groups/${word}/posts/1/`,
      (word) => `${LINKEDIN}/in/${word}/`,
      (word) => `${LINKEDIN}/posts/${word}_so-activity-7000000000000000001-AbCd`,
      (word) => `${UPDATE}?by=${word}`,
    );
    fc.assert(
      fc.property(handle, form, place, (handle, form, place) => {
        const word = form(handle);
        const link = unnamedLink(place(word), { name: null, handle }, OWN) ?? '';
        expect(plain(link)).not.toContain(handle);
        expect(link).not.toContain(word);
      }),
      { seed: SEED },
    );
  });
});

/** As a reader who wants to know would read it. */
function plain(address: string): string {
  let text = address;
  for (let turn = 0; turn < 3; turn++) text = decodeURIComponent(text);
  return text.normalize('NFC').toLowerCase();
}
