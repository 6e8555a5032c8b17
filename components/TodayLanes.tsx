/** Today: the lanes in the order in which they want attention. */
import type { Brands } from '../storage/queries/brands';
import type { CaseRow, Lane, Offer } from '../storage/records';
import { number, t } from '../utils/texts/texts';
import { brandOfCase } from './brand-name';
import { CaseCard } from './CaseCard';

export interface LaneProps {
  lane: Lane;
  count: number;
  cases: CaseRow[];
}

/** What every card of the list needs. */
interface CardProps {
  now: number;
  brands: Brands['all'];
  hrefOf: (caseId: string) => string;
  onAccept: (row: CaseRow, offer: Offer) => void;
}

interface Props extends CardProps {
  lanes: LaneProps[];
  /** Closed cases whose customer wrote again. */
  wroteAgain: CaseRow[];
  onMore: (lane: Lane) => void;
  closedShown: boolean;
  onClosed: (shown: boolean) => void;
  onPractice: () => void;
}

export function TodayLanes(props: Props) {
  const { lanes, wroteAgain, onMore, closedShown, onClosed, onPractice } = props;
  const { now, brands, hrefOf, onAccept } = props;
  const card = { now, brands, hrefOf, onAccept };
  const open = lanes.filter(({ lane, count }) => lane !== 'closed' && count > 0);
  const closed = lanes.find(({ lane }) => lane === 'closed');
  return (
    <>
      {open.length === 0 && wroteAgain.length === 0 && (
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
      {wroteAgain.length > 0 && (
        <section class="lane" data-lane="wroteAgain" aria-labelledby="lane-wroteAgain">
          <h2 id="lane-wroteAgain">{t('lane.wroteAgain')}</h2>
          <Cards cases={wroteAgain} {...card} />
        </section>
      )}
      {open.map((lane) => (
        <LaneSection key={lane.lane} {...lane} {...card} onMore={onMore} />
      ))}
      {closed && closed.count > 0 && (
        <>
          {closedShown && <LaneSection {...closed} {...card} onMore={onMore} />}
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

function LaneSection({ lane, count, cases, onMore, ...card }: LaneProps & CardProps & Pick<Props, 'onMore'>) {
  return (
    <section class="lane" data-lane={lane} aria-labelledby={`lane-${lane}`}>
      <h2 id={`lane-${lane}`}>
        {t(`lane.${lane}`)} <span class="count">{number(count)}</span>
      </h2>
      <Cards cases={cases} {...card} />
      {count > cases.length && (
        <button type="button" class="quiet" onClick={() => onMore(lane)}>
          {t('lane.more', { count: Math.min(50, count - cases.length) })}
        </button>
      )}
    </section>
  );
}

function Cards({ cases, now, brands, hrefOf, onAccept }: CardProps & { cases: CaseRow[] }) {
  return (
    <ul class="cards">
      {cases.map((row) => (
        <CaseCard
          key={row.id}
          row={row}
          href={hrefOf(row.id)}
          now={now}
          brand={brandOfCase(brands, row.brand)}
          onAccept={onAccept}
        />
      ))}
    </ul>
  );
}
