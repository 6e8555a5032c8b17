import { useEffect, useState } from 'preact/hooks';
import type { Damage } from '../../../storage/check';
import { type Ledger, openLedger } from '../../../storage/ledger';
import { keptElsewhere, type Memory } from '../../../storage/memory';
import type { Restored } from '../../../storage/restore';
import { ask } from '../../../utils/messages/send';
import { number, t } from '../../../utils/texts/texts';
import { saveRescue } from '../save-rescue';

interface Props {
  damage: Damage;
  memory: Memory;
  /** Opens the panel anew: the ledger is sound again. */
  onSound: () => void;
}

/** The ledger is damaged: what happened, what can be brought back, and nothing without the user's word. */
export function RecoveryView({ damage, memory, onSound }: Props) {
  const [inCopy, setInCopy] = useState<number | null>(null);
  const [restored, setRestored] = useState<Restored | null>(null);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  useEffect(() => {
    countMissing(memory).then(setInCopy, (error: unknown) => setProblem(String(error)));
  }, []);
  const { kind, has, had } = damage;

  const run = async (act: 'restore' | 'goOn') => {
    setWorking(true);
    setProblem(null);
    const answer = await ask(act, {});
    setWorking(false);
    if (!answer.ok) return setProblem(t(`problem.${answer.error.code}`, { detail: answer.error.detail }));
    if (act === 'goOn' || (answer.value as Restored).missing === 0) return onSound();
    setRestored(answer.value as Restored);
    setInCopy(0);
  };

  const save = async () => {
    setWorking(true);
    setProblem(null);
    try {
      setSaved(await withLedger((ledger) => saveRescue(ledger, memory, had)));
    } catch (error) {
      setProblem(String(error));
    }
    setWorking(false);
  };

  return (
    <main class="view">
      <div class="stack" role="alert">
        <h1>{t('recovery.title')}</h1>
        <p>{t(`recovery.${kind}`)}</p>
        <p>{t('recovery.counts', { has: number(has.count), had: number(had.count) })}</p>
        {restored === null && inCopy !== null && (
          <p>{inCopy > 0 ? t('recovery.copy', { count: inCopy }) : t('recovery.noCopy')}</p>
        )}
        {restored && (
          <p>
            {t('recovery.restored', { added: restored.added })}{' '}
            {t('recovery.missing', { missing: restored.missing })}
          </p>
        )}
        {working && <p role="status">{t('recovery.working')}</p>}
        {saved !== null && <p role="status">{saved}</p>}
        {problem !== null && <p class="notice">{problem}</p>}
      </div>
      <div class="stack recovery">
        {inCopy !== null && inCopy > 0 && (
          <div class="row">
            <button type="button" class="primary" disabled={working} onClick={() => void run('restore')}>
              {t('recovery.restore')}
            </button>
          </div>
        )}
        <div class="row">
          <button type="button" disabled={working} onClick={() => void save()}>
            {t('recovery.saveAll')}
          </button>
        </div>
        {inCopy !== null && (
          <>
            <div class="row">
              <button type="button" disabled={working} onClick={() => void run('goOn')}>
                {t('recovery.goOn')}
              </button>
            </div>
            <p class="soft small">{t('recovery.goOnText')}</p>
          </>
        )}
      </div>
    </main>
  );
}

/** How many entries of the rolling copy the ledger has not. */
async function countMissing(memory: Memory): Promise<number> {
  return withLedger(async (ledger) => {
    const missing = new Set<string>();
    for await (const { entries } of keptElsewhere(memory)) {
      const ids = entries.map(({ entry }) => entry.id);
      const known = new Set((await ledger.entries.where('id').anyOf(ids).toArray()).map(({ id }) => id));
      for (const id of ids) if (!known.has(id)) missing.add(id);
    }
    return missing.size;
  });
}

/** The ledger as it is, only to be read, and let go of again: the background may want to mend it. */
async function withLedger<T>(read: (ledger: Ledger) => Promise<T>): Promise<T> {
  const ledger = await openLedger();
  return read(ledger).finally(() => ledger.close());
}
