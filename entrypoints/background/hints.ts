/** What is to be seen of mentions of a page that have no case: a page is told that, and never who it is or which word. */
import type { Ledger } from '../../storage/ledger';
import { authorKey, type KnownPerson, knownPeople } from '../../storage/queries/known-people';
import { type Matcher, matcherOf } from '../../utils/listening/match';
import type { MarkHint } from '../../utils/messages/messages';
import type { Said } from '../../utils/page/states';
import type { ReadPlace } from '../../utils/sites/mention';

/** By mention key. The matcher is kept while this worker lives and the watch-words stay the same. */
export function hints(): (ledger: Ledger, site: ReadPlace, said: Said) => Promise<Record<string, MarkHint>> {
  let known: { by: string; match: Matcher } = { by: '', match: matcherOf([]) };
  return async (ledger, site, said) => {
    const named = Object.entries(said);
    if (named.length === 0) return {};
    const authors = named.map(([, [handle]]) => ({ site, author: { handle } }));
    const [rows, people] = await Promise.all([ledger.watchwords.toArray(), knownPeople(ledger, authors)]);
    const by = rows.map(({ clock }) => clock).join();
    if (by !== known.by) known = { by, match: matcherOf(rows) };
    return Object.fromEntries(
      named.flatMap(([key, [handle, words]]): [string, MarkHint][] => {
        const person = people[authorKey({ site, author: { handle } }) ?? ''];
        const watched = rows.length > 0 && known.match(partsOf(words)).ids.length > 0;
        const hint = hintOf(person, watched);
        return hint ? [[key, hint]] : [];
      }),
    );
  };
}

function hintOf(person: KnownPerson | undefined, watched: boolean): MarkHint | null {
  if (!person) return watched ? 'watched' : null;
  if (person.open > 0) return watched ? 'busyWatched' : 'busy';
  return watched ? 'knownWatched' : 'known';
}

function partsOf(words: string): string[] {
  const end = words.indexOf('\n');
  return [words.slice(0, end), words.slice(end + 1)];
}
