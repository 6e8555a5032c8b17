/** The manager chose another language: what stands outside of the panel already is said anew. */

import { tell } from '../../utils/messages/tell';
import { chooseLanguage, type Language } from '../../utils/texts/language';
import { catchUp } from './alarm';
import type { GetLedger } from './open-ledger';
import { nameMenu } from './selection';

export async function speak(getLedger: GetLedger, language: Language | null): Promise<void> {
  await chooseLanguage(language);
  // Pages ask again what they may draw, and get the words of their marks with it.
  await Promise.all([nameMenu(), catchUp(getLedger), tell({ tells: 'switched' })]);
}
