/** One team: how it is with it, and what can be done. */
import { useState } from 'preact/hooks';
import type { Leaving } from '../storage/queries/leaving';
import type { Team } from '../storage/queries/teams';
import { t } from '../utils/texts/texts';
import { LeaveTeam } from './LeaveTeam';
import { asideWords, teamWords } from './team-words';

export type TeamAct = 'pauseTeam' | 'resumeTeam' | 'putBack' | 'fetchOlder' | 'keepAll';

interface Props {
  team: Team;
  now: number;
  onAct: (act: TeamAct) => void;
  /** See LeaveTeam. */
  look: () => Promise<Leaving | null>;
  save: () => Promise<void>;
  onLeave: (shared: 'keep' | 'remove') => void;
}

export function TeamStatus({ team, now, onAct, look, save, onLeave }: Props) {
  const [leaving, setLeaving] = useState(false);
  const { brand, name, user, role, state, failures, putBack, older } = team;
  const called = name || brand;
  const aside = asideWords(team);
  return (
    <section class="stack" aria-label={called}>
      <div>
        <strong dir="auto">{called}</strong>
        <p class="small soft">{t('team.who', { user, role: t(`team.role.${role}`) })}</p>
      </div>
      <div role="status">
        {teamWords(team, now).map((words) => (
          <p key={words}>{words}</p>
        ))}
      </div>
      {aside.length > 0 && (
        <details>
          <summary>{t('team.setAside', { count: team.aside.length })}</summary>
          <ul class="small soft">
            {aside.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </details>
      )}
      <div class="row">
        {state === 'on' && failures === 0 ? (
          <button type="button" onClick={() => onAct('pauseTeam')}>
            {t('team.pause')}
          </button>
        ) : (
          <button type="button" onClick={() => onAct('resumeTeam')}>
            {t(state === 'paused' ? 'team.resume' : 'team.again')}
          </button>
        )}
        {role === 'admin' && state === 'on' && (
          <button type="button" class="quiet" disabled={putBack !== null} onClick={() => onAct('putBack')}>
            {t(putBack === null ? 'team.putBack' : 'team.puttingBack')}
          </button>
        )}
        {team.wholeFrom !== null && state === 'on' && (
          <button type="button" class="quiet" onClick={() => onAct('fetchOlder')}>
            {t('older.fetch')}
          </button>
        )}
        {older?.since && state === 'on' && (
          <button type="button" class="quiet" onClick={() => onAct('keepAll')}>
            {t('team.keepAll')}
          </button>
        )}
        <button type="button" class="quiet" aria-expanded={leaving} onClick={() => setLeaving(!leaving)}>
          {t('team.leave')}
        </button>
      </div>
      {leaving && (
        <LeaveTeam
          called={called}
          look={look}
          save={save}
          onLeave={onLeave}
          onCancel={() => setLeaving(false)}
        />
      )}
    </section>
  );
}
