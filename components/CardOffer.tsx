/** Under a case's card: the reply that was seen, and one click to accept what it offers; declined in the case. */
import type { CaseRow, Offer } from '../storage/records';
import { t } from '../utils/texts/texts';
import { authorWords } from './CaseCard';

interface Props {
  row: CaseRow;
  offer: Offer;
  onAccept: () => void;
}

export function CardOffer({ row, offer, onAccept }: Props) {
  const yes = t(offer.kind === 'answered' ? 'offer.yesAnswered' : 'offer.yesSpokeAgain');
  return (
    <div class="offered">
      <p class="words" dir="auto">
        <span class="soft">
          {t(offer.kind === 'answered' ? 'offer.answeredShort' : 'offer.spokeAgainShort')}
        </span>{' '}
        {(offer.text ?? t('offer.noWords')).slice(0, 300)}
      </p>
      <button
        type="button"
        aria-label={t('offer.yesFor', { yes, author: authorWords(row.evidence.author) })}
        onClick={onAccept}
      >
        {yes}
      </button>
    </div>
  );
}
