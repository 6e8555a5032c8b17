/** Which digest a link asks for: in the address, so that a tab of its own shows the same. */
import { PERIODS, type PeriodName } from '../../utils/periods';

export interface DigestChoice {
  /** Null: the brand at hand. */
  brand: string | null;
  /** Null: everybody. */
  department: string | null;
  period: PeriodName;
  names: boolean;
  /** It is to be printed as soon as it is there. */
  print: boolean;
}

export const digestId = ({ brand, department, period, names, print }: DigestChoice): string =>
  new URLSearchParams({
    period,
    ...(brand !== null && { brand }),
    ...(department !== null && { department }),
    ...(names && { names: '1' }),
    ...(print && { print: '1' }),
  }).toString();

export function digestChoice(id: string | null): DigestChoice {
  const said = new URLSearchParams(id ?? '');
  return {
    brand: said.get('brand'),
    department: said.get('department'),
    period: PERIODS.find((one) => one === said.get('period')) ?? 'lastWeek',
    names: said.has('names'),
    print: said.has('print'),
  };
}
