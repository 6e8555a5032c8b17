/** Accepts what a reply that was seen on a page offers. */
import type { Offer } from '../../storage/records';
import { t } from '../../utils/texts/texts';
import type { PanelState } from './panel-state';

export function acceptOffer({ act }: PanelState, caseId: string, offer: Offer): void {
  if (offer.kind === 'answered') {
    const said = t('toast.answered');
    void act('answer', { caseId, text: offer.text ?? '', via: 'seen' }, { said });
  } else void act('spokeAgain', { caseId, text: offer.text }, { said: t('toast.ourTurn') });
}
