/** What is held about a person: given to them as a file, or forgotten. */
import { useState } from 'preact/hooks';
import { ForgetForm, sentWords } from '../../../components/ForgetForm';
import { deliveriesNaming } from '../../../storage/queries/deliveries';
import { filesNaming } from '../../../storage/queries/files';
import type { PersonHistory } from '../../../storage/queries/history';
import { moment, t } from '../../../utils/texts/texts';
import { copy } from '../clipboard';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';

interface Props {
  panel: PanelState;
  history: PersonHistory;
}

export function HeldSection({ panel, history: { person, people, cases } }: Props) {
  const accounts = people.map(({ id }) => id);
  const [asking, setAsking] = useState(false);
  const naming = useLive(panel.ledger, (ledger) => filesNaming(ledger, accounts), [accounts.join()]).value;
  const files = naming.state === 'ready' ? naming.value : [];
  const left = useLive(panel.ledger, (ledger) => deliveriesNaming(ledger, accounts), [accounts.join()]).value;
  const sent = left.state === 'ready' ? left.value : [];
  const say = (text: string, problem = false) => panel.say({ text, problem, undo: null, again: null });

  async function save() {
    try {
      const { exportPerson } = await import('../backup');
      say(t('sheet.saved', { name: await exportPerson(panel.ledger, person.id) }));
    } catch (error) {
      say(t('export.failed', { why: String(error) }), true);
    }
  }

  async function request() {
    const names = [...files.map(({ name, at }) => `${name} (${moment(at)})`), ...sent.map(sentWords)];
    const list = names.map((name) => `- ${name}`).join('\n');
    const copied = await copy(t('held.request', { list }));
    say(t(copied ? 'toast.copied' : 'held.notCopied'), !copied);
  }

  function forget(never: boolean) {
    const ids = [...accounts, ...cases.map(({ id }) => id)];
    panel.drafts.forgetting(ids);
    void panel.act(
      'forgetPerson',
      { personId: person.id, never },
      {
        said: t('held.forgotten'),
        undo: false,
        done: () => {
          panel.drafts.forget(ids);
          panel.go({ view: 'today' });
        },
      },
    );
  }

  return (
    <>
      <h2>{t('held.heading')}</h2>
      <div class="row">
        <button type="button" onClick={() => void save()}>
          {t('held.save')}
        </button>
        <button type="button" aria-expanded={asking} onClick={() => setAsking(!asking)}>
          {t('held.forget')}
        </button>
      </div>
      {asking && (
        <ForgetForm
          name={person.name}
          cases={cases.length}
          files={files}
          sent={sent}
          onLook={() => {
            panel.search.text.value = `"${person.name.replaceAll('"', ' ')}"`;
            panel.go({ view: 'today' });
          }}
          onRequest={() => void request()}
          onForget={forget}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  );
}
