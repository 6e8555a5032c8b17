/** Schema 1, of 2026-11: the first. What stands here is never changed again. */
export const stores = {
  entries: '++arrival, &id, [entity+entityId]',
  head: 'key',
  cases: 'id, [lane+sortAt], [personId+loggedAt]',
  mentions: 'key, caseId',
  people: 'id',
  reminders: 'caseId, [due+at]',
  colleagues: 'id, usedAt',
  templates: 'id',
  settings: 'key',
  counters: 'name',
  health: 'site',
};
