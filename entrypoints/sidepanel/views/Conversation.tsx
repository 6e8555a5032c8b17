/** What a customer and we have said to each other, over all their accounts. */
import { useState } from 'preact/hooks';
import { conversationOf, type Said } from '../../../storage/queries/conversation';
import type { PersonHistory } from '../../../storage/queries/history';
import type { CaseRow } from '../../../storage/records';
import { moment, t } from '../../../utils/texts/texts';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';
import { hrefOf } from '../route';

interface Props {
  panel: PanelState;
  history: PersonHistory;
}

/** So many cases are told at once: years of one customer are read in a moment. */
const NEWEST = 100;

export function Conversation({ panel, history: { cases } }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('customer.conversation')}</summary>
      {open && <Lines panel={panel} cases={cases} />}
    </details>
  );
}

function Lines({ panel, cases }: { panel: PanelState; cases: readonly CaseRow[] }) {
  const newest = cases.slice(0, NEWEST);
  const key = newest.map(({ id, clock }) => id + clock).join();
  const said = useLive(panel.ledger, (ledger) => conversationOf(ledger, newest), [key]).value;
  if (said.state !== 'ready') return null;
  return (
    <>
      {cases.length > NEWEST && <p class="soft small">{t('customer.older', { count: NEWEST })}</p>}
      <ol class="stack">
        {said.value.map((one) => (
          <Line key={one.id} said={one} />
        ))}
      </ol>
    </>
  );
}

const Line = ({ said: { ours, edited, at, text, caseId } }: { said: Said }) => (
  <li>
    <p class="row small soft">
      <span>
        {ours || edited ? t(ours ? 'customer.us' : 'customer.edited', { when: moment(at) }) : moment(at)}
      </span>
      <a href={hrefOf({ view: 'case', id: caseId })}>{t('customer.seeCase')}</a>
    </p>
    <p class={ours ? undefined : 'quote'} dir="auto">
      {text ?? t('case.noWords')}
    </p>
  </li>
);
