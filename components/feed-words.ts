/** What is said of a feed and of its fetching. */
import type { FeedStateRow } from '../storage/records';
import { LARGEST_FEED } from '../utils/feeds/feed';
import '../utils/texts/later';
import { t, when } from '../utils/texts/texts';

/** A try that is older, in ms, was left by a background that ended. */
const LEFT = 60_000;

export function feedStateWords(state: FeedStateRow | null, host: string, now: number): string {
  if (state === null) return t('feeds.never');
  const { tryingSince, trouble, dueAt, readAt } = state;
  const next = dueAt === null ? '' : t('feeds.next', { when: when(dueAt, now) });
  if (tryingSince !== null)
    return now - Date.parse(tryingSince) < LEFT ? t('feeds.trying') : t('feeds.interrupted', { next });
  if (trouble === null)
    return readAt === null ? t('feeds.never') : t('feeds.read', { when: when(readAt, now), next });
  const why = t(`feeds.why.${trouble.why}`, {
    host,
    detail: trouble.why === 'leads-to' ? new URL(trouble.detail).hostname : trouble.detail,
    most: LARGEST_FEED / 1_000_000,
  });
  // When it is asked again is up to the user.
  return trouble.why === 'no-permission' || next === '' ? why : t('feeds.troubled', { why, next });
}
