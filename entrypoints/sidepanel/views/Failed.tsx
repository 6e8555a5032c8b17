import { t } from '../../../utils/texts/texts';

/** The ledger cannot be read: says so, and why. */
export function Failed({ why }: { why: string }) {
  return (
    <div class="notice" data-problem role="alert">
      <h1 class="author">{t('problem.title')}</h1>
      <p>{why}</p>
    </div>
  );
}
