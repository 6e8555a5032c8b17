/** Templates out to a file, and in from one: what it would change is shown first. */
import { useState } from 'preact/hooks';
import { sayFault } from '../../../components/template-fault';
import { variableWords } from '../../../components/variable-words';
import { newId } from '../../../utils/identity';
import { ask } from '../../../utils/messages/send';
import { type Plan, planImport } from '../../../utils/replies/plan';
import type { FileFault } from '../../../utils/replies/read-file';
import { MOST_AT_ONCE, type Template } from '../../../utils/replies/template';
import { list, number, t } from '../../../utils/texts/texts';
import type { PanelState } from '../panel-state';
import { fileName, saveFile } from '../save-file';
import { plainTemplate } from '../templates';

type Stage = { at: 'plan'; plan: Plan; replace: boolean } | { at: 'writing'; done: number; total: number };

export function TemplateFiles({ panel, templates }: { panel: PanelState; templates: readonly Template[] }) {
  const [stage, setStage] = useState<Stage | null>(null);
  const say = (text: string, problem = false) => panel.say({ text, problem, undo: null, again: null });
  const shared = templates.filter((template) => template.shared);

  const read = async (file: File) => {
    const { BadFile, readTemplates } = await import('../../../utils/replies/read-file');
    try {
      setStage({
        at: 'plan',
        plan: planImport(templates, await readTemplates(await file.text())),
        replace: false,
      });
    } catch (error) {
      say(
        error instanceof BadFile
          ? sayFileFault(error.fault)
          : t('templates.unreadable', { why: String(error) }),
        true,
      );
    }
  };

  const take = async ({ fresh, changed }: Plan, replace: boolean) => {
    const taken: Template[] = [
      ...fresh.map((template) => ({ ...template, id: newId() })),
      ...(replace
        ? changed.map(({ mine, theirs }) => ({ ...theirs, id: mine.id, shared: mine.shared }))
        : []),
    ];
    for (let done = 0; done < taken.length; done += MOST_AT_ONCE) {
      setStage({ at: 'writing', done, total: taken.length });
      const some = taken.slice(done, done + MOST_AT_ONCE).map(plainTemplate);
      const answer = await ask('saveTemplates', { op: newId(), templates: some });
      if (!answer.ok) {
        setStage(null);
        const why = t(`problem.${answer.error.code}`, { detail: answer.error.detail });
        // What is in is the same as in the file the next time.
        return say(
          t('templates.importStopped', { done: number(done), total: number(taken.length), why }),
          true,
        );
      }
    }
    setStage(null);
    say(t('templates.imported', { count: taken.length }));
  };

  const save = async (as: 'csv' | 'json' | 'chatwoot') => {
    const write = await import('../../../utils/replies/write-file');
    const { BYTE_ORDER_MARK } = await import('../../../utils/csv');
    const now = Date.now();
    if (as === 'csv') {
      const table = new Blob([BYTE_ORDER_MARK + write.templatesAsCsv(shared)], { type: 'text/csv' });
      return saveFile(fileName('threadkeeper-templates', 'csv', now), table);
    }
    const content =
      as === 'json' ? write.templatesAsJson(shared) : write.templatesAsChatwoot(shared, variableWords);
    const what = as === 'json' ? 'threadkeeper-templates' : 'chatwoot-canned-responses';
    saveFile(fileName(what, 'json', now), new Blob([content], { type: 'application/json' }));
  };

  return (
    <section class="stack" aria-label={t('templates.files')}>
      <h2>{t('templates.files')}</h2>
      <div class="row">
        <label class="button">
          {t('templates.import')}
          <input
            type="file"
            class="unseen"
            accept=".csv,.json,text/csv,application/json"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              event.currentTarget.value = '';
              if (file) void read(file);
            }}
          />
        </label>
        <button type="button" disabled={shared.length === 0} onClick={() => void save('csv')}>
          {t('templates.exportCsv')}
        </button>
        <button type="button" disabled={shared.length === 0} onClick={() => void save('json')}>
          {t('templates.exportJson')}
        </button>
        <button type="button" disabled={shared.length === 0} onClick={() => void save('chatwoot')}>
          {t('templates.exportChatwoot')}
        </button>
      </div>
      <p class="small soft">{t('templates.filesText')}</p>
      {stage?.at === 'writing' && (
        <p class="notice" role="status">
          {t('templates.importing', { done: number(stage.done), total: number(stage.total) })}
        </p>
      )}
      {stage?.at === 'plan' && (
        <PlanShown
          plan={stage.plan}
          replace={stage.replace}
          onReplace={(replace) => setStage({ ...stage, replace })}
          onTake={() => void take(stage.plan, stage.replace)}
          onCancel={() => setStage(null)}
        />
      )}
    </section>
  );
}

interface PlanProps {
  plan: Plan;
  replace: boolean;
  onReplace: (replace: boolean) => void;
  onTake: () => void;
  onCancel: () => void;
}

/** So many names are said. */
const NAMED = 10;

function PlanShown({ plan, replace, onReplace, onTake, onCancel }: PlanProps) {
  const { fresh, changed, same, taken } = plan;
  const names = changed.slice(0, NAMED).map(({ mine }) => mine.name);
  return (
    <div class="sheet" role="status">
      <p>{t('templates.plan', { fresh: fresh.length, changed: changed.length, same })}</p>
      {changed.length > 0 && (
        <label class="check">
          <input
            type="checkbox"
            checked={replace}
            onChange={(event) => onReplace(event.currentTarget.checked)}
          />
          {t('templates.replace', { names: list(names), more: changed.length - names.length })}
        </label>
      )}
      {taken.length > 0 && <p>{t('templates.shortcutsTaken', { shortcuts: list(taken.slice(0, NAMED)) })}</p>}
      <div class="row">
        <button
          type="button"
          class="primary"
          disabled={fresh.length === 0 && !(replace && changed.length > 0)}
          onClick={onTake}
        >
          {t('templates.take')}
        </button>
        <button type="button" onClick={onCancel}>
          {t('action.cancel')}
        </button>
      </div>
    </div>
  );
}

function sayFileFault({ line, item, why, about }: FileFault): string {
  const what = typeof why === 'string' ? t(`templates.fault.${why}`, { about }) : sayFault(why.rendering);
  if (line !== null) return t('templates.faultAtLine', { line, what });
  return item === null ? what : t('templates.faultAtItem', { item, what });
}
