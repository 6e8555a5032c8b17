/** The starters are called something in each language of the panel, as long as nobody called them otherwise. */
import { expect, test } from 'vitest';
import { inLanguage } from '../../utils/replies/starter-words';
import { STARTERS } from '../../utils/replies/starters';
import { snippetsFor, type Template } from '../../utils/replies/template';
import { LANGUAGES } from '../../utils/texts/language';

const rows: Template[] = STARTERS.map(({ version: _, tags, ...starter }) => ({
  ...starter,
  tags: [...tags],
  shared: true,
}));

test.each(LANGUAGES)('%s: each has a name of its own, and says when it is used', (language) => {
  const named = rows.map((row) => inLanguage(row, language));
  expect(new Set(named.map(({ name }) => name)).size).toBe(rows.length);
  for (const { name, whenToUse } of named) expect([name, whenToUse]).not.toContain('');
  const english = named.filter(({ name }, n) => name === rows[n]?.name);
  expect(english).toHaveLength(language === 'en' ? rows.length : 0);
});

test('one that was called otherwise, and one of the manager’s own, keep their names', () => {
  const [first] = rows;
  for (const own of [
    { ...first!, name: 'Hello' },
    { ...first!, whenToUse: 'On Mondays' },
    { ...first!, id: 'own' },
  ])
    expect(inLanguage(own, 'es')).toEqual(own);
});

test('a template that has one inside by its English name has it in every language', () => {
  for (const language of LANGUAGES) {
    const known = snippetsFor(
      rows.map((row) => inLanguage(row, language)),
      'en',
    );
    expect(known.Acknowledge, language).toBe(rows[0]?.texts[0]?.text);
    expect(known[inLanguage(rows[0]!, language).name], language).toBe(rows[0]?.texts[0]?.text);
  }
});
