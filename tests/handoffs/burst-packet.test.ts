/** What a department is told of a burst: how much, since when, quotes, and no customer’s name unless it is wanted. */
import { expect, test } from 'vitest';
import { type BurstFacts, burstPacket } from '../../utils/handoffs/burst-packet';
import type { Words } from '../../utils/handoffs/facts';
import { mailOf } from '../../utils/handoffs/mail';
import { markdownOf } from '../../utils/handoffs/marked';
import { PACKET_LANGUAGES } from '../../utils/handoffs/words/words';

const words = (text: string | null, permalink: string | null): Words => ({
  ...{ place: 'x', permalink, pageUrl: 'https://x.com/kim_7', text, postedAt: null, missing: [] },
  author: { name: 'Kim Andersson', handle: '@kim_7', profileUrl: 'https://x.com/kim_7' },
});

const facts: BurstFacts = {
  ...{ topic: 'Delivery\n*late*', since: '2026-11-30T08:10:00.000Z', last: '2026-11-30T11:00:00.000Z' },
  ...{ count: 9, people: 8, usual: 0.7, me: 'Mia', brand: 'Nimbus', own: [{ site: 'x', handle: 'nimbus' }] },
  quotes: [
    words('@nimbus where is it?\nThird day now, says Kim.', 'https://x.com/Kim_7/status/1'),
    words('No parcel.', 'https://social.example/p/2'),
    words(null, null),
  ],
};

test('it says how much more, since when, and what they say, and names nobody', () => {
  const { subject, text } = burstPacket(facts, 'en', false);
  expect(subject).toBe('Delivery *late*: 9 in 3 hours, usually 1');
  expect(text).toContain('9 in 3 hours, since');
  expect(text).toContain('Usually there would be 1.\nThey are 8 customers.');
  expect(text).toContain(
    '> @nimbus where is it?\n> Third day now, says ….\nWhere: X, https://x.com/i/status/1\n',
  );
  // This address names nobody.
  expect(text).toContain('> No parcel.\nWhere: X, https://social.example/p/2');
  expect(text).toContain('No words could be read');
  expect(text).not.toMatch(/kim/i);
  expect(text).toMatch(/Thank you,\nMia, Nimbus$/);
  expect(markdownOf(text)).toContain('> @nimbus where is it?');
});

test('with their names it has their links, too', () => {
  const { text } = burstPacket(facts, 'en', true);
  expect(text).toContain('Who: Kim Andersson (@kim_7)\nWhere: X, https://x.com/Kim_7/status/1');
});

test('in each language it has the figures and the quotes, and what is hardly any is said so', () => {
  for (const language of PACKET_LANGUAGES) {
    const { subject, text } = burstPacket({ ...facts, usual: 0.3, count: 12 }, language, false);
    expect(subject).toMatch(/: 12 /);
    expect(text).toContain('12');
    expect(text).toContain('> No parcel.');
    expect(`${subject}${text}`).not.toMatch(/\{|\}|undefined|\b0\b/);
  }
});

test('a burst of some days is said in days', () => {
  const last = '2026-12-03T08:00:00.000Z';
  expect(burstPacket({ ...facts, last }, 'en', false).subject).toContain('in 3 days');
});

test('a mail to several has each of their addresses', () => {
  const { href } = mailOf('eva@nimbus.example,john+desk@nimbus.example', { subject: 'S', text: 'T' }, '');
  expect(href).toBe('mailto:eva@nimbus.example,john%2Bdesk@nimbus.example?subject=S&body=T');
});
