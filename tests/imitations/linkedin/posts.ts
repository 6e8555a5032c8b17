/** What is said. */

import { emberMention, emberTag } from './ember';
import { expectedComment } from './expected';
import { guestHref } from './guest';
import type { Comment, Post, Words } from './items';
import { BRAND, HANA, ISA, JUNO, type Person, RIO, SNOW, TEO, type Ui } from './people';
import { sduiMention, sduiTag } from './sdui';

export const urn = (number: number, type = 'activity') =>
  `urn:li:${type}:71000000000000${String(number).padStart(5, '0')}`;
/** Made months before: numbers begin with the time. */
const old = (number: number) => `urn:li:activity:69000000000000${String(number).padStart(5, '0')}`;
export const nth = (number: number) => `72000000000000${String(number).padStart(5, '0')}`;

export const late: Post = {
  urn: urn(1),
  by: ISA,
  text: 'Line 4 stood still again.\n\nTwenty minutes, no word. 🚋',
};
export const brand: Post = {
  urn: urn(2, 'ugcPost'),
  by: BRAND,
  text: 'We are sorry: the points at North Quay froze.',
};
const linked = (link: (who: Person) => string, tag: (tag: string, ui: Ui) => string): Words => ({
  text: 'Thank you Nimbus Trams for #NightLine and thanks Dr. Juno O’Farrell, CQRP!',
  html: (ui) =>
    `Thank you <span class="white-space-pre"> </span>${link(BRAND)} for ${tag('NightLine', ui)}<span> </span> and thanks ${link(JUNO)}!`,
});
const thread = (replyWords: Words): Comment[] => [
  {
    number: nth(1),
    by: ISA,
    badge: 'you',
    text: 'I stood there too.',
    replies: [
      { number: nth(2), by: RIO, ...replyWords },
      { number: nth(3), by: BRAND, text: 'Please send us your ticket number.' },
    ],
  },
  { number: nth(4), by: TEO, badge: 'verified', text: 'Same here, every Monday.\nSince May.' },
];
const replyWords = (link: (who: Person) => string): Words => ({
  text: 'Isa Lindqvist-Brook how long did it take?',
  html: () => `${link(ISA)}<span></span> how long did it take?`,
});
export const hole: Words = { text: null, html: () => 'This is <img src="laugh.png"> service.' };
export const arabic: Post = { urn: urn(5), by: HANA, ui: 'ar', text: 'تأخر الترام مرة أخرى.\nمتى يعود؟' };
export const gallery: Post = { urn: urn(6), by: SNOW, text: null, picture: true };
export const anonymous: Post = {
  urn: urn(7),
  by: TEO,
  text: 'Nobody knows who said this.',
  without: 'author',
};
export const shared: Post = {
  urn: urn(8),
  by: TEO,
  text: 'Worth a read.',
  shares: { by: BRAND, words: 'Our winter timetable.', urn: old(80) },
};
export const seen: Post = { urn: urn(9), by: BRAND, header: RIO, text: 'New shelters at Mill Road.' };

export const sduiLinked: Post = { urn: urn(3), by: JUNO, ...linked(sduiMention, (tag) => sduiTag(tag)) };
export const emberLinked: Post = { urn: urn(3), by: JUNO, ...linked(emberMention, emberTag) };
export const written: Words = { text: 'One stop.\nTwo hours.', html: () => 'One stop.\nTwo hours.' };
export const sduiThread: Post = { ...brand, comments: thread(replyWords(sduiMention)) };
export const emberThread: Post = { ...brand, comments: thread(replyWords(emberMention)) };
/** A comments section alone, as a dialog shows it; its post stands elsewhere. */
export const alone = (post: Post) =>
  (post.comments ?? []).flatMap((comment) => expectedComment(post.urn, comment));
export const nameless: Comment[] = [
  { number: nth(11), by: RIO, text: 'Whose is this?', without: 'id' },
  { number: nth(12), by: RIO, text: 'Who said it?', without: 'author' },
  { number: nth(13), by: RIO, text: 'No face.', without: 'avatar' },
];
export const detail: Post = { ...sduiThread, detail: true };

export const searched: Post[] = [late, brand].map((post) => ({
  ...post,
  ui: 'es',
  focus: true,
  feedType: 'FLAGSHIP_SEARCH',
}));
export const ofBrand: Post[] = [
  { ...brand, ui: 'ar', focus: true, feedType: 'ORGANIZATION' },
  {
    ...arabic,
    by: BRAND,
    focus: true,
    feedType: 'ORGANIZATION',
    comments: [{ number: nth(21), by: HANA, text: 'شكرا' }],
  },
];
export const reacted: Post = { ...sduiThread, urn: urn(30), ui: 'de', by: SNOW, detail: true, focus: true };
export const keysAsIds = (html: string) =>
  html
    .replace(/ id="[^"]*"(?= componentkey="(?:replaceableComment_|[\w+/=-]+-replaceableCommentTools))/g, '')
    .replace(
      / componentkey="(expanded[^"]*|replaceableComment_[^"]*|[^"]*-replaceableCommentTools[^"]*)"/g,
      ' id="$1"',
    );
export const announced: Post = {
  urn: urn(40),
  also: urn(41, 'share'),
  by: BRAND,
  text: 'The winter timetable starts on Sunday.\n\nAsk us anything on Nimbus Trams!',
  html: () =>
    `The winter timetable starts on Sunday.\n\nAsk us anything on <a class="link" href="${guestHref(BRAND, 'public_post-text')}" data-tracking-control-name="public_post-text">Nimbus Trams</a>!`,
  comments: [
    { number: nth(31), by: ISA, text: 'Will line 4 run?\nIt did not last year.' },
    { number: nth(32), by: SNOW, text: 'Thank you!' },
  ],
};
export const published: Post[] = [
  { urn: urn(42), also: urn(43, 'ugcPost'), ui: 'de', by: BRAND, text: 'Wir fahren wieder.' },
  {
    ...shared,
    urn: urn(44),
    also: urn(45, 'share'),
    ui: 'de',
    shares: { by: RIO, words: 'Mis trenes.', urn: old(81) },
  },
  { ...shared, urn: urn(46), also: urn(47, 'share'), ui: 'de', text: null },
];
export const arabicPublic: Post = { ...arabic, urn: urn(43), also: urn(48, 'ugcPost'), comments: nameless };
