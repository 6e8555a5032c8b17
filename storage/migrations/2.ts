/**
 * Schema 2, of 2026-11: mentions have aliases, cases offers and clocks, templates languages; entries are sealed; imports, search,
 * brands, repairs, forgetting, notices, deliveries, watch-words, feeds, saved searches, bursts, teams and what is counted have tables. Once it is
 * released, nothing here is changed
 * again. The way from schema 1 is in a file of its own, which is loaded where there is an older ledger.
 */

export const stores = {
  cases:
    'id, [lane+sortAt], [lane+offered], [lane+loggedAt], [personId+loggedAt], *keys, *topics, handoff.since, answeredAt, [brand+owedAt], clashed',
  // What was kept per site is kept per kind of page, and IndexedDB changes no primary key: the old counts go.
  health: null,
  people: 'id, *handles',
  links: 'id, *people',
  brands: 'id',
  readings: 'id',
  repairs: 'id',
  imports: 'id, state',
  staged: '[importId+about+n]',
  words: 'rank, &caseId',
  postings: '[word+to]',
  cursors: 'name',
  files: 'id, at',
  erasures: 'id, *pseudonyms',
  notices: '[caseId+at], told',
  uses: '[templateId+caseId], caseId, at',
  destinations: 'id',
  deliveries: 'id, caseId, dueAt, destinationId',
  topics: 'id',
  topicSets: 'key',
  watchwords: 'id',
  feeds: 'id',
  feedStates: 'id',
  feedItems: 'id, feedId, key, sortAt, [unread+feedId+key]',
  searches: 'id',
  searchVisits: 'id',
  activity: '[brand+hour]',
  bursts: 'id',
  pasts: 'id',
  teams: 'brand',
  seats: '[brand+device], brand',
  setAside: 'id, brand',
  claims: 'caseId, brand, user, wish',
  purges: 'id, brand',
  removals: 'brand',
  backfills: 'id, brand, [brand+step]',
};
