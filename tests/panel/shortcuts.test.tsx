// @vitest-environment jsdom
/** The table of keys: no clash at first, none by choice, and a press does only what it is the key of, never while typing. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keySettings, onKeys } from '../../entrypoints/sidepanel/keys';
import { commandKey, keyClash } from '../../utils/key-clashes';
import {
  ALL_SHORTCUTS,
  chosenFrom,
  clashOf,
  FIRST_KEYS,
  isChosen,
  keyOf,
  sayKey,
} from '../../utils/shortcuts';

const press = (key: string, held: KeyboardEventInit = {}) =>
  new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held });
const spelt = (key: string, held: KeyboardEventInit = {}) => keyOf(press(key, held));

describe('the first keys', () => {
  test('are spelt as a press is, each once in each place, and none is the browser’s', () => {
    expect(new Set(ALL_SHORTCUTS).size).toBe(ALL_SHORTCUTS.length);
    for (const name of ALL_SHORTCUTS) {
      const key = FIRST_KEYS[name];
      if (key === null) continue;
      expect(spelt(key), name).toBe(key);
      expect(clashOf(FIRST_KEYS, name), name).toBeUndefined();
      // What opens the palette is what opens one everywhere, and the browser’s own use of it is said in Settings.
      expect(keyClash(key), name).toBe(name === 'commandsTyping' ? 'used' : null);
    }
    expect(isChosen({})).toBe(true);
  });
});

describe('a press is spelt', () => {
  test.each([
    ['R', { shiftKey: true }, 'Shift+r'],
    ['R', {}, 'r'], // Caps Lock
    ['?', { shiftKey: true }, '?'],
    ['к', {}, 'к'],
    ['é', { ctrlKey: true }, 'Control+é'],
    ['r', { ctrlKey: true, altKey: true, shiftKey: true }, 'Control+Alt+Shift+r'],
    ['@', { ctrlKey: true, altKey: true, modifierAltGraph: true }, '@'],
    ['F2', {}, 'F2'],
    ['+', { ctrlKey: true }, 'Control++'],
    ['r', { metaKey: true }, 'Meta+r'],
  ] as const)('%s %o: %s', (key, held, as) => {
    expect(spelt(key, held)).toBe(as);
  });
  test.each(['Enter', 'Tab', 'Escape', ' ', 'ArrowDown', 'Shift', 'Dead', 'Unidentified', 'Process', ''])(
    '%j can be no key',
    (key) => expect(spelt(key)).toBeNull(),
  );
  test('as people write it', () => {
    expect(sayKey('Control+Alt+Shift+r')).toBe('Ctrl+Alt+Shift+R');
    expect(sayKey('?')).toBe('?');
  });
});

describe('what may be chosen', () => {
  test.each([
    [{ reply: 'x' }, true],
    [{ reply: null, handOff: 'r' }, true],
    [{ reply: 'h', handOff: 'r' }, true],
    // A list and a case are never there together; a choice goes before all others.
    [{ log: 'r' }, true],
    [{ first: 'r', second: 'e' }, true],
    [{ reply: 'x', note: 'x' }, false],
    [{ reply: 'Enter' }, false],
    [{ reply: '' }, false],
    [{ reply: 'rr' }, false],
    [{ reply: 5 }, false],
    [{ unknown: 'x' }, false],
    [['x'], false],
    [null, false],
  ])('%j: %s', (value, may) => {
    expect(isChosen(value)).toBe(may);
    expect(chosenFrom(value)).toEqual(may ? value : {});
  });
  test.each([
    [{ reply: 's' }, { template: null }],
    [{ reply: 'h' }, { handOff: null }],
    [
      { reply: '?', note: 'v' },
      { help: null, confirm: null },
    ],
    [{ first: '2' }, { second: null }],
  ])(
    '%j: another’s first key may not be chosen; where a newer version gave it, that one gives way',
    (value, gives) => {
      expect(isChosen(value)).toBe(false);
      expect(chosenFrom(value)).toEqual({ ...value, ...gives });
    },
  );
  test('clashes with the browser are told apart', () => {
    for (const key of ['Control+t', 'Meta+w', 'Control+Shift+n', 'Control+Shift+p', 'Alt+F4'])
      expect(keyClash(key), key).toBe('kept');
    for (const key of ['Control+f', 'Meta+p', 'Alt+d', 'F5', 'Control+Shift+i'])
      expect(keyClash(key), key).toBe('used');
    expect(keyClash('Control+Alt+n')).toBe('assistive');
    for (const key of ['r', '/', 'Shift+r', 'Control+,', 'Alt+q', 'F2'])
      expect(keyClash(key), key).toBeNull();
  });
  test('a command of the browser is spelt as ours', () => {
    expect(commandKey('Alt+Shift+L')).toBe(spelt('L', { altKey: true, shiftKey: true }));
    expect(commandKey('MacCtrl+Command+F2')).toBe('Control+Meta+F2');
    expect(commandKey('')).toBeNull();
    expect(commandKey(undefined)).toBeNull();
  });
});

describe('a press', () => {
  const ran: string[] = [];
  let end = () => {};
  beforeEach(() => {
    ran.length = 0;
    document.body.innerHTML =
      '<button>b</button><input><textarea></textarea><div contenteditable="true"></div>';
    end = onKeys({
      reply: () => ran.push('reply'),
      next: () => ran.push('next'),
      escape: () => ran.push('escape'),
    });
  });
  afterEach(() => {
    end();
    keySettings.value = { single: true, chosen: {} };
  });
  const at = (css: string, key: string, held: KeyboardEventInit = {}) =>
    document.querySelector(css)!.dispatchEvent(press(key, held));

  test('does what it is the key of, and nothing with another modifier', () => {
    at('button', 'r');
    at('body', 'R');
    at('button', 'r', { ctrlKey: true });
    at('button', 'r', { altKey: true });
    at('button', 'x');
    expect(ran).toEqual(['reply', 'reply']);
  });
  test('while something is typed only Escape counts', () => {
    for (const css of ['input', 'textarea', '[contenteditable]']) at(css, 'r');
    at('button', 'r', { isComposing: true });
    expect(ran).toEqual([]);
    at('textarea', 'Escape');
    expect(ran).toEqual(['escape']);
  });
  test('what is held down goes through a list and does nothing else twice', () => {
    at('button', 'r', { repeat: true });
    at('button', 'j', { repeat: true });
    expect(ran).toEqual(['next']);
  });
  test('is none while a dialog is open: what stands behind it is not meant', () => {
    document.body.append(Object.assign(document.createElement('dialog'), { open: true }));
    at('dialog', 'r');
    at('dialog', 'Escape');
    expect(ran).toEqual([]);
  });
  test('follows what was chosen', () => {
    keySettings.value = { single: true, chosen: { reply: 'Control+Shift+s', next: null } };
    at('button', 'r');
    at('button', 'j');
    expect(ran).toEqual([]);
    at('button', 'S', { ctrlKey: true, shiftKey: true });
    expect(ran).toEqual(['reply']);
  });
  test('single keys can be switched off; what has a modifier stays', () => {
    keySettings.value = { single: false, chosen: { reply: 'Alt+q' } };
    at('button', 'j');
    at('button', 'q', { altKey: true });
    at('button', 'Escape');
    expect(ran).toEqual(['reply', 'escape']);
  });
  test('a choice goes before everything', () => {
    const over = onKeys({ first: () => ran.push('first') }, { before: true });
    const under = onKeys({ today: () => ran.push('today') });
    at('button', '1');
    over();
    at('button', '1');
    under();
    expect(ran).toEqual(['first', 'today']);
  });
});
