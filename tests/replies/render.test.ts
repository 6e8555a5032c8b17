/** A template never leaves with a hole in it: what is unknown, missing or broken is said, with its line. */
import { expect, test } from 'vitest';
import { render } from '../../utils/replies/render';
import { STARTERS } from '../../utils/replies/starters';
import { firstName, ofTheMoment, scopeOf } from '../../utils/replies/variables';

const ADA = { 'customer.name': 'Ada Berg', 'customer.firstName': 'Ada', me: 'Mia' };

test('a template is filled', async () => {
  expect(await render('Hi {{ customer.firstName }}, {{ me }}', { values: ADA })).toEqual({
    state: 'done',
    text: 'Hi Ada, Mia',
  });
});

test('what is not known here is asked for, all of it at once and each once, and then it is filled', async () => {
  const text =
    '{{ customer.firstName }}: {{ case.need }}? {{ "Which product?" | ask }} {{ case.need }} {{ "When?" | ask: "today" }}';
  expect(await render(text, { values: { me: 'Mia' } })).toEqual({
    state: 'needs',
    fields: [
      { name: 'customer.firstName', variable: 'customer.firstName', usually: '' },
      { name: 'case.need', variable: 'case.need', usually: '' },
      { name: 'Which product?', variable: null, usually: '' },
      { name: 'When?', variable: null, usually: 'today' },
    ],
  });
  const filled = {
    'customer.firstName': 'Ada',
    'case.need': 'a new one',
    'Which product?': 'The kettle',
    'When?': '',
  };
  expect(await render(text, { values: {}, filled })).toEqual({
    state: 'done',
    text: 'Ada: a new one? The kettle a new one today',
  });
});

test('a default and a condition ask for nothing', async () => {
  const text = 'Hi {{ customer.firstName | default: "there" }}{% if brand %} from {{ brand }}{% endif %}';
  expect(await render(text, { values: {} })).toEqual({ state: 'done', text: 'Hi there' });
  expect(await render(text, { values: { ...ADA, brand: 'Nimbus' } })).toEqual({
    state: 'done',
    text: 'Hi Ada from Nimbus',
  });
  // What is blank is not known.
  expect(await render('Hi {{ me }}', { values: { me: ' ' } })).toMatchObject({ state: 'needs' });
});

test('a variable that does not exist is named with its line, also in a branch that is not taken', async () => {
  expect(await render('Hi\n{% if me %}{{ custmer.name }}{% endif %}', { values: {} })).toEqual({
    state: 'unknown',
    names: [{ name: 'custmer.name', line: 2, within: null }],
  });
});

test.each([
  ['Hi\n{% if me %}', 2],
  ['Hi\n\n{% iff me %}', 3],
  ['Hi {{ me', 1],
  ['Hi\n{{ me | shout }}', 2],
])('%j is broken, and says where', async (text, line) => {
  expect(await render(text, { values: ADA })).toMatchObject({ state: 'broken', line, within: null });
});

test('a template stands inside another, under its name or shortcut', async () => {
  const snippets = {
    signature: '{{ me }}, {{ brand }}',
    bad: 'x\n{{ nobody }}',
    loop: '{% render "loop" %}',
  };
  expect(
    await render('Bye\n{% render "signature" %}', { values: { ...ADA, brand: 'Nimbus' }, snippets }),
  ).toEqual({
    state: 'done',
    text: 'Bye\nMia, Nimbus',
  });
  expect(await render('{% render "signature" %}', { values: ADA, snippets })).toMatchObject({
    state: 'needs',
    fields: [{ name: 'brand' }],
  });
  expect(await render('\n{% render "bad" %}', { values: ADA, snippets })).toEqual({
    state: 'unknown',
    names: [{ name: 'nobody', line: 2, within: 'bad' }],
  });
  expect(await render('\n{% render "gone" %}', { values: ADA, snippets })).toEqual({
    state: 'gone',
    name: 'gone',
    line: 2,
  });
  expect(await render('{% render "loop" %}', { values: ADA, snippets })).toEqual({ state: 'endless' });
});

test('a template that loops is stopped', async () => {
  const text = '{% for a in (1..100000) %}{% for b in (1..100000) %}x{% endfor %}{% endfor %}';
  expect(await render(text, { values: {} })).toEqual({ state: 'endless' });
});

test('a template that would fill the memory is stopped before it does, and so is one that is too long to be read', async () => {
  // Each round doubles it: 2^40 letters, were it let.
  const doubling =
    '{% assign x = "xxxxxxxxxx" %}{% for a in (1..40) %}{% assign x = x | append: x %}{% endfor %}{{ x | size }}';
  const before = process.memoryUsage().rss;
  expect(await render(doubling, { values: {} })).toEqual({ state: 'endless' });
  expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  const list = '{% assign x = (1..100000000) %}{{ x | join: "," }}';
  expect(await render(list, { values: {} })).toEqual({ state: 'endless' });
  expect(await render('x'.repeat(2_000_001), { values: {} })).toEqual({ state: 'endless' });
  // It is a limit of each filling: the next one has all of it again.
  expect(await render('Hi {{ me }}', { values: ADA })).toEqual({ state: 'done', text: 'Hi Mia' });
});

test('what a customer is called is text, not a template', async () => {
  const name = '{{ me }}{% raw %}<b>';
  expect(await render('Hi {{ customer.name }}', { values: { 'customer.name': name, me: 'Mia' } })).toEqual({
    state: 'done',
    text: `Hi ${name}`,
  });
});

