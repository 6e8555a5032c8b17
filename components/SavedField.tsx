/** One line of text that is saved when it is left. */
import { useState } from 'preact/hooks';

interface Props {
  label: string;
  start: string;
  onSave: (value: string) => void;
}

export function SavedField({ label, start, onSave }: Props) {
  const [value, setValue] = useState(start);
  return (
    <label class="field">
      {label}
      <input
        value={value}
        onInput={(event) => setValue(event.currentTarget.value)}
        onChange={() => value.trim() !== start && onSave(value.trim())}
      />
    </label>
  );
}
