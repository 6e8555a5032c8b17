import type { ComponentProps } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { brandOfCase } from '../../../components/brand-name';
import { CaseActions, type CaseSheet, heardSheet } from '../../../components/CaseActions';
import { CaseClocks } from '../../../components/CaseClocks';
import { CaseHead } from '../../../components/CaseHead';
import { CaseHolder } from '../../../components/CaseHolder';
import { AddedMentions, Siblings } from '../../../components/CaseMentions';
import { CaseNeed } from '../../../components/CaseNeed';
import { CaseTopics } from '../../../components/CaseTopics';
import { ClashNotice } from '../../../components/ClashNotice';
import { DraftBox, useDraft } from '../../../components/Draft';
import { Skeleton } from '../../../components/Skeleton';
import { Suggested } from '../../../components/Suggested';
import { Timeline } from '../../../components/Timeline';
import { TwinNotice } from '../../../components/TwinNotice';
import type { Clash } from '../../../storage/clashes';
import { type CaseHistory, caseHistory } from '../../../storage/queries/history';
import { CASE_KINDS, type CaseKind, STAYS } from '../../../utils/cases';
import { ask } from '../../../utils/messages/send';
import type { Template } from '../../../utils/replies/template';
import { t } from '../../../utils/texts/texts';
import { suggest } from '../../../utils/triage/suggest';
import { type Around, aroundCase } from '../around-case';
import { caseActs } from '../case-acts';
import { ASKS, onChoices } from '../choices';
import { keys, onKeys } from '../keys';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';
import { hrefOf } from '../route';
import { correct, textToTriage } from '../triage';
import { useView } from '../use-view';
import { useWriting } from '../writing';
import { CaseDeliveries } from './CaseDeliveries';
import { CaseOffers } from './CaseOffers';
import { CaseSame } from './CaseSame';
import { CaseSheets } from './CaseSheets';
import { Failed } from './Failed';
import type { Sought as SoughtView } from './Sought';
import { Unsent } from './Unsent';

export function CaseView({ panel, id }: { panel: PanelState; id: string }) {
  const history = useLive(panel.ledger, (ledger) => caseHistory(ledger, id), [id]).value;
  const around = useLive(panel.ledger, aroundCase, [], { as: 'around a case' }).value;
  if (history.state === 'failed') return <Failed why={history.why} />;
  if (history.state === 'loading' || around.state !== 'ready') return <Skeleton />;
  if (history.value === null)
    return <Sought key={id} panel={panel} entity="case" id={id} gone={t('case.gone')} />;
  return <OpenCase key={id} panel={panel} history={history.value} around={around.value} />;
}

/** Loaded where something is looked for. */
function Sought(props: ComponentProps<typeof SoughtView>) {
  const view = useView(() => import('./Sought'));
  return view && <view.Sought {...props} />;
}

interface Props {
  panel: PanelState;
  history: CaseHistory;
  around: Around;
}

