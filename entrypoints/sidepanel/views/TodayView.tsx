import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { TodayLanes } from '../../../components/TodayLanes';
import { today } from '../../../storage/queries/today';
import { LANES, type Lane } from '../../../storage/records';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';
import { hrefOf } from '../route';
import { Failed } from './Failed';

const PAGE = 50;

export function openPractice(): void {
  void browser.tabs.create({ url: browser.runtime.getURL('/practice.html') });
}

export function TodayView({ panel }: { panel: PanelState }) {
  const [first, setFirst] = useState<Partial<Record<Lane, number>>>(() =>
    Object.fromEntries(LANES.map((lane) => [lane, lane === 'closed' ? 0 : PAGE])),
  );
  const lanes = useLive(panel.ledger, (ledger) => today(ledger, first), [first]).value;
  if (lanes.state === 'failed') return <Failed why={lanes.why} />;
  if (lanes.state === 'loading') return null;
  return (
    <TodayLanes
      lanes={lanes.value}
      now={panel.now.value}
      hrefOf={(id) => hrefOf({ view: 'case', id })}
      onMore={(lane) => setFirst({ ...first, [lane]: (first[lane] ?? 0) + PAGE })}
      closedShown={(first.closed ?? 0) > 0}
      onClosed={(shown) => setFirst({ ...first, closed: shown ? PAGE : 0 })}
      onPractice={openPractice}
    />
  );
}
