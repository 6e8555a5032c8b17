/** How a brand is called, and where a case has to say whose it is. */
import type { Brands } from '../storage/queries/brands';
import { t } from '../utils/texts/texts';

export const brandName = ({ name }: Brands['current']) => name || t('brand.unnamed');

/** Null with one brand, which goes without saying, and for the practice page's, which is none of the manager's. */
export function brandOfCase(all: Brands['all'], id: string): string | null {
  const brand = all.length > 1 ? all.find((one) => one.id === id) : undefined;
  return brand ? brandName(brand) : null;
}
