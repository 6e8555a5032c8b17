/** The README says what is true: its commands, folders, files, keys and pictures exist. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { en } from '../../utils/texts/en';
import { enLater } from '../../utils/texts/en-later';

const readme = readFileSync('README.md', 'utf8');
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

test('every npm command that it names is one, and every file that a command runs is there', () => {
  const named = [...readme.matchAll(/(?:`|^ {4})npm (?:run (?:--silent )?)?([a-z][\w:]*)/gm)].map(
    ([, name]) => name!,
  );
  expect(new Set(named)).toContain('test');
  for (const name of named) expect(Object.keys(scripts)).toContain(name);
  for (const [name, line] of Object.entries(scripts)) {
    for (const [, file] of line.matchAll(/node (scripts\/[\w-]+\.mjs)/g))
      expect(existsSync(file!), name).toBe(true);
  }
});

test('every file, folder and picture that it names is there', () => {
  const paths = [
    ...[...readme.matchAll(/\]\((?!http|#)([^)]+)\)/g)].map(([, path]) => path!),
    ...[
      ...readme.matchAll(/`((?:assets|components|docs|entrypoints|scripts|storage|tests|utils)\/[\w./-]*)`/g),
    ].map(([, path]) => path!),
  ];
  expect(paths.length).toBeGreaterThan(15);
  for (const path of paths) expect(existsSync(path), path).toBe(true);
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
