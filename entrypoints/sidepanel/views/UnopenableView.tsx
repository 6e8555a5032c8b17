import { useState } from 'preact/hooks';
import { copyAsBackup } from '../../../storage/copied';
import { t } from '../../../utils/texts/texts';

interface Props {
  why: string;
  folder: FileSystemDirectoryHandle | null;
  onAgain: () => void;
}

/** The browser cannot open the ledger's files at all: what is in the rolling copy leaves as a backup file. */
export function UnopenableView({ why, folder, onAgain }: Props) {
  const [saved, setSaved] = useState<string | null>(null);
  const save = async (from: FileSystemDirectoryHandle) => {
    const file = URL.createObjectURL(await copyAsBackup(from, Date.now()));
    const link = document.createElement('a');
    link.href = file;
    link.download = `threadkeeper-copy-${new Date().toISOString().slice(0, 10)}.jsonl`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(file), 60_000);
    setSaved(t('recovery.saved', { name: link.download }));
  };
  return (
    <main class="view">
      <div class="stack" role="alert">
        <h1>{t('problem.title')}</h1>
        <p>{t('recovery.unopenable')}</p>
        <p class="soft small">{why}</p>
        {saved !== null && <p>{saved}</p>}
      </div>
      <div class="row">
        <button type="button" onClick={onAgain}>
          {t('action.again')}
        </button>
        {folder && (
          <button
            type="button"
            onClick={() => void save(folder).catch((error: unknown) => setSaved(String(error)))}
          >
            {t('recovery.saveCopy')}
          </button>
        )}
      </div>
    </main>
  );
}
