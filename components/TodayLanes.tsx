/** Today: the groups in the order in which they want attention. */
import { useState } from 'preact/hooks';
import type { Brands } from '../storage/queries/brands';
import type { Group, TodayGroup } from '../storage/queries/today';
import type { CaseRow, Offer } from '../storage/records';
import { number, t } from '../utils/texts/texts';
import { brandOfCase } from './brand-name';
import { CaseCard } from './CaseCard';
import type { OfferChoice } from './offer-choice';

/** What every card of the list needs. */
interface CardProps {
  now: number;
  brands: Brands['all'];
  hrefOf: (caseId: string) => string;
  onAccept: (row: CaseRow, offer: Offer, choice: OfferChoice) => void;
  /** The cases that are picked for an act on many. */
  picked: ReadonlySet<string>;
  onPick: (caseId: string) => void;
  /** The cases whose words are urgent. */
  urgent: ReadonlySet<string>;
}

interface Props extends CardProps {
  groups: TodayGroup[];
  /** Cases in any state whose customer wrote again: before all groups, and not once more in theirs. */
  wroteAgain: CaseRow[];
  /** False while the first of each group are painted and the others still come. */
  whole: boolean;
  laneHref: (group: Group) => string;
  /** Who has what. */
  loadHref: string;
  onPractice: () => void;
}

/** So many of those who wrote again are painted at first. */
const PAGE = 50;

export function TodayLanes(props: Props) {
  const { groups, wroteAgain, whole, laneHref, loadHref, onPractice } = props;
  const { now, brands, hrefOf, onAccept, picked, onPick, urgent } = props;
  const [shown, setShown] = useState(PAGE);
  const card = { now, brands, hrefOf, onAccept, picked, onPick, urgent };
  const open = groups.filter(({ group, count }) => group !== 'closed' && count > 0);
  // Under the first one in which somebody else has something.
  const withColleague = open.find(({ cases }) => cases.some(({ turn }) => turn === 'handoff'));
  const asksWho = withColleague?.group ?? 'others';
  const closed = groups.find(({ group }) => group === 'closed');
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
          <h2 id="lane-wroteAgain">
            {t('lane.wroteAgain')} <span class="count">{number(wroteAgain.length)}</span>
          </h2>
          <Cards cases={wroteAgain.slice(0, shown)} {...card} />
          {wroteAgain.length > shown && (
            <button type="button" class="quiet" onClick={() => setShown(shown + PAGE)}>
              {t('lane.more', { count: Math.min(PAGE, wroteAgain.length - shown) })}
            </button>
          )}
        </section>
      )}
      {open.map((one) => (
        <Section
          key={one.group}
          {...one}
          {...card}
          allHref={whole ? laneHref(one.group) : null}
          link={one.group === asksWho ? loadHref : null}
        />
      ))}
      {closed && closed.count > 0 && (
        <p>
          <a href={laneHref('closed')}>{t('lane.closedCases', { count: closed.count })}</a>
        </p>
      )}
    </>
  );
}

type SectionProps = TodayGroup & CardProps & { allHref: string | null; link: string | null };

function Section({ group, count, cases, allHref, link, ...card }: SectionProps) {
  return (
    <section class="lane" data-lane={group} aria-labelledby={`lane-${group}`}>
      <h2 id={`lane-${group}`}>
        {t(`lane.${group}`)} <span class="count">{number(count)}</span>
      </h2>
      {link && (
        <p class="small">
          <a href={link}>{t('lane.load')}</a>
        </p>
      )}
      <Cards cases={cases} {...card} />
      {allHref && count > cases.length && (
        <p>
          <a href={allHref} aria-describedby={`lane-${group}`}>
            {t('lane.all', { count })}
          </a>
        </p>
      )}
    </section>
  );
}

function Cards({ cases, ...card }: CardProps & { cases: CaseRow[] }) {
  const { now, brands, hrefOf, onAccept, picked, onPick, urgent } = card;
  return (
    <ul class="cards" data-picking={picked.size > 0 || undefined}>
      {cases.map((row) => (
        <CaseCard
          key={row.id}
          row={row}
          href={hrefOf(row.id)}
          now={now}
          brand={brandOfCase(brands, row.brand)}
          onAccept={onAccept}
          picked={picked.has(row.id)}
          onPick={onPick}
          urgent={urgent.has(row.id)}
        />
      ))}
    </ul>
  );
}
