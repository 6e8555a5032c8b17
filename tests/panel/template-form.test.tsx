// @vitest-environment jsdom
/** A template that is longer than one entry takes is said to be so in the form, with the part and the figures; the words stay. */
import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TemplateForm } from '../../components/TemplateForm';
import { LONGEST } from '../../utils/cases';
import { draftsIn } from '../../utils/drafts';
import {
  LONGEST_NAME,
  LONGEST_TAG,
  MOST_TAGS,
  MOST_WORDINGS,
  type Template,
} from '../../utils/replies/template';

beforeEach(() => localStorage.clear());
afterEach(() => render(null, document.body));

const START: Template = {
  ...{ id: 't1', name: 'Thanks', whenToUse: '', tags: [], shortcut: '', shared: true },
  texts: [{ language: null, text: 'Thank you!' }],
};

async function save(change: Partial<Template>) {
  const drafts = draftsIn(localStorage);
  const written = JSON.stringify({ ...START, ...change });
  drafts.write('template:t1', written);
  const onSave = vi.fn();
  render(
    <TemplateForm
      drafts={drafts}
      draftName="template:t1"
      start={START}
      others={[]}
      onSave={onSave}
      onRemove={null}
      onCancel={() => {}}
    />,
    document.body,
  );
  document.querySelector('form')!.requestSubmit();
  const said = () => document.querySelector('[role=alert]')?.textContent ?? null;
  await vi.waitFor(() => expect(said() !== null || onSave.mock.calls.length > 0).toBe(true));
  return { said: said(), saved: onSave.mock.calls.length, kept: drafts.read('template:t1') === written };
}

test('200,000 characters are saved, one more is refused before anything is sent', async () => {
  expect(await save({ texts: [{ language: null, text: 'x'.repeat(LONGEST) }] })).toMatchObject({ saved: 1 });
  render(null, document.body);
  expect(await save({ texts: [{ language: null, text: 'x'.repeat(LONGEST + 1) }] })).toEqual({
    said: '“Text” is too long: 200,001 characters, and 200,000 fit. Nothing was saved; divide it into two templates.',
    ...{ saved: 0, kept: true },
  });
});

test.each<[string, Partial<Template>, string]>([
  ['a name', { name: 'x'.repeat(LONGEST_NAME + 1) }, '“Name” is too long: 501 characters, and 500 fit.'],
  [
    'a tag',
    { tags: ['x'.repeat(LONGEST_TAG + 1)] },
    '“Tags: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx” is too long: 101 characters',
  ],
  [
    'one of several texts',
    {
      texts: [
        { language: 'en', text: 'Hi' },
        { language: 'es', text: 'x'.repeat(LONGEST + 1) },
      ],
    },
    '“Text 2” is too long',
  ],
  [
    'tags',
    { tags: Array.from({ length: MOST_TAGS + 1 }, (_, n) => `tag ${n}`) },
    'There are 51 tags, and 50 fit.',
  ],
  [
    'languages',
    {
      texts: Array.from({ length: MOST_WORDINGS + 2 }, (_, n) => ({ language: `en-x-${n}`, text: 'Hi' })),
    },
    'There are 52 languages, and 51 fit.',
  ],
])('too much of %s is named', async (_, change, words) => {
  const { said, saved, kept } = await save(change);
  expect(said).toContain(words);
  expect({ saved, kept }).toEqual({ saved: 0, kept: true });
});
