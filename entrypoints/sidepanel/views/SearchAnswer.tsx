/** What the search found, in the place of what else stands below its box. */
import { SearchProblem, SearchResults } from '../../../components/SearchResults';
import { t } from '../../../utils/texts/texts';
import type { PanelState } from '../panel-state';
import { hrefOf } from '../route';
import type { Searched } from '../searching';
import { KnownSince } from './KnownSince';

interface Props {
  panel: PanelState;
  searched: Exclude<Searched, { state: 'none' }>;
  onMore: () => void;
  /** What is older has come since. */
  onOlder: () => void;
}

export function SearchAnswer({ panel, searched, onMore, onOlder }: Props) {
  if (searched.state === 'problem') return <SearchProblem {...searched.problem} />;
  if (searched.state === 'failed') return <p class="notice">{t('search.failed', { why: searched.why })}</p>;
  return (
    <div class="stack">
      <SearchResults
        {...searched.found}
        wanted={searched.query.wanted}
        now={panel.now.value}
        brands={searched.brands}
        hrefOf={(id) => hrefOf({ view: 'case', id })}
        newest={searched.newest}
        onMore={onMore}
      />
      {!searched.found.more && <KnownSince panel={panel} says="cases" onMore={onOlder} />}
    </div>
  );
}
