/** A burst in one line. */
import type { OpenBurst } from '../storage/queries/bursts';
import { inWords, timeIn } from '../utils/bursts/words';
import { locale, since, t } from '../utils/texts/texts';

export function burstLine(burst: OpenBurst, now: number): string {
  const { count, hours, usual } = inWords(burst);
  return t('burst.line', {
    ...{ topic: burst.name, count, usual },
    time: timeIn(hours, locale),
    since: since(burst.since, now),
  });
}
