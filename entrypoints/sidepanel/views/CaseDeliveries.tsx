/** The hand-offs of a case that are sent by Threadkeeper: where each is, and what can be done about it. */
import { browser } from 'wxt/browser';
import { DeliveryNotice } from '../../../components/DeliveryNotice';
import { deliveriesOf } from '../../../storage/queries/deliveries';
import { ask } from '../../../utils/messages/send';
import { t } from '../../../utils/texts/texts';
import { allowServer } from '../access';
import { useHindrances } from '../hindrances';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';

export function CaseDeliveries({ panel, caseId }: { panel: PanelState; caseId: string }) {
  const live = useLive(panel.ledger, (ledger) => deliveriesOf(ledger, caseId), [caseId]).value;
  const deliveries = live.state === 'ready' ? live.value : [];
  const hindrances = useHindrances(deliveries.flatMap(({ destination }) => destination ?? []));
  const done = (said: string) => ({ said, undo: false });
  return (
    <>
      {deliveries.map((delivery) => (
        <DeliveryNotice
          key={delivery.id}
          delivery={delivery}
          now={panel.now.value}
          hindrance={hindrances.get(delivery.destinationId) ?? null}
          onLook={(url) => void browser.tabs.create({ url })}
          onArrived={() =>
            void panel.act('deliveryArrived', { id: delivery.id }, done(t('delivery.settled')))
          }
          onAgain={() => void panel.act('sendAgain', { id: delivery.id }, done(t('delivery.toSend')))}
          onWithdraw={() =>
            void panel.act('withdrawDelivery', { id: delivery.id }, done(t('delivery.taken')))
          }
          onAllow={(origin) =>
            // First of all: the browser asks the user only in the click itself.
            void allowServer('destination', origin).then((allowed) => (allowed ? ask('sendNow', {}) : null))
          }
        />
      ))}
    </>
  );
}
