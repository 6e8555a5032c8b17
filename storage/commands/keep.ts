/** Brands and settings: what the manager keeps beside the cases. */
import type { Hours } from '../../utils/clocks/hours';
import type { Targets } from '../../utils/clocks/targets';
import { Refusal } from '../../utils/result';
import { type ChosenKeys, SHORTCUT_SETTING } from '../../utils/shortcuts';
import { sameAccount } from '../../utils/sites/mention';
import type { Weights } from '../../utils/triage/weights';
import { type Act, act } from '../act';
import type { Ledger } from '../ledger';
import { MAIN_BRAND } from '../queries/brands';
import { HOURS, TARGETS } from '../queries/hours';
import type { BrandRow } from '../records';

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

export const saveTargets = (ledger: Ledger, by: Act, targets: Targets) =>
  act(ledger, by, () => [
    {
      id: by.op,
      brand: MAIN_BRAND,
      entity: 'setting',
      entityId: TARGETS,
      kind: 'set',
      body: { value: { ...targets } },
    },
  ]);

export const saveKeys = (ledger: Ledger, by: Act, keys: ChosenKeys) =>
  act(ledger, by, () => [
    {
      id: by.op,
      brand: MAIN_BRAND,
      entity: 'setting',
      entityId: SHORTCUT_SETTING,
      kind: 'set',
      body: { value: { ...keys } as Record<string, string | null> },
    },
  ]);

/** Names a brand and its own accounts; an account belongs to one brand. */
export const saveBrand = (ledger: Ledger, by: Act, brand: Omit<BrandRow, 'clock'>) =>
  act(ledger, by, async () => {
    const { id, name, accounts, longOnX } = brand;
    const others = await ledger.brands.where('id').notEqual(id).toArray();
    for (const account of accounts) {
      const other = others.find((one) => one.accounts.some((known) => sameAccount(known, account)));
      if (other) throw new Refusal('not-allowed', `${account.handle} is an account of ${other.name}`);
    }
    return [
      {
        id: by.op,
        brand: id,
        entity: 'brand',
        entityId: id,
        kind: 'named',
        body: { name, accounts, longOnX },
      },
    ];
  });
