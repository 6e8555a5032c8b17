/** What the open case offers: replies that were seen, what ours promised, and the way into private. One key takes the first. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo } from 'preact/hooks';
import { OfferNotice } from '../../../components/OfferNotice';
import { choicesOf, type OfferChoice, useMereThanks } from '../../../components/offer-choice';
import { PrivateNotice } from '../../../components/PrivateNotice';
import { PromiseNotice } from '../../../components/PromiseNotice';
import type { CaseHistory } from '../../../storage/queries/history';
import type { Offer } from '../../../storage/records';
import type { Hours } from '../../../utils/clocks/hours';
import { PRIVATE_STARTER } from '../../../utils/replies/starters';
import type { Template } from '../../../utils/replies/template';
import { t } from '../../../utils/texts/texts';
import { keys } from '../keys';
import { acceptOffer, acceptPromise } from '../offers';
import type { PanelState } from '../panel-state';
import { isTimeForPrivate, STAY_PUBLIC } from '../private';
import { unsettled, usePromise } from '../promised';

interface Props {
  panel: PanelState;
  history: CaseHistory;
  hours: Hours;
  templates: readonly Template[];
  /** What the key for “answered” does here; null where nothing is offered. */
  takeFirst: RefObject<(() => void) | null>;
  /** Asks how it ended. */
  onResolve: () => void;
  /** What was written here is what was seen over there. */
  onSent: () => void;
  onTemplate: (template: Template) => void;
}

export function CaseOffers(props: Props) {
  const { panel, history, hours, templates, takeFirst, onResolve, onSent, onTemplate } = props;
  const { row } = history;
  const caseId = row.id;
  const promised = usePromise(
    useMemo(() => unsettled(history), [history]),
    hours,
  );
  const [first] = row.offers;
  const thanks = useMereThanks(first);
  const template = templates.find(({ id }) => id === PRIVATE_STARTER);

  const accept = (offer: Offer, choice: OfferChoice) =>
    choice === 'resolve' ? onResolve() : acceptOffer(panel, row, offer, choice, onSent);
  const decline = (by: string) => void panel.act('decline', { caseId, by }, { said: t('toast.declined') });
  const acceptFirst = () => {
    if (!first) return promised && acceptPromise(panel, caseId, promised);
    const [choice] = thanks === null ? [] : choicesOf(row, first, thanks);
    if (choice) accept(first, choice);
  };
  useLayoutEffect(() => {
    takeFirst.current = first || promised ? acceptFirst : null;
    return () => {
      takeFirst.current = null;
    };
  }, [row, thanks, promised]);
  const key = keys.value.answered;
  return (
    <>
      {row.offers.map((offer) => (
        <OfferNotice
          key={offer.by}
          row={row}
          offer={offer}
          yesKey={offer === first ? key : null}
          onChoose={(choice) => accept(offer, choice)}
          onNo={() => decline(offer.by)}
        />
      ))}
      {promised && (
        <PromiseNotice
          phrase={promised.phrase}
          at={promised.at}
          now={panel.now.value}
          yesKey={first ? null : key}
          onYes={() => acceptPromise(panel, caseId, promised)}
          onNo={() => decline(promised.reply.id)}
        />
      )}
      {isTimeForPrivate(history) && (
        <PrivateNotice
          onTemplate={template ? () => onTemplate(template) : null}
          onNo={() => decline(STAY_PUBLIC)}
        />
      )}
    </>
  );
}
