/** The key that does the same as the button it stands in; what it is said with is the button's `aria-keyshortcuts`. */
import { sayKey } from '../utils/shortcuts';

export function Key({ of }: { of: string | null }) {
  if (of === null) return null;
  return (
    <span aria-hidden="true">
      <kbd>{sayKey(of)}</kbd>
    </span>
  );
}
