import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { brandOfCase } from '../../../components/brand-name';
import { CaseActions, type CaseSheet } from '../../../components/CaseActions';
import { CaseHead } from '../../../components/CaseHead';
import { ChoiceSheet } from '../../../components/ChoiceSheet';
import { DraftBox, useDraft } from '../../../components/Draft';
import { FollowUpForm } from '../../../components/FollowUpForm';
import { HandoffForm } from '../../../components/HandoffForm';
import { OfferNotice } from '../../../components/OfferNotice';
import { ReplyBox } from '../../../components/ReplyBox';
import { Suggested } from '../../../components/Suggested';
import { Timeline } from '../../../components/Timeline';
import { TwinNotice } from '../../../components/TwinNotice';
import { type Brands, brands } from '../../../storage/queries/brands';
import { type CaseHistory, caseHistory } from '../../../storage/queries/history';
import { hoursOf } from '../../../storage/queries/hours';
import { type Settings, settings } from '../../../storage/queries/settings';
import { templates } from '../../../storage/queries/templates';
import { weightsIn } from '../../../storage/queries/weights';
import { CASE_KINDS, type CaseKind, DISMISSALS, OUTCOMES } from '../../../utils/cases';
import type { Hours } from '../../../utils/clocks/hours';
import { firstName, type Values } from '../../../utils/replies/render';
import { moment, t } from '../../../utils/texts/texts';
import { suggest } from '../../../utils/triage/suggest';
import type { Weights } from '../../../utils/triage/weights';
import { copy } from '../clipboard';
import { KIND_KEYS, onKeys, singleKeys } from '../keys';
import { useLive } from '../live';
import { acceptOffer } from '../offers';
import type { PanelState } from '../panel-state';
import { hrefOf } from '../route';
import { correct, textToTriage } from '../triage';
import { Failed } from './Failed';

