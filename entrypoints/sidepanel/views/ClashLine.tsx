/** That two people decided at once about a case, on Today. */
import { authorWords } from '../../../components/CaseCard';
import { clashed } from '../../../storage/queries/clashed';
import { t } from '../../../utils/texts/texts';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';
import { hrefOf } from '../route';

export function ClashLine({ panel }: { panel: PanelState }) {
  const live = useLive(panel.ledger, clashed, []).value;
  if (live.state !== 'ready' || live.value.length === 0) return null;
  return (
    <p class="small row" data-clashes>
      <span>{t('clash.line')}</span>
      {live.value.map((row) => (
        <a key={row.id} href={hrefOf({ view: 'case', id: row.id })} dir="auto">
          {authorWords(row.evidence.author)}
        </a>
      ))}
    </p>
  );
}
