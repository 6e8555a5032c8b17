/** That a new seat has not got all of its team's ledger yet, on Today. */
import { olderWords } from '../../../components/team-words';
import { stillToCome } from '../../../storage/queries/older';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';

export function OlderLine({ panel }: { panel: PanelState }) {
  const live = useLive(panel.ledger, stillToCome, []).value;
  if (live.state !== 'ready' || live.value.length === 0) return null;
  return (
    <div class="small soft" role="status" data-older>
      {live.value.map((team) => (
        <p key={team.brand}>{olderWords(team).join(' ')}</p>
      ))}
    </div>
  );
}
