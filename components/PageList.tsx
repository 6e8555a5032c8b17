/** What is on the page beside the panel: each item with the same one click as a mark. */

import type { Found } from '../utils/listening/match';
import { type Mention, mentionKey } from '../utils/sites/mention';
import { t, when } from '../utils/texts/texts';
import { authorWords, quoteWords } from './CaseCard';
import { Icon } from './Icon';
import { excerptAt, MarkedAt } from './Marked';
import { missingWords } from './missing';

interface KnownCase {
  caseId: string;
  /** For which brand; null where it goes without saying. */
  brand: string | null;
}

interface KnownPerson {
  personId: string;
  open: number;
  tags: readonly string[];
}

interface Props {
  mentions: Mention[];
  /** Said by one of the brands' own accounts. */
  isOurs: (mention: Mention) => boolean;
  /** The case of a mention that has one. */
  caseOf: (mention: Mention) => KnownCase | null;
  /** Who said it, where they are a customer already. */
  personOf: (mention: Mention) => KnownPerson | null;
  personHref: (personId: string) => string;
  /** Where it has watch-words: in its author, in its words. */
  marksOf: (mention: Mention) => Found['marks'];
  now: number;
  quiet: boolean;
  onLog: (mention: Mention) => void;
  onPoint: (key: string) => void;
  hrefOf: (caseId: string) => string;
}

/** No more of one item stands in the list, in UTF-16 units. */
const LONGEST_SHOWN = 1_200;

export function PageList(props: Props) {
  const { mentions, isOurs, caseOf, personOf, personHref, marksOf, now, quiet } = props;
  const { onLog, onPoint, hrefOf } = props;
  return (
    <div class="stack">
      {quiet && <p class="soft small">{t('page.quiet')}</p>}
      <ul class="cards">
        {mentions.map((mention, n) => {
          const key = mentionKey(mention);
          const known = caseOf(mention);
          const ours = isOurs(mention);
          const person = ours ? null : personOf(mention);
          const [inAuthor = [], inWords = []] = marksOf(mention);
          // No site but X tells the time of a post; to say so on each item would be noise.
          const missing = missingWords(mention.missing, ['postedAt']);
          return (
            <li key={key ?? `no-key-${n}`} class="card" tabIndex={-1}>
              <div class="who">
                <strong dir="auto">
                  <MarkedAt text={authorWords(mention.author)} places={inAuthor} />
                </strong>
                {mention.postedAt && <span class="small soft">{when(mention.postedAt, now)}</span>}
              </div>
              {person && (
                <p class="small">
                  <a href={personHref(person.personId)} dir="auto">
                    {t('page.known', { open: person.open, tags: person.tags.join(', ') })}
                  </a>
                </p>
              )}
              <p class="words long" dir="auto">
                <MarkedAt {...excerptAt(quoteWords(mention.text), inWords, LONGEST_SHOWN)} />
              </p>
              {missing && <p class="small soft">{t('page.missing', { parts: missing })}</p>}
              <div class="row">
                {known && (
                  <a class="button" data-case={known.caseId} href={hrefOf(known.caseId)}>
                    <Icon name="customer" />
                    {t('page.openCase')}
                  </a>
                )}
                {!known && ours && <span class="soft">{t('page.ours')}</span>}
                {!(known || ours) && (
                  <button type="button" data-log onClick={() => onLog(mention)}>
                    <Icon name="log" />
                    {t('page.log')}
                  </button>
                )}
                {known?.brand && (
                  <span class="small soft" dir="auto">
                    {t('case.forBrand', { brand: known.brand })}
                  </span>
                )}
                {key !== null && (
                  <button type="button" class="quiet" onClick={() => onPoint(key)}>
                    <Icon name="point" />
                    {t('page.pointTo')}
                  </button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
