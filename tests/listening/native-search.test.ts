/** Searches of the sites' own, made from what the manager looks out for. */
import { expect, test } from 'vitest';
import { placeOfSearch, searchAddress, wordsFor } from '../../utils/listening/native-search';
import { siteNameOf } from '../../utils/sites/hosts';
import { SITES } from '../../utils/sites/mention';

const WATCHED = { words: ['Nimbus Trams', 'nimbustrams', 'tram*'], except: ['clouds', 'tram "line" 4'] };

test.each([
  ['x', '("Nimbus Trams" OR nimbustrams OR tram) -clouds -"tram line 4"'],
  ['linkedin', '("Nimbus Trams" OR nimbustrams OR tram) NOT clouds NOT "tram line 4"'],
  ['facebook', 'Nimbus Trams'],
] as const)('a watch-word as %s asks for it', (site, words) => {
  expect(wordsFor(site, WATCHED)).toBe(words);
});

test('a single word needs no brackets, and many words are cut', () => {
  expect(wordsFor('x', { words: ['velo'], except: ['dome'] })).toBe('velo -dome');
  const many = Array.from({ length: 30 }, (_, n) => `word${n}`);
  expect(wordsFor('linkedin', { words: many, except: [] }).split(' OR ')).toHaveLength(8);
});

test.each(SITES)('a search on %s is an address of that site, whatever is searched for', (site) => {
  for (const words of ['tram & bus', '#nimbus?a=b', 'ñandú 😡', '"x" OR y']) {
    const url = new URL(searchAddress(site, words));
    expect(siteNameOf(url)).toBe(site);
    expect([...url.searchParams.values()]).toContain(words);
    expect(placeOfSearch(url.href)).toBe(site);
  }
});

test('any other page is a page of the web', () => {
  expect(placeOfSearch('https://search.nimbus.example/?q=x')).toBe('web');
});
