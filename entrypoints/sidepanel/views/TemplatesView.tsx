import { useState } from 'preact/hooks';
import { TemplateForm } from '../../../components/TemplateForm';
import { templates } from '../../../storage/queries/templates';
import type { TemplateRow } from '../../../storage/records';
import { newId } from '../../../utils/identity';
import { t } from '../../../utils/texts/texts';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';
import { Failed } from './Failed';

export function TemplatesView({ panel }: { panel: PanelState }) {
  const rows = useLive(panel.ledger, templates, []).value;
  const [editing, setEditing] = useState<string | null>(null);
  if (rows.state === 'failed') return <Failed why={rows.why} />;
  if (rows.state === 'loading') return null;
  const save = async (template: Pick<TemplateRow, 'id' | 'name' | 'text' | 'whenToUse'>) => {
    const ok = await panel.act('saveTemplate', template, { text: t('toast.saved'), undo: true });
    if (ok) setEditing(null);
    return ok;
  };
  const remove = async (id: string) => {
    if (await panel.act('removeTemplate', { id }, { text: t('toast.removed'), undo: true })) setEditing(null);
  };
  return (
    <div class="stack">
      <div class="row">
        <button type="button" class="primary" onClick={() => setEditing(`new:${newId()}`)}>
          {t('templates.new')}
        </button>
      </div>
      {editing?.startsWith('new:') && (
        <TemplateForm
          key={editing}
          id={editing.slice(4)}
          drafts={panel.drafts}
          draftName="new-template"
          start={{ name: '', text: '', whenToUse: '' }}
          onSave={save}
          onRemove={null}
          onCancel={() => setEditing(null)}
        />
      )}
      {rows.value.length === 0 && <p class="soft">{t('templates.empty')}</p>}
      <ul class="cards">
        {rows.value.map((row) => (
          <li key={row.id} class="card">
            {editing === row.id ? (
              <TemplateForm
                id={row.id}
                drafts={panel.drafts}
                draftName={`template:${row.id}`}
                start={row}
                onSave={save}
                onRemove={() => void remove(row.id)}
                onCancel={() => setEditing(null)}
              />
            ) : (
              <>
                <div class="who">
                  <strong>{row.name}</strong>
                  <button
                    type="button"
                    class="quiet"
                    aria-label={t('templates.editNamed', { name: row.name })}
                    onClick={() => setEditing(row.id)}
                  >
                    {t('templates.edit')}
                  </button>
                </div>
                <p class="small soft">{row.whenToUse}</p>
                <p class="words long" dir="auto">
                  {row.text}
                </p>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
