/** What is said of a delivery and of a failure, wherever it is said. */
import type { Delivery } from '../storage/queries/deliveries';
import { type Outcome, WHYS, type Why } from '../utils/destinations/destination';
import type { Hindrance } from '../utils/messages/delivery-messages';
import { t, when } from '../utils/texts/texts';

export const placeOf = ({ destination }: Delivery): string => destination?.name ?? t('delivery.gone');

export const whyWords = (why: Why | null): string => t(`delivery.why.${why ?? WHYS[0]}`);

/** The server’s own words, as such. */
export const saidWords = (said: string): string => (said === '' ? '' : t('delivery.said', { said }));

export function stateOf(delivery: Delivery, now: number): string {
  const { state, here, to, why, said, dueAt, since } = delivery;
  const place = placeOf(delivery);
  const whom = to === '' ? place : to;
  const both = { to: whom, place };
  if (state === 'waiting' && !here) return t('delivery.waitingElsewhere', both);
  if (state === 'waiting' && why !== null && dueAt !== null && Date.parse(dueAt) > now)
    return t('delivery.waitingAgain', {
      ...both,
      why: whyWords(why),
      said: saidWords(said),
      when: when(dueAt, now),
    });
  if (state === 'waiting') return t('delivery.waiting', both);
  if (state === 'trying') return t('delivery.trying', both);
  if (state === 'sent') return t('delivery.sent', { ...both, when: when(since, now) });
  if (state === 'withdrawn') return t('delivery.withdrawn', both);
  const told = { ...both, why: whyWords(why), said: saidWords(said) };
  return state === 'failed' ? t('delivery.failed', told) : t('delivery.perhaps', told);
}

export const hindranceWords = (hindrance: Hindrance, host: string): string =>
  hindrance === 'no-permission'
    ? t('destinations.hindered.no-permission', { host })
    : hindrance === 'no-key'
      ? t('destinations.hindered.no-key')
      : t('destinations.hindered.offline');

/** What a test came to. */
export function testWords(outcome: Outcome, posts: boolean): string {
  if (outcome.is === 'sent') return t(posts ? 'destinations.worksHere' : 'destinations.works');
  const told = { why: whyWords(outcome.why), said: saidWords(outcome.said) };
  return outcome.is === 'unknown' ? t('destinations.testUnknown', told) : t('destinations.testFailed', told);
}
