/** What is kept where, in words: everything that Threadkeeper ever writes, and how much room it takes. */
import { useEffect, useState } from 'preact/hooks';
import { number, t } from '../../../utils/texts/texts';

const MEGABYTE = 1_000_000;
const PLACES = ['ledger', 'copy', 'storage', 'drafts', 'files', 'elsewhere'] as const;

export function StoredSection() {
  const [used, setUsed] = useState<number | null>(null);
  useEffect(() => {
    // What it says of the room left is the browser's guess, and no proof that anything is safe: it is not shown.
    void navigator.storage.estimate().then(({ usage }) => setUsed(usage ?? null));
  }, []);
  return (
    <>
      <h2 class="author">{t('stored.title')}</h2>
      <dl class="facts">
        {PLACES.map((place) => (
          <div key={place}>
            <dt>{t(`stored.${place}`)}</dt>
            <dd class="soft">{t(`stored.about.${place}`)}</dd>
          </div>
        ))}
      </dl>
      {used !== null && (
        <p class="soft">
          {t('stored.used', { megabytes: number(Math.max(1, Math.round(used / MEGABYTE))) })}
        </p>
      )}
    </>
  );
}
