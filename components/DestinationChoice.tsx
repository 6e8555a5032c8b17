/** Where a hand-off is sent by itself; the manager's own hand is always there. */
import type { DestinationRow } from '../storage/records';
import { t } from '../utils/texts/texts';

interface Props {
  destinations: readonly Pick<DestinationRow, 'id' | 'name'>[];
  /** The id of the one that is taken; null: the manager sends it. */
  value: string | null;
  onChoose: (destinationId: string | null) => void;
}

export function DestinationChoice({ destinations, value, onChoose }: Props) {
  if (destinations.length === 0) return null;
  return (
    <label class="field">
      {t('delivery.choice')}
      <select value={value ?? ''} onChange={(event) => onChoose(event.currentTarget.value || null)}>
        <option value="">{t('delivery.choice.hand')}</option>
        {destinations.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
