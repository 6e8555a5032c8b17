/** A line of text that counts when it is left; what was refused stays as it was typed. */
import { useId, useState } from 'preact/hooks';

interface Props {
  label: string;
  start: string;
  placeholder?: string;
  suggestions?: readonly string[];
  onSave: (text: string) => void;
}

export function TypedField({ label, start, placeholder, suggestions, onSave }: Props) {
  const [text, setText] = useState(start);
  const [shown, setShown] = useState(start);
  // Saved elsewhere, or by a button: what is valid now is shown.
  if (shown !== start) {
    setShown(start);
    setText(start);
  }
  const own = useId();
  const id = suggestions ? own : undefined;
  return (
    <label class="field">
      {label}
      <input
        value={text}
        placeholder={placeholder}
        list={id}
        onInput={(event) => setText(event.currentTarget.value)}
        onChange={() => text.trim() !== start && onSave(text.trim())}
      />
      {suggestions && (
        <datalist id={id}>
          {suggestions.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </label>
  );
}
