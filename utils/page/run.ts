/** What a site's content script does; the entry points only name the site. */
import { hear } from '../messages/hear';
import { ask } from '../messages/send';
import type { OwnAccount } from '../sites/mention';
import type { Site } from '../sites/site';
import type { MarkWords } from '../texts/marks';
import { serveList } from './list';
import { removeOthers } from './mark-host';
import { type Marks, markMentions } from './mark-mentions';
import { reporter } from './report';
import { caseStates } from './states';
import { type Watch, watch } from './watch';

const here = () => new URL(document.location.href);

export function run(site: Site, ending: AbortSignal): void {
  const leaving = new AbortController();
  const signal = AbortSignal.any([ending, leaving.signal]);
  const watching = watch(document, site, here, signal, () => leaving.abort());
  let marks: Marks | null = null;
  serveList(document, { site, url: here, watching, takenAway: () => marks?.takenAway ?? false }, signal);
  // A quiet site is neither read nor watched by itself; the list above reads it while the panel is open.
  if (site.quiet) return;
  // What a script of an earlier version left behind; its observer wakes, sees that it is an orphan, and ends.
  removeOthers(document.documentElement);

  let shown: AbortController | null = null;
  const begin = async () => {
    const answer = await ask('begin', { site: site.name });
    if (signal.aborted || !answer.ok) return;
    const { own, repairs, words } = answer.value;
    shown?.abort();
    shown = null;
    watching.repair(repairs);
    if (!answer.value.shown) return;
    shown = new AbortController();
    marks = show(site, watching, own, words, AbortSignal.any([signal, shown.signal]));
  };
  hear(signal, (news) => {
    if (news.tells === 'switched') void begin();
  });
  void begin();
}

/** Draws the marks until the signal ends, and reports what the page shows. */
function show(
  site: Site,
  watching: Watch,
  own: readonly OwnAccount[],
  words: MarkWords,
  signal: AbortSignal,
): Marks {
  const states = caseStates(document, site.name, signal, (keys, told) => {
    marks.repaint(keys, told);
    report(watching.seen());
  });
  const marks = markMentions(document, { states, own, words, readNow: watching.readNow }, signal);
  const report = reporter(document, { site, url: here, states, own: () => own, watching }, signal);
  watching.listen(signal, (batch) => {
    marks.update(batch);
    report(batch.seen);
  });
  return marks;
}
