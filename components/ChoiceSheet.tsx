/** One question with a few answers, each a click: how it ended, why it is dismissed. */
interface Props<T extends string> {
  title: string;
  choices: { value: T; label: string }[];
  onChoose: (value: T) => void;
}

export function ChoiceSheet<T extends string>({ title, choices, onChoose }: Props<T>) {
  return (
    <section class="sheet" aria-label={title}>
      <h3>{title}</h3>
      <div class="choices">
        {choices.map(({ value, label }, n) => (
          <button
            key={value}
            type="button"
            // biome-ignore lint/a11y/noAutofocus: the question opens because the user asked for it
            autoFocus={n === 0}
            onClick={() => onChoose(value)}
          >
            {label}
          </button>
        ))}
      </div>
    </section>
  );
}
