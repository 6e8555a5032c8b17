/** What a site's content script does; the entry points only name the site. */
import { hear } from '../messages/hear';
import { ask } from '../messages/send';
import type { Site } from '../sites/site';
import { serveList } from './list';
import { markMentions } from './mark-mentions';
import { reporter } from './report';
import { watch } from './watch';

const here = () => new URL(document.location.href);

export function run(site: Site, signal: AbortSignal): void {
  serveList(document, site, here, signal);
  // A quiet site is neither read nor watched by itself; the list above reads it while the panel is open.
  if (site.quiet) return;
  // What a script of an earlier version left behind; its observer wakes, sees that it is an orphan, and ends.
  for (const old of document.querySelectorAll('[data-tk-mark]')) old.remove();
  let shown: AbortController | null = null;
  const look = async () => {
    const answer = await ask('marks', { site: site.name, keys: [] });
    if (signal.aborted || !answer.ok) return;
    if (answer.value.shown && !shown) {
      shown = new AbortController();
      const both = AbortSignal.any([signal, shown.signal]);
      const marks = markMentions(document, site, both, () => report(page.items()));
      const report = reporter(site, here, marks.hasCase, both);
      const page = watch(document, site, here, both, (seen) => {
        marks.update(seen);
        report(seen);
      });
    } else if (!answer.value.shown) {
      shown?.abort();
      shown = null;
    }
  };
  hear(signal, (news) => {
    if (news.tells === 'switched') void look();
  });
  void look();
}
