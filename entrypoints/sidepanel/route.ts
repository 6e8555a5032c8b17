/** Where the panel is, in its address: survives a reload, and Back works. */
import { signal } from '@preact/signals';

const VIEWS = [
  'today',
  'day',
  'record',
  'digest',
  'colleagues',
  'topics',
  'page',
  'templates',
  'listening',
  'settings',
] as const;
const OF_ONE = ['lane', 'case', 'person', 'same', 'burst', 'digest'] as const;

export type Route = { view: (typeof VIEWS)[number] } | { view: (typeof OF_ONE)[number]; id: string };

export function parseRoute(hash: string): Route {
  const [view, id] = hash.replace(/^#\/?/, '').split('/');
  const ofOne = OF_ONE.find((one) => one === view);
  if (ofOne && id) return { view: ofOne, id: decodeURIComponent(id) };
  return { view: VIEWS.find((one) => one === view) ?? 'today' };
}

export const hrefOf = (route: Route) =>
  'id' in route ? `#/${route.view}/${encodeURIComponent(route.id)}` : `#/${route.view}`;

export function createRoute(window: Window) {
  const route = signal(parseRoute(window.location.hash));
  let listed: (string | undefined)[] = [];
  let lastCase: string | null = null;
  let whole: (() => readonly string[]) | null = null;
  let from: Route = { view: 'today' };
  const follow = () => {
    const next = parseRoute(window.location.hash);
    if (next.view === 'case') {
      lastCase = next.id;
      // The view that is left still stands: what it lists is what the next case is one of.
      const cards = [...window.document.querySelectorAll<HTMLElement>('a.card[data-case]')];
      if (whole) listed = [...whole()];
      else if (cards.length > 0) listed = cards.map(({ dataset }) => dataset.case);
      if (whole) from = route.value;
      else if (route.value.view !== 'case') from = { view: 'today' };
    }
    route.value = next;
  };
  window.addEventListener('hashchange', follow);
  return {
    route,
    go: (to: Route) => {
      window.location.hash = hrefOf(to);
      // Not only at `hashchange`, which comes later: the next key belongs to the new view.
      follow();
    },
    lastCase: () => lastCase,
    /** What a case goes back to: the whole list that it was opened from, else Today. */
    back: (): Route => from,
    /** A view of which only a part stands in the document says what it lists; null: no more. */
    lists: (ids: (() => readonly string[]) | null): void => {
      whole = ids;
    },
    /** The case before or after this one in the list from which a case was last opened; null: there is none. */
    beside: (id: string, by: 1 | -1): string | null => {
      const at = listed.indexOf(id);
      return (at === -1 ? undefined : listed[at + by]) ?? null;
    },
  };
}
