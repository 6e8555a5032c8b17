/** The user's own selectors in force on a site: shown, because what they read is no longer what was shipped. */
import type { RepairRow } from '../storage/records';
import { since, t } from '../utils/texts/texts';

interface Props {
  repairs: RepairRow[];
  now: number;
  onRemove: (id: string) => void;
}

export function RepairList({ repairs, now, onRemove }: Props) {
  if (repairs.length === 0) return null;
  return (
    <ul class="cards" aria-label={t('repair.list')}>
      {repairs.map(({ id, part, site, at }) => (
        <li key={id} class="row">
          <span class="grow small soft">
            {t('repair.yours', { since: since(at, now), part, site: t(`place.${site}`) })}
          </span>
          <button type="button" class="quiet" onClick={() => onRemove(id)}>
            {t('repair.remove')}
          </button>
        </li>
      ))}
    </ul>
  );
}
