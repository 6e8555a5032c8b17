/** A template is found by a few letters, and what is meant stands first. */
import { expect, test } from 'vitest';
import { countUses, find } from '../../utils/replies/find';
import { STARTERS } from '../../utils/replies/starters';
import { type Template, wordingFor } from '../../utils/replies/template';
import { templateOf } from '../storage/ledger';

const ALL: Template[] = STARTERS.map(({ version: _, ...starter }) => ({
  ...starter,
  tags: [...starter.tags],
  shared: true,
}));
const first = async (words: string, more = {}) =>
  (await find(ALL, { words, language: null, uses: {}, ...more }))[0]?.id;

test.each([
  ['ack', 'starter-acknowledge'],
  ['apolgise', 'starter-apologise'],
  ['handed', 'starter-handed-off'],
  ['priv', 'starter-private'],
  ['praise', 'starter-praise'],
  ['turn dwn', 'starter-turn-down'],
  ['perhaps it is somthing else entirely, and long', undefined],
])('%j finds %s', async (words, id) => expect(await first(words)).toBe(id));

test('accents are no hurdle, and the text is looked at', async () => {
  const spanish = { ...templateOf('t1', 'Lamento lo ocurrido con tu reclamación'), name: 'Perdón' };
  expect((await find([spanish], { words: 'perdon', language: null, uses: {} })).length).toBe(1);
  expect((await find([spanish], { words: 'reclamacion', language: null, uses: {} })).length).toBe(1);
});

test('without words, the customer’s language comes first, then what is used most for this kind and topic', async () => {
  const english = { ...templateOf('en', 'Hi'), texts: [{ language: 'en', text: 'Hi' }] };
  const [a, b, c] = ['a', 'b', 'c'].map((id) => ({
    ...templateOf(id, 'Hola'),
    texts: [{ language: 'es', text: id }],
  }));
  const uses = countUses(
    [
      { templateId: 'b', kind: 'complaint', topics: [] },
      { templateId: 'b', kind: 'complaint', topics: ['price'] },
      { templateId: 'c', kind: 'complaint', topics: ['delivery'] },
      { templateId: 'en', kind: 'complaint', topics: ['delivery'] },
      { templateId: 'a', kind: 'praise', topics: ['delivery'] },
    ],
    'complaint',
    ['delivery'],
  );
  const order = await find([english, a!, b!, c!], { words: '', language: 'es', uses });
  expect(order.map(({ id }) => id)).toEqual(['c', 'b', 'a', 'en']);
});

test('the wording is the one in the customer’s language, or the first', () => {
  const template = {
    texts: [
      { language: null, text: 'any' },
      { language: 'es', text: 'es' },
      { language: 'pt-BR', text: 'pt' },
    ],
  };
  expect(wordingFor(template, 'es-MX').text).toBe('es');
  expect(wordingFor(template, 'pt').text).toBe('pt');
  expect(wordingFor(template, 'sv').text).toBe('any');
  expect(wordingFor(template, null).text).toBe('any');
});
