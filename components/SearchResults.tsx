/** What a search found, or the sentence why it could not be understood. */
import type { Brands } from '../storage/queries/brands';
import type { QueryProblem } from '../storage/queries/read-query';
import type { Hits } from '../storage/queries/search';
import { list, t } from '../utils/texts/texts';
import { brandOfCase } from './brand-name';
import { CaseCard } from './CaseCard';
import type { Wanted } from './Marked';

export function SearchProblem({ what, typed, known }: QueryProblem) {
  return (
    <p class="notice">{t(`search.problem.${what}`, { typed, known: list(known), count: known.length })}</p>
  );
}

interface Props extends Hits {
  wanted: readonly Wanted[];
  now: number;
  brands: Brands['all'];
  hrefOf: (caseId: string) => string;
  /** How many of the newest cases a short beginning is looked for in. */
  newest: number;
  onMore: () => void;
}

export function SearchResults(props: Props) {
  const { hits, more, newestOnly, behind, newest, wanted, now, brands, hrefOf, onMore } = props;
  return (
    <>
      <div class="small soft" role="status">
        <p>{more ? t('search.newest', { count: hits.length }) : t('search.found', { count: hits.length })}</p>
        {newestOnly && <p>{t('search.newestOnly', { count: newest })}</p>}
        {behind > 0 && <p>{t('search.behind', { count: behind })}</p>}
      </div>
      <ul class="cards">
        {hits.map(({ row, elsewhere }) => (
          <CaseCard
            key={row.id}
            row={row}
            href={hrefOf(row.id)}
            now={now}
            brand={brandOfCase(brands, row.brand)}
            wanted={wanted}
            elsewhere={elsewhere}
          />
        ))}
      </ul>
      {more && (
        <p>
          <button type="button" class="quiet" onClick={onMore}>
            {t('search.more')}
          </button>
        </p>
      )}
    </>
  );
}
