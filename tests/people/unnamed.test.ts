import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unnamed, unnamedLink } from '../../utils/people/unnamed';

const SEED = Number(process.env.SEED) || Date.now() % 1_000_000_000;
const OWN = [{ site: 'x' as const, handle: 'nimbus_trams' }];
const ada = { name: 'Ada Lindqvist', handle: 'ada_l' };

describe('what a customer wrote, without names', () => {
  test.each([
    ['Ada Lindqvist here, line 7 is late again', '[name] here, line 7 is late again'],
    ['ada here: still nothing', '[name] here: still nothing'],
    ['LINDQVIST writes: no answer', '[name] writes: no answer'],
    ['@nimbus_trams why is line 7 late?', '@nimbus_trams why is line 7 late?'],
    ['@nimbus_trams ask @bo.berg, he was there', '@nimbus_trams ask [name], he was there'],
    ['write to ada@post.example', 'write to [name]@post.example'],
    ['the cicada is loud', 'the cicada is loud'],
    ['@ada_l said so.', '[name] said so.'],
  ])('%s', (text, plain) => expect(unnamed(text, ada, OWN, '[name]')).toBe(plain));

  test(`the author's name is in no quote, whatever is written around it (seed ${SEED})`, () => {
    const word = fc.constantFrom('line', '7', 'late', '(', ')', '.', '$&', '"', '\n', '😡', 'çà');
    fc.assert(
      fc.property(
        fc.array(word),
        fc.array(word),
        fc.constantFrom('Ada', 'ada_l', 'ADA LINDQVIST'),
        (a, b, who) => {
          const text = unnamed([...a, who, ...b].join(' '), ada, OWN, '[name]');
          expect(text).not.toMatch(/ada|lindqvist/i);
          expect(text).toContain('[name]');
        },
      ),
      { seed: SEED },
    );
  });

  test.each(['Örjan Hällström-Roth', "O'Brien", 'x/y', 'a|b[c]', '$1 ^ {2}', 'back\\slash'])(
    'a name may have any signs: %s',
    (name) => expect(unnamed(`so says ${name}!`, { name, handle: null }, [], '…')).toBe('so says …!'),
  );

  test('a name with signs that mean something to patterns is only a name', () => {
    expect(unnamed('a.b+c was here, aXb+c was not', { name: 'a.b+c', handle: null }, [], '…')).toBe(
      '… was here, aXb+c was not',
    );
  });
});

describe('where it was said', () => {
  test.each([
    ['https://x.com/ada_l/status/123', 'https://x.com/i/status/123'],
    ['https://mobile.twitter.com/ada_l/status/123?s=20', 'https://mobile.twitter.com/i/status/123'],
    [
      'https://www.facebook.com/nimbus/posts/1?comment_id=2',
      'https://www.facebook.com/nimbus/posts/1?comment_id=2',
    ],
    ['https://x.example/ada_l/status/123', 'https://x.example/ada_l/status/123'],
    ['no address', 'no address'],
  ])('%s', (address, without) => expect(unnamedLink(address)).toBe(without));
});
