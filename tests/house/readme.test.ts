/** The README and the pages beside it say what is true: their commands, folders, files, keys and pictures exist. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { en } from '../../utils/texts/en';
import { enLater } from '../../utils/texts/en-later';

const readme = readFileSync('README.md', 'utf8');
/** Each with the folder that its links are read from. */
const pages = [
  ...['README.md', 'CONTRIBUTING.md'].map((file) => ({ file, folder: '.' })),
  ...['docs/store.md', 'docs/privacy.md', 'docs/release.md', 'docs/team.md', 'docs/threats.md'].map(
    (file) => ({
      file,
      folder: 'docs',
    }),
  ),
].map((page) => ({ ...page, text: readFileSync(page.file, 'utf8') }));
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

test('every npm command that they name is one, and every file that a command runs is there', () => {
  const named = pages.flatMap(({ text }) =>
    [...text.matchAll(/(?:`|^ {4})npm (?:run (?:--silent )?)?([a-z][\w:]*)/gm)].map(([, name]) => name!),
  );
  expect(new Set(named)).toContain('test');
  // npm's own, which a reviewer of the sources needs.
  for (const name of named.filter((one) => one !== 'install')) expect(Object.keys(scripts)).toContain(name);
  for (const [name, line] of Object.entries(scripts)) {
    for (const [, file] of line.matchAll(/node (scripts\/[\w-]+\.mjs)/g))
      expect(existsSync(file!), name).toBe(true);
  }
});

test('every file, folder and picture that they name is there', () => {
  const paths = pages.flatMap(({ folder, text }) => [
    ...[...text.matchAll(/\]\((?!http|#)([^)#]+)(?:#[\w-]+)?\)/g)].map(([, path]) => join(folder, path!)),
    ...[
      ...text.matchAll(
        /`((?:assets|components|docs|entrypoints|public|scripts|storage|tests|utils)\/[\w./-]*)`/g,
      ),
    ].map(([, path]) => path!),
  ]);
  expect(paths.length).toBeGreaterThan(15);
  for (const path of paths) expect(existsSync(path), path).toBe(true);
});

test('each threat names what shows that it is held off', () => {
  const rows = (pages.find(({ file }) => file === 'docs/threats.md')?.text ?? '')
    .split('\n')
    .filter((line) => /^\| (?!who |---)/.test(line));
  expect(rows.length).toBeGreaterThan(12);
  for (const row of rows) expect(row).toMatch(/`(tests|scripts)\/[\w./-]+` +\|$/);
});

test('its table of permissions has each that the browsers are asked for, with a reason, and no other', () => {
  const from = readme.indexOf('What the browser is asked for, and why:');
  const rows = readme
    .slice(from, readme.indexOf('\n## ', from))
    .split('\n')
    .filter((line) => /^\| (?!permission |-)/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const told = rows.flatMap(([, names = '']) =>
    names.split(', ').flatMap((name) => /^[a-z]\w+/.exec(name) ?? []),
  );
  const asked = ['chrome', 'firefox'].flatMap((browser) => {
    const file = readFileSync(`tests/house/manifest.${browser}.json`, 'utf8');
    const manifest = JSON.parse(file) as { permissions: string[]; optional_permissions: string[] };
    return [...manifest.permissions, ...manifest.optional_permissions];
  });
  expect(told.filter((name) => name !== 'any').sort()).toEqual([...new Set(asked)].sort());
  for (const [, name, why = ''] of rows) expect(why.length, name).toBeGreaterThan(8);
});

test('its links inside lead to headings', () => {
  const headings = [...readme.matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
    title!
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replace(/\s+/g, '-'),
  );
  for (const [, anchor] of readme.matchAll(/\]\(#([\w-]+)\)/g)) expect(headings).toContain(anchor);
});

test('the words that it tells the manager to look for stand in the panel', () => {
  const words = new Set<string>([...Object.values(en), ...Object.values(enLater)]);
  for (const said of ['Today', 'This page', 'With others', 'Overdue', 'Reply', 'Copy', 'Confirmed']) {
    expect(readme).toContain(said);
    expect(words).toContain(said);
  }
});
