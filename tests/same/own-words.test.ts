/** What of a text is the writer’s own, and what several of them share in so many words. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupsOf, look, type Told } from '../../utils/same/groups';
import { LOOKED_AT, ownWordsIn } from '../../utils/same/own-words';
import { sharedPhrase } from '../../utils/same/phrase';
import { SEED } from '../page/random';

const wordsOf = (text: string) => ownWordsIn(text).map((part) => part.map(({ word }) => word).join(' '));

function end<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

test.each([
  ['RT @nimbus: Our new kettle is here', []],
  ['So true! RT @nimbus: Our new kettle is here\nmine leaks', ['so true', 'mine leaks']],
  ['> Our new kettle is here\nMine leaks', ['mine leaks']],
  ['“Our new kettle is here at last” Mine leaks', ['mine leaks']],
  ['The “new” one leaks', ['the', 'new', 'one leaks']],
  ['@nimbus it leaks, see https://kettle.example/1 #fail', ['it leaks see']],
  ['It leaks.\nSent from my iPhone', ['it leaks']],
  ['It leaks. Skickat från min iPhone', ['it leaks']],
  ['Gotea.\nEnviado desde mi Galaxy S9', ['gotea']],
  ['It leaks.\n-- \nBram\nNimbus fan club', ['it leaks']],
  ['Order 4711 came late', ['order # came late']],
])('%j is in their own words %j', (text, own) => {
  expect(wordsOf(text)).toEqual(own);
});

test('a word that says what it is about is told from what anybody says', () => {
  const telling = (text: string) =>
    ownWordsIn(text)
      .flat()
      .flatMap(({ word, telling }) => (telling ? word : []));
  expect(telling('Hi team, please help, I was charged twice!')).toEqual(['charged', 'twice']);
  expect(telling('Hola, todavía espero una respuesta: la tetera gotea')).toEqual(['tetera', 'gotea']);
  expect(telling('Snälla hjälp, väntar fortfarande på svar om kokaren')).toEqual(['kokaren']);
});

test(`every word stands where it is said to stand, in whatever text (seed ${SEED})`, () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      for (const { word, from, to } of ownWordsIn(text).flat()) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(text.length);
        expect(to).toBeGreaterThan(from);
        if (word !== '#') expect(ownWordsIn(text.slice(from, to)).flat().length).toBeGreaterThan(0);
      }
    }),
    { seed: SEED },
  );
});

test('a long text is looked at up to a limit, quickly enough for one step', () => {
  const words = ownWordsIn('leaks badly '.repeat(20_000)).flat();
  expect(words.at(-1)!.to).toBeLessThanOrEqual(LOOKED_AT);
  // Marks that open and never close are no trap for the patterns.
  expect(ownWordsIn(`${'“'.repeat(20_000)}${'RT @'.repeat(9_000)}`).flat().length).toBeLessThan(LOOKED_AT);
});

describe('the phrase', () => {
  const phraseOf = (...texts: string[]) =>
    end(
      sharedPhrase(
        texts.map((text, n) => ({ writer: `w${n}`, text, parts: ownWordsIn(text) })),
        3,
      ),
    );
  test('is the longest that all share, as the first of them wrote it', () => {
    expect(
      phraseOf(
        'My kettle Never came out of the box in one piece',
        'it never came out of the BOX!',
        'the thing never came out of the box',
      ),
    ).toEqual({ words: 'Never came out of the box', writers: 3 });
  });
  test('goes over no sentence, and a number in it may be any', () => {
    expect(phraseOf('It leaks. Handle 3 broke', 'handle 44 broke', 'My handle 5 broke')).toEqual({
      words: 'Handle 3 broke',
      writers: 3,
    });
    expect(phraseOf('handle. broke', 'handle. broke', 'handle. broke')).toBeNull();
  });
  test('is what half of them share where all share none, and says of how many', () => {
    expect(
      phraseOf('lid glued shut', 'the lid glued shut', 'lid glued shut again', 'it will not open', 'glue'),
    ).toEqual({ words: 'lid glued shut', writers: 3 });
    expect(phraseOf('lid glued shut', 'lid glued shut', 'the handle broke', 'another handle')).toBeNull();
  });
  test('counts what one person wrote twice once', () => {
    const texts = ['lid glued shut', 'lid glued shut', 'lid glued shut', 'well'];
    const written = texts.map((text, n) => ({
      writer: n < 2 ? 'ada' : `w${n}`,
      text,
      parts: ownWordsIn(text),
    }));
    expect(end(sharedPhrase(written, 3))).toBeNull();
  });
});

describe('groups', () => {
  const told = (id: string, text: string, person: string | null = id): Told => ({
    id,
    person,
    texts: [text],
  });
  const found = (...all: Told[]) => end(groupsOf(all.map((one) => look(one))));
  const SAYS = 'the new kettle never came out of the box';

  test('are of three different people at least; who is not known counts as nobody', () => {
    expect(found(told('a', SAYS), told('b', SAYS), told('c', SAYS, 'b'))).toEqual([]);
    expect(found(told('a', SAYS), told('b', SAYS), told('c', SAYS, null))).toEqual([]);
    expect(found(told('a', SAYS), told('b', SAYS), told('c', SAYS, null), told('d', SAYS))).toEqual([
      { ids: ['a', 'b', 'c', 'd'], people: 3, phrase: { words: SAYS, writers: 4 } },
    ]);
  });

  test('a chain of texts, each a little like the next, is none', () => {
    const words = [...'abcdefghijkl'].map((letter) => `${letter}xqz${letter}`);
    const chain = Array.from({ length: 7 }, (_, n) => told(`t${n}`, words.slice(n, n + 6).join(' ')));
    for (const { ids } of found(...chain)) expect(ids.length).toBeLessThanOrEqual(5);
  });

  test(`everybody is in one group at most, and each group is of three people who share its phrase (seed ${SEED})`, () => {
    const text = fc
      .array(fc.constantFrom('kettle', 'lid', 'glued', 'tram', 'stop', 'shut', 'late', 'box'), {
        minLength: 3,
        maxLength: 6,
      })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 25 }), (texts) => {
        const all = texts.map((one, n) => told(`t${n}`, one));
        const ids = found(...all).flatMap((group) => group.ids);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { people, phrase } of found(...all)) {
          expect(people).toBeGreaterThanOrEqual(3);
          expect(phrase.writers).toBeGreaterThanOrEqual(3);
        }
      }),
      { seed: SEED },
    );
  });

  test('five thousand with the same words are one group', () => {
    const all = Array.from({ length: 5_000 }, (_, n) => told(`t${n}`, SAYS));
    expect(found(...all)).toMatchObject([{ people: 5_000 }]);
  });
});
