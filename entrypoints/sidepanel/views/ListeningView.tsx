/** What is listened for, and what was heard. */
import type { PanelState } from '../panel-state';
import { FeedsSection } from './FeedsSection';
import { SearchesSection } from './SearchesSection';
import { WatchwordsSection } from './WatchwordsSection';

export function ListeningView({ panel }: { panel: PanelState }) {
  return (
    <div class="stack">
      <SearchesSection panel={panel} />
      <FeedsSection panel={panel} />
      <WatchwordsSection panel={panel} />
    </div>
  );
}
