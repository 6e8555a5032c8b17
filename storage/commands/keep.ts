/** Templates, settings and notes on people: what the manager keeps beside the cases. */
import { Refusal } from '../../utils/result';
import { type Act, act } from '../act';
import type { Ledger } from '../ledger';

export const saveTemplate = (
  ledger: Ledger,
  by: Act,
  brand: string,
  template: { id: string; name: string; text: string; whenToUse: string },
) => {
  const { id, ...body } = template;
  return act(ledger, by, () => [{ id: by.op, brand, entity: 'template', entityId: id, kind: 'saved', body }]);
};

export const removeTemplate = (ledger: Ledger, by: Act, id: string) =>
  act(ledger, by, async () => {
    const row = await ledger.templates.get(id);
    if (!row) throw new Refusal('not-found', `no template ${id}`);
    return [{ id: by.op, brand: row.brand, entity: 'template', entityId: id, kind: 'removed', body: {} }];
  });

export const set = (ledger: Ledger, by: Act, brand: string, key: string, value: string | number | boolean) =>
  act(ledger, by, () => [
    { id: by.op, brand, entity: 'setting', entityId: key, kind: 'set', body: { value } },
  ]);

export const describePerson = (ledger: Ledger, by: Act, personId: string, note: string) =>
  act(ledger, by, async () => {
    const row = await ledger.people.get(personId);
    if (!row) throw new Refusal('not-found', `no person ${personId}`);
    return [
      {
        id: by.op,
        brand: row.brand,
        entity: 'person',
        entityId: personId,
        kind: 'described',
        body: { note, was: row.note },
      },
    ];
  });
