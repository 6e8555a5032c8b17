/** What people type and paste for an address, and when something is tried again. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { patternOf, readAddress } from '../../utils/destinations/address';
import { pauseAfter } from '../../utils/destinations/backoff';
import { waitOf } from '../../utils/destinations/read-answer';
import { withoutSecret } from '../../utils/destinations/secret';

describe('an address', () => {
  test.each([
    ['https://nimbus.zendesk.com', false, 'https://nimbus.zendesk.com'],
    [' nimbus.zendesk.com/agent/ ', false, 'https://nimbus.zendesk.com'],
    ['https://desk.nimbus.example:8443/x', false, 'https://desk.nimbus.example:8443'],
    ['https://hooks.slack.com/services/T0/B0/x', true, 'https://hooks.slack.com'],
  ])('%s leads to a server', (typed, secret, origin) => {
    expect(readAddress(typed, secret)).toMatchObject({ origin });
  });
  test.each([
    ['', true, 'empty'],
    ['http://hooks.slack.com/services/T0/B0/x', true, 'not-https'],
    ['HTTP://nimbus.zendesk.com', false, 'not-https'],
    ['ftp://nimbus.example/x', true, 'not-https'],
    ['javascript:alert(1)', true, 'not-https'],
    ['our Slack', true, 'no-address'],
    ['hooks.slack.com/services/T0', true, 'no-address'],
    ['zendesk', false, 'no-address'],
    ['https://mia:word@nimbus.example', false, 'password'],
    ['https://hooks.slack.com', true, 'no-path'],
  ])('“%s” is none, and why is said', (typed, secret, problem) => {
    expect(readAddress(typed, secret)).toEqual({ problem });
  });
  test('the browser is asked for this server alone', () => {
    expect(patternOf('https://desk.nimbus.example:8443')).toBe('https://desk.nimbus.example/*');
  });
});

test('a pause grows, is never shorter than the server wishes, and never much longer than it needs to be', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.option(fc.integer({ min: 0, max: 86_400_000 })),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (attempt, wished, chance) => {
        const pause = pauseAfter(attempt, wished, () => chance);
        const least = Math.max(wished ?? 0, Math.min(3_600_000, 30_000 * 2 ** (attempt - 1)));
        expect(pause).toBeGreaterThanOrEqual(least);
        expect(pause).toBeLessThanOrEqual(least * 1.5 + 1);
      },
    ),
  );
});

test('Retry-After is read in both of its forms, and in no other', () => {
  const now = Date.parse('2026-11-28T10:00:00Z');
  expect(waitOf('120', now)).toBe(120_000);
  expect(waitOf('Sat, 28 Nov 2026 10:02:00 GMT', now)).toBe(120_000);
  expect(waitOf('Saturday, 28-Nov-26 10:02:00 GMT', now)).toBe(120_000);
  expect(waitOf('Sat, 28 Nov 2026 09:00:00 GMT', now)).toBe(0);
  expect(waitOf('99999999', now)).toBe(86_400_000);
  for (const none of [null, '', 'soon', '-5', '1.5']) expect(waitOf(none, now)).toBeNull();
});

test('what a server repeats of a key is not kept', () => {
  const address = 'https://hooks.slack.com/services/T00000000/B00000000/aLongSecret';
  const said = 'no hook at /services/T00000000/B00000000/aLongSecret (aLongSecret) on hooks.slack.com';
  expect(withoutSecret(said, address)).not.toMatch(/aLongSecret|B00000000/);
  expect(withoutSecret(said, address)).toContain('no hook at');
  expect(withoutSecret('token abcdef123 is no token', 'abcdef123')).toBe('token … is no token');
});
