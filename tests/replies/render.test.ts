/** A template never leaves with a hole in it: what is unknown, missing or broken is said. */
import { expect, test } from 'vitest';
import { firstName, render } from '../../utils/replies/render';
import { STARTERS } from '../../utils/replies/starters';

test('a template is filled', async () => {
  expect(
    await render('Hi {{ customer.firstName }}, {{ me }}', { 'customer.firstName': 'Ada', me: 'Mia' }),
  ).toEqual({
    state: 'done',
    text: 'Hi Ada, Mia',
  });
});

test('a value that is not known here is asked for, all of them at once', async () => {
  expect(await render('{{ customer.firstName }} {{ case.need }} {{ me }}', { me: 'Mia' })).toEqual({
    state: 'needs',
    variables: ['customer.firstName', 'case.need'],
  });
});

test('a variable that does not exist is named', async () => {
  expect(await render('Hi {{ custmer.name }}', {})).toEqual({ state: 'unknown', names: ['custmer.name'] });
});

test('a broken template says where', async () => {
  const broken = await render('Hi\n{% if me %}', { me: 'Mia' });
  expect(broken).toMatchObject({ state: 'broken', why: expect.stringContaining('line:2') });
});

test('a template that loops is stopped', async () => {
  const text = '{% for a in (1..100000) %}{% for b in (1..100000) %}x{% endfor %}{% endfor %}';
  expect(await render(text, {})).toMatchObject({ state: 'broken' });
});

test('what a customer is called is text, not a template', async () => {
  const name = '{{ me }}{% raw %}<b>';
  expect(await render('Hi {{ customer.name }}', { 'customer.name': name, me: 'Mia' })).toEqual({
    state: 'done',
    text: `Hi ${name}`,
  });
});

test.each(STARTERS)('the starter “$name” can be filled', async ({ text }) => {
  const values = {
    'customer.name': 'Ada Berg',
    'customer.firstName': 'Ada',
    'case.need': 'you want your money back',
    'handoff.name': 'John',
    'handoff.department': 'support',
    brand: 'Nimbus',
    me: 'Mia',
  };
  expect(await render(text, values)).toMatchObject({ state: 'done', text: expect.not.stringContaining('{') });
});

test.each([
  ['Ada Berg', 'Ada'],
  ['🌸 Ada', 'Ada'],
  ['María-José Ruiz', 'María-José'],
  ['علي حسن', 'علي'],
  ['🌸🌸', null],
  [null, null],
])('the first name of %s is %s', (name, first) => {
  expect(firstName(name)).toBe(first);
});
