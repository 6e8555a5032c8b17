/** Today's lines about hand-offs that will not be settled by themselves, each with the way to its case. */
import { placeOf } from '../../../components/delivery-words';
import { hangingDeliveries } from '../../../storage/queries/deliveries';
import { t } from '../../../utils/texts/texts';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';
import { hrefOf } from '../route';

/** So many are listed; the others come behind them. */
const SOME = 5;

export function DeliveryLine({ panel }: { panel: PanelState }) {
  const live = useLive(panel.ledger, hangingDeliveries, []).value;
  const hanging = live.state === 'ready' ? live.value : [];
  if (hanging.length === 0) return null;
  const said = t('delivery.today', { count: hanging.length });
  return (
    <section class="notice stack" data-problem aria-label={said}>
      <p>{said}</p>
      <ul class="small">
        {hanging.slice(0, SOME).map((delivery) => {
          const to = delivery.to === '' ? placeOf(delivery) : delivery.to;
          return (
            <li key={delivery.id}>
              <a href={hrefOf({ view: 'case', id: delivery.caseId })} dir="auto">
                {delivery.state === 'failed'
                  ? t('delivery.state.failed', { to })
                  : delivery.state === 'perhaps'
                    ? t('delivery.state.perhaps', { to })
                    : t('delivery.state.waiting', { to })}
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
