/** One reply for many: each gets their own, what is the same for all is asked once, and nobody gets a gap. */
import { expect, test } from 'vitest';
import { renderEach } from '../../utils/replies/render-each';

const NOW = Date.parse('2026-03-02T09:00:00Z');
const about = (more: object = {}) => ({ now: NOW, language: 'en', filled: {}, snippets: {}, ...more });
const ADA = { id: 'ada', values: { 'customer.firstName': 'Ada', brand: 'Nimbus' } };
const BO = { id: 'bo', values: { 'customer.firstName': 'Bo', brand: 'Nimbus' } };
const NAMELESS = { id: 'nameless', values: { brand: 'Nimbus' } };

test('each gets their own name, and without a name only where the words do without', async () => {
  expect(await renderEach('Hi {{ customer.firstName }}!', [ADA, NAMELESS, BO], about())).toEqual({
    state: 'done',
    texts: [
      { id: 'ada', text: 'Hi Ada!' },
      { id: 'bo', text: 'Hi Bo!' },
    ],
    lacking: [{ id: 'nameless', lacks: ['customer.firstName'] }],
  });
  expect(
    await renderEach('Hi {{ customer.firstName | default: "there" }}!', [NAMELESS], about()),
  ).toMatchObject({ texts: [{ text: 'Hi there!' }], lacking: [] });
});

test('what nobody has of their own is asked once for all', async () => {
  const text = 'Hi {{ customer.firstName }}: {{ "Which day?" | ask }}, {{ me }}';
  const needs = await renderEach(text, [ADA, BO], about());
  expect(needs).toMatchObject({ state: 'needs', fields: [{ name: 'Which day?' }, { name: 'me' }] });
  expect(await renderEach(text, [ADA, BO], about({ filled: { 'Which day?': 'Friday', me: 'Mia' } }))).toEqual(
    {
      state: 'done',
      texts: [
        { id: 'ada', text: 'Hi Ada: Friday, Mia' },
        { id: 'bo', text: 'Hi Bo: Friday, Mia' },
      ],
      lacking: [],
    },
  );
});

test('what Chatwoot knows of each is nobody’s for all: whose reply lacks it is said; one’s own address is asked once', async () => {
  const text = 'We write to {{ contact.email }} from {{ agent.email }}.';
  expect(await renderEach(text, [ADA, BO], about())).toMatchObject({
    state: 'needs',
    fields: [{ name: 'agent.email' }],
  });
  const filled = { 'agent.email': 'help@nimbus.example' };
  expect(await renderEach(text, [ADA, BO], about({ filled }))).toEqual({
    state: 'done',
    texts: [],
    lacking: [ADA, BO].map(({ id }) => ({ id, lacks: ['contact.email'] })),
  });
});

test('a name that looks like a template is a name; a fault makes nothing for anybody', async () => {
  const odd = { id: 'odd', values: { 'customer.firstName': '{{ me }}' } };
  expect(await renderEach('Hi {{ customer.firstName }}', [odd], about())).toMatchObject({
    texts: [{ text: 'Hi {{ me }}' }],
  });
  expect(await renderEach('Hi {{ custmer }}', [ADA, BO], about())).toMatchObject({ state: 'unknown' });
  expect(await renderEach('Hi {{ customer', [ADA], about())).toMatchObject({ state: 'broken' });
});

test('another template inside is found', async () => {
  const snippets = { signature: 'Yours, {{ brand }}' };
  expect(await renderEach('Sorry. {% render "signature" %}', [ADA], about({ snippets }))).toMatchObject({
    texts: [{ text: 'Sorry. Yours, Nimbus' }],
  });
});
