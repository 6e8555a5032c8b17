import { expect, test } from 'vitest';
import { doer } from '../../components/Timeline';
import type { SeatRow } from '../../storage/records';

const seat = (device: string, user: string, restoredBy: string | null = null): SeatRow => ({
  ...{ brand: 'main', device, user, created: 'c', restoredBy },
});
const seats = [seat('d1', 'mia'), seat('d2', '', 'ida')];

test('who did it is who the server says, beside the name that they give themselves', () => {
  expect(doer({ actor: 'Mia', device: 'd1' }, seats)).toBe('Mia');
  expect(doer({ actor: 'The boss', device: 'd1' }, seats)).toBe('The boss (mia)');
  expect(doer({ actor: '', device: 'd1' }, seats)).toBe('mia');
  expect(doer({ actor: 'Eva', device: 'another' }, seats)).toBe('Eva');
  expect(doer({ actor: 'Hal', device: 'd2' }, seats)).toBe('Hal, put back by ida');
});
