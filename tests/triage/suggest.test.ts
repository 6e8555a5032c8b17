/** What a text seems to be, and which of its words say so. All sentences are invented; they are examples, no measure. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ABOUT, REASONS } from '../../utils/triage/reasons';
import { suggest } from '../../utils/triage/suggest';

const reasonsOf = (text: string) =>
  suggest(text, {}).because.map(({ reason, phrase }) => `${reason}: ${phrase}`);

describe.each([
  [
    'English',
    {
      complaint: 'Still waiting for my parcel, three weeks now. I want a refund.',
      angry: 'You are a disgrace, the lamp arrived broken and nobody answers!!!',
      praise: 'Thank you so much, the new one came today and it is perfect.',
      question: 'When will the blue one be back?',
      lead: 'We would like to buy forty chairs for our company.',
      feedback: 'It would be nice if the app had a dark mode.',
      spam: 'CLICK HERE for free followers, link in bio',
      denied: 'I am not happy with this.',
      refused: 'No thanks.',
    },
  ],
  [
    'Spanish',
    {
      complaint: 'Llevo tres semanas esperando el paquete. Quiero que me devuelvan mi dinero.',
      angry: 'Sois unos sinvergüenzas, me han cobrado dos veces y nadie responde',
      praise: 'Muchas gracias por la ayuda, todo llegó perfecto',
      question: '¿Hacen envíos a Canarias?',
      lead: 'Me gustaría comprar veinte sillas para mi empresa.',
      feedback: 'Estaría bien que la aplicación tuviera modo oscuro',
      spam: 'Gana dinero desde casa, link en mi bio',
      denied: 'No estoy contenta con la lámpara',
      refused: 'No, gracias.',
    },
  ],
  [
    'Swedish',
    {
      complaint: 'Mitt paket har fortfarande inte kommit och jag vill ha pengarna tillbaka.',
      angry: 'Jag är förbannad, lampan kom trasig och ni svarar inte!',
      praise: 'Tusen tack för hjälpen, allt fungerar perfekt nu',
      question: 'När öppnar ni på lördag?',
      lead: 'Vi vill köpa fyrtio stolar till vårt företag.',
      feedback: 'Det vore bra om appen hade mörkt läge',
      spam: 'Följ mig så tjänar du, gratis följare, länk i bio',
      denied: 'Jag är inte nöjd med lampan',
      refused: 'Nej tack.',
    },
  ],
])('%s', (_, said) => {
  test.each(['complaint', 'praise', 'question', 'lead', 'feedback', 'spam'] as const)('%s', (kind) => {
    const { because, ...suggestion } = suggest(said[kind], {});
    expect(suggestion).toMatchObject({ kind, anger: false });
    expect(because.some(({ reason }) => ABOUT[reason].speaksFor === kind)).toBe(true);
  });
  test('an angry complaint is a complaint, and raised', () => {
    expect(suggest(said.complaint, {}).urgency).toBe('normal');
    expect(suggest(said.angry, {})).toMatchObject({ kind: 'complaint', anger: true, urgency: 'high' });
  });
  test('a “not” turns what pleases into a complaint, and no thanks are none', () => {
    expect(suggest(said.denied, {}).kind).toBe('complaint');
    expect(suggest(said.refused, {}).kind).toBeNull();
  });
});

test('the reason is the customer’s own words', () => {
  expect(reasonsOf('Still waiting, where is my REFUND?')).toEqual([
    'waiting: Still waiting',
    'missing: where is my',
    'refund: REFUND',
    'questionMark: ?',
  ]);
  expect(reasonsOf('I’m not very happy')).toEqual(['notGood: not very happy']);
  expect(reasonsOf('It’s no problem, thanks')).toEqual(['pleased: no problem', 'thanks: thanks']);
  expect(reasonsOf('#NeverAgain it doesnt work')).toEqual(['leaving: NeverAgain', 'broken: doesnt work']);
});

test('anger never makes spam of a text, which would be a reason to dismiss it', () => {
  const spam = 'Free followers, link in bio, promo code';
  expect(suggest(spam, {}).kind).toBe('spam');
  expect(suggest(`${spam}, you idiots`, {})).toMatchObject({ kind: 'complaint', anger: true });
});

test.each([
  ['nothing', ''],
  ['blanks', ' \n\t '],
  ['Chinese', '我的订单还没有到'],
  ['Russian', 'Мой заказ до сих пор не пришёл'],
  ['Arabic', 'لم يصل طلبي بعد'],
  ['numbers and signs', '12 000 — … 34'],
  ['what says nothing', 'My order arrived on Tuesday.'],
  ['the name of an account and a link', '@terrible_refund https://example.com/broken/awful'],
])('%s: nothing is suggested', (_, text) => {
  expect(suggest(text, {})).toEqual({
    kind: null,
    urgency: 'normal',
    anger: false,
    topic: expect.toSatisfy((topic) => topic === null || text.includes('order')),
    because: [],
  });
});

test('a danger is urgent, however politely it is told', () => {
  expect(suggest('Hello, the charger burned my hand. Thanks', {}).urgency).toBe('high');
});

test('the phrases stand in the text where they are said to, whatever the text', () => {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  console.info(`SEED=${seed}`);
  const pieces = fc.constantFrom(
    ...'still waiting,REFUND,not,happy,¿,gracias,no,funciona,försenad,tack,inte,bra,🙏,:(,3 hours,e\u0301,ﬁne,İ,@shop,https://a.example/broken,\u200d,漢字,ß,thank,#NeverAgain,don’t,.,\n'.split(
      ',',
    ),
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(pieces, { minLength: 3, maxLength: 25 }).map((some) => some.join(' ')),
  );
  let seen = 0;
  fc.assert(
    fc.property(text, (said) => {
      const { because } = suggest(said, {});
      seen += because.length;
      const starts = because.map(({ start }) => start);
      return (
        because.every(
          ({ reason, phrase, start, end }) =>
            REASONS.includes(reason) && phrase !== '' && said.slice(start, end) === phrase,
        ) && starts.every((start, n) => n === 0 || start >= starts[n - 1]!)
      );
    }),
    { seed, numRuns: 500 },
  );
  // Texts without any reason would prove nothing.
  expect(seen).toBeGreaterThan(200);
});

test('a very long text comes to its end, and to the same as a short one', () => {
  const sentence = 'Still waiting for my refund, nobody answers. ';
  const { because: few, ...short } = suggest(sentence, {});
  const { because: many, ...long } = suggest(sentence.repeat(2_300), {});
  expect(sentence.length * 2_300).toBeGreaterThan(100_000);
  expect(long).toEqual(short);
  expect(many).toHaveLength(few.length * 2_300);
  // No word ends, and none is known.
  expect(suggest('no'.repeat(50_000), {}).kind).toBeNull();
  expect(suggest('not '.repeat(25_000), {}).kind).toBeNull();
});
