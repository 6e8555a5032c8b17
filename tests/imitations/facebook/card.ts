/** The card of a post in Facebook's markup. */
import { thread } from './comment';
import type { Post } from './items';
import { LABELS } from './people';
import {
  decoy,
  dot,
  escaped,
  hrefOf,
  icon,
  lines,
  profileUrl,
  ripple,
  scrambled,
  seeMore,
  TRACK,
} from './words';

let serial = 0;

export function cardHtml(post: Post, place: number): string {
  const { by, group, ui = 'en' } = post;
  const l = LABELS[ui];
  const id = `_r_${(serial++).toString(36)}_`;
  const decoys = post.decoys ? decoy.repeat(3) : '';
  const author = hrefOf(by, group);
  const name = `<b><span>${escaped(by.name)}</span></b>`;
  const linked = post.unlinked
    ? name
    : `<span><a href="${author}" role="link" tabindex="0">${name}</a></span>`;
  const friend = post.withFriend
    ? ` – <span><a href="${hrefOf(post.withFriend)}" role="link" tabindex="0"><b><span>${escaped(post.withFriend.name)}</span></b></a></span>`
    : '';
  const heading = post.groupFirst
    ? `<div dir="ltr"><span><span><a href="/groups/${group?.id}/?${TRACK}" role="link" tabindex="0"><span>${group?.name}</span></a></span></span><span dir="ltr">${dot}<span><div role="button" tabindex="0"><span>Join</span>${ripple}</div></span></span></div>`
    : `<span><span>${linked}${friend}</span></span>`;
  const member = post.groupFirst
    ? `<span><span><span><span><a href="${author}" role="link" tabindex="0"><span>${escaped(by.name)}</span></a></span></span></span></span>${dot}`
    : '';
  const time = post.path
    ? `<span><span><span><a aria-label="${l.time}" href="${post.path}${post.path.includes('?') ? '&amp;' : '?'}${TRACK}" role="link" tabindex="0">${l.time}</a></span></span></span>`
    : scrambled(`${place}ab`);
  const disclosure = post.sponsored
    ? `<span><a href="/ads/about/?entry_product=ad_preferences" role="link" tabindex="0">…</a></span>${dot}`
    : '';
  const picture =
    group && !post.unlinked
      ? `<div aria-hidden="true"><div><span><a aria-label="${group.name}" href="/groups/${group.id}/?${TRACK}" role="link" tabindex="0"><div>${icon()}</div></a></span></div><div></div><div><span><a aria-hidden="true" href="${author}" role="link" tabindex="-1"><div><span><div>${icon(by.name)}</div></span></div></a></span></div></div>`
      : `<div><div><span><a aria-label="${escaped(post.storyPicture ? l.story(by.name) : by.name)}" href="${post.unlinked ? '#' : post.storyPicture ? '/stories/8000000001/inventedstory=/' : author}" role="link" tabindex="0"><div>${icon(post.storyPicture ? l.story(by.name) : by.name)}</div></a></span></div></div>`;
  const header = `<div><div>${decoys}${picture}<div><div><div><span dir="ltr"><div data-ad-rendering-role="profile_name"><h3${post.plain ? '' : ` id="${id}"`}>${heading}</h3></div></span></div><div><span dir="ltr"><div id="${id}H1">${member}${disclosure}${time}${dot}<span><span><svg title="Public"><g></g></svg></span></span></div></span></div></div></div>${decoys}<div><div><div aria-expanded="false" aria-haspopup="menu" role="button" tabindex="0">${icon()}</div></div></div></div></div>`;

  const body = (html: string) =>
    post.plain
      ? `<div data-ad-rendering-role="story_message"><div><span dir="auto">${html}</span></div></div>`
      : `<div data-ad-rendering-role="story_message"><div data-ad-comet-preview="message" data-ad-preview="message" id="${id}H2"><div><div><span dir="auto"><div>${html}</div></span></div></div></div></div>`;
  const words = post.words ?? (post.text === null ? '' : lines(post.text, post.more ? seeMore(ui) : ''));
  const message = words
    ? `${post.copy ? `<div aria-hidden="true"><div dir="auto">${body(words)}</div></div>` : ''}<div dir="auto">${body(words)}</div>`
    : '';

  const album = (set: string, more = '') =>
    [1, 2]
      .map(
        (n) =>
          `<a href="https://web.facebook.com/photo/?fbid=90000000${n}&amp;set=${set}${more}&amp;${TRACK}" role="link" tabindex="0"><div><img alt="A photo" src="photo.jpg"></div>${ripple}</a>`,
      )
      .join('');
  const photos = post.photos
    ? `<div id="${id}H3"><div>${album(`${post.photos}.${post.id}`, group ? `&amp;idorvanity=${group.id}` : '')}</div></div>`
    : '';
  const reel = post.reel
    ? `<div id="${id}H3"><div><a aria-label="Open" href="/reel/${post.reel}/?s=x&amp;${TRACK}" role="link" tabindex="0"><div><img alt="" src="still.jpg"></div></a><div><h4 dir="auto"><span dir="auto"><span>${escaped(by.name)}</span></span></h4></div></div></div>`
    : '';
  const fake = post.fakeAd
    ? `<div><a href="?${TRACK}#?zz" rel="nofollow noreferrer" role="link" tabindex="0" target="_blank"><div><div data-ad-rendering-role="meta"><span dir="auto"><span>x0y1z2.example</span></span></div><span data-ad-rendering-role="title"><span dir="auto">Nobody</span></span><span data-ad-rendering-role="description">${words ? escaped(post.text ?? '') : ''}</span></div></a></div>`
    : '';
  const shared = post.shared
    ? `<div id="${id}H3"><div><div>${album(`pcb.${post.shared.album}`)}</div><div><div><div><span><a aria-label="${escaped(post.shared.by.name)}" href="${hrefOf(post.shared.by)}" role="link" tabindex="0"><div>${icon(post.shared.by.name)}</div></a></span></div><div><div><span dir="ltr"><div data-ad-rendering-role="profile_name"><h4><span><a href="${hrefOf(post.shared.by)}" role="link" tabindex="0"><b><span>${escaped(post.shared.by.name)}</span></b></a></span></h4></div></span></div><div><span dir="ltr"><div><a href="${profileUrl(post.shared.by)}/posts/${post.shared.album}?${TRACK}" role="link" tabindex="0">3d</a></div></span></div></div></div><div dir="auto"><div data-ad-rendering-role="story_message"><div data-ad-comet-preview="message" data-ad-preview="message"><span dir="auto"><div>${lines(post.shared.text)}</div></span></div></div></div></div></div></div>`
    : '';

  const button = (role: string, label: string) =>
    `<div><div aria-label="${label}" role="button" tabindex="0"><div><div><i aria-hidden="true"></i>${post.plain ? '' : `<div data-ad-rendering-role="${role}_button"></div>`}</div><div><span dir="auto">${label}</span></div></div>${ripple}</div></div>`;
  const buttons = `<div><div>${button('like', l.like)}${button('comment', l.comment)}${button('share', l.share)}</div></div>`;
  const editor = post.editor
    ? `<div><div><form role="presentation"><div><div aria-label="${l.comment}" contenteditable="true" role="textbox" tabindex="0" data-lexical-editor="true"><p dir="auto"><br></p></div></div><ul data-id="unfocused-state-actions-list"><li><span><div aria-label="Emoji" role="button" tabindex="0"></div></span></li></ul></form></div></div>`
    : '';
  const card = `<div><div data-virtualized="false"><div><div><div><div><div></div>${decoys}<div><div>${header}<div>${message}${photos}${reel}${fake}${shared}</div><div><div data-visualcompletion="ignore-dynamic"><div><div><div><div><span role="toolbar"><span><div aria-label="3" role="button" tabindex="0"><img role="presentation" src="like.svg"></div></span></span></div></div>${buttons}</div>${thread(post)}${editor}</div></div></div></div></div>${decoys}</div></div></div></div></div></div>`;
  const described = post.plain ? '' : ` aria-describedby="${id}H1 ${id}H2 ${id}H3" aria-labelledby="${id}"`;
  return `<div aria-posinset="${place}"${described}${post.role ? ' role="article"' : ''}>${card}</div>`;
}
