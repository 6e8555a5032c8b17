/** Says what goes, what cannot be reached, and asks once: this alone cannot be taken back. */
import { useState } from 'preact/hooks';
import type { Delivery } from '../storage/queries/deliveries';
import type { FileRow } from '../storage/records';
import { moment, t } from '../utils/texts/texts';
import { placeOf } from './delivery-words';
import { focusOnOpen } from './focus';

interface Props {
  name: string;
  cases: number;
  /** Files that left the browser and may name them. */
  files: readonly FileRow[];
  /** Hand-offs about them that were sent, or may have been. */
  sent: readonly Delivery[];
  onLook: () => void;
  onRequest: () => void;
  onForget: (never: boolean) => void;
  onCancel: () => void;
}

export function ForgetForm({ name, cases, files, sent, onLook, onRequest, onForget, onCancel }: Props) {
  const [never, setNever] = useState(false);
  const title = t('held.title.forget', { name });
  return (
    <section class="sheet" aria-label={title}>
      <h3 dir="auto">{title}</h3>
      <p>{t('held.what', { cases })}</p>
      <p class="small soft">{t('held.traces')}</p>
      {files.length + sent.length > 0 && (
        <>
          <p>{t('held.files', { count: files.length + sent.length })}</p>
          <ul class="small soft">
            {files.map((file) => (
              <li key={file.id}>{t('held.file', { name: file.name, when: moment(file.at) })}</li>
            ))}
            {sent.map((delivery) => (
              <li key={delivery.id}>{sentWords(delivery)}</li>
            ))}
          </ul>
          <button type="button" class="quiet start" onClick={onRequest}>
            {t('held.copyRequest')}
          </button>
        </>
      )}
      <button type="button" class="quiet start" onClick={onLook}>
        {t('held.look')}
      </button>
      <label class="check">
        <input type="checkbox" checked={never} onChange={(event) => setNever(event.currentTarget.checked)} />
        {t('held.never')}
      </label>
      <div class="row">
        <button type="button" class="primary" onClick={() => onForget(never)}>
          {t('held.forgetNow')}
        </button>
        <button type="button" class="quiet" ref={focusOnOpen} onClick={onCancel}>
          {t('action.cancel')}
        </button>
      </div>
    </section>
  );
}

export const sentWords = (delivery: Delivery): string =>
  t('held.sent', {
    to: delivery.to === '' ? placeOf(delivery) : delivery.to,
    place: placeOf(delivery),
    when: moment(delivery.since),
  });
