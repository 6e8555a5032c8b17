/** A long feed in Facebook's markup. */
import type { Variant } from '../imitation';
import { cardHtml } from './card';
import { expectedOf } from './expected';
import type { Post } from './items';
import { feedHtml, page } from './page';
import { ODO, PELLE, TRAMS, VILMA } from './people';

/** Posts with a comment under every fifth: `count` items in all. */
export function feed(count: number): Variant {
  const posts: Post[] = [];
  for (let left = count; left > 0; left -= 1 + (posts.at(-1)?.comments?.length ?? 0)) {
    const i = posts.length;
    const id = String(300_000_000_000 + i);
    // Every fifth post names itself by one of its many pfbids; only its comment says the number.
    const answered = i % 5 === 0 && left > 1;
    const by = [VILMA, ODO, PELLE, TRAMS][i % 4] ?? VILMA;
    const path = `https://www.facebook.com/${by.handle}/posts/${answered ? `pfbid0feed${i}` : id}`;
    posts.push({
      id,
      by,
      text: `Post number ${i + 1} about a tram`,
      path,
      comments: answered
        ? [{ id: String(400_000_000_000 + i), by: ODO, text: `Comment on number ${i + 1}` }]
        : [],
      tells: { id, permalink: path, aliases: answered ? [`pfbid0feed${i}`] : [] },
    });
  }
  return {
    name: `home feed of ${count} posts`,
    url: 'https://www.facebook.com/',
    html: page('en', feedHtml(posts.map((post, i) => cardHtml(post, i + 1)))),
    expected: posts.flatMap(expectedOf),
  };
}
