/** A case in a list: who, their words, where it stands. */
import type { CaseRow, Offer } from '../storage/records';
import { t, when } from '../utils/texts/texts';
import { CardOffer } from './CardOffer';
import { CaseStatus } from './CaseStatus';

export function authorWords(author: CaseRow['evidence']['author']): string {
  return author.name ?? author.handle ?? t('case.unknownAuthor');
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
  onAccept?: (row: CaseRow, offer: Offer) => void;
}

export function CaseCard({ row, href, now, brand, onAccept }: Props) {
  const { evidence } = row;
  const offer = onAccept && row.offers.at(-1);
  return (
    <li>
      <a class="card" href={href} data-case={row.id}>
        <div class="who">
          <strong dir="auto">{authorWords(evidence.author)}</strong>
          <span class="small soft">
            {t('case.whereWhen', {
              place: t(`place.${evidence.place}`),
              when: when(evidence.postedAt ?? row.loggedAt, now),
            })}
          </span>
        </div>
        <p class="words" dir="auto">
          {quoteWords(evidence.text).slice(0, 600)}
        </p>
        <CaseStatus row={row} now={now} />
        {brand !== null && (
          <p class="small soft" dir="auto">
            {t('case.forBrand', { brand })}
          </p>
        )}
      </a>
      {offer && <CardOffer row={row} offer={offer} onAccept={() => onAccept(row, offer)} />}
    </li>
  );
}
