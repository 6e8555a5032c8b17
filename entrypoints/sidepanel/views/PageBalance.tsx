/** One calm line: how many of those who spoke in this thread have an answer. */
import { balance, type Standing } from '../../../utils/page/balance';
import type { Listing } from '../../../utils/page/list';
import { isOwn, type Mention, type OwnAccount } from '../../../utils/sites/mention';
import { t } from '../../../utils/texts/texts';

interface Props {
  listing: Listing;
  /** The brands' own accounts, on every site. */
  own: readonly OwnAccount[];
  standingOf: (mention: Mention) => Standing | null;
}

export function PageBalance({ listing: { site, pageKind, mentions }, own, standingOf }: Props) {
  const counted = balance(site, pageKind, mentions ?? [], {
    ours: (mention) => isOwn(mention, own),
    standingOf,
    hasOwn: own.some((account) => account.site === site),
  });
  if (!counted) return null;
  const { answered, dismissed, open, unclear, isSure } = counted;
  const values = { total: answered + dismissed + open + unclear, answered, dismissed, open };
  if (values.total === 0) return null;
  return (
    <p class="soft" data-balance>
      {isSure && unclear === 0 ? t('page.balance', values) : t('page.balanceLeast', values)}
      {unclear > 0 && ` ${t('page.balanceUnclear', { count: unclear })}`}
    </p>
  );
}
