/** Watch-words are found as whole words in every script, and as a plain search of the words finds them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matcherOf, type Wanted } from '../../utils/listening/match';
import { phrasesIn, problemIn } from '../../utils/listening/watchword';
import { foundIn } from '../../utils/words';
import { SEED } from '../page/random';

const watch = (words: string[], except: string[] = [], id = words[0] ?? ''): Wanted => ({
  id,
  words,
  except,
});
const told = (watched: Wanted[], ...parts: string[]) => matcherOf(watched)(parts);
/** The words that are marked. */
const marked = (words: string[], text: string, except: string[] = []) =>
  told([watch(words, except)], text).marks[0]!.map(({ from, to }) => text.slice(from, to));

describe('a watch-word', () => {
  test.each([
    ['is a whole word', 'tram', 'The tram, the trams and a subtramway.', ['tram']],
    ['has any case', 'NIMBUS', 'nimbus Nimbus ｎｉｍｂｕｓ', ['nimbus', 'Nimbus', 'ｎｉｍｂｕｓ']],
    [
      'is found with accents and without',
      'Malmö',
      'Malmo, MALMÖ and Malmo\u0308!',
      ['Malmo', 'MALMÖ', 'Malmo\u0308'],
    ],
    ['is found in what it owns', 'Nimbus', 'Nimbus’s and Nimbus-made', ['Nimbus', 'Nimbus']],
    [
      'may be a phrase, with whatever is between',
      'Nimbus Trams',
      'Nimbus  Trams, Nimbus-Trams, Nimbus the Trams',
      ['Nimbus  Trams', 'Nimbus-Trams'],
    ],
    [
      'is a phrase in one word only in a hashtag or a handle',
      'Nimbus Trams',
      '#NimbusTrams @nimbustrams nimbustrams',
      ['NimbusTrams', 'nimbustrams'],
    ],
    [
      'may be the beginning of a word',
      'spårv*',
      'Spårvagnen och en spårväg, en buss',
      ['Spårvagnen', 'spårväg'],
    ],
    ['may have symbols', 'C++', 'C, C++, c ++ and C#', ['C++', 'c ++']],
    ['may have an ampersand', 'AT&T', 'at t, AT&T, AT & T, #ATT', ['AT&T', 'AT & T', 'ATT']],
    ['may be an emoji', '🚋', 'On the 🚋🚋 again', ['🚋', '🚋']],
    ['is a number', '404', '404 is not 4040', ['404']],
    [
      'is found in Greek at the end of a word, too',
      'τραμς',
      'ΤΡΑΜΣ τραμσ τραμς',
      ['ΤΡΑΜΣ', 'τραμσ', 'τραμς'],
    ],
    ['is found in German with ss', 'Straße', 'STRASSE strasse Straßen', ['STRASSE', 'strasse']],
    [
      'is found in Korean, composed or not',
      '님버스',
      `님버스 ${'님버스'.normalize('NFD')} 님버스가`,
      ['님버스', '님버스'.normalize('NFD')],
    ],
    ['is found in Arabic without its points', 'ترام', 'تِرَام سريع', ['تِرَام']],
    ['is found in Hindi', 'ट्राम', 'मेरी ट्राम आज नहीं आई', ['ट्राम']],
    ['is a word of Japanese, not a part of one', '京都', '京都に行く。東京都に住む。', ['京都']],
    ['is found in Chinese', '电车', '今天的电车又晚点了', ['电车']],
    ['is found in Thai', 'รถราง', 'วันนี้รถรางมาสายอีกแล้ว', ['รถราง']],
    ['is found between two scripts', 'iPhone', '我买了iPhone手机', ['iPhone']],
    ['of a script without spaces may have some', '東京 電車', '東京電車は遅い', ['東京電車']],
    ['with two spellings that overlap is marked once', 'new york', 'in New York City', ['New York']],
  ])('%s', (_, word, text, found) => {
    expect(marked([word], text)).toEqual(found);
  });

  test('is found by each of its spellings, and counted once', () => {
    const text = 'Nimbus, Nimbuss and nimbus trams';
    expect(marked(['nimbus', 'nimbuss', 'nimbus trams'], text)).toEqual([
      'Nimbus',
      'Nimbuss',
      'nimbus trams',
    ]);
    expect(told([watch(['nimbus', 'nimbuss'])], text).ids).toEqual(['nimbus']);
  });
  test('is not found in an item that has one of its exclusions, in whichever part; others are', () => {
    const watched = [watch(['nimbus'], ['cloud*', 'weather report']), watch(['trams'])];
    expect(told(watched, 'Nimbus Cloudscape', 'The nimbus trams').ids).toEqual(['trams']);
    expect(told(watched, 'Ada', 'A weather report on nimbus').ids).toEqual([]);
    expect(told(watched, 'Ada', 'A weather, a report on nimbus').ids).toEqual(['nimbus']);
    expect(told(watched, 'Ada', 'A report on weather and nimbus')).toEqual({
      ids: ['nimbus'],
      marks: [[], [{ from: 24, to: 30 }]],
    });
  });
  test('where what is excluded covers another, the other is marked', () => {
    const watched = [watch(['new york'], ['pizza']), watch(['york'])];
    const { ids, marks } = told(watched, 'New York pizza');
    expect(ids).toEqual(['york']);
    expect(marks).toEqual([[{ from: 4, to: 8 }]]);
  });
  test('stands in one part: not half in the author, half in the words', () => {
    expect(told([watch(['ada nimbus'])], 'Ada', 'Nimbus').ids).toEqual([]);
  });
  test('nothing is found in nothing, and by nothing', () => {
    expect(told([], 'words')).toEqual({ ids: [], marks: [[]] });
    expect(told([watch(['a'])], '', '').ids).toEqual([]);
    expect(told([watch(['!!!', '*'])], '!!! *')).toEqual({ ids: [], marks: [[]] });
  });
});

