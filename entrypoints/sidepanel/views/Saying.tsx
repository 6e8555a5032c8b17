/** What the panel says at the bottom. */
import { useLayoutEffect } from 'preact/hooks';
import { Toast } from '../../../components/Toast';
import { keys, onKeys } from '../keys';
import type { PanelState } from '../panel-state';

export function Saying({ panel }: { panel: PanelState }) {
  const saying = panel.saying.value;
  const also = saying?.also;
  // What was just said goes before what the view does by this key.
  useLayoutEffect(
    () => also && onKeys({ [also.key]: also.run }, { before: true, called: { [also.key]: also.label } }),
    [also],
  );
  if (saying === null) return null;
  return (
    <Toast
      text={saying.text}
      problem={saying.problem}
      undoKey={keys.value.undo}
      also={also ? { label: also.label, key: keys.value[also.key], run: also.run } : null}
      onUndo={saying.undo === null ? null : () => void panel.undo(saying.undo!)}
      onAgain={saying.again}
      onStop={saying.stop ?? null}
      onClose={() => panel.say(null)}
    />
  );
}
