/** That last week's digests are there to be sent, on Today. */
import { brandOfCase } from '../../../components/brand-name';
import { brands } from '../../../storage/queries/brands';
import { readyDigests } from '../../../storage/queries/digests';
import { midnight } from '../../../utils/periods';
import { t } from '../../../utils/texts/texts';
import { digestId } from '../digest-choice';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';
import { hrefOf } from '../route';

export function DigestLine({ panel }: { panel: PanelState }) {
  const today = midnight(panel.now.value, 0);
  const live = useLive(
    panel.ledger,
    async (ledger) => ({ ready: await readyDigests(ledger, today), all: (await brands(ledger)).all }),
    [today],
  ).value;
  if (live.state !== 'ready' || live.value.ready.length === 0) return null;
  const { ready, all } = live.value;
  return (
    <p class="small row" data-digests>
      <span>{t('digest.ready')}</span>
      {ready.map(({ brand, department }) => {
        const of = brandOfCase(all, brand);
        const id = digestId({ brand, department, period: 'lastWeek', names: false, print: false });
        return (
          <a key={id} href={hrefOf({ view: 'digest', id })} dir="auto">
            {of === null ? department : `${department} (${of})`}
          </a>
        );
      })}
    </p>
  );
}
