/** Today's lines about topics of which much more comes than usual, as long as some who asked were not told. */
import { brandOfCase } from '../../../components/brand-name';
import { burstLine } from '../../../components/burst-words';
import { brands } from '../../../storage/queries/brands';
import { openBursts } from '../../../storage/queries/bursts';
import { t } from '../../../utils/texts/texts';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';
import { hrefOf } from '../route';

/** The newest; the list of topics has all. */
const SOME = 3;

export function BurstLine({ panel }: { panel: PanelState }) {
  const live = useLive(
    panel.ledger,
    async (ledger) => {
      const open = (await openBursts(ledger)).filter(({ asks }) => asks);
      return { open, all: open.length > 0 ? (await brands(ledger)).all : [] };
    },
    [],
  ).value;
  if (live.state !== 'ready' || live.value.open.length === 0) return null;
  const { open, all } = live.value;
  return (
    <section class="notice stack" aria-label={t('burst.label')}>
      {open.slice(0, SOME).map((burst) => {
        const brand = brandOfCase(all, burst.brand);
        const line = burstLine(burst, panel.now.value);
        return (
          <p key={burst.id}>
            <a href={hrefOf({ view: 'burst', id: burst.id })} dir="auto">
              {brand === null ? line : t('burst.lineFor', { line, brand })}
            </a>
          </p>
        );
      })}
    </section>
  );
}
