/** In a case: that others have the same problem, and the way to all of them. */
import { SamePhrase } from '../../../components/SamePhrase';
import { t } from '../../../utils/texts/texts';
import type { PanelState } from '../panel-state';
import { hrefOf } from '../route';
import { useSame } from '../same';

export function CaseSame({ panel, caseId }: { panel: PanelState; caseId: string }) {
  const same = useSame(panel.ledger);
  if (same.state !== 'ready') return null;
  return (
    <>
      {same.found
        .filter(({ ids }) => ids.includes(caseId))
        .map(({ ids, people, phrase }) => (
          <section key={ids[0]} class="notice stack" aria-label={t('same.title', { count: people })}>
            <p>
              <strong>{t('same.title', { count: people })}</strong>
            </p>
            <SamePhrase people={people} phrase={phrase} />
            <div class="row">
              <a class="button" href={hrefOf({ view: 'same', id: ids[0]! })}>
                {t('same.see')}
              </a>
            </div>
          </section>
        ))}
    </>
  );
}
