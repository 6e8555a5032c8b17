/** A reply that was seen on the page, and what the manager may make of it. */
import type { Offer } from '../storage/records';
import { t } from '../utils/texts/texts';

export function OfferNotice({ offer, onYes, onNo }: { offer: Offer; onYes: () => void; onNo: () => void }) {
  const answered = offer.kind === 'answered';
  return (
    <section class="notice stack">
      <p>{t(answered ? 'offer.answered' : 'offer.spokeAgain')}</p>
      {offer.text && (
        <p class="words" dir="auto">
          {offer.text.slice(0, 600)}
        </p>
      )}
      <div class="row">
        <button type="button" onClick={onYes}>
          {t(answered ? 'offer.yesAnswered' : 'offer.yesSpokeAgain')}
        </button>
        <button type="button" class="quiet" onClick={onNo}>
          {t('offer.no')}
        </button>
      </div>
    </section>
  );
}
