/** Today's lines about people who have the same problem, where one of them waits for us. */
import { useState } from 'preact/hooks';
import { t } from '../../../utils/texts/texts';
import type { PanelState } from '../panel-state';
import { hrefOf } from '../route';
import { useSame } from '../same';

/** The largest ones; the others when they are asked for. */
const SOME = 2;

export function SameLine({ panel }: { panel: PanelState }) {
  const same = useSame(panel.ledger);
  const [all, setAll] = useState(false);
  if (same.state === 'failed')
    return (
      <p class="notice" data-problem>
        {t('same.failed', { why: same.why })}
      </p>
    );
  const waiting = same.state === 'ready' ? same.found.filter(({ onUs }) => onUs) : [];
  const shown = all ? waiting : waiting.slice(0, SOME);
  return (
    <>
      {shown.map(({ ids, people, phrase }) => (
        <p class="small" key={ids[0]} data-same>
          <a href={hrefOf({ view: 'same', id: ids[0]! })} dir="auto">
            {t('same.line', { count: people, phrase: phrase.words.replace(/\s+/g, ' ') })}
          </a>
        </p>
      ))}
      {shown.length < waiting.length && (
        <p class="small">
          <button type="button" class="quiet" onClick={() => setAll(true)}>
            {t('same.more', { count: waiting.length - shown.length })}
          </button>
        </p>
      )}
    </>
  );
}
