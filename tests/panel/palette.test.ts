// @vitest-environment jsdom
/** Nothing is reachable by key alone: whatever a key would do stands in the palette, with its words and its key. */
import { signal } from '@preact/signals';
import { afterEach, expect, test } from 'vitest';
import { keySettings, keys, onKeys } from '../../entrypoints/sidepanel/keys';
import { commandsByPlace, takesTemplate } from '../../entrypoints/sidepanel/palette-commands';
import type { PanelState, Saying } from '../../entrypoints/sidepanel/panel-state';
import { keepCommand, recentCommands } from '../../utils/recent-commands';
import { ALL_SHORTCUTS, PLACES, SHORTCUTS, shortcutsOf } from '../../utils/shortcuts';
import { enLater } from '../../utils/texts/en-later';

const saying = signal<Saying | null>(null);
const panel = { saying } as unknown as PanelState;
const offered = () => commandsByPlace(panel).flatMap(({ items }) => items);
const texts: Record<string, string> = enLater;

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
  saying.value = null;
  keySettings.value = { single: true, chosen: {} };
});
const hear = (...args: Parameters<typeof onKeys>) => void ends.push(onKeys(...args));

/** Both only open it. */
const OPENS = ['commands', 'commandsTyping'];

test('each shortcut is there where it holds, with its text and its key, and does what the key does', () => {
  const ran: string[] = [];
  saying.value = { text: '', problem: false, undo: 'act', again: null };
  for (const place of PLACES)
    hear(Object.fromEntries(shortcutsOf(place).map((name) => [name, () => ran.push(name)])));
  const all = offered();
  expect(all.map(({ id }) => id).sort()).toEqual(
    ALL_SHORTCUTS.filter((name) => !OPENS.includes(name)).sort(),
  );
  for (const { id, name, key, run } of all) {
    expect(name, id).toBe(texts[`keys.${id}`]);
    expect(key, id).toBe(keys.value[id as keyof typeof keys.value]);
    run();
  }
  expect(ran).toEqual(all.map(({ id }) => id));
});

test('what does not hold here is not there; what is nearest comes first', () => {
  hear({ today: () => {}, undo: () => {}, escape: () => {} });
  hear({ reply: () => {}, resolve: () => {} });
  hear({ first: () => {} }, { before: true, called: { first: 'Fixed' } });
  // Nothing can be taken back.
  expect(offered().map(({ name }) => name)).toEqual(['Fixed', 'Reply', 'Resolve', 'Today']);
  expect(takesTemplate()).toBe(false);
  hear({ template: () => {} });
  expect(takesTemplate()).toBe(true);
  for (const end of ends.splice(0)) end();
  expect(offered()).toEqual([]);
});

test('a key that was changed or taken away shows as it is now', () => {
  keySettings.value = { single: false, chosen: { reply: 'Alt+q', resolve: null } };
  hear({ reply: () => {}, resolve: () => {}, dismiss: () => {} });
  expect(offered().map(({ id, key }) => [id, key])).toEqual([
    ['reply', 'Alt+q'],
    ['resolve', null],
    ['dismiss', null],
  ]);
  expect(SHORTCUTS.case.dismiss).toBe('d');
});

test('what was used last is remembered once, and nothing but names is believed', () => {
  localStorage.clear();
  expect(recentCommands(localStorage)).toEqual([]);
  for (const id of ['today', 'digest', 'today']) keepCommand(localStorage, id);
  expect(recentCommands(localStorage)).toEqual(['today', 'digest']);
  for (let n = 0; n < 100; n++) keepCommand(localStorage, `settings:${n}`);
  expect(recentCommands(localStorage)).toHaveLength(20);
  for (const kept of ['{', '{"a":1}', 'null', '[1,"today",null]']) {
    localStorage.setItem('recent-commands', kept);
    expect(recentCommands(localStorage).every((one) => one === 'today')).toBe(true);
  }
});
