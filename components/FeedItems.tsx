/** What the feeds brought, newest first, each with the same one click as an item of a page. */
import type { ListedItem } from '../storage/queries/feeds';
import type { Found } from '../utils/listening/match';
import { dayOf, list, t, when } from '../utils/texts/texts';
import { Icon } from './Icon';
import { excerptAt, MarkedAt } from './Marked';

interface Props {
  items: readonly ListedItem[];
  /** Where it has watch-words: in its title, in its words. */
  marksOf: (item: ListedItem) => Found['marks'];
  /** The brand of its case; null where that goes without saying. */
  brandOf: (item: ListedItem) => string | null;
  now: number;
  onLog: (item: ListedItem) => void;
  onOpen: (item: ListedItem) => void;
  hrefOf: (caseId: string) => string;
}

const WEEK = 7 * 86_400_000;

/** Beyond a week the day alone. */
const shortly = (at: string, now: number) =>
  Math.abs(Date.parse(at) - now) > WEEK ? dayOf(at, now) : when(at, now);

/** No more of one item stands in the list, in UTF-16 units. */
const LONGEST_SHOWN = 600;

export function FeedItems({ items, marksOf, brandOf, now, onLog, onOpen, hrefOf }: Props) {
  return (
    <ul class="cards">
      {items.map((item) => {
        const { key, from, author, title, text, link, postedAt, unread } = item;
        const [inTitle = [], inText = []] = marksOf(item);
        const brand = brandOf(item);
        return (
          <li key={key} class="card" tabIndex={-1} data-item>
            <div class="who">
              <strong dir="auto">{list(from)}</strong>
              <span class="small soft">
                {t('feeds.when', {
                  when: postedAt === null ? t('feeds.undated') : shortly(postedAt, now),
                  unread,
                })}
              </span>
            </div>
            {title !== null && (
              <p class="words long" dir="auto">
                <b>
                  <MarkedAt text={title} places={inTitle} />
                </b>
              </p>
            )}
            {text !== null && (
              <p class="words long" dir="auto">
                <MarkedAt {...excerptAt(text, inText, LONGEST_SHOWN)} />
              </p>
            )}
            {title === null && text === null && (
              <p class="words" dir="auto">
                {link}
              </p>
            )}
            {author !== null && !from.includes(author) && (
              <p class="small soft" dir="auto">
                {t('feeds.by', { author })}
              </p>
            )}
            <div class="row">
              {item.case ? (
                <a class="button" data-case={item.case.caseId} href={hrefOf(item.case.caseId)}>
                  <Icon name="customer" />
                  {t('page.openCase')}
                </a>
              ) : (
                <button type="button" data-log onClick={() => onLog(item)}>
                  <Icon name="log" />
                  {t('page.log')}
                </button>
              )}
              {brand !== null && (
                <span class="small soft" dir="auto">
                  {t('case.forBrand', { brand })}
                </span>
              )}
              {link !== null && (
                <button type="button" class="quiet" onClick={() => onOpen(item)}>
                  <Icon name="original" />
                  {t('feeds.open')}
                </button>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
