import { expect, test } from 'vitest';
import { readPasted } from '../../utils/repairs/pasted';

const repair = { site: 'x', part: 'text', css: '[data-testid="postWords"]', why: 'renamed' };
const read = (value: unknown) => readPasted(JSON.stringify(value));

test('one repair, or a list of them, is read', () => {
  expect(read(repair)).toEqual({ ok: true, repairs: [repair] });
  expect(read([repair, { ...repair, part: 'name' }])).toMatchObject({
    ok: true,
    repairs: [{}, { part: 'name' }],
  });
  expect(read({ site: 'x', part: 'text', css: ' p ' })).toMatchObject({
    ok: true,
    repairs: [{ css: 'p', why: '' }],
  });
});

test.each([
  ['no JSON', 'p { color }', { problem: 'json' }],
  ['nothing', '[]', { problem: 'empty' }],
  ['too many', JSON.stringify(Array.from({ length: 21 }, () => repair)), { problem: 'empty' }],
  ['a mere word in the list', JSON.stringify([repair, 'p']), { problem: 'object', at: 2 }],
  ['another site', JSON.stringify({ ...repair, site: 'practice' }), { problem: 'site', at: 1 }],
  ['no part', JSON.stringify({ ...repair, part: ' ' }), { problem: 'part', at: 1 }],
  [
    'a long selector',
    JSON.stringify([repair, { ...repair, css: 'p'.repeat(501) }]),
    { problem: 'css', at: 2 },
  ],
  ['a reason that is no text', JSON.stringify({ ...repair, why: 7 }), { problem: 'why', at: 1 }],
  [
    'something that nobody knows',
    JSON.stringify({ ...repair, run: 'x' }),
    { problem: 'unknown', detail: 'run' },
  ],
])('%s is refused with its place', (_, text, problem) => {
  expect(readPasted(text)).toMatchObject({ ok: false, problem });
});
