/** What a colleague gets: all that the case knows, word for word, in their own language, and nothing that it does not know. */
import { describe, expect, test } from 'vitest';
import type { Facts } from '../../utils/handoffs/facts';
import { type Addressee, packetFor, reminderFor } from '../../utils/handoffs/packet';
import { toldSentence } from '../../utils/handoffs/told';
import { en } from '../../utils/handoffs/words/en';
import { departmentIn, languageOf, PACKET_LANGUAGES, PACKET_WORDS } from '../../utils/handoffs/words/words';

const QUOTE = 'My order 7 never came 😡\n\nטרם הגיע. Three *weeks*!';
const FACTS: Facts = {
  kind: 'complaint',
  said: {
    place: 'x',
    permalink: 'https://x.com/ada_1/status/1001',
    pageUrl: 'https://x.com/home',
    author: { name: 'Ada Berg', handle: 'ada_1', profileUrl: 'https://x.com/ada_1' },
    text: QUOTE,
    postedAt: '2026-03-02T08:00:00.000Z',
    missing: [],
    editedText: null,
    notFoundAt: null,
  },
  loggedAt: '2026-03-02T09:00:00.000Z',
  more: [],
  events: [
    { at: '2026-03-02T10:00:00.000Z', what: 'answered', text: 'Sorry! I’ll check by Friday.' },
    { at: '2026-03-03T10:00:00.000Z', what: 'spoke', text: 'Still\nnothing.' },
  ],
  promises: [{ phrase: 'by Friday', said: '2026-03-02T10:00:00.000Z', at: '2026-03-06T16:00:00.000Z' }],
  followUp: null,
  me: 'Mia',
  brand: 'Nimbus',
};
const DUE = '2026-03-05T15:00:00.000Z';
const john = (language: Addressee['language']): Addressee => ({
  name: 'John',
  department: 'support',
  language,
  zone: 'UTC',
});
const textFor = (language: Addressee['language'], facts = FACTS, asked = 'Where is it?') =>
  packetFor(john(language), facts, asked, DUE).text;

describe('the words of the languages', () => {
  test.each(PACKET_LANGUAGES)('%s says everything that English says, with the same values', (language) => {
    const words = PACKET_WORDS[language];
    expect(Object.keys(words).sort()).toEqual(Object.keys(en).sort());
    const values = (text: string) => new Set([...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name));
    for (const key of Object.keys(en) as (keyof typeof en)[]) {
      expect(words[key].trim(), key).not.toBe('');
      // In ICU an upright apostrophe quotes what follows.
      expect(words[key], key).not.toContain("'");
      expect(values(words[key]), key).toEqual(values(en[key]));
    }
  });
  test('a tag of a region is its language, and one that is not there is none', () => {
    expect(['sv-SE', 'ES', 'en', 'de', '', null].map(languageOf)).toEqual([
      'sv',
      'es',
      'en',
      null,
      null,
      null,
    ]);
  });
  test('a usual department is said in theirs, another one as it was written', () => {
    expect(departmentIn('sv', 'Support')).toBe('supporten');
    expect(departmentIn('en', 'redacción')).toBe('editorial');
    expect(departmentIn('es', 'Warehouse 4')).toBe('Warehouse 4');
  });
});

test('in English: who, where, the quote, what happened, what was promised, the ask, by when', () => {
  expect(packetFor(john('en'), FACTS, 'Where is it?\nPlease call her.', DUE)).toEqual({
    subject: 'Complaint of Ada Berg (X): by Thu, 5 March 2026 at 15:00 UTC',
    text: `Hi John,

What we ask of you:
Where is it?
Please call her.

By when: Thu, 5 March 2026 at 15:00 UTC

Who: Ada Berg (@ada_1), https://x.com/ada_1
Where: X, https://x.com/ada_1/status/1001
When: Mon, 2 March 2026 at 08:00 UTC

Their words:
> My order 7 never came 😡
>
> טרם הגיע. Three *weeks*!

What happened so far:
- Mon, 2 March 2026 at 10:00 UTC: we answered: “Sorry! I’ll check by Friday.”
- Tue, 3 March 2026 at 10:00 UTC: they wrote: “Still nothing.”

What they were promised:
- “by Friday”, on Mon, 2 March 2026 at 10:00 UTC: that is Fri, 6 March 2026 at 16:00 UTC

Thank you,
Mia, Nimbus`,
  });
});

test('in Spanish and Swedish the words around are theirs, and what people said stays as they said it', () => {
  const [spanish, swedish] = [textFor('es'), textFor('sv')];
  expect(spanish).toMatch(
    /^Hola, John:\n\nLo que te pedimos:\nWhere is it\?\n\nPara cuándo: jue, 5 de marzo de 2026/,
  );
  expect(swedish).toMatch(/^Hej John!\n\nDet vi ber dig om:\nWhere is it\?\n\nSenast: tors 5 mars 2026/);
  for (const text of [spanish, swedish])
    for (const line of QUOTE.split('\n')) expect(text).toContain(`> ${line}`.trimEnd());
});

