/** A case in a list: who, their words, where it stands. */
import type { CaseRow, Offer } from '../storage/records';
import { shownName } from '../utils/people/shown-name';
import { t, when } from '../utils/texts/texts';
import { CardOffer } from './CardOffer';
import { CaseStatus } from './CaseStatus';
import { excerptOf, Marked, type Wanted } from './Marked';
import type { OfferChoice } from './offer-choice';

export function authorWords(author: CaseRow['evidence']['author']): string {
  return shownName(author) ?? t('case.unknownAuthor');
}

export function quoteWords(text: string | null): string {
  return text ?? t('case.noWords');
}

interface Props {
  row: CaseRow;
  href: string;
  now: number;
  /** For which brand; null where it goes without saying. */
  brand: string | null;
  /** Accepts what a reply that was seen offers; without it no offer is shown. */
  onAccept?: (row: CaseRow, offer: Offer, choice: OfferChoice) => void;
  /** What was searched for: marked where it stands. */
  wanted?: readonly Wanted[];
  /** Words of the case's history in which it stands, where the card shows none. */
  elsewhere?: string | null;
  /** Whether it is picked for an act on many; without it, it cannot be. */
  picked?: boolean | undefined;
  onPick?: (caseId: string) => void;
  /** It is a complaint whose words are angry or urgent. */
  urgent?: boolean;
  /** Where it stands in a list of which only a part is there; `index` begins at 0. */
  place?: { index: number; of: number };
}

const NOTHING: readonly Wanted[] = [];

export function CaseCard(props: Props) {
  const {
    row,
    href,
    now,
    brand,
    onAccept,
    wanted = NOTHING,
    elsewhere = null,
    picked,
    onPick,
    urgent = false,
    place,
  } = props;
  const { evidence } = row;
  const offer = onAccept && row.offers.at(-1);
  return (
    <li
      {...(place && {
        'data-index': place.index,
        'aria-posinset': place.index + 1,
        'aria-setsize': place.of,
      })}
    >
      <a class="card" href={href} data-case={row.id}>
        <div class="who">
          <strong dir="auto">
            <Marked text={authorWords(evidence.author)} wanted={wanted} />
          </strong>
          <span class="small soft">
            {t('case.whereWhen', {
              place: t(`place.${evidence.place}`),
              when: when(evidence.postedAt ?? row.loggedAt, now),
            })}
          </span>
        </div>
        <p class="words" dir="auto">
          <Marked text={excerptOf(quoteWords(evidence.text), wanted)} wanted={wanted} />
        </p>
        {elsewhere !== null && (
          <p class="words found" dir="auto">
            <Marked text={excerptOf(elsewhere, wanted)} wanted={wanted} />
          </p>
        )}
        <CaseStatus row={row} now={now} urgent={urgent} />
        {brand !== null && (
          <p class="small soft" dir="auto">
            {t('case.forBrand', { brand })}
          </p>
        )}
      </a>
      {picked !== undefined && (
        <input
          type="checkbox"
          class="pick"
          data-pick
          aria-label={t('card.pick', { author: authorWords(evidence.author) })}
          checked={picked}
          onChange={() => onPick?.(row.id)}
        />
      )}
      {offer && <CardOffer row={row} offer={offer} onAccept={(choice) => onAccept(row, offer, choice)} />}
    </li>
  );
}
