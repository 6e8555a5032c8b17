/** What is said of a feed and of its fetching. */
import type { FeedStateRow } from '../storage/records';
import { LARGEST_FEED } from '../utils/feeds/feed';
import { t, when } from '../utils/texts/texts';

/** A try that is older, in ms, was left by a background that ended. */
const LEFT = 60_000;

interface StateWords {
  /** What is to be heard when it changes. */
  told: string;
  /** What changes with every minute. */
  times: string;
}

export function feedStateWords(state: FeedStateRow | null, host: string, now: number): StateWords {
  if (state === null) return { told: t('feeds.never'), times: '' };
  const { tryingSince, trouble, dueAt, readAt } = state;
  const times = dueAt === null ? '' : t('feeds.next', { when: when(dueAt, now) });
  if (tryingSince !== null)
    return now - Date.parse(tryingSince) < LEFT
      ? { told: t('feeds.trying'), times: '' }
      : { told: t('feeds.interrupted'), times };
  if (trouble === null)
    return readAt === null
      ? { told: t('feeds.never'), times }
      : { told: '', times: t('feeds.read', { when: when(readAt, now), next: times }) };
  const { why, detail } = trouble;
  const told = t(`feeds.why.${why}`, {
    host,
    detail: why === 'leads-to' ? new URL(detail).hostname : detail,
    most: LARGEST_FEED / 1_000_000,
  });
  // When it is asked again is up to the user.
  return { told, times: why === 'no-permission' ? '' : times };
}
