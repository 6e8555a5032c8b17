/** Brands, templates, settings and notes on people: what the manager keeps beside the cases. */
import type { Hours } from '../../utils/clocks/hours';
import { Refusal } from '../../utils/result';
import { sameAccount } from '../../utils/sites/mention';
import type { Weights } from '../../utils/triage/weights';
import { type Act, act } from '../act';
import type { Ledger } from '../ledger';
import { MAIN_BRAND } from '../queries/brands';
import { HOURS } from '../queries/hours';
import type { BrandRow } from '../records';

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

export const set = (
  ledger: Ledger,
  by: Act,
  brand: string,
  key: string,
  value: string | number | boolean | Weights,
) =>
  act(ledger, by, () => [
    {
      id: by.op,
      brand,
      entity: 'setting',
      entityId: key,
      kind: 'set',
      body: { value: typeof value === 'object' ? { ...value } : value },
    },
  ]);

export const saveHours = (ledger: Ledger, by: Act, hours: Hours) =>
  act(ledger, by, () => [
    {
      id: by.op,
      brand: MAIN_BRAND,
      entity: 'setting',
      entityId: HOURS,
      kind: 'set',
      // zod's JSON knows no readonly lists.
      body: { value: structuredClone(hours) as never },
    },
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

/** Names a brand and its own accounts; an account belongs to one brand. */
export const saveBrand = (ledger: Ledger, by: Act, brand: Omit<BrandRow, 'clock'>) =>
  act(ledger, by, async () => {
    const { id, name, accounts } = brand;
    const others = await ledger.brands.where('id').notEqual(id).toArray();
    for (const account of accounts) {
      const other = others.find((one) => one.accounts.some((known) => sameAccount(known, account)));
      if (other) throw new Refusal('not-allowed', `${account.handle} is an account of ${other.name}`);
    }
    return [{ id: by.op, brand: id, entity: 'brand', entityId: id, kind: 'named', body: { name, accounts } }];
  });
