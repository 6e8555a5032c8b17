/** What else a case is about: comments that came to it later, and other open cases of the same customer. */
import type { AddedMention, CaseRow } from '../storage/records';
import { t, when } from '../utils/texts/texts';
import { quoteWords } from './CaseCard';
import { Icon } from './Icon';
import { Key } from './Key';
import { SeenSince } from './SeenSince';

interface AddedProps {
  mentions: readonly AddedMention[];
  /** Where a comment can go instead. */
  siblings: readonly CaseRow[];
  now: number;
  onOriginal: (url: string) => void;
  onSplit: (mention: string) => void;
  onMove: (mention: string, to: string) => void;
}

export function AddedMentions({ mentions, siblings, now, onOriginal, onSplit, onMove }: AddedProps) {
  if (mentions.length === 0) return null;
  return (
    <section class="stack">
      <h2>{t('mentions.title', { count: mentions.length })}</h2>
      {mentions.map(({ id, evidence, ...seen }) => (
        <div key={id} class="stack" data-mention={id}>
          <blockquote class="quote later" dir="auto">
            {quoteWords(evidence.text)}
          </blockquote>
          <SeenSince of={seen} now={now} />
          <div class="row">
            <span class="small soft">
              {evidence.postedAt ? when(evidence.postedAt, now) : t(`place.${evidence.place}`)}
            </span>
            {evidence.permalink !== null && (
              <button type="button" class="quiet" onClick={() => onOriginal(evidence.permalink!)}>
                <Icon name="original" />
                {t('case.open')}
              </button>
            )}
            <button type="button" class="quiet" onClick={() => onSplit(id)}>
              {t('mentions.split')}
            </button>
            {siblings.length > 0 && (
              <select
                aria-label={t('mentions.move')}
                value=""
                onChange={(event) => onMove(id, event.currentTarget.value)}
              >
                <option value="">{t('mentions.move')}</option>
                {siblings.map((row) => (
                  <option key={row.id} value={row.id}>
                    {excerpt(row)}
                  </option>
                ))}
              </select>
            )}
          </div>
        </div>
      ))}
    </section>
  );
}

const excerpt = ({ evidence }: CaseRow) => quoteWords(evidence.text).slice(0, 60);

interface SiblingsProps {
  /** Newest first. */
  siblings: readonly CaseRow[];
  row: CaseRow;
  now: number;
  mergeKey: string | null;
  hrefOf: (caseId: string) => string;
  onMerge: (sibling: CaseRow) => void;
}

/** So many are shown; the customer's page has all. */
const SOME = 3;

export function Siblings({ siblings, row, now, mergeKey, hrefOf, onMerge }: SiblingsProps) {
  if (siblings.length === 0) return null;
  return (
    <section class="notice stack" aria-label={t('siblings.label')}>
      <p>{t(row.personId === null ? 'siblings.private' : 'siblings.title', { count: siblings.length })}</p>
      {siblings.slice(0, SOME).map((sibling, n) => (
        <div key={sibling.id} class="stack">
          <p class="words" dir="auto">
            <a href={hrefOf(sibling.id)}>{excerpt(sibling)}</a>{' '}
            <span class="small soft">{when(sibling.loggedAt, now)}</span>
          </p>
          <button
            type="button"
            class="start"
            aria-keyshortcuts={(n === 0 && mergeKey) || undefined}
            onClick={() => onMerge(sibling)}
          >
            {t(goesInto(row, sibling) ? 'siblings.addThis' : 'siblings.takeIn')}
            {n === 0 && <Key of={mergeKey} />}
          </button>
        </div>
      ))}
    </section>
  );
}

/** The newer goes into the older, a selection that names nobody into the case of who is meant. */
export const goesInto = (row: CaseRow, sibling: CaseRow): boolean =>
  row.personId === null || sibling.loggedAt <= row.loggedAt;
