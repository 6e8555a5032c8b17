/** In a team: from when on this computer has everything, where it has a window of the ledger; and the way to more. */
import { knownFrom } from '../../../storage/queries/older';
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
}

export function KnownSince({ panel, says, brand = null, from = null, asked = false }: Props) {
  const live = useLive(panel.ledger, knownFrom, [], { as: 'known from' }).value;
  const teams = live.state === 'ready' ? live.value : [];
  const lacking = teams.filter(
    (team) => (brand === null || team.brand === brand) && (from === null || from < Date.parse(team.from)),
  );
  const fetchOlder = async (of: string) => {
    const answer = await ask('fetchOlder', { brand: of });
    if (!answer.ok) panel.problem(answer.error);
  };
  return (
    <>
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
