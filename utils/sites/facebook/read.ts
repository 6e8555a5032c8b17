import type { Site } from '../site';

export const facebook: Site = {
  name: 'facebook',
  quiet: false,
  pageKind: () => 'unsupported',
  root: (document) => document.body,
  items: () => [],
  read: () => ({ read: 'none', missing: [] }),
  place: () => null,
};
