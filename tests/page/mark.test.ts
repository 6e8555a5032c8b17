// @vitest-environment jsdom
/** A mark answers the user's own hand only, looks the same from outside in every state, and says its state inside. */
import { expect, test, vi } from 'vitest';
import { createMark } from '../../utils/page/mark';
import { type MarkWord, markWords } from '../../utils/texts/marks';

const words = markWords.en;

/** The mark with its closed root, which only a test can hold. */
function opened(onClick = vi.fn()) {
  const attach = Element.prototype.attachShadow;
  let root!: ShadowRoot;
  const spy = vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (
    this: Element,
    options,
  ) {
    expect(options.mode).toBe('closed');
    root = attach.call(this, options);
    return root;
  });
  const mark = createMark(document, words, onClick);
  spy.mockRestore();
  document.body.append(mark.host);
  return { mark, button: root.querySelector('button')!, root, onClick };
}

test('a click that a script made is no click', () => {
  const { button, onClick } = opened();
  button.click();
  button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
  expect(onClick).not.toHaveBeenCalled();
});

test('from outside it is one span without words, the same in every state', () => {
  const { mark, button, root } = opened();
  const outside = new Set<string>();
  const inside = new Set<string>();
  for (const word of Object.keys(words) as MarkWord[]) {
    mark.show(word);
    outside.add(mark.host.outerHTML);
    inside.add(button.getAttribute('aria-label')!);
    expect(root.textContent).toBe('');
  }
  expect(mark.host.localName).toBe('span');
  expect(mark.host.shadowRoot).toBeNull();
  expect(outside.size).toBe(1);
  expect(inside.size).toBe(Object.keys(words).length);
});

test('every state has a shape of its own', () => {
  const { mark, root } = opened();
  const shapes = (Object.keys(words) as MarkWord[]).map((word) => {
    mark.show(word);
    return root.querySelector('path')!.getAttribute('d');
  });
  expect(new Set(shapes).size).toBe(shapes.length);
});
