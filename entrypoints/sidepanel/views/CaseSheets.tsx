/** What opens below the actions of a case: a reply, a hand-off, a date, how it ended, why it is dismissed, what they said. */

import { useLayoutEffect } from 'preact/hooks';
import { AnswerForm } from '../../../components/AnswerForm';
import type { CaseSheet } from '../../../components/CaseActions';
import { ChoiceSheet } from '../../../components/ChoiceSheet';
import { DraftBox, useDraft } from '../../../components/Draft';
import { FollowUpForm } from '../../../components/FollowUpForm';
import { useIsThanks } from '../../../components/offer-choice';
import { PersonBefore } from '../../../components/PersonBefore';
import type { CaseHistory } from '../../../storage/queries/history';
import { DISMISSALS, OUTCOMES } from '../../../utils/cases';
import { lastDueIn } from '../../../utils/last-due';
import { unfilledIn } from '../../../utils/replies/check';
import type { Template } from '../../../utils/replies/template';
import { CHOICES } from '../../../utils/shortcuts';
import { moment, t } from '../../../utils/texts/texts';
import { suggest } from '../../../utils/triage/suggest';
import type { Weights } from '../../../utils/triage/weights';
import type { Around } from '../around-case';
import type { CaseActs } from '../case-acts';
import { copy } from '../clipboard';
import { insertReply } from '../insert';
import { keys, onKeys } from '../keys';
import { useLanguage } from '../language';
import type { PanelState } from '../panel-state';
import { HandoffSheets } from './HandoffSheets';
import { ReplySheet } from './ReplySheet';

interface Props {
  panel: PanelState;
  history: CaseHistory;
  around: Around;
  sheet: CaseSheet | null;
  /** The template that an offer asked for. */
  asked: Template | null;
  /** Where the typing of a reply begins. */
  begins: 'box' | 'templates';
  acts: CaseActs;
  onClose: () => void;
}

const lastDue = lastDueIn(localStorage);

/** Whatever kind was chosen: the words of any of its mentions are angry, and about a real matter. */
function isAngry({ row, timeline }: CaseHistory, weights: Weights): boolean {
  const chosen = timeline.some(({ kind }) => kind === 'classed') ? row.kind : null;
  return [row, ...row.mentions].some(({ evidence }) => {
    if (evidence.text === null) return false;
    const { anger, kind } = suggest(evidence.text, weights);
    return anger && (kind === 'complaint' || chosen === 'complaint');
  });
}

