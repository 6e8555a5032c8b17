// @vitest-environment jsdom
/** The words in a box, from the structures in which editors show them. */
import { expect, test } from 'vitest';
import { readBox } from '../../utils/page/insert/read-box';

/** "|" stands for the caret. */
function box(html: string): { element: Element; spot: { node: Node; offset: number } | null } {
  const document = new DOMParser().parseFromString(`<body>${html}</body>`, 'text/html');
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node as Text;
    const at = text.data.indexOf('|');
    if (at < 0) continue;
    text.data = text.data.replace('|', '');
    if (text.data !== '') return { element: document.body, spot: { node: text, offset: at } };
    const parent = text.parentNode!;
    const offset = [...parent.childNodes].indexOf(text);
    text.remove();
    return { element: document.body, spot: { node: parent, offset } };
  }
  return { element: document.body, spot: null };
}

test.each([
  ['', '', null],
  ['<p><br></p>', '', null],
  ['<p>one</p><p><br></p><p>two</p>', 'one\n\ntwo', null],
  ['<p></p><p>two</p>', '\ntwo', null],
  // Lexical, plain text.
  ['<p><span>one</span><br><br><span>tw|o</span></p>', 'one\n\ntwo', 7],
  ['<p><span>one</span><br>|<br></p>', 'one\n', 4],
  ['<p><br><span>|two</span></p>', '\ntwo', 1],
  // Draft.js.
  [
    '<div data-contents="true"><div data-block="true"><div><span><span>one</span></span></div></div><div data-block="true"><div><span>|<br></span></div></div></div>',
    'one\n',
    4,
  ],
  // TipTap.
  ['<p>|<br class="ProseMirror-trailingBreak"></p><p>two</p>', '\ntwo', 0],
  ['<p>one<br>tw|o</p>', 'one\ntwo', 6],
  // Chromium's own.
  ['one<div>two</div><div><br></div><div>four</div>', 'one\ntwo\n\nfour', null],
  ['<p>a&nbsp;b\uFEFF <img alt="🚋"> |c</p>', 'a b 🚋 c', 7],
  ['<p>e\u0301|</p>', 'é', 1],
  ['<p>one</p>|<p>two</p>', 'one\ntwo', 3],
])('%j is %j', (html, text, at) => {
  const { element, spot } = box(html);
  expect(readBox(element, spot)).toEqual({ text, at });
});

test('a field holds its words itself', () => {
  document.body.replaceChildren();
  const field = document.body.appendChild(document.createElement('textarea'));
  field.value = 'one\ntwo';
  field.setSelectionRange(1, 4);
  expect(readBox(field)).toEqual({ text: 'one\ntwo', at: 4 });
});
