/** The lists of the three languages say the same sort of things, and none of their phrases is lost. */
import { expect, test } from 'vitest';
import { en } from '../../utils/triage/en';
import { es } from '../../utils/triage/es';
import { longestAt, phrasesOf, split } from '../../utils/triage/match';
import { REASONS } from '../../utils/triage/reasons';
import { sv } from '../../utils/triage/sv';
import { wordsIn } from '../../utils/words';

/** These are no words: a “not” before what pleases, and a sign. */
const NO_LIST = ['notGood', 'questionMark'];

test.each(Object.entries({ en, es, sv }))(
  '%s has words for every reason, and all of them are found',
  (_, language) => {
    for (const reason of REASONS.filter((one) => !NO_LIST.includes(one))) {
      const list = language.reasons[reason] ?? '';
      expect(split(list).length, reason).toBeGreaterThan(5);
      const phrases = phrasesOf([[reason, list]]);
      for (const phrase of split(list)) {
        const words = wordsIn(phrase.replaceAll('#', '2'));
        expect(words, `${reason}: ${phrase}`).not.toEqual([]);
        const found = longestAt(phrases, words, 0, (word) => word === '2');
        expect(found?.length, `${reason}: ${phrase}`).toBe(words.length);
      }
    }
  },
);
