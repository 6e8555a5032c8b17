/** What the panel says at the bottom. */
import { Toast } from '../../../components/Toast';
import { keys } from '../keys';
import type { PanelState } from '../panel-state';

export function Saying({ panel }: { panel: PanelState }) {
  const saying = panel.saying.value;
  if (saying === null) return null;
  return (
    <Toast
      text={saying.text}
      problem={saying.problem}
      undoKey={keys.value.undo}
      onUndo={saying.undo === null ? null : () => void panel.undo(saying.undo!)}
      onAgain={saying.again}
      onStop={saying.stop ?? null}
      onClose={() => panel.say(null)}
    />
  );
}
