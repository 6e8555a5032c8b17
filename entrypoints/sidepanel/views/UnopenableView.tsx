import { useState } from 'preact/hooks';
import type { Memory } from '../../../storage/memory';
import { t } from '../../../utils/texts/texts';
import { saveRescue } from '../save-rescue';

interface Props {
  why: string;
  /** The disk has no room left: then nothing is damaged. */
  full: boolean;
  memory: Memory;
  onAgain: () => void;
}

/** The browser cannot open the ledger's files at all: what is in the rolling copy leaves as a backup file. */
export function UnopenableView({ why, full, memory, onAgain }: Props) {
  const [saved, setSaved] = useState<string | null>(null);
  return (
    <main class="view">
      <div class="stack" role="alert">
        <h1>{t('problem.title')}</h1>
        <p>{t(full ? 'recovery.full' : 'recovery.unopenable')}</p>
        <p class="soft small">{why}</p>
        {saved !== null && <p>{saved}</p>}
      </div>
      <div class="row">
        <button type="button" onClick={onAgain}>
          {t('action.again')}
        </button>
        {memory.folder && (
          <button
            type="button"
            onClick={() =>
              void saveRescue(null, memory, null).then(setSaved, (error: unknown) => setSaved(String(error)))
            }
          >
            {t('recovery.saveCopy')}
          </button>
        )}
      </div>
    </main>
  );
}