describe('what is typed', () => {
  test('is one a line, or parted by commas; each once', () => {
    expect(phrasesIn(' Nimbus  Trams, nimbustrams\n\nnimbustrams ,')).toEqual([
      'Nimbus Trams',
      'nimbustrams',
    ]);
  });
  test.each([
    [[], 'none'],
    [['x'.repeat(201)], 'long'],
    [['!?'], 'wordless'],
    [['*'], 'wordless'],
    [['tr*am'], 'star'],
    [['nimbus tram*'], 'star'],
    [['a*'], 'stem'],
    [Array.from({ length: 51 }, (_, n) => `w${n}`), 'many'],
  ])('%j is refused: %s', (phrases, problem) => {
    expect(problemIn(phrases)?.problem).toBe(problem);
  });
  test.each([['tram*'], ['C++'], ['🚋'], ['小米*'], ['삼성*'], ['AT&T']])(
    '%s can be looked for',
    (phrase) => {
      expect(problemIn([phrase])).toBeNull();
    },
  );
});

describe('phrases that are made to be slow', () => {
  test('each an end of the next: all are found, by an item that was looked at before, too', () => {
    const watched = Array.from({ length: 500 }, (_, n) => watch(['a '.repeat(5_000 - n)], [], String(n)));
    const matcher = matcherOf(watched);
    const text = 'a '.repeat(4_800);
    for (let n = 0; n < 3; n++) {
      const { ids, marks } = matcher([text]);
      expect(ids).toHaveLength(300);
      expect(marks).toEqual([[{ from: 0, to: text.length - 1 }]]);
    }
    expect(matcher(['a '.repeat(4_500)]).ids).toEqual([]);
  });
  test('all of them excluded: none is found, however many end in one place', () => {
    const watched = Array.from({ length: 500 }, (_, n) => watch(['a '.repeat(n + 1)], ['b'], String(n)));
    const matcher = matcherOf([...watched, watch(['a c'])]);
    expect(matcher([`${'a '.repeat(2_000)}c b`]).ids).toEqual(['a c']);
    expect(matcher([`${'a '.repeat(2_000)}c`]).ids).toHaveLength(501);
  });
});

/** The same by trying every phrase at every word. */
function plain(watched: readonly Wanted[], parts: readonly string[]): string[] {
  const has = (phrase: string) => {
    const open = phrase.endsWith('*');
    const words = foundIn(phrase).map(({ word }) => word);
    if (words.length === 0) return false;
    return parts.some((text) => {
      const there = foundIn(text);
      return there.some(({ from }, n) => {
        const tagged =
          words.length > 1 && /[#@]/.test(text[from - 1] ?? '') && there[n]?.word === words.join('');
        const begins = words.every((word, m) =>
          open && m === words.length - 1 ? there[n + m]?.word.startsWith(word) : there[n + m]?.word === word,
        );
        return tagged || begins;
      });
    });
  };
  return watched.filter(({ words, except }) => words.some(has) && !except.some(has)).map(({ id }) => id);
}

const LETTERS = ['a', 'b', 'A', 'é', 'e\u0301'];
const word = fc.array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: 4 }).map((all) => all.join(''));
const phrase = fc.oneof(
  fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => all.join(' ')),
  word.map((one) => `${one}*`),
);
const text = fc
  .array(fc.tuple(word, fc.constantFrom(' ', ', ', '-', ' #', '\n')), { maxLength: 30 })
  .map((all) => all.flat().join(''));

test(`is what a plain search of the words finds (seed ${SEED})`, () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ words: fc.array(phrase, { maxLength: 4 }), except: fc.array(phrase, { maxLength: 2 }) }),
        { maxLength: 8 },
      ),
      fc.array(fc.array(text, { maxLength: 3 }), { maxLength: 4 }),
      (some, items) => {
        const watched = some.map((one, n) => ({ id: String(n), ...one }));
        const matcher = matcherOf(watched);
        for (const parts of items) {
          const { ids, marks } = matcher(parts);
          expect(ids).toEqual(plain(watched, parts));
          expect(marks.some((ranges) => ranges.length > 0)).toBe(ids.length > 0);
          for (const [n, ranges] of marks.entries())
            for (const [m, { from, to }] of ranges.entries()) {
              expect(from).toBeGreaterThanOrEqual(ranges[m - 1]?.to ?? 0);
              expect(to).toBeGreaterThan(from);
              expect(parts[n]!.slice(from, to).trim()).toBe(parts[n]!.slice(from, to));
            }
        }
      },
    ),
    { seed: SEED, numRuns: 300 },
  );
});
