/** Where the panel is, in its address: survives a reload, and Back works. */
import { signal } from '@preact/signals';

export type Route =
  | { view: 'today' | 'page' | 'templates' | 'settings' }
  | { view: 'case' | 'person'; id: string };

export function parseRoute(hash: string): Route {
  const [view, id] = hash.replace(/^#\/?/, '').split('/');
  if ((view === 'case' || view === 'person') && id) return { view, id: decodeURIComponent(id) };
  return view === 'page' || view === 'templates' || view === 'settings' ? { view } : { view: 'today' };
}

export const hrefOf = (route: Route) =>
  'id' in route ? `#/${route.view}/${encodeURIComponent(route.id)}` : `#/${route.view}`;

export function createRoute(window: Window) {
  const route = signal(parseRoute(window.location.hash));
  window.addEventListener('hashchange', () => {
    route.value = parseRoute(window.location.hash);
  });
  return {
    route,
    go: (to: Route) => {
      window.location.hash = hrefOf(to);
      // Not only at `hashchange`, which comes later: the next key belongs to the new view.
      route.value = parseRoute(window.location.hash);
    },
  };
}
