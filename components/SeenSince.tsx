/** Under a quote: the words that stand at its place now, or the date since which it is not found there. */
import type { SeenSince as Seen } from '../storage/records';
import { dayOf, t } from '../utils/texts/texts';

interface Props {
  of: Seen;
  now: number;
}

export function SeenSince({ of: { editedText, notFoundAt }, now }: Props) {
  return (
    <>
      {editedText !== null && (
        <div class="stack">
          <p class="soft small">{t('case.edited')}</p>
          <blockquote class="quote later" dir="auto">
            {editedText}
          </blockquote>
        </div>
      )}
      {notFoundAt !== null && <p class="notice">{t('case.notFound', { when: dayOf(notFoundAt, now) })}</p>}
    </>
  );
}
