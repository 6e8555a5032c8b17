/** The profiles whose addresses somebody wrote. */
import { accountFrom } from '../sites/account';
import type { OwnAccount } from '../sites/mention';

const ADDRESS =
  /(?<![\w.@-])(?:https?:\/\/)?(?:[\w-]+\.)*(?:x|twitter|facebook|linkedin)\.com\/[^\s<>"'()]+/giu;

export const profilesIn = (text: string): OwnAccount[] =>
  [...text.matchAll(ADDRESS)].flatMap(([address]) => accountFrom(address.replace(/[.,;:!?]+$/, '')) ?? []);
