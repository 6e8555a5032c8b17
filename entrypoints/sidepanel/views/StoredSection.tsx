/** What is kept where, in words: everything that Threadkeeper ever writes, and how much room it takes. */
import { useEffect, useState } from 'preact/hooks';
import {
  type Refusals,
  readRefusals,
  SENDER_CLASSES,
  type SenderClass,
} from '../../../utils/messages/refusals';
import { list, number, t } from '../../../utils/texts/texts';

const MEGABYTE = 1_000_000;
const PLACES = ['ledger', 'copy', 'storage', 'drafts', 'files', 'elsewhere'] as const;

export function StoredSection() {
  const [used, setUsed] = useState<number | null>(null);
  const [refused, setRefused] = useState<Refusals>({});
  useEffect(() => {
    void readRefusals().then(setRefused);
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
      {Object.keys(refused).length > 0 && (
        <p class="soft">{t('stored.refused', { who: list(sendersOf(refused)) })}</p>
      )}
    </>
  );
}

/** Who was refused, and how often. */
const sendersOf = (refused: Refusals): string[] =>
  SENDER_CLASSES.map((from) => ({ from, count: countOf(refused, from) }))
    .filter(({ count }) => count > 0)
    .map(({ from, count }) => `${t(`stored.from.${from}`)}: ${number(count)}`);

const countOf = (refused: Refusals, from: SenderClass): number =>
  Object.entries(refused).reduce((sum, [what, count]) => sum + (what.startsWith(`${from} `) ? count : 0), 0);
