/** Invitations as the administrator's command writes them, and everything that is none. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkOf } from '../../scripts/team/invitation.mjs';
import { type Invitation, LINK, readInvitation } from '../../utils/team/invitation';
import { NoLog, whyNoLog } from '../../utils/team/log';
import { dropMembership, keepMembership, membershipOf, memberships } from '../../utils/team/membership';
import { authorIn, safe, subjectOf } from '../../utils/team/subject';

const NOW = Date.parse('2026-03-02T09:00:00Z');
const invitation: Invitation = {
  ...{ format: 'threadkeeper-invitation', version: 1, brand: { id: 'main', name: 'Nimbus' }, user: 'ada' },
  ...{ servers: ['wss://team.nimbus.example:8443'], role: 'member', jwt: 'e30.e30.e30' },
  ...{ seed: `SU${'A'.repeat(56)}`, expiresAt: '2026-06-01T00:00:00.000Z' },
};
const read = (change: object) => readInvitation(JSON.stringify({ ...invitation, ...change }), NOW);

describe('an invitation', () => {
  test('is read from its file and from its link, with space around', () => {
    for (const text of [
      JSON.stringify(invitation, null, 2),
      linkOf(invitation),
      `\n ${linkOf(invitation)} \n`,
    ])
      expect(readInvitation(text, NOW)).toEqual({ is: 'read', invitation });
    const named = { ...invitation, brand: { id: 'main', name: 'Nimbus Straßenbahn 🚋' } };
    expect(readInvitation(linkOf(named), NOW)).toEqual({ is: 'read', invitation: named });
  });

  test.each([
    ['a word', 'hello', 'not-one', ''],
    ['nothing', '', 'not-one', ''],
    ['null', 'null', 'not-one', ''],
    ['a list', '[]', 'not-one', ''],
    ['a link cut off', `${LINK}eyJmb3`, 'not-one', ''],
    ['a link with rubbish', `${LINK}%%%`, 'not-one', ''],
    ['a text without end', '{'.repeat(30_000), 'not-one', ''],
  ])('is not %s', (_, text, fault, detail) => {
    expect(readInvitation(text, NOW)).toEqual({ is: 'bad', fault, detail });
  });

  test.each([
    ['a newer one', { version: 2 }, 'newer', ''],
    ['one of another format', { format: 'threadkeeper-backup' }, 'not-one', ''],
    ['one without a key', { seed: undefined }, 'damaged', 'seed'],
    ['one with another kind of key', { seed: `SA${'A'.repeat(56)}` }, 'damaged', 'seed'],
    ['one without a server', { servers: [] }, 'damaged', 'servers'],
    ['one to a web page', { servers: ['https://nimbus.example'] }, 'damaged', 'servers.0'],
    ['a user of two tokens', { user: 'ada.bo' }, 'damaged', 'user'],
    ['a user whose name is the admin’s word', { user: 'restored' }, 'damaged', 'user'],
    ['a brand with a wildcard', { brand: { id: '>', name: '' } }, 'damaged', 'brand.id'],
    [
      'an unencrypted one',
      { servers: ['ws://team.nimbus.example'] },
      'not-secure',
      'ws://team.nimbus.example',
    ],
    [
      'one that looks like this machine',
      { servers: ['ws://127.0.0.1.nimbus.example'] },
      'not-secure',
      'ws://127.0.0.1.nimbus.example',
    ],
    ['the practice page’s', { brand: { id: 'practice', name: '' } }, 'practice', ''],
    ['one that has ended', { expiresAt: '2026-03-02T09:00:00.000Z' }, 'expired', '2026-03-02T09:00:00.000Z'],
  ])('is refused where it is %s', (_, change, fault, detail) => {
    expect(read(change)).toEqual({ is: 'bad', fault, detail });
  });

  test('may go unencrypted to this very machine, for trying, and may have no end', () => {
    for (const servers of [['ws://127.0.0.1:9222'], ['ws://localhost:9222', 'wss://nimbus.example']])
      expect(read({ servers, expiresAt: null })).toMatchObject({ is: 'read' });
  });
});

test('a subject says who wrote it, and no two entities have one subject', () => {
  const ids = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(ids, ids, fc.boolean(), (device, entityId, restored) => {
      const subject = subjectOf('main', { user: 'ada', device, restored }, { entity: 'setting', entityId });
      expect(subject).toMatch(/^ledger\.main(\.[A-Za-z0-9_~-]+){4,5}$/);
      expect(authorIn('main', subject)).toEqual({ user: 'ada', device: safe(device), restored });
    }),
  );
  fc.assert(
    fc.property(ids, ids, (one, other) => {
      if (one !== other) expect(safe(one)).not.toBe(safe(other));
    }),
  );
  for (const none of [
    'ledger.main.ada.d.case',
    'ledger.velo.ada.d.case.c',
    'claim.main.c',
    'ledger.main.restored.ada.d.case',
  ])
    expect(authorIn('main', none), none).toBeNull();
});

test('what a machine is a member with is kept brand by brand, and nothing else is touched', async () => {
  const items: Record<string, unknown> = { other: 1 };
  const shelf = {
    get: async (keys: string[] | null) =>
      Object.fromEntries(Object.entries(items).filter(([key]) => keys === null || keys.includes(key))),
    set: async (more: Record<string, unknown>) => void Object.assign(items, more),
    remove: async (keys: string[]) => {
      for (const key of keys) delete items[key];
    },
  };
  const velo = { ...invitation, brand: { id: 'velo', name: '' } };
  await keepMembership(shelf, { invitation, devices: ['d'] });
  await keepMembership(shelf, { invitation: velo, devices: [] });
  expect(await memberships(shelf)).toHaveLength(2);
  await dropMembership(shelf, 'velo');
  expect(await membershipOf(shelf, 'velo')).toBeNull();
  expect(await membershipOf(shelf, 'main')).toEqual({ invitation, devices: ['d'] });
  expect(Object.keys(items)).toEqual(['other', 'team:main']);
});

test('why there is no log is known by another script’s class as well', () => {
  class Another extends Error {
    override name = 'NoLog';
    why = 'expired';
  }
  expect(whyNoLog(new NoLog('unreachable', ''))).toBe('unreachable');
  expect(whyNoLog(new Another())).toBe('expired');
  expect(whyNoLog(new Error('the ledger is closed'))).toBeNull();
});
