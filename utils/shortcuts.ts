/** Every key of the panel, once: what it does, where it holds, and the key that it has until the user chooses another. */

/** The key beside which the others are pressed; of a Mac another one. */
const COMMAND =
  typeof navigator !== 'undefined' && /^Mac/.test(navigator.platform)
    ? ('Meta' as const)
    : ('Control' as const);

/**
 * `everywhere` holds in every view, `typing` also while something is typed; `report` in a digest and in the list of the day;
 * `reply` beside those of a case while a reply is written, in its box too; `choice` goes before all others while an answer is to
 * be chosen.
 */
export const SHORTCUTS = {
  everywhere: {
    commands: '.',
    today: '1',
    page: '2',
    templates: '3',
    settings: '4',
    listening: '5',
    day: '6',
    digest: '7',
    record: '8',
    colleagues: '9',
    topics: null,
    nextDue: '0',
    search: '/',
    next: 'j',
    previous: 'k',
    brand: ',',
    undo: 'z',
    help: '?',
  },
  typing: { commandsTyping: `${COMMAND}+k` },
  list: { log: 'l', open: 'o', select: 'x' },
  case: {
    reply: 'r',
    template: 's',
    answered: 'a',
    handOff: 'h',
    followUp: 'f',
    heard: 'w',
    ask: 'i',
    withdraw: '-',
    resolve: 'e',
    confirm: 'v',
    dismiss: 'd',
    reopen: 'u',
    note: 'n',
    topic: 't',
    private: 'm',
    together: 'g',
    take: '=',
    suggested: 'y',
    complaint: 'c',
    question: 'q',
    feedback: 'b',
    praise: 'p',
    lead: 'l',
    other: 'o',
  },
  report: { sent: 's', copyText: 'c' },
  reply: { insert: `${COMMAND}+Enter`, saidIt: `${COMMAND}+Shift+Enter` },
  choice: { first: '1', second: '2', third: '3', fourth: '4', fifth: '5' },
} as const;

type Table = typeof SHORTCUTS;
export type Place = keyof Table;
export type Shortcut = { [P in Place]: keyof Table[P] }[Place];
/** The key of each, as `keyOf` spells it; null: it has none. */
export type Keys = Readonly<Record<Shortcut, string | null>>;
/** What the user chose; the others keep their first key. */
export type ChosenKeys = Readonly<Partial<Keys>>;

export const PLACES = Object.keys(SHORTCUTS) as Place[];
export const FIRST_KEYS = Object.assign({}, ...Object.values(SHORTCUTS)) as Keys;
export const shortcutsOf = (place: Place) => Object.keys(SHORTCUTS[place]) as Shortcut[];
export const ALL_SHORTCUTS = PLACES.flatMap(shortcutsOf);
/** The answers of a choice, in order. */
export const CHOICES = shortcutsOf('choice');

/** The setting that they are kept in. */
export const SHORTCUT_SETTING = 'shortcuts';

const MODIFIERS = /^(?:Control\+)?(?:Alt\+)?(?:Meta\+)?(?:Shift\+)?/;
/** One character that is no space, or a function key; with or without modifiers. Enter only with one. */
const isKey = (key: string) =>
  /^(?:F\d{1,2}|[^\s\p{C}])$/u.test(key.replace(MODIFIERS, '')) ||
  /^(?:Control|Alt|Meta)\+.*\bEnter$/.test(key);
/** Types a character, so it may be meant for something else (WCAG 2.1.4). */
export const isSingle = (key: string) => !/^(?:Control|Alt|Meta)\+|^F\d/.test(key);

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey' | 'getModifierState'>;

/** `r`, `?`, `Control+Shift+r`, `F2`: how a press is spelt; null where it can be no shortcut. */
export function keyOf(press: Press): string | null {
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  // Windows says Control and Alt for AltGr, which only chooses the character.
  const typed = press.getModifierState('AltGraph');
  const cased = key !== key.toUpperCase() || key.length > 1;
  const spelt = [
    press.ctrlKey && !typed ? 'Control+' : '',
    press.altKey && !typed ? 'Alt+' : '',
    press.metaKey ? 'Meta+' : '',
    // Where Shift makes another character of it, that character says so.
    press.shiftKey && cased ? 'Shift+' : '',
    key,
  ].join('');
  return isKey(spelt) ? spelt : null;
}

/** As people write it. */
export const sayKey = (key: string) =>
  key
    .replace('Control', 'Ctrl')
    .replace('Meta', 'Cmd')
    .replace(/(?<=^|\+).$/u, (letter) => letter.toUpperCase());

const placeOf = (name: Shortcut) => PLACES.find((place) => name in SHORTCUTS[place])!;

const ANYWHERE: readonly Place[] = ['everywhere', 'typing'];
/** Of what is there beside the other. */
const BESIDE: Partial<Record<Place, Place>> = { reply: 'case', report: 'list' };

function meet(a: Place, b: Place): boolean {
  if (a === 'choice' || b === 'choice') return a === b;
  if (ANYWHERE.includes(a) || ANYWHERE.includes(b)) return true;
  return a === b || BESIDE[a] === b || BESIDE[b] === a;
}

/** Another one that would answer to the same key in the same place. */
export function clashOf(keys: Keys, name: Shortcut, key: string | null = keys[name]): Shortcut | undefined {
  return key === null
    ? undefined
    : ALL_SHORTCUTS.find(
        (other) => other !== name && keys[other] === key && meet(placeOf(other), placeOf(name)),
      );
}

/** Whether it may be kept: known names, keys that are some, and none twice. */
export function isChosen(value: unknown): value is ChosenKeys {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const known = Object.entries(value).every(
    ([name, key]) =>
      name in FIRST_KEYS && (key === null || (typeof key === 'string' && key.length < 40 && isKey(key))),
  );
  const keys = { ...FIRST_KEYS, ...value };
  return known && ALL_SHORTCUTS.every((name) => clashOf(keys, name) === undefined);
}

/**
 * What a setting holds; the first keys where it has another form. A key that came with a newer version gives way to the same
 * one that was chosen before it: nobody loses what they chose.
 */
export function chosenFrom(value: unknown): ChosenKeys {
  if (isChosen(value)) return value;
  if (typeof value !== 'object' || value === null) return {};
  const keys = { ...FIRST_KEYS, ...value };
  const taken = ALL_SHORTCUTS.filter((name) => !(name in value) && clashOf(keys, name) !== undefined);
  const yielding = { ...value, ...Object.fromEntries(taken.map((name) => [name, null])) };
  return isChosen(yielding) ? yielding : {};
}
