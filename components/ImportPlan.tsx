/** What an import would change, each conflict, and the decision; then how far it is. */
import { useEffect, useRef } from 'preact/hooks';
import type { ImportRow, Shown } from '../storage/backup/stage';
import { moment, t } from '../utils/texts/texts';

interface Props {
  row: ImportRow;
  onDecide: () => void;
  onCancel: () => void;
}

export function ImportPlan({ row, onDecide, onCancel }: Props) {
  const { header, read, fresh, known, conflicts, conflicting, taken } = row;
  const { stayForgotten, forgottenThere } = row;
  const sheet = useRef<HTMLDivElement>(null);
  // It comes after a while, below what is in view.
  useEffect(() => sheet.current?.scrollIntoView({ block: 'center' }), []);
  if (row.state === 'decided')
    return (
      <p class="notice" role="status">
        {t('import.takingOver', { taken, total: fresh })}
      </p>
    );
  const missing = header.count - read;
  const added = fresh - stayForgotten - forgottenThere;
  const unshown = conflicts - conflicting.length;
  return (
    <div class="sheet" ref={sheet}>
      <h3 class="author">{t('import.from', { when: moment(header.at) })}</h3>
      <p>{t('import.plan', { fresh: added, known, conflicts })}</p>
      {stayForgotten > 0 && <p>{t('import.stayForgotten', { count: stayForgotten })}</p>}
      {forgottenThere > 0 && <p>{t('import.forgottenThere', { count: forgottenThere })}</p>}
      {missing > 0 && <p class="small">{t('import.missing', { missing })}</p>}
      {conflicts > 0 && (
        <details>
          <summary>{t('import.conflicts')}</summary>
          <ul class="stack">
            {conflicting.map(({ ours, theirs }, n) => (
              <li key={String(n)}>
                <Side name={t('import.ours')} entry={ours} />
                <Side name={t('import.theirs')} entry={theirs} />
              </li>
            ))}
          </ul>
          {unshown > 0 && <p class="small soft">{t('import.moreConflicts', { count: unshown })}</p>}
        </details>
      )}
      <div class="row">
        <button type="button" class="primary" onClick={onDecide}>
          {t('import.decide', { fresh: added })}
        </button>
        <button type="button" class="quiet" onClick={onCancel}>
          {t('action.cancel')}
        </button>
      </div>
    </div>
  );
}

function Side({ name, entry }: { name: string; entry: Shown }) {
  return (
    <p>
      <strong>{name}</strong>{' '}
      <span class="small soft">{[entry.actor, moment(entry.at)].filter(Boolean).join(' · ')}</span>
      <br />
      <span dir="auto">{entry.words}</span>
    </p>
  );
}
