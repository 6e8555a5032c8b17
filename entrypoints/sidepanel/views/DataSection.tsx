/** "Your data": everything out, a backup in, and tables for people. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { ExportForm } from '../../../components/ExportForm';
import { ImportPlan } from '../../../components/ImportPlan';
import { PassphraseForm } from '../../../components/PassphraseForm';
import type { BadLine } from '../../../utils/faults';
import { newId } from '../../../utils/identity';
import { ask } from '../../../utils/messages/send';
import { Refusal } from '../../../utils/result';
import { t } from '../../../utils/texts/texts';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';
import { saveTable, TABLES } from '../save-table';
import { KnownSince } from './KnownSince';
import { ScheduleSection } from './ScheduleSection';

/** A worker without messages dies after 30 s, also in the midst of an import: then the next message starts it again, in ms. */
const START_AGAIN = 35_000;

/** What the section is busy with; an import that was staged is in the ledger. */
type Busy =
  | { with: 'export'; progress: { done: number; total: number } | null }
  | { with: 'passphrase'; file: File }
  | { with: 'reading'; progress: { done: number; total: number } };

export function DataSection({ panel }: { panel: PanelState }) {
  const [busy, setBusy] = useState<Busy | null>(null);
  const stopping = useRef<AbortController | null>(null);
  const live = useLive(panel.ledger, (ledger) => ledger.imports.toArray(), []).value;
  const rows = live.state === 'ready' ? live.value : [];
  const row = rows.find(({ state }) => state === 'staged' || state === 'decided');
  const deciding = useRef<string | null>(null);

  const finished = rows.find(({ id, state }) => id === deciding.current && state === 'done');
  useEffect(() => {
    if (finished) {
      const { taken, stayForgotten, forgottenThere } = finished;
      say(t('import.done', { taken: taken - stayForgotten - forgottenThere }));
    }
    if (finished) deciding.current = null;
  }, [finished?.id]);
  useEffect(() => {
    if (row?.state !== 'decided') return;
    deciding.current = row.id;
    const timer = setInterval(() => void ask('wake', {}), START_AGAIN);
    return () => clearInterval(timer);
  }, [row?.id, row?.state]);
  useEffect(() => () => stopping.current?.abort(), []);
  const asked = panel.partAsked.value === 'export' && busy === null;
  useEffect(() => {
    if (!asked) return;
    panel.partAsked.value = null;
    setBusy({ with: 'export', progress: null });
  }, [asked]);

  const say = (text: string, problem = false) => panel.say({ text, problem, undo: null, again: null });
  const refuse = (bad: BadLine) => say(refusalOf(bad), true);
  const begin = () => {
    stopping.current = new AbortController();
    return stopping.current.signal;
  };
  const fail = (error: unknown, key: 'export.failed' | 'import.failed') => {
    if (error instanceof Refusal) return panel.problem({ code: error.code, detail: error.message });
    say(t(key, { why: String(error) }), true);
  };

  async function save(passphrase: string) {
    const signal = begin();
    const progress = (done: number, total: number) => setBusy({ with: 'export', progress: { done, total } });
    progress(0, 0);
    try {
      const { exportAll } = await import('../backup');
      await exportAll(panel.ledger, passphrase, progress, signal);
      say(t('export.done'));
    } catch (error) {
      if (signal.aborted) say(t('export.stopped'));
      else fail(error, 'export.failed');
    }
    setBusy(null);
  }

  async function read(file: File, passphrase: string | null) {
    const signal = begin();
    const id = newId();
    panel.say(null);
    const progress = (done: number, total: number) => setBusy({ with: 'reading', progress: { done, total } });
    progress(0, 0);
    let next: Busy | null = null;
    try {
      const { stageFile } = await import('../backup');
      const bad = await stageFile(file, passphrase, id, progress, signal);
      if (bad) {
        await ask('cancelImport', { id });
        const asks = bad.fault === 'needs-passphrase' || bad.fault === 'wrong-passphrase';
        if (asks) next = { with: 'passphrase', file };
        if (bad.fault !== 'needs-passphrase') refuse(bad);
      }
    } catch (error) {
      await ask('cancelImport', { id });
      if (signal.aborted) say(t('import.cancelled'));
      else fail(error, 'import.failed');
    }
    setBusy(next);
  }

  async function decide(id: string, type: 'decideImport' | 'cancelImport') {
    // Before it is sent: a small import is done before the panel sees that it was decided.
    if (type === 'decideImport') deciding.current = id;
    const answer = await ask(type, { id });
    if (!answer.ok) panel.problem(answer.error);
    else if (type === 'cancelImport') say(t('import.cancelled'));
  }

  return (
    <div class="stack">
      <div class="row">
        <button
          type="button"
          aria-expanded={busy?.with === 'export'}
          disabled={busy !== null && busy.with !== 'export'}
          onClick={() => setBusy(busy === null ? { with: 'export', progress: null } : busy)}
        >
          {t('export.everything')}
        </button>
        <label class="button file">
          {t('import.choose')}
          <input
            type="file"
            class="unseen"
            disabled={busy !== null || row !== undefined}
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file) void read(file, null);
              // The same file may be chosen again.
              event.currentTarget.value = '';
            }}
          />
        </label>
      </div>
      <KnownSince panel={panel} says="cases" />
      {busy?.with === 'export' && (
        <ExportForm
          progress={busy.progress}
          onSave={(passphrase) => void save(passphrase)}
          onCancel={() => (busy.progress ? stopping.current?.abort() : setBusy(null))}
        />
      )}
      {busy?.with === 'passphrase' && (
        <PassphraseForm
          onOpen={(passphrase) => void read(busy.file, passphrase)}
          onCancel={() => setBusy(null)}
        />
      )}
      {busy?.with === 'reading' && (
        <div class="sheet" role="status">
          <p>{t('import.reading', { read: busy.progress.done, total: busy.progress.total })}</p>
          <button type="button" class="quiet start" onClick={() => stopping.current?.abort()}>
            {t('action.cancel')}
          </button>
        </div>
      )}
      {row && busy === null && (
        <ImportPlan
          row={row}
          onDecide={() => void decide(row.id, 'decideImport')}
          onCancel={() => void decide(row.id, 'cancelImport')}
        />
      )}
      <ScheduleSection panel={panel} />
      <h3 class="author">{t('sheet.title')}</h3>
      <div class="choices">
        {TABLES.map((what) => (
          <button type="button" key={what} onClick={() => void saveTable(panel, what)}>
            {t(`sheet.${what}`)}
          </button>
        ))}
      </div>
    </div>
  );
}

/** The line, the reason, and that nothing was changed. */
function refusalOf({ fault, line, detail }: BadLine): string {
  const why = t('import.atLine', { line, why: t(`fault.${fault}`, { detail }) });
  return t('import.refused', { why });
}
