/** What became of a digest: it was sent, it is not wanted, or neither yet; with the manager's own words. */
import type { DigestState } from '../../utils/digest/state';
import { departmentKey } from '../../utils/handoffs/words/words';
import { type Act, act } from '../act';
import { digestIdOf } from '../ids';
import type { Ledger } from '../ledger';

export interface MarkedDigest {
  brand: string;
  from: string;
  department: string | null;
  as: DigestState;
  note: string;
}

export const markDigest = (ledger: Ledger, by: Act, { brand, from, department, as, note }: MarkedDigest) =>
  act(ledger, by, () => [
    {
      id: by.op,
      brand,
      entity: 'setting',
      entityId: digestIdOf(brand, from, department === null ? '' : departmentKey(department)),
      kind: 'set',
      body: { value: { as, note, at: new Date(by.now).toISOString() } },
    },
  ]);
