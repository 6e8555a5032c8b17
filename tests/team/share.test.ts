/** Every setting is decided on: whether the team shares it. */
import { expect, test } from 'vitest';
import { digestIdOf } from '../../storage/ids';
import { newPseudonymKey } from '../../storage/pseudonyms';
import { HOURS, TARGETS } from '../../storage/queries/hours';
import { NEVER } from '../../storage/queries/never';
import { LEADS_TO } from '../../storage/queries/settings';
import { decisionOn } from '../../storage/sync/share';
import { SHORTCUT_SETTING } from '../../utils/shortcuts';
import { SITES } from '../../utils/sites/mention';
import { WEIGHTS } from '../../utils/triage/weights';
import { sources } from '../house/sources';

/** What is asked of the table of settings, or set in it, by a text or a constant that stands there. */
function keysInSources(): Set<string> {
  const found = new Set<string>();
  for (const { path, text } of sources) {
    if (!/^(storage|entrypoints)\//.test(path)) continue;
    for (const pattern of [
      /settings\.get\(\s*('[^']+'|\w+)/g,
      /\bset\(('[a-zA-Z:]+'|[A-Z_]+), /g,
      /\b(?:text|rows\.get)\(('[a-zA-Z]+'|[A-Z_]+)\)/g,
      /'set',\s*\{ key: ('[^']+'|\w+)/g,
    ])
      for (const [, key = ''] of text.matchAll(pattern)) found.add(key.replaceAll("'", ''));
  }
  return found;
}

const CONSTANTS: Record<string, string> = { WEIGHTS, HOURS, TARGETS, LEADS_TO, SHORTCUT_SETTING };
/** Worked out where they are used. */
const WORKED_OUT = new Set(['digestIdOf', 'key']);

test('no setting that the program reads or writes by name is without a decision', () => {
  const keys = [...keysInSources()].filter((key) => !WORKED_OUT.has(key));
  expect(keys).toEqual(
    expect.arrayContaining(['me', 'keys', 'inHours', 'keepMonths', 'currentBrand', 'LEADS_TO']),
  );
  expect(keys.filter((key) => decisionOn(CONSTANTS[key] ?? key) === undefined)).toEqual([]);
});

test('nor is one whose name is worked out; one that nobody knows is not shared', () => {
  for (const site of SITES) expect(decisionOn(`site:${site}`)).toBe('own');
  expect(decisionOn(digestIdOf('main', '2026-11-16', ''))).toBe('shared');
  expect(decisionOn(`${NEVER}0a`)).toBe('shared');
  expect(decisionOn(newPseudonymKey().id)).toBe('shared');
  expect(decisionOn('somethingNew')).toBeUndefined();
});
