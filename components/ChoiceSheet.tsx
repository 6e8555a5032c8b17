/** One question with a few answers, each a click or a key: how it ended, why it is dismissed. */
import type { ComponentChildren } from 'preact';
import { focusOnOpen } from './focus';
import { Key } from './Key';

interface Props<T extends string> {
  title: string;
  choices: { value: T; label: string }[];
  /** Of the answers, in order. */
  keys: (string | null)[];
  onChoose: (value: T) => void;
  /** What is to be known before one is chosen. */
  children?: ComponentChildren;
}

export function ChoiceSheet<T extends string>({ title, choices, keys, onChoose, children }: Props<T>) {
  return (
    <section class="sheet" aria-label={title}>
      <h2>{title}</h2>
      {children}
      <div class="choices">
        {choices.map(({ value, label }, n) => (
          <button
            key={value}
            type="button"
            aria-keyshortcuts={keys[n] ?? undefined}
            ref={n === 0 ? focusOnOpen : null}
            onClick={() => onChoose(value)}
          >
            {label}
            <Key of={keys[n] ?? null} />
          </button>
        ))}
      </div>
    </section>
  );
}
