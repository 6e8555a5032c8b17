/** What is listened for. */
import '../../../utils/texts/later';
import type { PanelState } from '../panel-state';
import { WatchwordsSection } from './WatchwordsSection';

export function ListeningView({ panel }: { panel: PanelState }) {
  return (
    <div class="stack">
      <WatchwordsSection panel={panel} />
    </div>
  );
}
