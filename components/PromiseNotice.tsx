/** What our own reply promised, as the follow-up that it may become. */
import { fullMoment, t } from '../utils/texts/texts';

import { Key } from './Key';

interface Props {
  phrase: string;
  /** ms since 1970; one that is past is offered as due now. */
  at: number;
  now: number;
  /** The single key that says yes; null where they are off. */
  yesKey: string | null;
  onYes: () => void;
  onNo: () => void;
}

export function PromiseNotice({ phrase, at, now, yesKey, onYes, onNo }: Props) {
  const when = fullMoment(new Date(at).toISOString());
  return (
    <section class="notice stack" aria-label={t('promise.label')}>
      <p dir="auto">{t(at > now ? 'promise.offer' : 'promise.past', { phrase, when })}</p>
      <div class="row">
        <button type="button" aria-keyshortcuts={yesKey ?? undefined} onClick={onYes}>
          {t(at > now ? 'promise.yes' : 'promise.yesNow')}
          <Key of={yesKey} />
        </button>
        <button type="button" class="quiet" onClick={onNo}>
          {t('offer.no')}
        </button>
      </div>
    </section>
  );
}
