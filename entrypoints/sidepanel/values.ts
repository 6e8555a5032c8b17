/** What is known of a case for the templates of replies. */
import type { CaseHistory } from '../../storage/queries/history';
import { firstName, type Values } from '../../utils/replies/variables';

/** What a template can name here; what is not known is left out, and asked for. */
export function valuesOf(
  { row, person }: Pick<CaseHistory, 'row' | 'person'>,
  me: string,
  brand: string,
): Values {
  const values: Values = {};
  // A handle is no name: a template that needs one asks for it.
  const called =
    row.evidence.author.name ?? person?.identities.find(({ name }) => name !== null)?.name ?? null;
  if (called) values['customer.name'] = called;
  const first = firstName(called);
  if (first) values['customer.firstName'] = first;
  if (row.need) values['case.need'] = row.need.text;
  if (row.handoff) {
    values['handoff.name'] = row.handoff.name;
    if (row.handoff.department) values['handoff.department'] = row.handoff.department;
  }
  if (brand) values.brand = brand;
  if (me) values.me = me;
  return values;
}
