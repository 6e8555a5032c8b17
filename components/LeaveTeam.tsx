/** Leaving a team: what was shared stays on this computer, or goes; what goes is said, and asked once more. */
import { useState } from 'preact/hooks';
import type { Leaving } from '../storage/queries/leaving';
import { list, t } from '../utils/texts/texts';
import { focusOnOpen } from './focus';

interface Props {
  /** The brand's name. */
  called: string;
  /** What is here; null: nobody can tell. */
  look: () => Promise<Leaving | null>;
  /** Saves a backup file. */
  save: () => Promise<void>;
  onLeave: (shared: 'keep' | 'remove') => void;
  onCancel: () => void;
}

export function LeaveTeam({ called, look, save, onLeave, onCancel }: Props) {
  const [found, setFound] = useState<Leaving | null>(null);
  const [looking, setLooking] = useState(false);
  async function lookAgain() {
    setLooking(true);
    setFound(await look());
    setLooking(false);
  }
  const cancel = (
    <button type="button" class="quiet start" ref={focusOnOpen} onClick={onCancel}>
      {t('action.cancel')}
    </button>
  );
  if (found === null)
    return (
      <section class="sheet" aria-label={t('team.leave')}>
        <p>{t('team.leaveText')}</p>
        <div class="stack">
          <button type="button" class="primary start" onClick={() => onLeave('keep')}>
            {t('team.leaveNow')}
          </button>
          <button type="button" class="start" onClick={() => void lookAgain()}>
            {t('team.leaveRemoving')}
          </button>
          {cancel}
        </div>
        <p class="small" role="status">
          {looking && t('team.looking')}
        </p>
      </section>
    );
  const title = t('team.removeTitle', { brand: called });
  const { cases, others, templates, unsent } = found;
  return (
    <section class="sheet" aria-label={title} key="sure">
      <h3 dir="auto">{title}</h3>
      <p>{t('team.removes', { count: cases, brand: called })}</p>
      {templates > 0 && <p>{t('team.templatesStay', { count: templates })}</p>}
      {others.length > 0 && <p>{t('team.othersStay', { brands: list(others) })}</p>}
      <p>{t('team.filesStay')}</p>
      <p role="status">
        {looking ? t('team.looking') : unsent > 0 && <strong>{t('team.onlyHere', { count: unsent })}</strong>}
      </p>
      <div class="row">
        {unsent === 0 ? (
          <button type="button" class="primary" onClick={() => onLeave('remove')}>
            {t('team.removeNow')}
          </button>
        ) : (
          <>
            <button type="button" class="primary" onClick={() => void save().then(lookAgain)}>
              {t('team.saveFirst')}
            </button>
            <button type="button" onClick={() => void lookAgain()}>
              {t('team.lookAgain')}
            </button>
          </>
        )}
        {cancel}
      </div>
    </section>
  );
}
