// @vitest-environment jsdom
/** The words of an element as a person reads them, however the page is built. */
import { expect, test } from 'vitest';
import { readText } from '../../utils/sites/text';

function words(html: string, options?: Parameters<typeof readText>[1]): string | null {
  const root = document.createElement('div');
  root.innerHTML = html;
  return readText(root, options);
}

test('breaks and blocks are lines, white space is one space', () => {
  expect(words('  One\n two <br>three<div>four</div><p>five</p>six ')).toBe(
    'One two\nthree\nfour\nfive\nsix',
  );
  expect(words('One\n  two', { asWritten: true })).toBe('One\n  two');
});

test('an emoji is its alt, and a text with a nameless picture is missing, not shorter', () => {
  expect(words('Thanks <img alt="🙏"> all')).toBe('Thanks 🙏 all');
  expect(words('Thanks <img> all')).toBe(null);
  expect(words('<span></span>')).toBe(null);
});

test('what is skipped is skipped with all that is in it', () => {
  const skip = (element: Element) => element.localName === 'button';
  expect(words('Still <button>see <b>more</b></button>nothing', { skip })).toBe('Still nothing');
  expect(words('<style>p{}</style><svg><title>Like</title></svg>Words')).toBe('Words');
});

test('fields of a form that stand before its own members lead nobody in a circle', () => {
  const fields = ['firstChild', 'nextSibling', 'parentElement'].map((name) => `<input name="${name}">`);
  expect(words(`Before <form>${fields.join('')}inside</form> after`)).toBe('Before inside after');
});
