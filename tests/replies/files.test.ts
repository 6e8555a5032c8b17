/** Templates come in from a file wholly or not at all, and what is wrong is said with its line. */
import { expect, test } from 'vitest';
import { planImport } from '../../utils/replies/plan';
import { BadFile, type FileFault, readTemplates } from '../../utils/replies/read-file';
import { STARTERS } from '../../utils/replies/starters';
import type { Template } from '../../utils/replies/template';
import { templatesAsChatwoot, templatesAsCsv, templatesAsJson } from '../../utils/replies/write-file';
import { templateOf } from '../storage/ledger';

const faultOf = async (text: string): Promise<FileFault> => {
  const error = await readTemplates(text).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof BadFile)) throw new Error(`not refused: ${error}`);
  return error.fault;
};

const MINE: Template[] = [
  ...STARTERS.map(({ version: _, ...starter }) => ({ ...starter, tags: [...starter.tags], shared: true })),
  { ...templateOf('t1', '=HYPERLINK("x")\n"quoted"; and, so\r\non'), name: '+1 — “Ünïcode” 🌸' },
];

test.each([
  ['CSV', templatesAsCsv],
  ['JSON', templatesAsJson],
])('what was written as %s is read back as it was, and is no news here', async (_, write) => {
  const read = await readTemplates(`\uFEFF${write(MINE)}`.replace(/^\uFEFF(?=\{)/, ''));
  expect(read).toEqual(MINE.map(({ id: _, ...template }) => template));
  expect(planImport(MINE, read)).toMatchObject({ fresh: [], changed: [], same: MINE.length, taken: [] });
});

test('a spreadsheet’s table: other names of columns, semicolons, rows of one name in several languages', async () => {
  const table =
    'Title;Content;When to use;Lang;Tags\r\nThanks;"Thank\nyou";Praise;en;praise, joy\r\nthanks;Gracias;;es;\r\n';
  expect(await readTemplates(table)).toEqual([
    {
      name: 'Thanks',
      whenToUse: 'Praise',
      shortcut: '',
      tags: ['praise', 'joy'],
      texts: [
        { language: 'en', text: 'Thank\nyou' },
        { language: 'es', text: 'Gracias' },
      ],
      shared: true,
    },
  ]);
});

test.each(['payload', 'data', ''])(
  'canned responses of Chatwoot, as its API gives them (%s)',
  async (under) => {
    const list = [
      { id: 1, account_id: 1, short_code: 'thanks', content: 'Hi {{contact.first_name}}!' },
      { id: 2, account_id: 1, short_code: 'order status', content: 'One moment.' },
    ];
    const read = await readTemplates(JSON.stringify(under === '' ? list : { [under]: list }));
    expect(read.map(({ name, shortcut, texts }) => [name, shortcut, texts[0]?.text])).toEqual([
      ['thanks', 'thanks', 'Hi {{contact.first_name}}!'],
      ['order status', '', 'One moment.'],
    ]);
  },
);

test('for Chatwoot: one for each wording, its own names, and in brackets what it would leave out without a word', async () => {
  const texts = [
    {
      language: null,
      text: 'Hi {{ customer.firstName | default: "there" }}{% if brand %} of {{ brand }}{% endif %}, {{me}} here: {{ "Which day?" | ask: "today" }} {% render "signature" %} {{ contact.email }} {{conversation.custom_attribute.plan}} {{ contact.phone_number }}',
    },
    { language: 'es', text: 'Hola, {{ customer.name }}' },
  ];
  const one = { ...templateOf('t1', ''), name: 'Thanks', shortcut: 'thanks', texts };
  const other = { ...templateOf('t2', 'Hm.'), name: 'thanks-ES', shortcut: '' };
  const file = templatesAsChatwoot([one, other], (name) => `our ${name}`);
  expect(JSON.parse(file)).toEqual([
    {
      short_code: 'thanks',
      content:
        'Hi {{contact.first_name}} of [our brand], {{agent.name}} here: [Which day?] [signature] {{contact.email}} {{conversation.custom_attribute.plan}} [our contact.phone_number]',
    },
    { short_code: 'thanks-es', content: 'Hola, {{contact.name}}' },
    { short_code: 'thanks-ES-2', content: 'Hm.' },
  ]);
  // It comes in again, a template each.
  expect((await readTemplates(file)).map(({ name }) => name)).toEqual(['thanks', 'thanks-es', 'thanks-ES-2']);
});

test('canned responses that name what only Chatwoot knows come in as they are', async () => {
  const content =
    'Hi {{contact.last_name}} ({{contact.email}}), {{contact.custom_attribute.plan}}, no. {{conversation.id}}';
  const read = await readTemplates(JSON.stringify([{ short_code: 'who', content }]));
  expect(read[0]?.texts).toEqual([{ language: null, text: content }]);
});

test.each([
  ['', 'empty', null, ''],
  ['name,text\n', 'empty', null, ''],
  ['name,words\nA,B\n', 'no-column', 1, 'text'],
  ['name,text\nA,"B\n\nC"\n,D\n', 'no-name', 5, ''],
  ['name,text\nA,B\n\nC,\n', 'no-text', 4, 'C'],
  ['name,text\nA,B\na,C\n', 'twice', 3, '2'],
  ['name,text,language\nA,B,en\nA,C,\n', 'bad-language', 3, ''],
  ['name,text,language\nA,B,English please\n', 'bad-language', 2, 'English please'],
  ['name,text,shortcut\nA,B,x\nC,D,x\n', 'shortcut-twice', 3, 'x'],
  ['name,text,shortcut\nA,B,two words\n', 'bad-shortcut', 2, 'two words'],
  ['name,text\nA,"B\n', 'not-csv', 2, 'Quote Not Closed: the parsing is finished with an opening quote'],
  ['<!doctype html><html>', 'no-column', 1, 'name'],
  ['{"format":"threadkeeper-backup"}', 'not-templates', null, ''],
  ['[\n{"a": 1},\n', 'not-json', 3, ''],
] as const)('%j is refused: %s', async (text, why, line, about) => {
  expect(await faultOf(text)).toMatchObject({ why, line, about });
});

test('a broken tag and an unknown variable are named with their line in the file', async () => {
  expect(await faultOf('name,text\nA,B\nC,"Hi\n{{ custmer }}"\n')).toMatchObject({
    line: 3,
    why: { rendering: { state: 'unknown', names: [{ name: 'custmer', line: 2 }] } },
  });
  expect(
    await faultOf('[{"short_code":"a","content":"x"},{"short_code":"b","content":"{% if %}"}]'),
  ).toMatchObject({
    item: 2,
    why: { rendering: { state: 'broken', line: 1 } },
  });
});

test('ten thousand rows are read, one more is refused with the count', async () => {
  const rows = (count: number) =>
    `name,text\n${Array.from({ length: count }, (_, n) => `T${n},"Hi {{ customer.firstName }}, ${n}"`).join('\n')}`;
  expect((await readTemplates(rows(10_000))).length).toBe(10_000);
  expect(await faultOf(rows(10_001))).toMatchObject({ why: 'too-many', about: '10001' });
});

test('a name that is here with other words is a choice, and a shortcut that is taken is left out', () => {
  const mine = [
    { ...templateOf('t1', 'Old'), name: 'Thanks', shortcut: 'thanks' },
    { ...templateOf('t2', 'Same'), name: 'Same' },
  ];
  const { id: _, ...theirs } = { ...templateOf('', 'New'), name: 'thanks', shortcut: 'thanks' };
  const { id: __, ...same } = { ...templateOf('', 'Same'), name: 'Same' };
  const { id: ___, ...other } = { ...templateOf('', 'Hi'), name: 'Hi', shortcut: 'thanks' };
  expect(planImport(mine, [theirs, same, other])).toEqual({
    fresh: [{ ...other, shortcut: '' }],
    changed: [{ mine: mine[0], theirs }],
    same: 1,
    taken: ['thanks'],
  });
});
