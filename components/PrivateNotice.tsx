/** Two answers stand in public: the next one is better private. */
import { t } from '../utils/texts/texts';

/** `onTemplate`: null where the template was removed. */
export function PrivateNotice({ onTemplate, onNo }: { onTemplate: (() => void) | null; onNo: () => void }) {
  return (
    <section class="notice stack" aria-label={t('private.label')}>
      <p>{t('private.offer')}</p>
      <div class="row">
        {onTemplate && (
          <button type="button" onClick={onTemplate}>
            {t('private.template')}
          </button>
        )}
        <button type="button" class="quiet" onClick={onNo}>
          {t('private.no')}
        </button>
      </div>
    </section>
  );
}
