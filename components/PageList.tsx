/** What is on the page beside the panel: each item with the same one click as a mark. */
import { type Mention, mentionKey } from '../utils/sites/mention';
import { t, when } from '../utils/texts/texts';
import { authorWords, quoteWords } from './CaseCard';
import { Icon } from './Icon';
import { missingWords } from './missing';

interface KnownCase {
  caseId: string;
  /** For which brand; null where it goes without saying. */
  brand: string | null;
}

interface Props {
  mentions: Mention[];
  /** Said by one of the brands' own accounts. */
  isOurs: (mention: Mention) => boolean;
  /** The case of a mention that has one. */
  caseOf: (mention: Mention) => KnownCase | null;
  now: number;
  quiet: boolean;
  onLog: (mention: Mention) => void;
  onPoint: (key: string) => void;
  hrefOf: (caseId: string) => string;
}

export function PageList({ mentions, isOurs, caseOf, now, quiet, onLog, onPoint, hrefOf }: Props) {
  return (
    <div class="stack">
      {quiet && <p class="soft small">{t('page.quiet')}</p>}
      <ul class="cards">
        {mentions.map((mention, n) => {
          const key = mentionKey(mention);
          const known = caseOf(mention);
          const ours = isOurs(mention);
          // No site but X tells the time of a post; to say so on each item would be noise.
          const missing = missingWords(mention.missing, ['postedAt']);
          return (
            <li key={key ?? `no-key-${n}`} class="card">
              <div class="who">
                <strong dir="auto">{authorWords(mention.author)}</strong>
                {mention.postedAt && <span class="small soft">{when(mention.postedAt, now)}</span>}
              </div>
              <p class="words long" dir="auto">
                {quoteWords(mention.text).slice(0, 1_200)}
              </p>
              {missing && <p class="small soft">{t('page.missing', { parts: missing })}</p>}
              <div class="row">
                {known && (
                  <a class="button" href={hrefOf(known.caseId)}>
                    <Icon name="customer" />
                    {t('page.openCase')}
                  </a>
                )}
                {!known && ours && <span class="soft">{t('page.ours')}</span>}
                {!(known || ours) && (
                  <button type="button" onClick={() => onLog(mention)}>
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
