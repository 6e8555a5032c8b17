/** Today's one line when a backup file is wanting or was not saved, with the way to where one is made. */
import { noFileSince } from '../../../storage/queries/files';
import { t, when } from '../../../utils/texts/texts';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';
import { failureWords, useSchedule } from '../schedule';

const HOUR = 3_600_000;

export function BackupLine({ panel }: { panel: PanelState }) {
  const now = panel.now.value;
  const schedule = useSchedule();
  const live = useLive(panel.ledger, (ledger) => noFileSince(ledger, Date.now()), [Math.floor(now / HOUR)]);
  const old = live.value.state === 'ready' ? live.value.value : null;
  const failure = schedule ? failureWords(schedule, now) : null;
  if (failure === null && old === null) return null;
  return (
    <section class="notice stack" aria-label={t('backup.label')}>
      <p>{failure ?? (old?.newest ? t('backup.old', { when: when(old.newest, now) }) : t('backup.none'))}</p>
      <div class="row">
        <button
          type="button"
          onClick={() => {
            panel.partAsked.value = 'export';
            panel.go({ view: 'settings' });
          }}
        >
          {t('backup.save')}
        </button>
      </div>
    </section>
  );
}
