/** What became of a hand-off on its way, and what can be done about it. */
import type { Delivery } from '../storage/queries/deliveries';
import { CLIENTS } from '../utils/destinations/by-kind';
import type { Hindrance } from '../utils/messages/delivery-messages';
import { t } from '../utils/texts/texts';
import { hindranceWords, stateOf } from './delivery-words';

interface Props {
  delivery: Delivery;
  now: number;
  /** What keeps its destination from being asked; null: nothing. */
  hindrance: Hindrance | null;
  onLook: (address: string) => void;
  onArrived: () => void;
  onAgain: () => void;
  onWithdraw: () => void;
  /** A click that may ask the browser for the destination’s server. */
  onAllow: (origin: string) => void;
}

export function DeliveryNotice(props: Props) {
  const { delivery, now, hindrance, onLook, onArrived, onAgain, onWithdraw, onAllow } = props;
  const { state, here, destination, sentLink } = delivery;
  const said = stateOf(delivery, now);
  if (state === 'withdrawn' || state === 'trying' || (state === 'sent' && sentLink === null))
    return (
      <p class="small soft" role="status" dir="auto">
        {said}
      </p>
    );
  const blocked = state === 'waiting' && here && destination ? hindrance : null;
  const host = destination ? new URL(destination.origin).hostname : '';
  const stuck = state === 'failed' || state === 'perhaps' || (state === 'waiting' && !here);
  const findable = destination !== null && CLIENTS[destination.kind].findable;
  return (
    <div
      class={state === 'sent' ? undefined : 'notice stack'}
      data-problem={stuck || blocked === 'no-key' || blocked === 'no-permission' || undefined}
    >
      <p class={state === 'sent' ? 'small soft' : undefined} role="status" dir="auto">
        {said} {blocked && hindranceWords(blocked, host)}
        {state === 'failed' && findable && t('delivery.failedFindable')}
      </p>
      <div class="row">
        {sentLink !== null && (
          <button type="button" class="quiet" onClick={() => onLook(sentLink)}>
            {t('delivery.ticket')}
          </button>
        )}
        {blocked === 'no-permission' && destination && (
          <button type="button" onClick={() => onAllow(destination.origin)}>
            {t('destinations.allow', { host })}
          </button>
        )}
        {state === 'perhaps' && destination && (
          <button type="button" onClick={() => onLook(CLIENTS[destination.kind].home(destination))}>
            {t('delivery.look')}
          </button>
        )}
        {state === 'perhaps' && (
          <button type="button" onClick={onArrived}>
            {t('delivery.arrived')}
          </button>
        )}
        {stuck && destination && (
          <button type="button" class={state === 'perhaps' ? 'quiet' : undefined} onClick={onAgain}>
            {t(state === 'waiting' ? 'delivery.fromHere' : 'delivery.again')}
          </button>
        )}
        {(state === 'waiting' || state === 'failed') && (
          <button type="button" class="quiet" onClick={onWithdraw}>
            {t('delivery.withdraw')}
          </button>
        )}
      </div>
    </div>
  );
}
