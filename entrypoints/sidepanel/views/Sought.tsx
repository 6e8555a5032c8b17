/** What a team's log is asked for first, since it is looked at now: the rest of a case, or what is not here at all. */
import { useEffect } from 'preact/hooks';
import { isSoughtAnywhere } from '../../../storage/queries/older';
import { ask } from '../../../utils/messages/send';
import { t } from '../../../utils/texts/texts';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';
import { KnownSince } from './KnownSince';

interface Props {
  panel: PanelState;
  entity: 'case' | 'person';
  id: string;
  /** What is said when the log has nothing of it either; null: it is here, and there may be more. */
  gone: string | null;
}

export function Sought({ panel, entity, id, gone }: Props) {
  const live = useLive(panel.ledger, (ledger) => isSoughtAnywhere(ledger, { entity, entityId: id }), [
    entity,
    id,
  ]).value;
  useEffect(() => void ask('lookFor', { entity, id }), [entity, id]);
  if (live.state !== 'ready') return null;
  if (live.value)
    return (
      <p class={gone === null ? 'small soft' : 'notice'} role="status" data-sought>
        {t(gone === null ? 'older.sought' : 'older.looking')}
      </p>
    );
  if (gone === null) return null;
  return (
    <>
      <p class="notice">{gone}</p>
      <KnownSince panel={panel} says="cases" />
    </>
  );
}
