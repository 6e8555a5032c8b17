/** The sentence with the colleague's name that the customer is offered, in the customer's language. */
import type { CaseKind } from '../cases';
import { departmentIn, type PacketLanguage, sayIn } from './words/words';

/** Empty as long as nobody is named. */
export function toldSentence(
  kind: CaseKind,
  { name, department }: { name: string; department: string },
  language: PacketLanguage,
): string {
  if (name.trim() === '') return '';
  const say = sayIn(language);
  const values = { kind: say(`your.${kind}`), name: name.trim() };
  return department.trim() === ''
    ? say('toldBare', values)
    : say('toldWith', { ...values, department: departmentIn(language, department) });
}
