/** A reply that was seen on the page, and what the manager may make of it. */
import type { CaseRow, Offer } from '../storage/records';
import { t } from '../utils/texts/texts';
import { Key } from './Key';
import { choicesOf, choiceWords, type OfferChoice, useMereThanks } from './offer-choice';

interface Props {
  row: CaseRow;
  offer: Offer;
  /** The single key that takes the first choice; null where it is not this notice's. */
  yesKey: string | null;
  onChoose: (choice: OfferChoice) => void;
  onNo: () => void;
}

export function OfferNotice({ row, offer, yesKey, onChoose, onNo }: Props) {
  const thanks = useMereThanks(offer);
  return (
    <section class="notice stack">
      <p>{questionOf(row, offer, thanks)}</p>
      {offer.text && (
        <p class="words" dir="auto">
          {offer.text.slice(0, 600)}
        </p>
      )}
      <div class="row">
        {thanks !== null &&
          choicesOf(row, offer, thanks).map((choice, n) => (
            <button
              key={choice}
              type="button"
              class={n === 0 ? undefined : 'quiet'}
              aria-keyshortcuts={n === 0 && yesKey ? yesKey : undefined}
              onClick={() => onChoose(choice)}
            >
              {choiceWords(choice, thanks)}
              {n === 0 && <Key of={yesKey} />}
            </button>
          ))}
        {thanks === false && (
          <button type="button" class="quiet" onClick={onNo}>
            {t('offer.no')}
          </button>
        )}
      </div>
    </section>
  );
}

function questionOf({ state }: CaseRow, { kind }: Offer, thanks: boolean | null): string {
  if (kind === 'answered') return t('offer.answered');
  if (thanks) return t(state === 'confirmed' ? 'offer.thanksAgain' : 'offer.thanks');
  return t('offer.spokeAgain');
}
