import type { ComponentProps } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Skeleton } from '../../../components/Skeleton';
import { TodayLanes } from '../../../components/TodayLanes';
import type { Ledger } from '../../../storage/ledger';
import { brands } from '../../../storage/queries/brands';
import { hoursOf } from '../../../storage/queries/hours';
import { endOfDay, GROUPS, today, withoutThose, wroteAgain } from '../../../storage/queries/today';
import type { CaseRow } from '../../../storage/records';
import { isEvening } from '../../../utils/clocks/day';
import { t } from '../../../utils/texts/texts';
import { openPractice } from '../../practice/open';
import { atOnce } from '../at-once';
import { useLive } from '../live';
import { acceptOffer } from '../offers';
import type { PanelState } from '../panel-state';
import { usePicked } from '../picked';
import { hrefOf } from '../route';
import { useUrgent } from '../urgent';
import { useView } from '../use-view';
import type { BulkBar } from './BulkBar';
import { Failed } from './Failed';

/** Of each group; the view of that group alone has all of it. */
const MOST = 50;
/** So many of each group fill any window: they are painted first, the rest behind them. */
const AT_ONCE = 5;

export function TodayView({ panel }: { panel: PanelState }) {
  const [first, setFirst] = useState(AT_ONCE);
  const { picked, pick, setPicked } = usePicked();
  const tonight = endOfDay(panel.now.value);
  const shown = useLive(
    panel.ledger,
    (ledger) =>
      atOnce({ list: shownOf(ledger, first, tonight), brands: brands(ledger), hours: hoursOf(ledger) }),
    [first, tonight],
  ).value;
  const ready = shown.state === 'ready';
  useEffect(() => {
    if (!ready) return;
    const id = requestIdleCallback(() => setFirst(MOST), { timeout: 500 });
    return () => cancelIdleCallback(id);
  }, [ready]);
  const urgent = useUrgent(shown.state === 'ready' ? shownIn(shown.value.list) : NONE);
  if (shown.state === 'failed') return <Failed why={shown.why} />;
  if (shown.state === 'loading') return <Skeleton />;
  const { hours, list, brands: named } = shown.value;
  const waiting = list.groups.reduce(
    (sum, { group, count }) => sum + (group === 'due' || group === 'today' ? count : 0),
    list.wroteAgain.length,
  );
  const ids = shownIn(list).map(({ id }) => id);
  return (
    <>
      <Line panel={panel} />
      {waiting > 0 && (
        <p class="small">
          <a href={hrefOf({ view: 'day' })}>
            {t(isEvening(panel.now.value, hours) ? 'today.evening' : 'today.morning', { count: waiting })}
          </a>
        </p>
      )}
      <SameLines panel={panel} />
      <TodayLanes
        {...list}
        urgent={urgent}
        brands={named.all}
        picked={picked}
        onPick={pick}
        now={panel.now.value}
        hrefOf={(id) => hrefOf({ view: 'case', id })}
        onAccept={(row, offer, choice) => acceptOffer(panel, row, offer, choice)}
        whole={list.first === MOST}
        laneHref={(group) => hrefOf({ view: 'lane', id: group })}
        loadHref={hrefOf({ view: 'colleagues' })}
        onPractice={openPractice}
      />
      {picked.size > 0 && <Bulk panel={panel} picked={picked} shown={ids} onPick={setPicked} />}
    </>
  );
}

const NONE: CaseRow[] = [];
const shownIn = ({ wroteAgain, groups }: Awaited<ReturnType<typeof shownOf>>) => [
  ...wroteAgain,
  ...groups.flatMap(({ cases }) => cases),
];

/** Who wrote again stands on top, and not once more in their group. Closed cases are counted alone. */
async function shownOf(ledger: Ledger, first: number, tonight: number) {
  const wanted = Object.fromEntries(GROUPS.map((group) => [group, group === 'closed' ? 0 : first]));
  const [groups, again] = await Promise.all([today(ledger, wanted, tonight), wroteAgain(ledger)]);
  return { groups: withoutThose(groups, again, tonight), wroteAgain: again, first };
}

function Bulk(props: ComponentProps<typeof BulkBar>) {
  const view = useView(() => import('./BulkBar'));
  return view && <view.BulkBar {...props} />;
}

/** Behind everything else that Today has. */
function SameLines({ panel }: { panel: PanelState }) {
  const view = useView(() => import('./SameLine'));
  return view && <view.SameLine panel={panel} />;
}

/** Seldom there: the panel's first paint does not wait for it. */
function Line({ panel }: { panel: PanelState }) {
  const view = useView(() =>
    Promise.all([
      import('./BackupLine'),
      import('./DeliveryLine'),
      import('./BurstLine'),
      import('./DigestLine'),
      import('./ClashLine'),
      import('./OlderLine'),
    ]),
  );
  if (view === null) return null;
  const [{ BackupLine }, { DeliveryLine }, { BurstLine }, { DigestLine }, { ClashLine }, { OlderLine }] =
    view;
  return (
    <>
      <OlderLine panel={panel} />
      <ClashLine panel={panel} />
      <BackupLine panel={panel} />
      <DeliveryLine panel={panel} />
      <BurstLine panel={panel} />
      <DigestLine panel={panel} />
    </>
  );
}