export function CaseView({ panel, id }: { panel: PanelState; id: string }) {
  const history = useLive(panel.ledger, (ledger) => caseHistory(ledger, id), [id]).value;
  const around = useLive(
    panel.ledger,
    async (ledger) => ({
      settings: await settings(ledger),
      weights: await weightsIn(ledger),
      hours: await hoursOf(ledger),
      brands: (await brands(ledger)).all,
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
  weights: Weights;
  hours: Hours;
  brands: Brands['all'];
  templates: { id: string; name: string; whenToUse: string; text: string }[];
  colleagues: { name: string; department: string }[];
}

function OpenCase({
  panel,
  history,
  settings: { me },
  weights,
  hours,
  brands,
  templates,
  colleagues,
}: Props) {
  const { row, timeline, others, twins } = history;
  const brand = brands.find(({ id }) => id === row.brand)?.name ?? '';
  const { act, drafts } = panel;
  const [sheet, setSheet] = useState<CaseSheet | null>(null);
  const note = useDraft(drafts, `${row.id}:note`);
  const heard = useDraft(drafts, `${row.id}:${sheet === 'spokeAgain' ? 'spoke-again' : 'handoff-answer'}`);
  const caseId = row.id;
  const closed = row.lane === 'closed';

  const wanted = textToTriage(history);
  const suggestion = useMemo(() => (wanted === null ? null : suggest(wanted, weights)), [wanted, weights]);
  const choose = (as: CaseKind) => {
    const corrected = suggestion && correct(suggestion, weights, as);
    const said = corrected?.said ?? t('toast.classed', { kind: t(`kind.${as}`) });
    void act('classify', { caseId, as, ...(corrected && { weights: corrected.weights }) }, { said });
  };
  const kind = suggestion?.kind ?? null;
  /** Spam is no kind: dismissing asks for its reason, as ever. */
  const takeIt = () => (kind === 'spam' ? setSheet('dismiss') : kind !== null && choose(kind));

  const toggle = (next: CaseSheet) => setSheet((now) => (now === next ? null : next));
  const close = () => {
    setSheet(null);
    // The sheet that had the focus is gone; where the case stands now is what comes next.
    document.querySelector<HTMLElement>('.turn')?.focus();
  };
  // Not after the paint: a key that is pressed at the first sight of the case counts.
  useLayoutEffect(
    () =>
      onKeys({
        ...(closed
          ? {}
          : {
              r: () => toggle('reply'),
              h: () => toggle('handOff'),
              f: () => toggle('followUp'),
              e: () => row.state === 'open' && toggle('resolve'),
            }),
        ...Object.fromEntries(
          CASE_KINDS.map((as) => [
            KIND_KEYS.kinds[as],
            () => (as !== row.kind || wanted !== null) && choose(as),
          ]),
        ),
        [KIND_KEYS.yes]: takeIt,
        n: () => document.getElementById('note-box')?.focus(),
        Escape: () => (sheet ? setSheet(null) : panel.go({ view: 'today' })),
      }),
    [sheet, row.state, row.kind, closed, suggestion],
  );

  const doCopy = async (text: string, said: string) => {
    const copied = await copy(text);
    panel.say({ text: copied ? said : t('reply.notCopied'), problem: !copied, undo: null, again: null });
  };

  return (
    <article class="stack" data-case-open={caseId}>
      <CaseHead
        row={row}
        now={panel.now.value}
        others={others}
        brand={brandOfCase(brands, row.brand)}
        backHref={hrefOf({ view: 'today' })}
        personHref={row.personId ? hrefOf({ view: 'person', id: row.personId }) : null}
        kinds={CASE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onKind={choose}
        onOriginal={(url) => void browser.tabs.create({ url })}
      />
      {suggestion && kind !== null && (
        <Suggested
          suggestion={{ ...suggestion, kind }}
          keys={singleKeys.value ? KIND_KEYS : null}
          onYes={takeIt}
        />
      )}
      {twins.map((twin) => (
        <TwinNotice
          key={twin.id}
          twin={twin}
          now={panel.now.value}
          href={hrefOf({ view: 'case', id: twin.id })}
          onDuplicate={
            closed || twin.state === 'dismissed'
              ? null
              : () => void act('dismiss', { caseId, reason: 'duplicate' }, { said: t('toast.dismissed') })
          }
        />
      ))}
      {row.offers.map((offer) => (
        <OfferNotice
          key={offer.by}
          offer={offer}
          onYes={() => acceptOffer(panel, caseId, offer)}
          onNo={() => void act('decline', { caseId, by: offer.by }, { said: t('toast.noted') })}
        />
      ))}
      <CaseActions
        row={row}
        sheet={sheet}
        onSheet={toggle}
        onConfirm={() => void act('confirm', { caseId }, { said: t('toast.confirmed') })}
        onReopen={() => void act('reopen', { caseId }, { said: t('toast.reopened') })}
      />
      {sheet === 'reply' && (
        <ReplyBox
          caseId={caseId}
          drafts={drafts}
          templates={templates}
          values={valuesOf(history, me, brand)}
          onCopy={(text) => void doCopy(text, t('reply.copied'))}
          onAnswered={(text, draft, done) =>
            void act(
              'answer',
              { caseId, text, via: 'said' },
              {
                draft,
                // While John has it, the turn stays his.
                said: row.turn === 'handoff' ? t('toast.noted') : t('toast.answered'),
                done: () => {
                  done();
                  close();
                },
              },
            )
          }
        />
      )}
      {sheet === 'handOff' && (
        <HandoffForm
          caseId={caseId}
          kind={t(`kind.${row.kind}`)}
          colleagues={colleagues}
          drafts={drafts}
          now={panel.now.value}
          onCopy={(text) => void doCopy(text, t('toast.copied'))}
          onHandOff={(said, draft, done) =>
            void act(
              'handOff',
              { caseId, ...said },
              {
                draft,
                said: t('toast.handedOff', { name: said.name }),
                done: () => {
                  done();
                  close();
                },
              },
            )
          }
        />
      )}
      {sheet === 'followUp' && (
        <FollowUpForm
          caseId={caseId}
          drafts={drafts}
          followUp={row.followUp}
          now={panel.now.value}
          hours={hours}
          onSet={(followUp, done) => {
            const said =
              followUp.at === null
                ? t('entry.followUpCleared')
                : t('toast.followUp', { when: moment(followUp.at) });
            void act(
              'setFollowUp',
              { caseId, ...followUp },
              {
                said,
                done: () => {
                  done();
                  close();
                },
              },
            );
          }}
        />
      )}
      {sheet === 'resolve' && (
        <ChoiceSheet
          title={t('resolve.title')}
          choices={OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))}
          onChoose={(outcome) =>
            void act('resolve', { caseId, outcome }, { said: t('toast.resolved'), done: close })
          }
        />
      )}
      {sheet === 'dismiss' && (
        <ChoiceSheet
          title={t('dismiss.title')}
          choices={DISMISSALS.map((value) => ({ value, label: t(`reason.${value}`) }))}
          onChoose={(reason) =>
            void act('dismiss', { caseId, reason }, { said: t('toast.dismissed'), done: close })
          }
        />
      )}
      {(sheet === 'handoffAnswered' || sheet === 'spokeAgain') && (
        <form
          class="sheet"
          onSubmit={(event) => {
            event.preventDefault();
            const { text } = heard;
            const done = () => {
              heard.sent(text);
              close();
            };
            const options = { draft: heard.name, said: t('toast.ourTurn'), done };
            if (sheet === 'handoffAnswered') void act('handoffAnswered', { caseId, text }, options);
            else void act('spokeAgain', { caseId, text: text || null }, options);
          }}
        >
          <DraftBox
            label={
              sheet === 'handoffAnswered'
                ? t('handoff.answerLabel', { name: row.handoff?.name ?? '' })
                : t('spokeAgain.label')
            }
            draft={heard}
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
          const { text } = note;
          if (text.trim() === '') return;
          void act(
            'note',
            { caseId, text },
            { draft: note.name, said: t('toast.saved'), done: () => note.sent(text) },
          );
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
        <h2>{t('case.timeline')}</h2>
        <Timeline entries={timeline} now={panel.now.value} />
      </section>
    </article>
  );
}

/** What a template can name here; what is not known is left out, and asked for. */
function valuesOf({ row, person }: CaseHistory, me: string, brand: string): Values {
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
  return values;
}