test('a canned response of Chatwoot comes in as it is', async () => {
  const text = 'Hi {{contact.first_name}}, this is {{agent.name}} of {{ inbox.name }}.';
  expect(await render(text, { values: { ...ADA, brand: 'Nimbus' } })).toEqual({
    state: 'done',
    text: 'Hi Ada, this is Mia of Nimbus.',
  });
  expect(await render(text, { values: ADA })).toMatchObject({ fields: [{ variable: 'brand' }] });
});

/** All that Chatwoot's editor fills, and what its server adds (variables.ts). */
const CHATWOOT = [
  ...['name', 'first_name', 'last_name', 'email', 'phone', 'phone_number', 'id'].map(
    (one) => `contact.${one}`,
  ),
  ...['id', 'display_id', 'contact_name'].map((one) => `conversation.${one}`),
  ...['name', 'available_name', 'first_name', 'last_name', 'email'].map((one) => `agent.${one}`),
  ...['inbox.name', 'account.name'],
  ...['contact.custom_attribute.order_number', 'conversation.custom_attribute.plan-2'],
];

test('every name of Chatwoot is known, or asked for and filled then; what is known nowhere is still refused', async () => {
  const text = CHATWOOT.map((name) => `${name}={{${name}}}`).join('\n');
  const known = { ...ADA, me: 'Mia Berg', brand: 'Nimbus' };
  const first = await render(text, { values: known });
  if (first.state !== 'needs') throw new Error(`it ${first.state}`);
  const asked = first.fields.map(({ name }) => name);
  expect(asked).toEqual([
    ...['last_name', 'email', 'phone', 'phone_number', 'id'].map((one) => `contact.${one}`),
    ...['conversation.id', 'conversation.display_id', 'agent.last_name', 'agent.email'],
    ...['contact.custom_attribute.order_number', 'conversation.custom_attribute.plan-2'],
  ]);
  expect(first.fields.every(({ name, variable }) => variable === name)).toBe(true);
  const filled = Object.fromEntries(asked.map((name) => [name, `<${name}>`]));
  const of: Record<string, string> = {
    ...filled,
    ...{ 'contact.name': 'Ada Berg', 'contact.first_name': 'Ada', 'conversation.contact_name': 'Ada Berg' },
    ...{ 'agent.name': 'Mia Berg', 'agent.available_name': 'Mia Berg', 'agent.first_name': 'Mia' },
    ...{ 'inbox.name': 'Nimbus', 'account.name': 'Nimbus' },
  };
  expect(await render(text, { values: known, filled })).toEqual({
    state: 'done',
    text: CHATWOOT.map((name) => `${name}=${of[name]}`).join('\n'),
  });
  expect(await render('{{ contact.email | default: "your address" }}', { values: ADA })).toEqual({
    state: 'done',
    text: 'your address',
  });
  for (const name of [
    'contact.city',
    'contact.custom_attribute',
    'agent.custom_attribute.x',
    'conversation.custom_attribute.__proto__',
  ])
    expect(await render(`{{ ${name} }}`, { values: ADA }), name).toMatchObject({ state: 'unknown' });
});

test('what a team calls its own may be called as anything, and is text', async () => {
  const text = '{{ contact.custom_attribute.constructor }}';
  expect(await render(text, { values: ADA })).toMatchObject({ state: 'needs' });
  const filled = { 'contact.custom_attribute.constructor': '{{ me }}' };
  expect(await render(text, { values: ADA, filled })).toEqual({ state: 'done', text: '{{ me }}' });
});

test('nothing of the program can be reached from a template', async () => {
  for (const name of ['constructor', 'customer.constructor', '__proto__', 'customer.__proto__', 'me.length'])
    expect(await render(`{{ ${name} }}`, { values: ADA })).toMatchObject({ state: 'unknown' });
  expect(Object.keys(scopeOf({}))).not.toContain('__proto__');
});

test('the hour is greeted in the language of the text, where its greetings are known', () => {
  const at = (hour: number) => new Date(2026, 10, 29, hour).getTime();
  expect(ofTheMoment(at(8), 'es-MX')).toMatchObject({
    greeting: 'Buenos días',
    today: '29 de noviembre de 2026',
  });
  expect(ofTheMoment(at(13), 'sv')).toMatchObject({ greeting: 'God eftermiddag', today: '29 november 2026' });
  expect(ofTheMoment(at(22), 'en').greeting).toBe('Good evening');
  expect(ofTheMoment(at(22), 'pl').greeting).toBeUndefined();
});

const ALL = {
  ...ADA,
  'case.need': 'you want your money back',
  'handoff.name': 'John',
  'handoff.department': 'support',
  brand: 'Nimbus',
};

test.each(STARTERS.flatMap(({ name, texts }) => texts.map((wording) => ({ name, ...wording }))))(
  'the starter “$name” can be filled in $language',
  async ({ text }) => {
    const rendering = await render(text, { values: ALL });
    const filled = Object.fromEntries(
      rendering.state === 'needs' ? rendering.fields.map(({ name }) => [name, 'Words.']) : [],
    );
    const done = await render(text, { values: ALL, filled });
    expect(done).toMatchObject({ state: 'done', text: expect.not.stringMatching(/[{}]|\s{2}|^[,.:!]/) });
    // Who has no name is greeted as well.
    const nameless = await render(text, { values: { ...ALL, 'customer.firstName': '' }, filled });
    expect(nameless).toMatchObject({ state: 'done', text: expect.not.stringMatching(/[{}]|\s{2}| [,.:!]/) });
  },
);

test.each([
  ['Ada Berg', 'Ada'],
  ['🌸 Ada', 'Ada'],
  ['María-José Ruiz', 'María-José'],
  ['李 小龙', '李'],
  ['🌸🌸', null],
  [null, null],
])('the first name of %j', (name, first) => expect(firstName(name)).toBe(first));
