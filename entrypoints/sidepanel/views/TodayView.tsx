import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { TodayLanes } from '../../../components/TodayLanes';
import { brands } from '../../../storage/queries/brands';
import { closedWithOffer, today } from '../../../storage/queries/today';
import { LANES, type Lane } from '../../../storage/records';
import { useLive } from '../live';
import { acceptOffer } from '../offers';
import type { PanelState } from '../panel-state';
import { hrefOf } from '../route';
import type { BackupLine } from './BackupLine';
import { Failed } from './Failed';

const PAGE = 50;

export function openPractice(): void {
  void browser.tabs.create({ url: browser.runtime.getURL('/practice.html') });
}

export function TodayView({ panel }: { panel: PanelState }) {
  const [first, setFirst] = useState<Partial<Record<Lane, number>>>(() =>
    Object.fromEntries(LANES.map((lane) => [lane, lane === 'closed' ? 0 : PAGE])),
  );
  const shown = useLive(
    panel.ledger,
    async (ledger) => ({
      lanes: await today(ledger, first),
      wroteAgain: await closedWithOffer(ledger),
      brands: (await brands(ledger)).all,
    }),
    [first],
  ).value;
  if (shown.state === 'failed') return <Failed why={shown.why} />;
  if (shown.state === 'loading') return null;
  return (
    <>
      <Line panel={panel} />
      <TodayLanes
        {...shown.value}
        now={panel.now.value}
        hrefOf={(id) => hrefOf({ view: 'case', id })}
        onAccept={(row, offer) => acceptOffer(panel, row.id, offer)}
        onMore={(lane) => setFirst({ ...first, [lane]: (first[lane] ?? 0) + PAGE })}
        closedShown={(first.closed ?? 0) > 0}
        onClosed={(shown) => setFirst({ ...first, closed: shown ? PAGE : 0 })}
        onPractice={openPractice}
      />
    </>
  );
}

/** Seldom there: the panel's first paint does not wait for it. */
function Line({ panel }: { panel: PanelState }) {
  const [Loaded, setLoaded] = useState<typeof BackupLine | null>(null);
  useEffect(() => {
    void import('./BackupLine').then((view) => setLoaded(() => view.BackupLine));
  }, []);
  return Loaded && <Loaded panel={panel} />;
}
