/** A field that finds what can be done and what there is: typed into, gone through by the arrows, done by Enter (ARIA: combobox). */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { focusOnOpen } from './focus';
import { Key } from './Key';

export interface PaletteItem {
  /** Stays the same from one opening to the next. */
  id: string;
  name: string;
  /** What tells it from others of its name. */
  more?: string;
  key?: string | null;
}

export interface PaletteGroup<Item extends PaletteItem> {
  title: string;
  items: readonly Item[];
}

interface Props<Item extends PaletteItem> {
  label: string;
  placeholder: string;
  words: string;
  groups: readonly PaletteGroup<Item>[];
  /** The item that Enter takes; null where there is none. */
  active: Item | null;
  /** In the place of the list, where nothing was found. */
  nothing: string | null;
  /** For the ear. */
  said: string;
  onWords: (words: string) => void;
  onActive: (item: Item) => void;
  /** Null: Enter, before there is an item that it could take. */
  onTake: (item: Item | null) => void;
}

const LIST = 'palette-list';
/** So many at once by the keys that turn a page. */
const PAGE = 8;
const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE };

export function PaletteBox<Item extends PaletteItem>(props: Props<Item>) {
  const { label, placeholder, words, groups, active, nothing, said, onWords, onActive, onTake } = props;
  const list = useRef<HTMLDivElement>(null);
  const items = groups.flatMap((group) => group.items);
  const at = active === null ? -1 : items.indexOf(active);
  const idOf = (item: Item) => `palette-${items.indexOf(item)}`;
  useLayoutEffect(() => {
    // The heading of the first group comes along.
    if (at <= 0) list.current?.scrollTo(0, 0);
    else document.getElementById(`palette-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [at, groups]);
  const press = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const step = STEPS[event.key];
    if (event.key !== 'Enter' && step === undefined) return;
    event.preventDefault();
    if (step === undefined) return onTake(active);
    if (items.length === 0) return;
    // The arrows go around, a page stops at the end.
    const next = at + step;
    const last = items.length - 1;
    const around = Math.abs(step) === 1 ? (next + items.length) % items.length : next;
    onActive(items[Math.min(Math.max(around, 0), last)]!);
  };
  return (
    <>
      <input
        ref={focusOnOpen}
        role="combobox"
        aria-label={label}
        aria-expanded={items.length > 0}
        aria-controls={items.length > 0 ? LIST : undefined}
        aria-autocomplete="list"
        aria-activedescendant={active === null ? undefined : idOf(active)}
        dir="auto"
        autocomplete="off"
        spellcheck={false}
        placeholder={placeholder}
        value={words}
        onInput={(event) => onWords(event.currentTarget.value)}
        onKeyDown={press}
      />
      <p class="unseen" role="status">
        {said}
      </p>
      {nothing !== null && (
        <p class="soft nothing" dir="auto">
          {nothing}
        </p>
      )}
      {items.length > 0 && (
        <div ref={list} id={LIST} class="options" role="listbox" aria-label={label} tabIndex={-1}>
          {groups.map(({ title, items: some }, n) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options; a fieldset may not stand in a list box
            <div key={title} role="group" aria-labelledby={`palette-group-${n}`}>
              <p class="small soft" id={`palette-group-${n}`}>
                {title}
              </p>
              {some.map((item) => (
                <Option
                  key={item.id}
                  id={idOf(item)}
                  item={item}
                  selected={item === active}
                  onTake={() => onTake(item)}
                />
              ))}
            </div>
          ))}
        </div>
      )}
    </>
  );
}

interface OptionProps {
  id: string;
  item: PaletteItem;
  selected: boolean;
  onTake: () => void;
}

function Option({ id, item: { name, more, key = null }, selected, onTake }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field’s, which keeps the focus
    // biome-ignore lint/a11y/useFocusableInteractive: the field names the one that is chosen
    <div
      id={id}
      class="option"
      role="option"
      aria-selected={selected}
      aria-keyshortcuts={key ?? undefined}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTake}
    >
      <span class="grow">
        <span class="called" dir="auto">
          {name}
        </span>
        {more && (
          <span class="called small soft" dir="auto">
            {more}
          </span>
        )}
      </span>
      <Key of={key} />
    </div>
  );
}
