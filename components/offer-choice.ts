/** What the manager may make of a reply that was seen, the likeliest first; and how each is said. */
import { useEffect, useState } from 'preact/hooks';
import type { CaseRow, Offer } from '../storage/records';
import { t } from '../utils/texts/texts';

/** `note`: it stays in the case's history, and nothing else changes. */
export type OfferChoice = 'answered' | 'spokeAgain' | 'confirm' | 'resolve' | 'note';

export function choicesOf({ state }: Pick<CaseRow, 'state'>, offer: Offer, thanks: boolean): OfferChoice[] {
  if (!thanks) return [offer.kind];
  if (state === 'resolved') return ['confirm', 'note', 'spokeAgain'];
  return state === 'open' ? ['resolve', 'note', 'spokeAgain'] : ['note', 'spokeAgain'];
}

export function choiceWords(choice: OfferChoice, thanks: boolean): string {
  switch (choice) {
    case 'answered':
      return t('offer.yesAnswered');
    case 'spokeAgain':
      return t(thanks ? 'offer.noSpokeAgain' : 'offer.yesSpokeAgain');
    case 'confirm':
      return t('offer.yesConfirm');
    case 'resolve':
      return t('offer.yesResolve');
    case 'note':
      return t('offer.note');
  }
}

/**
 * Whether the customer only says thanks; null until the word lists are loaded. Nothing to click stands there before: a button
 * must not become another one under the pointer.
 */
export const useMereThanks = (offer: Offer | undefined): boolean | null =>
  useIsThanks(offer?.kind === 'spokeAgain' ? offer.text : null);

/** The same of any words; null as text: there are none. */
export function useIsThanks(text: string | null): boolean | null {
  const [lists, setLists] = useState<typeof import('../utils/triage/thanks') | null>(null);
  const any = text !== null;
  useEffect(() => {
    if (any) void import('../utils/triage/thanks').then(setLists);
  }, [any]);
  if (text === null) return false;
  return lists?.isMereThanks(text) ?? null;
}
