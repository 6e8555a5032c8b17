/** What the suggestions for new cases count, and the way back to where they began. */
import { t } from '../../../utils/texts/texts';
import { ABOUT, REASONS } from '../../../utils/triage/reasons';
import { WEIGHTS, type Weights, weightOf } from '../../../utils/triage/weights';
import type { PanelState } from '../panel-state';

export function ReasonsSection({ panel, weights }: { panel: PanelState; weights: Weights }) {
  const changed = Object.keys(weights).length;
  return (
    <>
      <h2 class="author">{t('triage.title')}</h2>
      <p class="soft">{t('triage.text')}</p>
      <details>
        <summary>{t('triage.summary', { count: changed })}</summary>
        <ul class="small">
          {REASONS.map((reason) => {
            const { speaksFor, weight: first } = ABOUT[reason];
            const weight = weightOf(weights, reason);
            const row = {
              reason: t(`triage.reason.${reason}`),
              kind:
                speaksFor === null
                  ? t('triage.urgency.high')
                  : speaksFor === 'spam'
                    ? t('reason.spam')
                    : t(`kind.${speaksFor}`),
              weight,
            };
            return (
              <li key={reason}>
                {weight === first ? t('triage.weight', row) : t('triage.weightWas', { ...row, first })}
              </li>
            );
          })}
        </ul>
      </details>
      <div class="row">
        <button
          type="button"
          disabled={changed === 0}
          onClick={() =>
            void panel.act('set', { key: WEIGHTS, value: {} }, { said: t('settings.saved'), undo: false })
          }
        >
          {t('triage.reset')}
        </button>
      </div>
    </>
  );
}
