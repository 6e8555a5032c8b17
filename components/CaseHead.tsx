/** The top of a case: whose words, the words (the largest thing here), and whose turn it is. */
import type { CaseRow } from '../storage/records';
import type { CaseKind } from '../utils/cases';
import { moment, t, when } from '../utils/texts/texts';
import { authorWords, quoteWords } from './CaseCard';
import { dateWords, stateName, turnWords } from './CaseStatus';
import { Icon } from './Icon';
import { missingWords } from './missing';
import { SeenSince } from './SeenSince';

interface Props {
  row: CaseRow;
  now: number;
  others: number;
  /** For which brand; null where it goes without saying. */
  brand: string | null;
  backHref: string;
  personHref: string | null;
  kinds: { value: CaseKind; label: string }[];
  onKind: (kind: CaseKind) => void;
}

export function CaseHead({ row, now, others, brand, backHref, personHref, kinds, onKind }: Props) {
  const { evidence } = row;
  const state = stateName(row);
  const date = dateWords(row, now);
  const url = evidence.permalink ?? (evidence.pageUrl.startsWith('http') ? evidence.pageUrl : null);
  const missing = missingWords(evidence.missing);
  return (
    <>
      <header>
        <div class="head">
          <a class="button quiet back" href={backHref} aria-label={t('nav.back')}>
            <Icon name="back" />
          </a>
          <h1 class="author" dir="auto">
            {personHref ? (
              <a href={personHref}>{authorWords(evidence.author)}</a>
            ) : (
              authorWords(evidence.author)
            )}
          </h1>
          <label>
            <span class="unseen">{t('case.kind')}</span>
            <select value={row.kind} onChange={(event) => onKind(event.currentTarget.value as CaseKind)}>
              {kinds.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        </div>
        <p class="soft small">
          {t('case.whereWhen', {
            place: t(`place.${evidence.place}`),
            when: evidence.postedAt
              ? t('case.posted', { when: when(evidence.postedAt, now) })
              : t('case.logged', { when: when(row.loggedAt, now) }),
          })}
          {url && (
            <>
              {' · '}
              <a href={url} target="_blank" rel="noreferrer">
                {t('case.open')}
              </a>
            </>
          )}
          {personHref && others > 0 && (
            <>
              {' · '}
              <a href={personHref}>{t('case.history', { count: others })}</a>
            </>
          )}
        </p>
        {brand !== null && (
          <p class="soft small" dir="auto">
            {t('case.forBrand', { brand })}
          </p>
        )}
      </header>
      <blockquote class="quote" dir="auto">
        {quoteWords(evidence.text)}
      </blockquote>
      <SeenSince of={row} now={now} />
      {missing && <p class="small soft">{t('case.missing', { parts: missing })}</p>}
      <div class="turn" data-state={state} tabIndex={-1}>
        <span class="state" data-state={state}>
          <Icon name={state} />
          {turnWords(row)}
        </span>
        {row.handoff && (
          <time class="soft" dateTime={row.handoff.since} title={moment(row.handoff.since)}>
            {t('state.since', { when: when(row.handoff.since, now) })}
          </time>
        )}
        {date && (
          <time
            class="soft"
            dateTime={row.followUp?.at}
            title={row.followUp ? moment(row.followUp.at) : undefined}
          >
            {date}
          </time>
        )}
        {row.handoff?.askedAt && (
          <span class="soft">{t('state.asked', { when: when(row.handoff.askedAt, now) })}</span>
        )}
        {row.followUp?.pinned && (
          <span class="soft row">
            <Icon name="pin" size={14} />
            {t('state.pinned')}
          </span>
        )}
        {row.followUp?.why && <span class="soft">{row.followUp.why}</span>}
      </div>
    </>
  );
}
