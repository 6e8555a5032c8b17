/** Accepts what a reply that was seen on a page offers, and what our own reply promised. */
import type { OfferChoice } from '../../components/offer-choice';
import type { CaseRow, Offer } from '../../storage/records';
import type { Promised } from '../../utils/clocks/promise';
import { moment, t } from '../../utils/texts/texts';
import type { PanelState } from './panel-state';

/** `onSent`: the draft was what is seen there, and is done with. */
export function acceptOffer(
  panel: PanelState,
  { id: caseId, turn }: Pick<CaseRow, 'id' | 'turn'>,
  offer: Offer,
  choice: OfferChoice,
  onSent?: () => void,
): void {
  const { act, go } = panel;
  const text = offer.text ?? '';
  switch (choice) {
    case 'answered': {
      const done = () => {
        if (forgetSent(panel, caseId, text)) onSent?.();
        void openPromised(panel, caseId, text);
      };
      // While John has it, the turn stays his.
      const said = turn === 'handoff' ? t('toast.noted') : t('toast.answered');
      void act('answer', { caseId, text, via: 'seen' }, { said, done });
      break;
    }
    case 'spokeAgain':
      void act('spokeAgain', { caseId, text: offer.text }, { said: t('toast.ourTurn') });
      break;
    case 'confirm':
      void act('confirm', { caseId }, { said: t('toast.confirmed') });
      break;
    case 'resolve':
      // How it ended is asked there.
      go({ view: 'case', id: caseId });
      break;
    case 'note':
      void act('decline', { caseId, by: offer.by }, { said: t('toast.thanksNoted') });
      break;
  }
}

/** The draft that was sent over there is done with; any other stays. A site shortens links: then it stays, too. */
function forgetSent({ drafts }: PanelState, caseId: string, seen: string): boolean {
  const draft = `${caseId}:reply`;
  const written = drafts.read(draft);
  const words = (text: string) => text.normalize().replace(/\s+/g, ' ').trim();
  return written !== '' && words(written) === words(seen) && drafts.sent(draft, written);
}

/** What it promised is offered in the case: from Today it would never be seen. */
async function openPromised({ go }: PanelState, caseId: string, text: string): Promise<void> {
  const [{ promiseIn }, { ALWAYS }] = await Promise.all([
    import('../../utils/clocks/promise'),
    import('../../utils/clocks/hours'),
  ]);
  if (promiseIn(text, Date.now(), ALWAYS)) go({ view: 'case', id: caseId });
}

/** A promise is pinned: nothing that is said until then makes it less of one. One that is past is due at once. */
export function acceptPromise({ act, now }: PanelState, caseId: string, { at, phrase }: Promised): void {
  const followUp = new Date(Math.max(at, now.value)).toISOString();
  const said = t('toast.followUp', { when: moment(followUp) });
  void act('setFollowUp', { caseId, at: followUp, why: phrase, pinned: true }, { said });
}