test('what the page did not tell is named, and nothing is made up for it', () => {
  const said = {
    ...FACTS.said,
    ...{
      permalink: null,
      text: null,
      postedAt: null,
      author: { name: null, handle: null, profileUrl: null },
    },
    missing: ['author.name', 'text', 'postedAt'] as const,
  };
  const text = textFor('en', { ...FACTS, said, events: [], promises: [] }, '  ');
  expect(text).toContain('What we ask of you:\nCould you take this over?');
  expect(text).toContain('Who: somebody whom the page did not name');
  expect(text).toContain('Where: X, somewhere on https://x.com/home');
  expect(text).toContain('When: not told; noted by us on Mon, 2 March 2026');
  expect(text).toContain('Their words:\nNo words could be read');
  expect(text).toContain('The page did not tell: the author’s name, the text and the time.');
  expect(text).not.toMatch(/happened|promised|null|undefined/);
});

test('other words, more comments, what is gone, and who had it before', () => {
  const text = textFor('en', {
    ...FACTS,
    said: { ...FACTS.said, editedText: 'It came!', notFoundAt: '2026-03-04T08:00:00.000Z' },
    more: [
      {
        ...FACTS.said,
        editedText: 'And the lid.',
        text: 'And the lid?',
        permalink: 'https://x.com/ada_1/status/1002',
        missing: ['postedAt'],
      },
    ],
    events: [
      {
        at: '2026-03-02T10:00:00.000Z',
        what: 'handed',
        who: { name: 'Eva', department: 'product' },
        text: 'Why?',
      },
      { at: '2026-03-02T10:00:00.000Z', what: 'told', text: 'Eva looks.' },
      { at: '2026-03-03T10:00:00.000Z', what: 'again', who: { name: 'Eva', department: 'product' } },
      {
        at: '2026-03-03T11:00:00.000Z',
        what: 'replied',
        who: { name: 'Eva', department: 'product' },
        text: 'Ask John.',
      },
    ],
    followUp: { at: DUE, why: 'the part comes' },
  });
  expect(text).toContain('Since then changed to:\n> It came!');
  expect(text).toContain('On Wed, 4 March 2026 at 08:00 UTC it was not found');
  expect(text).toContain(
    'Later, in their words:\n> And the lid?\nWhere: X, https://x.com/ada_1/status/1002\nThe page did not tell: the time.\nSince then changed to:\n> And the lid.',
  );
  expect(text).toContain('handed to Eva in product: “Why?”');
  expect(text).toContain('they were told: “Eva looks.”');
  expect(text).toContain('Eva was asked again');
  expect(text).toContain('Eva in product answered: “Ask John.”');
  expect(text).toContain('- we come back to it on Thu, 5 March 2026 at 15:00 UTC: the part comes');
});

test('a long history is its newest lines with how many came before; a long quote is never cut', () => {
  const events = Array.from({ length: 30 }, (_, n) => ({
    at: '2026-03-02T10:00:00.000Z',
    what: 'answered' as const,
    text: `${n} ${'👩‍👩‍👧 '.repeat(200)}`,
  }));
  const long = 'word '.repeat(4_000).trim();
  const text = textFor('en', { ...FACTS, said: { ...FACTS.said, text: long }, events });
  expect(text).toContain(`> ${long}`);
  expect(text).toContain('- 22 things before that\n- Mon');
  expect(text).toContain('“22 ');
  const line = text.split('\n').find((one) => one.includes('“29 '));
  expect(line).toMatch(/…”$/);
  expect(line?.isWellFormed()).toBe(true);
  expect(line).not.toMatch(/\u200D…/u);
});

test('the reminder is shorter, says what was asked, since when, and how often', () => {
  const first = {
    asked: 'Where is it?',
    since: '2026-03-02T10:00:00.000Z',
    dueAt: DUE,
    asks: 0,
    askedAt: null,
  };
  const now = Date.parse('2026-03-06T11:00:00.000Z');
  const once = reminderFor(john('en'), FACTS, first, now);
  expect(once.subject).toBe('Still open: Complaint of Ada Berg (X)');
  expect(once.text).toContain(
    'On Mon, 2 March 2026 at 10:00 UTC I asked you about Ada Berg (@ada_1):\n> Where is it?\n\nYour answer was due on Thu, 5 March 2026 at 15:00 UTC. They have been waiting with you for 4 days.',
  );
  expect(once.text).toContain('> My order 7 never came 😡 טרם');
  expect(once.text.length).toBeLessThan(textFor('en').length);
  const again = reminderFor(john('sv'), FACTS, { ...first, asked: '', asks: 2, askedAt: DUE }, now).text;
  expect(again).toContain('lämnade jag över ärendet från Ada Berg (@ada_1) till dig.');
  expect(again).toContain('Jag har frågat 2 gånger sedan dess, senast tors 5 mars 2026');
});

test('the customer reads the colleague’s name in a sentence of their own language', () => {
  const who = { name: ' John ', department: 'support' };
  expect(toldSentence('complaint', who, 'en')).toBe(
    'I’ve sent your complaint to John in support, and they’ll take it from here.',
  );
  expect(toldSentence('question', who, 'es')).toBe(
    'He pasado tu pregunta a John, de soporte, y se encarga a partir de ahora.',
  );
  expect(toldSentence('praise', { name: 'Åsa', department: '' }, 'sv')).toBe(
    'Jag har skickat dina fina ord till Åsa, som tar det härifrån.',
  );
  expect(toldSentence('other', { name: ' ', department: 'support' }, 'en')).toBe('');
});
