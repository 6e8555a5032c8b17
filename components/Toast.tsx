/** What just happened, with the way back; a problem stays until it is closed. */
import { t } from '../utils/texts/texts';
import { Icon } from './Icon';
import { Key } from './Key';

interface Props {
  text: string;
  problem: boolean;
  /** What else may be done about it. */
  also: { label: string; key: string | null; run: () => void } | null;
  undoKey: string | null;
  onUndo: (() => void) | null;
  onAgain: (() => void) | null;
  onStop: (() => void) | null;
  onClose: () => void;
}

export function Toast({ text, problem, also, undoKey, onUndo, onAgain, onStop, onClose }: Props) {
  return (
    <div class="toast" data-problem={problem || undefined} data-also={also !== null || undefined}>
      <span class="grow">{text}</span>
      {onUndo && (
        <button type="button" class="quiet" aria-keyshortcuts={undoKey ?? undefined} onClick={onUndo}>
          {t('action.undo')}
          <Key of={undoKey} />
        </button>
      )}
      {onAgain && (
        <button type="button" class="quiet" onClick={onAgain}>
          {t('action.again')}
        </button>
      )}
      {onStop && (
        <button type="button" class="quiet" onClick={onStop}>
          {t('action.cancel')}
        </button>
      )}
      <button type="button" class="quiet" aria-label={t('action.close')} onClick={onClose}>
        <Icon name="close" />
      </button>
      {also && (
        <button type="button" class="also" aria-keyshortcuts={also.key ?? undefined} onClick={also.run}>
          {also.label}
          <Key of={also.key} />
        </button>
      )}
    </div>
  );
}
