import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { CaseHead } from '../../../components/CaseHead';
import { ChoiceSheet } from '../../../components/ChoiceSheet';
import { DraftBox, useDraft } from '../../../components/Draft';
import { FollowUpForm } from '../../../components/FollowUpForm';
import { HandoffForm } from '../../../components/HandoffForm';
import { Icon, type IconName } from '../../../components/Icon';
import { ReplyBox } from '../../../components/ReplyBox';
import { Timeline } from '../../../components/Timeline';
import { type CaseHistory, caseHistory } from '../../../storage/queries/history';
import { type Settings, settings } from '../../../storage/queries/settings';
import { templates } from '../../../storage/queries/templates';
import { CASE_KINDS, DISMISSALS, OUTCOMES } from '../../../storage/records';
import { firstName, type Values } from '../../../utils/replies/render';
import { moment, t } from '../../../utils/texts/texts';
import { copy } from '../clipboard';
import { onKeys } from '../keys';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';
import { hrefOf } from '../route';
import { Failed } from './Failed';

type Sheet = 'reply' | 'handOff' | 'followUp' | 'resolve' | 'dismiss' | 'handoffAnswered' | 'spokeAgain';

export function CaseView({ panel, id }: { panel: PanelState; id: string }) {
  const history = useLive(panel.ledger, (ledger) => caseHistory(ledger, id), [id]).value;
  const around = useLive(
    panel.ledger,
    async (ledger) => ({
      settings: await settings(ledger),
      templates: await templates(ledger),
      colleagues: await ledger.colleagues.orderBy('usedAt').reverse().limit(50).toArray(),
    }),
    [],
  ).value;
  if (history.state === 'failed') return <Failed why={history.why} />;
  if (history.state === 'loading' || around.state !== 'ready') return null;
  if (history.value === null) return <p class="notice">{t('case.gone')}</p>;
  return <OpenCase key={id} panel={panel} history={history.value} {...around.value} />;
}

interface Props {
  panel: PanelState;
  history: CaseHistory;
  settings: Settings;
  templates: { id: string; name: string; whenToUse: string; text: string }[];
  colleagues: { name: string; department: string }[];
}

