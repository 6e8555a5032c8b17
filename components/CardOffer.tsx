/** Under a case's card: the reply that was seen, and one click for what it most likely means; all else in the case. */
import type { CaseRow, Offer } from '../storage/records';
import { t } from '../utils/texts/texts';
import { authorWords } from './CaseCard';
import { choicesOf, choiceWords, type OfferChoice, useMereThanks } from './offer-choice';

interface Props {
  row: CaseRow;
  offer: Offer;
  onAccept: (choice: OfferChoice) => void;
}

/** A thanks is often only to be noted. */
const MOST = 2;

export function CardOffer({ row, offer, onAccept }: Props) {
  const thanks = useMereThanks(offer);
  return (
    <div class="offered">
      <p class="words" dir="auto">
        <span class="soft">{shortOf(row, offer, thanks)}</span>{' '}
        {(offer.text ?? t('offer.noWords')).slice(0, 300)}
      </p>
      <div class="row">
        {thanks !== null &&
          choicesOf(row, offer, thanks)
            .slice(0, MOST)
            .map((choice, n) => (
              <button
                key={choice}
                type="button"
                data-offer={n === 0 || undefined}
                aria-label={t('offer.yesFor', {
                  yes: choiceWords(choice, thanks),
                  author: authorWords(row.evidence.author),
                })}
                onClick={() => onAccept(choice)}
              >
                {choiceWords(choice, thanks)}
              </button>
            ))}
      </div>
    </div>
  );
}

function shortOf({ state }: CaseRow, { kind }: Offer, thanks: boolean | null): string {
  if (kind === 'answered') return t('offer.answeredShort');
  if (thanks) return t(state === 'confirmed' ? 'offer.thanksAgain' : 'offer.thanks');
  return t('offer.spokeAgainShort');
}
