/** One question with a few answers, each a click: how it ended, why it is dismissed. */
import { focusOnOpen } from './focus';

interface Props<T extends string> {
  title: string;
  choices: { value: T; label: string }[];
  onChoose: (value: T) => void;
}

export function ChoiceSheet<T extends string>({ title, choices, onChoose }: Props<T>) {
  return (
    <section class="sheet" aria-label={title}>
      <h2>{title}</h2>
      <div class="choices">
        {choices.map(({ value, label }, n) => (
          <button
            key={value}
            type="button"
            ref={n === 0 ? focusOnOpen : null}
            onClick={() => onChoose(value)}
          >
            {label}
          </button>
        ))}
      </div>
    </section>
  );
}
