/** In a team: from when on this computer has everything, where it has a window of the ledger; and the way to more. */
import { useEffect, useRef } from 'preact/hooks';
import { olderWords } from '../../../components/team-words';
import type { Ledger } from '../../../storage/ledger';
import { knownFrom, stillToCome } from '../../../storage/queries/older';
import { ask } from '../../../utils/messages/send';
import { dayName } from '../../../utils/periods';
import { date, t } from '../../../utils/texts/texts';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';

interface Props {
  panel: PanelState;
  /** `cases`: older ones may not be here. `figures`: what was before is not counted. */
  says: 'cases' | 'figures';
  /** Null: of all. */
  brand?: string | null;
  /** When what is shown begins, in ms since 1970; null: with the first. */
  from?: number | null;
  /** Not on paper. */
  asked?: boolean;
  /** More has come. */
  onMore?: () => void;
}

const onTheWay = async (ledger: Ledger) => {
  const [known, coming] = await Promise.all([knownFrom(ledger), stillToCome(ledger)]);
  return { known, going: coming.filter(({ wholeFrom }) => wholeFrom === null) };
};

export function KnownSince({ panel, says, brand = null, from = null, asked = false, onMore }: Props) {
  const live = useLive(panel.ledger, onTheWay, []).value;
  const { known, going } = live.state === 'ready' ? live.value : { known: [], going: [] };
  const isOf = (team: { brand: string }) => brand === null || team.brand === brand;
  const lacking = known.filter((team) => isOf(team) && (from === null || from < Date.parse(team.from)));
  const has = live.state === 'ready' ? JSON.stringify([known, going.length]) : null;
  const had = useRef(has);
  useEffect(() => {
    if (had.current !== null && had.current !== has) onMore?.();
    had.current = has;
  }, [has]);
  const fetchOlder = async (of: string) => {
    const answer = await ask('fetchOlder', { brand: of });
    if (!answer.ok) panel.problem(answer.error);
  };
  return (
    <>
      {going.filter(isOf).map((team) => (
        <p key={team.brand} class={asked ? 'small soft asked' : 'small soft'} role="status">
          {olderWords(team).join(' ')}
        </p>
      ))}
      {lacking.map((team) => (
        <p key={team.brand} class={asked ? 'row small soft asked' : 'row small soft'} data-known-since>
          <span>{t(`older.${says}`, { when: date(dayName(Date.parse(team.from))) })}</span>
          <button type="button" class="quiet" onClick={() => void fetchOlder(team.brand)}>
            {t('older.fetch')}
          </button>
        </p>
      ))}
    </>
  );
}
