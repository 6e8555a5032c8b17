import { useState } from 'preact/hooks';
import { TemplateForm } from '../../../components/TemplateForm';
import { templates } from '../../../storage/queries/templates';
import type { TemplateRow } from '../../../storage/records';
import type { DraftStore } from '../../../utils/drafts';
import { newId } from '../../../utils/identity';
import { t } from '../../../utils/texts/texts';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';
import { Failed } from './Failed';

/** The id of the template that is being written: the same until it is saved, however often that is tried. */
function newTemplateId(drafts: DraftStore): string {
  const id = drafts.read('new-template:id') || newId();
  drafts.write('new-template:id', id);
  return id;
}

export function TemplatesView({ panel }: { panel: PanelState }) {
  const rows = useLive(panel.ledger, templates, []).value;
  const [editing, setEditing] = useState<string | null>(null);
  if (rows.state === 'failed') return <Failed why={rows.why} />;
  if (rows.state === 'loading') return null;
  const save = (
    template: Pick<TemplateRow, 'id' | 'name' | 'text' | 'whenToUse'>,
    draft: string,
    done: () => void,
  ) =>
    void panel.act('saveTemplate', template, {
      draft,
      said: t('toast.saved'),
      done: () => {
        done();
        setEditing(null);
      },
    });
  const remove = (id: string) =>
    void panel.act('removeTemplate', { id }, { said: t('toast.removed'), done: () => setEditing(null) });
  return (
    <div class="stack">
      <div class="row">
        <button type="button" class="primary" onClick={() => setEditing('new')}>
          {t('templates.new')}
        </button>
      </div>
      {editing === 'new' && (
        <TemplateForm
          id={newTemplateId(panel.drafts)}
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
                onRemove={() => remove(row.id)}
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
