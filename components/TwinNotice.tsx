/** Another case of the very same comment, and the way to close this one for it. */
import type { CaseRow } from '../storage/records';
import { t, when } from '../utils/texts/texts';

interface Props {
  twin: CaseRow;
  now: number;
  href: string;
  /** Null where this case is closed already, or the other one was dismissed. */
  onDuplicate: (() => void) | null;
}

export function TwinNotice({ twin, now, href, onDuplicate }: Props) {
  return (
    <section class="notice stack">
      <p>{t('case.twin', { when: when(twin.loggedAt, now) })}</p>
      <div class="row">
        <a class="button" href={href}>
          {t('case.openTwin')}
        </a>
        {onDuplicate && (
          <button type="button" class="quiet" onClick={onDuplicate}>
            {t('case.dismissTwin')}
          </button>
        )}
      </div>
    </section>
  );
}
