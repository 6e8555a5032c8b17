/** How many of the items have each watch-word; one that is pressed leaves only those in the list. */
import { number, t } from '../utils/texts/texts';

export interface WatchCount {
  id: string;
  name: string;
  count: number;
}

interface Props {
  counts: readonly WatchCount[];
  chosen: string | null;
  onChoose: (id: string | null) => void;
}

export function WatchCounts({ counts, chosen, onChoose }: Props) {
  if (counts.length === 0) return null;
  return (
    <fieldset class="choices" aria-label={t('watch.counts')}>
      {counts.map(({ id, name, count }) => (
        <button
          key={id}
          type="button"
          class="small"
          dir="auto"
          aria-pressed={chosen === id}
          onClick={() => onChoose(chosen === id ? null : id)}
        >
          {name} <span class="count">{number(count)}</span>
        </button>
      ))}
    </fieldset>
  );
}
