import type { Site } from '../site';

export const x: Site = {
  name: 'x',
  quiet: false,
  pageKind: () => 'unsupported',
  root: (document) => document.body,
  items: () => [],
  read: () => ({ read: 'none', missing: [] }),
  place: () => null,
};
