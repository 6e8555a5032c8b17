/** All templates, in the order in which they were last written: the starters stand in the order of the job. */
import type { Ledger } from '../ledger';
import type { TemplateRow } from '../records';

export async function templates(ledger: Ledger): Promise<TemplateRow[]> {
  const rows = await ledger.templates.toArray();
  return rows.sort((a, b) => (a.clock < b.clock ? -1 : 1));
}
