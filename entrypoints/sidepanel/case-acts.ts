/** What the manager does to the open case, and what is said when it is durable. */
import { goesInto } from '../../components/CaseMentions';
import type { CaseEntry } from '../../storage/entries';
import type { CaseRow } from '../../storage/records';
import type { Dismissal, Outcome } from '../../utils/cases';
import { t } from '../../utils/texts/texts';
import type { PanelState } from './panel-state';

export type CaseActs = ReturnType<typeof caseActs>;

/** `close`: what was open for it is done with. */
export function caseActs({ act, go }: PanelState, row: CaseRow, close: () => void) {
  const caseId = row.id;
  return {
    answer: (text: string, draft: string, sent: () => void) => {
      // While John has it, the turn stays his.
      const said = row.turn === 'handoff' ? t('toast.noted') : t('toast.answered');
      const done = () => {
        sent();
        close();
      };
      void act('answer', { caseId, text, via: 'said' }, { draft, said, done });
    },
    tag: (change: { add: string[]; remove: string[] }) =>
      void act('tag', { caseId, ...change }, { said: t('toast.topics') }),
    goPrivate: () => void act('moveToPrivate', { caseId }, { said: t('toast.private') }),
    merge: (sibling: CaseRow) => {
      const [into, other] = goesInto(row, sibling) ? [sibling.id, caseId] : [caseId, sibling.id];
      const done = () => into !== caseId && go({ view: 'case', id: into });
      void act('merge', { caseId: into, other }, { said: t('toast.merged'), done });
    },
    split: (mention: string) => {
      const done = (value: { caseId: string }) => go({ view: 'case', id: value.caseId });
      void act('split', { caseId, mention }, { said: t('toast.split'), done });
    },
    move: (mention: string, to: string) =>
      to !== '' && void act('moveMention', { caseId, mention, to }, { said: t('toast.moved') }),
    sayNeed: (text: string) => void act('sayNeed', { caseId, text }, { said: t('toast.need') }),
    confirmNeed: () => void act('confirmNeed', { caseId }, { said: t('toast.needConfirmed') }),
    confirm: () => void act('confirm', { caseId }, { said: t('toast.confirmed') }),
    reopen: () => void act('reopen', { caseId }, { said: t('toast.reopened') }),
    resolve: (outcome: Outcome) =>
      void act('resolve', { caseId, outcome }, { said: t('toast.resolved'), done: close }),
    /** Decides once more as somebody else did meanwhile (storage/clashes.ts). */
    decideAs: (entry: CaseEntry) => {
      const said = { said: t('clash.settled') };
      if (entry.kind === 'handedOff') {
        const { knew: _, ...handoff } = entry.body;
        void act('handOff', { caseId, ...handoff }, said);
      }
      if (entry.kind === 'resolved') void act('resolve', { caseId, outcome: entry.body.outcome }, said);
      if (entry.kind === 'dismissed') void act('dismiss', { caseId, reason: entry.body.reason }, said);
      if (entry.kind === 'followUpSet') {
        const { knew: _, ...followUp } = entry.body;
        void act('setFollowUp', { caseId, ...followUp }, said);
      }
      if (entry.kind === 'classed') void act('classify', { caseId, as: entry.body.as }, said);
    },
    dismiss: (reason: Dismissal) =>
      void act('dismiss', { caseId, reason }, { said: t('toast.dismissed'), done: close }),
  };
}
