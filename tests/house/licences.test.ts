/** What reaches the user is under a licence that lets us give it on, and no package may run a script when it is installed but by name. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './sources';

interface Lock {
  packages: Record<string, { dev?: boolean; optional?: boolean; integrity?: string }>;
}
const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as Lock;
const others = Object.entries(packages).filter(([path]) => path !== '');

/** Each asks for no more than its name and its text beside the code, and none makes ours its own. */
const FREE = [
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'MPL-2.0',
  'BlueOak-1.0.0',
  'Unlicense',
];

test('each package that reaches the user may be given on', () => {
  const shipped = others.filter(([, { dev, optional }]) => !dev && !optional);
  expect(shipped.length).toBeGreaterThan(10);
  const licences = shipped.map(([path]) => {
    const about = JSON.parse(readFileSync(join(ROOT, path, 'package.json'), 'utf8')) as { license?: string };
    return { path, licence: about.license ?? 'none' };
  });
  // “A OR B” lets us choose.
  const bound = licences.filter(({ licence }) =>
    licence
      .replaceAll(/[()]/g, '')
      .split(' OR ')
      .every((one) => !FREE.includes(one)),
  );
  expect(bound).toEqual([]);
});

test('what is installed is what was looked at: each package by its digest', () => {
  expect(
    others.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path),
  ).toEqual([]);
});

test('one package alone may run something when it is installed', () => {
  const about = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { allowScripts: object };
  // It fetches the Node that the project runs on (scripts/set-up.mjs).
  expect(about.allowScripts).toEqual({ node: true });
});
