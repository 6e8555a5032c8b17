/** What makes two accounts one customer's: facts that hardly two people share, and addresses of profiles. */
import { describe, expect, test } from 'vitest';
import { factsIn, sharedFact } from '../../utils/people/facts';
import { foldedHandle } from '../../utils/people/handle';
import { profilesIn } from '../../utils/people/profiles';

test.each([
  ['My order NT-48213 never came.', ['NT48213']],
  ['Order 48213!', ['48213']],
  ['Call me: +46 70-123 45 67', ['+46701234567']],
  ['ada.lund@nimbus.example, please.', ['ada.lund@nimbus.example']],
  ['See https://www.nimbus.example/orders/77?utm_source=x.', ['nimbus.example/orders/77']],
  ['On 2026-03-02, and 3/12/2026, for 49 kr, line 4.', []],
  ['https://x.com/ada/status/123456789', []],
  ['https://nimbus.example/', []],
  ['Ada Lund, Ada Lund', []],
])('in “%s”: %j', (text, facts) => {
  expect([...factsIn(text).keys()]).toEqual(facts);
});

describe('shared', () => {
  test('whatever the spelling', () => {
    expect(sharedFact(['Order NT-48213'], ['still waiting for NT 48213'])).toBe('NT-48213');
    expect(sharedFact(['Order 48213'], ['order 48214'])).toBeNull();
    expect(sharedFact([], ['order 48214'])).toBeNull();
  });
});

test.each([
  ['Ada.Lund_7', 'adalund7'],
  ['ADALUND7', 'adalund7'],
  ['100012345', ''],
  ['阿达', '阿达'],
])('the handle %s is %s', (handle, folded) => {
  expect(foldedHandle(handle)).toBe(folded);
});

test('addresses of profiles are found in words, and nothing else of a site is one', () => {
  expect(
    profilesIn('I am x.com/ada_lund, https://www.linkedin.com/in/ada-lund/ and facebook.com/ada.lund.'),
  ).toEqual([
    { site: 'x', handle: 'ada_lund' },
    { site: 'linkedin', handle: 'ada-lund' },
    { site: 'facebook', handle: 'ada.lund' },
  ]);
  expect(profilesIn('https://x.com/ada/status/1 nimbusx.com/ada netflix.com/ada')).toEqual([]);
});
