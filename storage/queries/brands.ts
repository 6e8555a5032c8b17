/** The brands, the one that new cases are logged under, and all accounts that are ours. */
import type { OwnAccount } from '../../utils/sites/mention';
import type { Ledger } from '../ledger';
import type { BrandRow } from '../records';

/** The one brand of who never names another (README, "The words"). */
export const MAIN_BRAND = 'main';

export interface Brands {
  /** At least one; the first is the one that was there before any was named. */
  all: Omit<BrandRow, 'clock'>[];
  current: Omit<BrandRow, 'clock'>;
}

export async function brands(ledger: Ledger): Promise<Brands> {
  const [stored, chosen] = await Promise.all([ledger.brands.toArray(), ledger.settings.get('currentBrand')]);
  const rows = stored.map(({ clock: _, ...brand }) => brand);
  const main = rows.find(({ id }) => id === MAIN_BRAND) ?? {
    id: MAIN_BRAND,
    name: '',
    accounts: [],
    longOnX: false,
  };
  const all = [main, ...rows.filter(({ id }) => id !== MAIN_BRAND)];
  return { all, current: all.find(({ id }) => id === chosen?.value) ?? main };
}

/** Of every brand: what one's own voice says is no mention, whichever brand is being looked after. */
export const ownAccounts = async (ledger: Ledger): Promise<OwnAccount[]> =>
  (await ledger.brands.toArray()).flatMap(({ accounts }) => accounts);
