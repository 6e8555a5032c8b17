// @vitest-environment jsdom
/**
 * Editors that behave badly: they swallow a paste, mangle it, take it twice, or answer late. Words are given once, what became of them
 * is read from the box, and nothing is called inserted that is not there as it was written. Real editors: tests/e2e/inserts.spec.ts.
 */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { put } from '../../utils/page/insert/put';

/** Carries what it is made of, as Firefox's does; jsdom has none. */
class Paste extends Event {
  readonly clipboardData: { getData: (type: string) => string };
  constructor(type: string, { dataType, data, ...init }: EventInit & { dataType: string; data: string }) {
    super(type, init);
    this.clipboardData = { getData: (asked) => (asked === dataType ? data : '') };
  }
}

const WORDS = 'Hi Vilma,\n\nline 4 runs again.';
const BEGUN = 'Begun';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('ClipboardEvent', Paste);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

interface Editor {
  box: HTMLElement;
  text: () => string;
  pastes: () => number;
}

/** One paragraph a line; `take` gets what is pasted and a way to type it at the end. */
function editor(take: (words: string, type: (words: string) => void, box: HTMLElement) => void): Editor {
  const box = document.createElement('div');
  box.contentEditable = 'true';
  box.setAttribute('contenteditable', 'true');
  box.tabIndex = 0;
  document.body.append(box);
  let text = BEGUN;
  let pastes = 0;
  const draw = () => {
    box.replaceChildren(
      ...text.split('\n').map((line) => {
        const block = document.createElement('p');
        block.append(line === '' ? document.createElement('br') : line);
        return block;
      }),
    );
  };
  draw();
  box.addEventListener('paste', (event) => {
    event.preventDefault();
    pastes++;
    const type = (words: string) => {
      text += words;
      draw();
    };
    take((event as unknown as Paste).clipboardData.getData('text/plain'), type, box);
  });
  return { box, text: () => text, pastes: () => pastes };
}

/** The words after what is there, parted by the space that is put between. */
const WANTED = `${BEGUN} ${WORDS}`;

async function after<T>(ms: number, work: Promise<T>): Promise<T> {
  await vi.advanceTimersByTimeAsync(ms);
  return work;
}
const insert = (box: HTMLElement, signal = new AbortController().signal) =>
  after(5_000, put(box, WORDS, signal));

test('it takes the words: inserted; a second click puts nothing', async () => {
  const { box, text, pastes } = editor((words, type) => type(words));
  expect(await insert(box)).toBe('inserted');
  expect(text()).toBe(WANTED);
  expect(await insert(box)).toBe('already');
  expect({ text: text(), pastes: pastes() }).toEqual({ text: WANTED, pastes: 1 });
});

test('it swallows them: untaken, and what stood there stands', async () => {
  const { box, text, pastes } = editor(() => {});
  expect(await insert(box)).toBe('untaken');
  expect({ text: text(), pastes: pastes() }).toEqual({ text: BEGUN, pastes: 1 });
});

test.each<[string, Parameters<typeof editor>[0], string]>([
  [
    'drops the blank line',
    (words, type) => type(words.replace('\n\n', '\n')),
    `${BEGUN} ${WORDS.replace('\n\n', '\n')}`,
  ],
  ['takes a part', (words, type) => type(words.slice(0, 9)), `${BEGUN} Hi Vilma`],
  ['takes them twice', (words, type) => type(words + words), `${WANTED} ${WORDS}`],
  [
    'takes them, and once more a little later',
    (words, type) => {
      type(words);
      setTimeout(() => type(words), 40);
    },
    `${WANTED} ${WORDS}`,
  ],
])('it %s: perhaps, and never tried again', async (_, take, there) => {
  const { box, text, pastes } = editor(take);
  expect(await insert(box)).toBe('perhaps');
  expect({ text: text(), pastes: pastes() }).toEqual({ text: there, pastes: 1 });
});

test('it answers late, within what is waited for: inserted, once', async () => {
  const { box, text, pastes } = editor((words, type) => setTimeout(() => type(words), 1_500));
  expect(await insert(box)).toBe('inserted');
  expect({ text: text(), pastes: pastes() }).toEqual({ text: WANTED, pastes: 1 });
});

test('it answers later than that: untaken was said; a second click finds them there and puts nothing', async () => {
  const { box, text, pastes } = editor((words, type) => setTimeout(() => type(words), 2_600));
  expect(await after(2_500, put(box, WORDS, new AbortController().signal))).toBe('untaken');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await insert(box)).toBe('already');
  expect({ text: text(), pastes: pastes() }).toEqual({ text: WANTED, pastes: 1 });
});

test('it draws itself anew and the box is gone: perhaps, because nobody can tell', async () => {
  const { box, pastes } = editor((_, __, own) => own.remove());
  expect(await insert(box)).toBe('perhaps');
  expect(pastes()).toBe(1);
});

test('the line broke before the words went: nothing is put', async () => {
  const { box, pastes } = editor((words, type) => type(words));
  expect(await insert(box, AbortSignal.abort())).toBe('untaken');
  expect(pastes()).toBe(0);
});

test.each([
  ['aria-disabled', 'true'],
  ['aria-readonly', 'true'],
  ['contenteditable', 'false'],
])('with %s=%s nobody may write in it: locked, untouched', async (name, value) => {
  const { box, text, pastes } = editor((words, type) => type(words));
  box.setAttribute(name, value);
  expect(await insert(box)).toBe('locked');
  expect({ text: text(), pastes: pastes() }).toEqual({ text: BEGUN, pastes: 0 });
});

test('a field: at the caret, never over what is selected; one that is read-only is left alone', async () => {
  const field = document.createElement('textarea');
  document.body.append(field);
  field.value = 'one two';
  field.setSelectionRange(0, 3);
  const events: string[] = [];
  field.addEventListener('input', () => events.push(field.value));
  expect(await insert(field)).toBe('inserted');
  expect(field.value).toBe(`one ${WORDS} two`);
  expect(events).toEqual([field.value]);
  field.value = '';
  field.readOnly = true;
  expect(await insert(field)).toBe('locked');
  expect(field.value).toBe('');
});
