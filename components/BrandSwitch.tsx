/** For whom new cases are logged; in the panel's frame, where there is more than one brand. */
import type { Brands } from '../storage/queries/brands';
import { t } from '../utils/texts/texts';
import { brandName } from './brand-name';

interface Props extends Brands {
  onChoose: (brand: Brands['current']) => void;
}

export function BrandSwitch({ all, current, onChoose }: Props) {
  return (
    <header class="brand">
      <label for="current-brand">{t('brand.current')}</label>
      <select
        id="current-brand"
        value={current.id}
        onChange={(event) => {
          const chosen = all.find(({ id }) => id === event.currentTarget.value);
          if (chosen) onChoose(chosen);
        }}
      >
        {all.map((brand) => (
          <option key={brand.id} value={brand.id}>
            {brandName(brand)}
          </option>
        ))}
      </select>
    </header>
  );
}
