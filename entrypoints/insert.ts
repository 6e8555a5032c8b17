/** Put into a page of X or Facebook when somebody asks for it in the panel; it answers as long as the page is there. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { serveInsert } from '../utils/page/insert/serve';
import { facebook } from '../utils/sites/facebook/read';
import { replyBox as facebookBox } from '../utils/sites/facebook/reply-box';
import { siteNameOf } from '../utils/sites/hosts';
import { x } from '../utils/sites/x/read';
import { replyBox as xBox } from '../utils/sites/x/reply-box';

const here = () => new URL(document.location.href);

export default defineUnlistedScript(() => {
  const world = globalThis as { threadkeeperInserts?: true };
  // It may have been asked for before; two would answer twice.
  if (world.threadkeeperInserts) return;
  world.threadkeeperInserts = true;
  const { signal } = new AbortController();
  const name = siteNameOf(here());
  if (name === 'x') serveInsert(document, { site: x, replyBox: xBox }, here, signal);
  if (name === 'facebook') serveInsert(document, { site: facebook, replyBox: facebookBox }, here, signal);
});
