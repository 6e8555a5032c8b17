import type { Site } from '../site';

export const linkedin: Site = {
  name: 'linkedin',
  quiet: true,
  pageKind: () => 'unsupported',
  root: (document) => document.body,
  items: () => [],
  read: () => ({ read: 'none', missing: [] }),
  place: () => null,
};