export function CaseSheets({ panel, history, around, sheet, asked, begins, acts, onClose }: Props) {
  const { row, past } = history;
  const { calendar, brands } = around;
  const { act, drafts } = panel;
  const caseId = row.id;
  // Asked for when the case opens: who replies at once is not to wait for it.
  const detected = useLanguage(history.language === null ? row.evidence.text : null);
  const language = history.language ?? detected;
  const heard = useDraft(drafts, `${caseId}:spoke-again`);
  const thanks = useIsThanks(sheet === 'spokeAgain' ? heard.text : null);
  const doneHearing = (text: string) => {
    heard.sent(text);
    onClose();
  };
  const takeHeard = (text: string) => {
    if (thanks === true) return noteThanks();
    if (thanks === false) return speakAgain();
    // The word lists are on their way; where it is a thanks, both answers stand there with them.
    void import('../../../utils/triage/thanks').then(
      ({ isMereThanks }) => isMereThanks(text) || speakAgain(),
      speakAgain,
    );
  };
  const speakAgain = () => {
    const { text, name: draft } = heard;
    const options = { draft, said: t('toast.ourTurn'), done: () => doneHearing(text) };
    void act('spokeAgain', { caseId, text: text || null }, options);
  };
  /** A date stays, and what is resolved stays so. */
  const noteThanks = () => {
    const { text, name: draft } = heard;
    const options = { draft, said: t('toast.thanksNoted'), done: () => doneHearing(text) };
    void act('note', { caseId, text: t('spokeAgain.noted', { text }) }, options);
  };
  const doCopy = async (text: string, said: string) => {
    const copied = await copy(text);
    panel.say({ text: copied ? said : t('reply.notCopied'), problem: !copied, undo: null, again: null });
  };
  useLayoutEffect(() => {
    if (sheet !== 'reply') return;
    return onKeys({
      insert: () => {
        const text = drafts.read(`${caseId}:reply`);
        // A note is written beside it.
        if (text.trim() === '' || document.activeElement?.id === 'note-box') return;
        // What keeps the button from it is said where the text stands.
        if (unfilledIn(text).length === 0) void insertReply(panel, row, text);
      },
      saidIt: () => {
        const draft = `${caseId}:reply`;
        const text = drafts.read(draft);
        if (text.trim() !== '' && document.activeElement?.id !== 'note-box')
          acts.answer(text, draft, () => drafts.sent(draft, text));
      },
    });
  }, [sheet, row]);
  return (
    <>
      {sheet === 'reply' && (
        <ReplySheet
          panel={panel}
          history={history}
          around={around}
          language={language}
          asked={asked}
          begins={begins}
          insertKey={keys.value.insert}
          saidKey={keys.value.saidIt}
          onInsert={(text) => void insertReply(panel, row, text)}
          onCopy={(text) => void doCopy(text, t('reply.copied'))}
          onAnswered={acts.answer}
        />
      )}
      {(sheet === 'handOff' || sheet === 'ask' || sheet === 'withdraw') && (
        <HandoffSheets
          panel={panel}
          history={history}
          around={around}
          brand={brands.find(({ id }) => id === row.brand)?.name ?? ''}
          language={language}
          sheet={sheet}
          onClose={onClose}
        />
      )}
      {sheet === 'followUp' && (
        <FollowUpForm
          caseId={caseId}
          drafts={drafts}
          followUp={row.followUp}
          now={panel.now.value}
          hours={calendar.hours}
          last={lastDue}
          keys={CHOICES.map((name) => keys.value[name])}
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
                  onClose();
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
          keys={CHOICES.map((name) => keys.value[name])}
          onChoose={acts.resolve}
        />
      )}
      {sheet === 'dismiss' && (
        <ChoiceSheet
          title={t('dismiss.title')}
          choices={DISMISSALS.map((value) => ({ value, label: t(`reason.${value}`) }))}
          keys={CHOICES.map((name) => keys.value[name])}
          onChoose={acts.dismiss}
        >
          <PersonBefore
            past={past}
            isNamed={row.personId !== null}
            now={panel.now.value}
            angry={isAngry(history, around.weights)}
          />
        </ChoiceSheet>
      )}
      {sheet === 'handoffAnswered' && row.handoff && (
        <AnswerForm
          caseId={caseId}
          handoff={row.handoff}
          drafts={drafts}
          onAnswered={(said, draft, done) =>
            void act(
              'handoffAnswered',
              { caseId, ...said },
              {
                draft,
                said: t('toast.ourTurn'),
                done: () => {
                  done();
                  onClose();
                },
              },
            )
          }
        />
      )}
      {sheet === 'spokeAgain' && (
        <form
          class="sheet"
          onSubmit={(event) => {
            event.preventDefault();
            takeHeard(heard.text);
          }}
        >
          <DraftBox label={t('spokeAgain.label')} draft={heard} autoFocus />
          {thanks === true && <p class="small soft">{t('spokeAgain.thanks')}</p>}
          <div class="row">
            <button type="submit" class="primary">
              {t(thanks === true ? 'offer.note' : 'action.save')}
            </button>
            {thanks === true && (
              <button type="button" class="quiet" onClick={speakAgain}>
                {t('offer.noSpokeAgain')}
              </button>
            )}
          </div>
        </form>
      )}
    </>
  );
}
