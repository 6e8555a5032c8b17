// @vitest-environment jsdom
/** The next case is the next one of the list that a case was opened from, as it was shown there. */
import { expect, test } from 'vitest';
import { createRoute } from '../../entrypoints/sidepanel/route';

const list = (...ids: string[]) => {
  document.body.innerHTML = ids.map((id) => `<a class="card" data-case="${id}"></a>`).join('');
};

test('through the list and back, also when its order changes meanwhile', () => {
  const { go, beside, lastCase } = createRoute(window);
  expect(beside('a', 1)).toBeNull();
  list('a', 'b', 'c');
  go({ view: 'case', id: 'b' });
  // The list is gone: the case's own view stands there.
  list();
  expect([beside('b', -1), beside('b', 1), lastCase()]).toEqual(['a', 'c', 'b']);
  go({ view: 'case', id: 'c' });
  expect([beside('c', -1), beside('c', 1), lastCase()]).toEqual(['b', null, 'c']);
  // A case that a mark in a page led to is none of them.
  expect(beside('z', 1)).toBeNull();
  list('c', 'a');
  go({ view: 'case', id: 'c' });
  list();
  expect(beside('c', 1)).toBe('a');
});

test('from a list of which only a part stands there: through all of it, and back to it', () => {
  const { go, beside, back, lists, route } = createRoute(window);
  expect(back()).toEqual({ view: 'today' });
  go({ view: 'lane', id: 'due' });
  list('b', 'c');
  lists(() => ['a', 'b', 'c', 'd']);
  go({ view: 'case', id: 'b' });
  list();
  lists(null);
  expect([beside('b', -1), beside('c', 1)]).toEqual(['a', 'd']);
  expect(back()).toEqual({ view: 'lane', id: 'due' });
  // The next case is one of the same list.
  go({ view: 'case', id: 'c' });
  expect(back()).toEqual({ view: 'lane', id: 'due' });
  go(back());
  expect(route.value).toEqual({ view: 'lane', id: 'due' });
  go({ view: 'today' });
  list('c');
  go({ view: 'case', id: 'c' });
  expect(back()).toEqual({ view: 'today' });
});