function OpenCase({ panel, history, settings: { me, brand }, templates, colleagues }: Props) {
  const { row, person, timeline, others } = history;
  const { act, drafts } = panel;
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const note = useDraft(drafts, `${row.id}:note`);
  const answer = useDraft(drafts, `${row.id}:heard`);
  const caseId = row.id;
  const kind = t(`kind.${row.kind}`);
  const open = row.state === 'open';
  const closed = row.lane === 'closed';

  const toggle = (next: Sheet) => setSheet((now) => (now === next ? null : next));
  const closing = (ok: boolean) => {
    if (ok) {
      setSheet(null);
      // The sheet that had the focus is gone; where the case stands now is what comes next.
      document.querySelector<HTMLElement>('.turn')?.focus();
    }
    return ok;
  };
  useEffect(
    () =>
      onKeys({
        r: () => toggle('reply'),
        h: () => toggle('handOff'),
        f: () => toggle('followUp'),
        e: () => (row.state === 'resolved' ? undefined : toggle('resolve')),
        n: () => document.getElementById('note-box')?.focus(),
        Escape: () => (sheet ? setSheet(null) : panel.go({ view: 'today' })),
      }),
    [sheet, row.state],
  );

  const say = (text: string) => panel.say({ text, problem: false, undo: null, again: null });
  const doCopy = async (text: string, said: string) => {
    if (await copy(text)) say(said);
    else panel.say({ text: t('reply.notCopied'), problem: true, undo: null, again: null });
  };

  const values: Values = {};
  // A handle is no name: a template that needs one asks for it.
  const called =
    row.evidence.author.name ?? person?.identities.find(({ name }) => name !== null)?.name ?? null;
  if (called) values['customer.name'] = called;
  const first = firstName(called);
  if (first) values['customer.firstName'] = first;
  if (row.handoff) {
    values['handoff.name'] = row.handoff.name;
    if (row.handoff.department) values['handoff.department'] = row.handoff.department;
  }
  if (brand) values.brand = brand;
  if (me) values.me = me;

  const Action = ({ name, icon, label }: { name: Sheet; icon: IconName; label: string }) => (
    <button
      type="button"
      class={name === 'reply' && open && row.turn === 'us' && sheet === null ? 'primary' : undefined}
      aria-expanded={sheet === name}
      onClick={() => toggle(name)}
    >
      <Icon name={icon} />
      {label}
    </button>
  );

  return (
    <article class="stack" data-case-open={row.id}>
      <CaseHead
        row={row}
        now={panel.now.value}
        others={others}
        backHref={hrefOf({ view: 'today' })}
        personHref={row.personId ? hrefOf({ view: 'person', id: row.personId }) : null}
        kinds={CASE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onKind={(as) =>
          void act(
            'classify',
            { caseId, as },
            { text: t('toast.classed', { kind: t(`kind.${as}`) }), undo: true },
          )
        }
        onOriginal={(url) => void browser.tabs.create({ url })}
      />
      <fieldset class="actions">
        <legend class="unseen">{t('case.actions')}</legend>
        {closed ? (
          <button
            type="button"
            onClick={() => void act('reopen', { caseId }, { text: t('toast.reopened'), undo: true })}
          >
            <Icon name="reopen" />
            {t('action.reopen')}
          </button>
        ) : (
          <>
            {row.state === 'resolved' && (
              <button
                type="button"
                class="primary"
                onClick={() => void act('confirm', { caseId }, { text: t('toast.confirmed'), undo: true })}
              >
                <Icon name="confirmed" />
                {t('action.confirm')}
              </button>
            )}
            {row.turn === 'handoff' && row.handoff && (
              <Action
                name="handoffAnswered"
                icon="confirmed"
                label={t('action.handoffAnswered', { name: row.handoff.name })}
              />
            )}
            <Action name="reply" icon="reply" label={t('action.reply')} />
            <Action name="handOff" icon="handoff" label={t('action.handOff')} />
            <Action name="followUp" icon="followUp" label={t('action.followUp')} />
            {row.state !== 'resolved' && (
              <Action name="resolve" icon="resolved" label={t('action.resolve')} />
            )}
            {(row.turn === 'customer' || row.state === 'resolved') && (
              <Action name="spokeAgain" icon="customer" label={t('action.spokeAgain')} />
            )}
            <Action name="dismiss" icon="dismissed" label={t('action.dismiss')} />
          </>
        )}
      </fieldset>
      {sheet === 'reply' && (
        <ReplyBox
          caseId={caseId}
          drafts={drafts}
          templates={templates}
          values={values}
          onCopy={(text) => void doCopy(text, t('reply.copied'))}
          onAnswered={async (text) =>
            closing(
              await act('answer', { caseId, text, via: 'said' }, { text: t('toast.answered'), undo: true }),
            )
          }
        />
      )}
      {sheet === 'handOff' && (
        <HandoffForm
          caseId={caseId}
          kind={kind}
          colleagues={colleagues}
          drafts={drafts}
          now={panel.now.value}
          onCopy={(text) => void doCopy(text, t('toast.copied'))}
          onHandOff={async (said) =>
            closing(
              await act(
                'handOff',
                { caseId, ...said },
                { text: t('toast.handedOff', { name: said.name }), undo: true },
              ),
            )
          }
        />
      )}
      {sheet === 'followUp' && (
        <FollowUpForm
          followUp={row.followUp}
          now={panel.now.value}
          onSet={(followUp) => {
            const text =
              followUp.at === null
                ? t('entry.followUpCleared')
                : t('toast.followUp', { when: moment(followUp.at) });
            void act('setFollowUp', { caseId, ...followUp }, { text, undo: true }).then(closing);
          }}
        />
      )}
      {sheet === 'resolve' && (
        <ChoiceSheet
          title={t('resolve.title')}
          choices={OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))}
          onChoose={(outcome) =>
            void act('resolve', { caseId, outcome }, { text: t('toast.resolved'), undo: true }).then(closing)
          }
        />
      )}
      {sheet === 'dismiss' && (
        <ChoiceSheet
          title={t('dismiss.title')}
          choices={DISMISSALS.map((value) => ({ value, label: t(`reason.${value}`) }))}
          onChoose={(reason) =>
            void act('dismiss', { caseId, reason }, { text: t('toast.dismissed'), undo: true }).then(closing)
          }
        />
      )}
      {(sheet === 'handoffAnswered' || sheet === 'spokeAgain') && (
        <form
          class="sheet"
          onSubmit={(event) => {
            event.preventDefault();
            const text = answer.text;
            const sent =
              sheet === 'handoffAnswered'
                ? act('handoffAnswered', { caseId, text }, { text: t('toast.reopened'), undo: true })
                : act(
                    'spokeAgain',
                    { caseId, text: text || null },
                    { text: t('toast.reopened'), undo: true },
                  );
            void sent.then((ok) => {
              if (closing(ok)) answer.set('');
            });
          }}
        >
          <DraftBox
            label={
              sheet === 'handoffAnswered'
                ? t('handoff.answerLabel', { name: row.handoff?.name ?? '' })
                : t('spokeAgain.label')
            }
            draft={answer}
            autoFocus
          />
          <button type="submit" class="primary">
            {t('action.save')}
          </button>
        </form>
      )}
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (note.text.trim() === '') return;
          void act('note', { caseId, text: note.text }, { text: t('toast.saved'), undo: true }).then((ok) => {
            if (ok) note.set('');
          });
        }}
      >
        <DraftBox
          id="note-box"
          label={t('case.note')}
          bare
          draft={note}
          placeholder={t('case.notePlaceholder')}
        />
        {note.text.trim() !== '' && (
          <div class="row">
            <button type="submit">{t('case.addNote')}</button>
          </div>
        )}
      </form>
      <section class="stack">
        <h3>{t('case.timeline')}</h3>
        <Timeline entries={timeline} now={panel.now.value} />
      </section>
    </article>
  );
}
