/** A name cannot pass for another one, nor turn what stands around it. */
import { describe, expect, test } from 'vitest';
import { shownName } from '../../utils/people/shown-name';

const shown = (name: string | null, handle: string | null = 'ada_l') => shownName({ name, handle });

describe('what is shown of a name', () => {
  test.each([
    ['one that turns the direction', 'Ada\u202Egnuht\u202C', 'Adagnuht'],
    ['marks and isolates of direction', '\u200FAda\u2066 Lund\u2069', 'Ada Lund'],
    ['letters without a width', 'A\u200Bd\u2060a\uFEFF', 'Ada'],
    ['a soft hyphen and a nought byte', 'A\u00ADda\0', 'Ada'],
    ['an ordinary one', 'Ada Lovelace-Byron', 'Ada Lovelace-Byron'],
    ['one in another script', 'Вилма Квист', 'Вилма Квист'],
    ['one that is read from right to left', 'رانيا سالم', 'رانيا سالم'],
    ['a joiner that an emoji needs', '👩\u200D🚒 Ada', '👩\u200D🚒 Ada'],
    ['a joiner that Persian needs', 'می\u200Cخواهم', 'می\u200Cخواهم'],
    ['two words of two scripts', 'Ada Квист', 'Ada Квист'],
  ])('%s', (_, name, said) => {
    expect(shown(name)).toBe(said);
  });

  test('a word of two scripts that look alike has its handle beside it', () => {
    expect(shown('Nіmbus Support')).toBe('Nіmbus Support (ada_l)');
    expect(shown('Νimbus')).toBe('Νimbus (ada_l)');
    expect(shown('Nіmbus', null)).toBe('Nіmbus');
  });

  test('where nothing can be seen of it, the handle stands there, or nothing is known', () => {
    expect(shown('\u200B\u202E ')).toBe('ada_l');
    expect(shown(null)).toBe('ada_l');
    expect(shown('\u200B', null)).toBeNull();
  });
});
