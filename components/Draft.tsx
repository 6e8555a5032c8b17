/** A text box whose every keystroke is kept until what it became has been acknowledged. */
import { useEffect, useState } from 'preact/hooks';
import type { DraftStore } from '../utils/drafts';
import { focusOnOpen } from './focus';

export interface DraftHandle {
  name: string;
  text: string;
  set: (text: string) => void;
  /** Call it when these words are durable: forgets them unless something was typed since. */
  sent: (text: string) => void;
}

export function useDraft(drafts: DraftStore, name: string, start = ''): DraftHandle {
  const [text, setText] = useState(() => drafts.read(name) || start);
  // What it starts with may be said elsewhere, or taken back, while it is shown.
  useEffect(() => setText(drafts.read(name) || start), [name, start]);
  return {
    name,
    text,
    set: (next) => {
      drafts.write(name, next);
      setText(next);
    },
    sent: (words) => {
      if (drafts.sent(name, words)) setText('');
    },
  };
}

interface Props {
  label: string;
  draft: Pick<DraftHandle, 'text' | 'set'>;
  placeholder?: string;
  /** Hides the label from the eye; a screen reader still says it. */
  bare?: boolean;
  autoFocus?: boolean;
  /** For a line or two. */
  short?: boolean;
  id?: string;
  describedBy?: string;
  /** After what was typed is kept. */
  onTyped?: (box: HTMLTextAreaElement) => void;
}

export function DraftBox({
  label,
  draft,
  placeholder,
  bare,
  autoFocus,
  short,
  id,
  describedBy,
  onTyped,
}: Props) {
  return (
    <label class="field">
      <span class={bare ? 'unseen' : undefined}>{label}</span>
      <textarea
        id={id}
        class={short ? 'short' : undefined}
        dir="auto"
        value={draft.text}
        placeholder={placeholder}
        ref={autoFocus ? focusOnOpen : null}
        aria-describedby={describedBy}
        onInput={(event) => {
          draft.set(event.currentTarget.value);
          onTyped?.(event.currentTarget);
        }}
      />
    </label>
  );
}
