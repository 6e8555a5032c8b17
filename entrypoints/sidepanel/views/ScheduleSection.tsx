/** How often a backup file saves itself: asks for the permission when it is switched on, and gives it back. */
import { newestScheduled } from '../../../storage/queries/files';
import { KEPT, RHYTHMS, type Rhythm } from '../../../utils/files';
import { ask } from '../../../utils/messages/send';
import '../../../utils/texts/later';
import { t, when } from '../../../utils/texts/texts';
import { allowDownloads, giveDownloadsBack } from '../access';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';
import { failureWords, useSchedule } from '../schedule';

export function ScheduleSection({ panel }: { panel: PanelState }) {
  const schedule = useSchedule();
  const newest = useLive(panel.ledger, newestScheduled, []).value;
  if (schedule === undefined) return null;
  const failure = schedule && failureWords(schedule, panel.now.value);
  const last = newest.state === 'ready' ? newest.value : undefined;
  const say = (text: string, problem = false) => panel.say({ text, problem, undo: null, again: null });

  async function choose(every: Rhythm | null) {
    // First of all: the browser asks the user only in the click itself.
    if (every !== null && !(await allowDownloads())) return say(t('schedule.refused'), true);
    const answer = await ask('schedule', { every });
    if (!answer.ok) return panel.problem(answer.error);
    if (every === null) await giveDownloadsBack();
    say(t(every === null ? 'schedule.saidOff' : 'settings.saved'));
  }

  return (
    <>
      <h3 class="author">{t('schedule.title')}</h3>
      <p class="small soft">{t('schedule.text', { kept: KEPT })}</p>
      <div class="choices">
        {[null, ...RHYTHMS].map((every) => (
          <button
            type="button"
            key={every}
            aria-pressed={(schedule?.every ?? null) === every}
            onClick={() => void choose(every)}
          >
            {t(`schedule.${every ?? 'off'}`)}
          </button>
        ))}
      </div>
      {failure && (
        <p class="notice" role="status">
          {failure}
        </p>
      )}
      {last && (
        <p class="small soft">
          {t('schedule.last', { name: last.name, when: when(last.at, panel.now.value) })}
        </p>
      )}
    </>
  );
}
