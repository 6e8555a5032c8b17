/** Today: the lanes in the order in which they want attention. */
import type { CaseRow, Lane } from '../storage/records';
import { number, t } from '../utils/texts/texts';
import { CaseCard } from './CaseCard';

export interface LaneProps {
  lane: Lane;
  count: number;
  cases: CaseRow[];
}

interface Props {
  lanes: LaneProps[];
  now: number;
  hrefOf: (caseId: string) => string;
  onMore: (lane: Lane) => void;
  closedShown: boolean;
  onClosed: (shown: boolean) => void;
  onPractice: () => void;
}

export function TodayLanes({ lanes, now, hrefOf, onMore, closedShown, onClosed, onPractice }: Props) {
  const open = lanes.filter(({ lane, count }) => lane !== 'closed' && count > 0);
  const closed = lanes.find(({ lane }) => lane === 'closed');
  return (
    <>
      {open.length === 0 && (
        <div class="empty">
          <h2>{t('today.emptyTitle')}</h2>
          <p>{t('today.empty')}</p>
          <p>
            <button type="button" class="quiet" onClick={onPractice}>
              {t('today.practice')}
            </button>
          </p>
        </div>
      )}
      {open.map((lane) => (
        <LaneSection key={lane.lane} {...lane} now={now} hrefOf={hrefOf} onMore={onMore} />
      ))}
      {closed && closed.count > 0 && (
        <>
          {closedShown && <LaneSection {...closed} now={now} hrefOf={hrefOf} onMore={onMore} />}
          <p>
            <button type="button" class="quiet" onClick={() => onClosed(!closedShown)}>
              {t(closedShown ? 'lane.hideClosed' : 'lane.showClosed')}{' '}
              <span class="count">{number(closed.count)}</span>
            </button>
          </p>
        </>
      )}
    </>
  );
}

function LaneSection({
  lane,
  count,
  cases,
  now,
  hrefOf,
  onMore,
}: LaneProps & Pick<Props, 'now' | 'hrefOf' | 'onMore'>) {
  return (
    <section class="lane" data-lane={lane} aria-labelledby={`lane-${lane}`}>
      <h2 id={`lane-${lane}`}>
        {t(`lane.${lane}`)} <span class="count">{number(count)}</span>
      </h2>
      <ul class="cards">
        {cases.map((row) => (
          <CaseCard key={row.id} row={row} href={hrefOf(row.id)} now={now} />
        ))}
      </ul>
      {count > cases.length && (
        <button type="button" class="quiet" onClick={() => onMore(lane)}>
          {t('lane.more', { count: Math.min(50, count - cases.length) })}
        </button>
      )}
    </section>
  );
}