function OpenCase({ panel, history, around }: Props) {
  const { weights, calendar, brands, templates, topics } = around;
  const { hours } = calendar;
  const { row, timeline, seats, others, siblings, twins, holder } = history;
  const { act, drafts } = panel;
  const [sheet, setSheet] = useState<CaseSheet | null>(null);
  const note = useDraft(drafts, `${row.id}:note`);
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

  const [asked, setAsked] = useState<Template | null>(null);
  const [begins, setBegins] = useState<'box' | 'templates'>('box');
  /** Takes what the case offers first, where it offers anything. */
  const takeFirst = useRef<(() => void) | null>(null);
  const toggle = (next: CaseSheet) => {
    setAsked(null);
    setBegins('box');
    setSheet((now) => (now === next ? null : next));
  };
  const open = useRef(sheet);
  open.current = sheet;
  const close = () => {
    // Another one was opened before this one's act was answered: that one stays.
    if (open.current !== sheet) return;
    setAsked(null);
    setSheet(null);
    // The sheet that had the focus is gone; where the case stands now is what comes next.
    document.querySelector<HTMLElement>('.turn')?.focus();
  };
  const acts = caseActs(panel, row, close);
  const { answer, confirm, goPrivate, merge, reopen } = acts;
  const [clash] = row.clashes ?? [];
  const keep = ({ kept }: Clash) =>
    void act('decline', { caseId, by: STAYS + kept }, { said: t('clash.settled') });
  const answered = () => {
    const draft = `${caseId}:reply`;
    const text = drafts.read(draft);
    if (text.trim() !== '') answer(text, draft, () => drafts.sent(draft, text));
    else if (clash) keep(clash);
    else if (takeFirst.current) takeFirst.current();
    else setSheet('reply');
  };
  const wantsTemplate = panel.templateAsked.value;
  useLayoutEffect(() => {
    if (wantsTemplate === null || closed) return;
    panel.templateAsked.value = null;
    setAsked({ ...wantsTemplate });
    setSheet('reply');
  }, [wantsTemplate]);
  const writing = useWriting(caseId);
  const mayTake = holder?.sayable === true && !closed;
  const hold = (what: 'takeCase' | 'leaveCase') => async () => {
    const answer = await ask(what, { caseId });
    if (!answer.ok) panel.problem(answer.error);
  };
  const heardOf = heardSheet(row);
  useLayoutEffect(() => (ASKS.includes(sheet ?? '') ? onChoices() : undefined), [sheet]);
  // Not after the paint: a key that is pressed at the first sight of the case counts.
  useLayoutEffect(
    () =>
      onKeys({
        ...(closed
          ? { reopen }
          : {
              reply: () => toggle('reply'),
              template: () => {
                setBegins('templates');
                setSheet('reply');
              },
              answered,
              handOff: () => toggle('handOff'),
              followUp: () => toggle('followUp'),
              ...(row.handoff && { ask: () => toggle('ask'), withdraw: () => toggle('withdraw') }),
              dismiss: () => toggle('dismiss'),
              ...(row.state === 'open' && row.privateSince === null && { private: goPrivate }),
              ...(row.state === 'open' ? { resolve: () => toggle('resolve') } : { confirm }),
            }),
        ...(heardOf && { heard: () => toggle(heardOf) }),
        ...Object.fromEntries(
          CASE_KINDS.filter((as) => as !== row.kind || wanted !== null).map((as) => [as, () => choose(as)]),
        ),
        ...(kind !== null && { suggested: takeIt }),
        ...(mayTake && { take: hold(holder.mine ? 'leaveCase' : 'takeCase') }),
        topic: () => document.getElementById('topic-box')?.focus(),
        ...(siblings[0] && { together: () => merge(siblings[0]!) }),
        note: () => document.getElementById('note-box')?.focus(),
        escape: () => (sheet ? close() : panel.go(panel.back())),
      }),
    [sheet, row, siblings, suggestion, holder],
  );

  return (
    <article class="stack" data-case-open={caseId}>
      <CaseHead
        row={row}
        now={panel.now.value}
        others={others}
        brand={brandOfCase(brands, row.brand)}
        backHref={hrefOf(panel.back())}
        personHref={row.personId ? hrefOf({ view: 'person', id: row.personId }) : null}
        kinds={CASE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onKind={choose}
      />
      {history.sought && <Sought panel={panel} entity="case" id={caseId} gone={null} />}
      <CaseClocks row={row} now={panel.now.value} hours={hours} />
      {holder && (
        <CaseHolder
          holder={holder}
          now={panel.now.value}
          writing={writing}
          takeKey={keys.value.take}
          onTake={mayTake ? hold('takeCase') : null}
          onLeave={hold('leaveCase')}
        />
      )}
      {row.need && <CaseNeed need={row.need} onConfirmed={acts.confirmNeed} onNot={acts.sayNeed} />}
      {row.handoff?.unsent && <Unsent panel={panel} history={history} around={around} />}
      {suggestion && kind !== null && (
        <Suggested suggestion={{ ...suggestion, kind }} keys={keys.value} onYes={takeIt} />
      )}
      <Siblings
        siblings={siblings}
        row={row}
        now={panel.now.value}
        mergeKey={keys.value.together}
        hrefOf={(id) => hrefOf({ view: 'case', id })}
        onMerge={merge}
      />
      {(row.clashes ?? []).map((one) => {
        const by = (id: string) => timeline.filter((entry) => entry.id === id);
        const [kept] = by(one.kept);
        return (
          kept && (
            <ClashNotice
              key={one.kept}
              kept={kept}
              others={one.others.flatMap(by)}
              seats={seats}
              now={panel.now.value}
              keepKey={one === clash ? keys.value.answered : null}
              onKeep={() => keep(one)}
              onTake={closed ? null : acts.decideAs}
            />
          )
        );
      })}
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
      {!closed && <CaseSame panel={panel} caseId={caseId} />}
      <CaseDeliveries panel={panel} caseId={caseId} />
      <CaseOffers
        panel={panel}
        history={history}
        hours={hours}
        templates={templates}
        takeFirst={takeFirst}
        onResolve={() => setSheet('resolve')}
        onSent={() => sheet === 'reply' && close()}
        onTemplate={(template) => {
          setAsked({ ...template });
          setSheet('reply');
        }}
      />
      <CaseActions
        row={row}
        keys={keys.value}
        sheet={sheet}
        onSheet={toggle}
        onConfirm={confirm}
        onPrivate={goPrivate}
        onReopen={reopen}
      />
      <CaseSheets
        panel={panel}
        history={history}
        around={around}
        sheet={sheet}
        asked={asked}
        begins={begins}
        acts={acts}
        onClose={close}
      />
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
      <CaseTopics
        brand={row.brand}
        topics={row.topics}
        known={topics.flatMap((one) => (one.offered && one.brand === row.brand ? one.name : []))}
        onChange={acts.tag}
      >
        <a class="small" href={hrefOf({ view: 'topics' })}>
          {t('topics.all')}
        </a>
      </CaseTopics>
      <AddedMentions
        mentions={row.mentions}
        siblings={siblings}
        now={panel.now.value}
        onOriginal={(url) => void browser.tabs.create({ url })}
        onSplit={acts.split}
        onMove={acts.move}
      />
      <section class="stack">
        <h2>{t('case.timeline')}</h2>
        <Timeline entries={timeline} seats={seats} now={panel.now.value} />
      </section>
    </article>
  );
}
