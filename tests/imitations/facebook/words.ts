/** Words, names and links in Facebook's markup. */
import { type GROUP, LABELS, type Person, type Ui } from './people';

export const escaped = (text: string) =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  );
export const TRACK = '__cft__[0]=AZinvented&amp;__tn__=R]-R';
export const icon = (name?: string) =>
  `<svg ${name === undefined ? 'aria-hidden="true"' : `aria-label="${escaped(name)}" role="img"`} data-visualcompletion="ignore-dynamic"><g></g></svg><div role="none" data-visualcompletion="ignore"></div>`;
export const ripple = '<div role="none" data-visualcompletion="ignore"></div>';

export const profileUrl = ({ handle }: Person, group?: typeof GROUP) =>
  group
    ? `https://www.facebook.com/groups/${group.id}/user/${handle}/`
    : /^\d+$/.test(handle)
      ? `https://www.facebook.com/profile.php?id=${handle}`
      : `https://www.facebook.com/${handle}`;

export function hrefOf(person: Person, group?: typeof GROUP, commentId = ''): string {
  const base = group ? `/groups/${group.id}/user/${person.handle}/` : profileUrl(person);
  const id = commentId ? `comment_id=${commentId}&amp;` : '';
  return `${base}${base.includes('?') ? '&amp;' : '?'}${id}${TRACK}`;
}

export const encoded = (post: string, comment: string) =>
  encodeURIComponent(Buffer.from(`comment:${post}_${comment}`).toString('base64'));

/** Words as Facebook lays them out: a block a line, emoji as pictures, links wrapped. */
export function lines(text: string, last = ''): string {
  const all = text.split('\n');
  return all
    .map((line, i) => {
      const html = escaped(line)
        .replace(
          /https:\/\/([\w-]+)\.example\/\S*/g,
          '<a href="https://l.facebook.com/l.php?u=https%3A%2F%2F$1.example%2F&amp;h=ATinvented" rel="nofollow noreferrer" role="link" tabindex="0" target="_blank">$&</a>',
        )
        .replace(
          /@(\S+ \S+)/g,
          `<span><a href="/invented.friend?${TRACK}" role="link" tabindex="0"><span>$1</span></a></span>`,
        )
        .replace(
          /\p{Extended_Pictographic}\uFE0F?/gu,
          '<span><img alt="$&" referrerpolicy="origin-when-cross-origin" src="emoji.png"></span>',
        );
      return `<div dir="auto" style="text-align: start;">${html}${i === all.length - 1 ? last : ''}</div>`;
    })
    .join('');
}
export const seeMore = (ui: Ui) => `<div role="button" tabindex="0">${LABELS[ui].more}</div>`;
/** What a person reads: a friend's mention has no sign before it. */
export const said = (text: string | null) => text?.replaceAll('@', '') ?? null;

export const decoy =
  '<div aria-hidden="true" data-0="0" data-1="1" data-2="2"><blockquote><span dir="auto"><span>Facebook</span></span></blockquote><div aria-hidden="true" role="button" tabindex="-1"></div></div>';
export const scrambled = (tail: string) =>
  `<span><span><a href="?${TRACK}#?${tail}" role="link" tabindex="0" target="_blank"><span aria-labelledby="elsewhere"><span><span style="display: flex;">${[
    ...'n0sd2hre4ot',
  ]
    .map((letter) => `<span>${letter}</span>`)
    .join('')}</span></span></span></a></span></span>`;
export const dot = '<span><span><span></span><span aria-hidden="true"> · </span></span></span>';
