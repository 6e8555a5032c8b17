/**
 * How often a backup file saves itself, and what seals it: asks for the permission when it is switched on, and gives it
 * back.
 */
import { useState } from 'preact/hooks';
import { SealForm } from '../../../components/SealForm';
import { newestScheduled } from '../../../storage/queries/files';
import { KEPT, RHYTHMS, type Rhythm } from '../../../utils/files';
import { ask } from '../../../utils/messages/send';
import { t, when } from '../../../utils/texts/texts';
import { allowDownloads, giveDownloadsBack } from '../access';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';
import { failureWords, useSchedule } from '../schedule';

export function ScheduleSection({ panel }: { panel: PanelState }) {
  const schedule = useSchedule();
  const newest = useLive(panel.ledger, newestScheduled, []).value;
  // How often, once the passphrase was typed.
  const [asking, setAsking] = useState<Rhythm | null>(null);
  if (schedule === undefined) return null;
  const failure = schedule && failureWords(schedule, panel.now.value);
  const last = newest.state === 'ready' ? newest.value : undefined;
  const say = (text: string, problem = false) => panel.say({ text, problem, undo: null, again: null });

  async function choose(every: Rhythm | null, passphrase?: string | null) {
    // First of all: the browser asks the user only in the click itself.
    if (every !== null && !(await allowDownloads())) return say(t('schedule.refused'), true);
    const answer = await ask('schedule', { every, passphrase });
    if (!answer.ok) return panel.problem(answer.error);
    setAsking(null);
    if (every === null) await giveDownloadsBack();
    say(t(every === null ? 'schedule.saidOff' : 'settings.saved'));
  }

  // The first file is made at once: whether it is sealed is asked before.
  const press = (every: Rhythm | null) =>
    every !== null && schedule === null ? setAsking(every) : void choose(every);
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
            onClick={() => press(every)}
          >
            {t(`schedule.${every ?? 'off'}`)}
          </button>
        ))}
      </div>
      {asking && (
        <SealForm
          optional={schedule === null}
          onSave={(passphrase) => void choose(asking, passphrase === '' ? null : passphrase)}
          onCancel={() => setAsking(null)}
        />
      )}
      {schedule && !asking && (
        <>
          <p class="small">{t(schedule.key === null ? 'schedule.open' : 'schedule.sealed')}</p>
          <div class="row">
            <button type="button" onClick={() => setAsking(schedule.every)}>
              {t(schedule.key === null ? 'schedule.setPassphrase' : 'schedule.changePassphrase')}
            </button>
            {schedule.key !== null && (
              <button type="button" onClick={() => void choose(schedule.every, null)}>
                {t('schedule.removePassphrase')}
              </button>
            )}
          </div>
        </>
      )}
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
