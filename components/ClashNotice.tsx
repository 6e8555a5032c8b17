/** What two people decided about a case without knowing of each other: who decided what, and the way to settle it. */
import type { CaseEntry } from '../storage/entries';
import type { SeatRow } from '../storage/records';
import { t, when } from '../utils/texts/texts';
import { Key } from './Key';
import { doer, title } from './Timeline';

interface Props {
  kept: CaseEntry;
  others: CaseEntry[];
  seats: readonly SeatRow[];
  now: number;
  /** That settles it as it stands. */
  keepKey: string | null;
  onKeep: () => void;
  /** Null where the case would have to be reopened first. */
  onTake: ((other: CaseEntry) => void) | null;
}

export function ClashNotice({ kept, others, seats, now, keepKey, onKeep, onTake }: Props) {
  const said = (entry: CaseEntry) =>
    [title(entry), doer(entry, seats), when(entry.at, now)].filter((word) => word !== '').join(' · ');
  return (
    <section class="notice stack" data-clash>
      <p>{t('clash.title')}</p>
      <ul class="stack">
        <li>
          <strong dir="auto">{said(kept)}</strong> <span class="small">{t('clash.stands')}</span>
        </li>
        {others.map((other) => (
          <li key={other.id} dir="auto">
            {said(other)}
          </li>
        ))}
      </ul>
      <div class="row">
        <button type="button" aria-keyshortcuts={keepKey ?? undefined} onClick={onKeep}>
          {t('clash.keep')}
          <Key of={keepKey} />
        </button>
        {onTake &&
          others.map((other) => (
            <button type="button" class="quiet" key={other.id} onClick={() => onTake(other)}>
              {t('clash.take', { what: title(other) })}
            </button>
          ))}
      </div>
    </section>
  );
}
