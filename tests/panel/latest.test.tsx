// @vitest-environment jsdom
/** A week is saved whole: the second day that is changed must not take back the first, however late the ledger says what it has. */
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, expect, test } from 'vitest';
import { useLatest } from '../../components/latest';

interface Week {
  monday: string;
  tuesday: string;
}
let latest: ReturnType<typeof useLatest<Week>>;
function Hours({ known }: { known: Week }) {
  latest = useLatest(known);
  return null;
}
const show = (known: Week) => act(() => render(<Hours known={known} />, document.body));
const NONE = { monday: '', tuesday: '' };

beforeEach(() => act(() => render(null, document.body)));

test('a second change before the ledger has said the first has both', async () => {
  await show(NONE);
  latest.say({ monday: '9-17' });
  expect(latest.say({ tuesday: '10-12' })).toEqual({ monday: '9-17', tuesday: '10-12' });
});

test('what the ledger says late of the first takes nothing back', async () => {
  await show(NONE);
  latest.say({ monday: '9-17' });
  latest.say({ tuesday: '10-12' });
  await show({ tuesday: '', monday: '9-17' });
  expect(latest.now()).toEqual({ monday: '9-17', tuesday: '10-12' });
});

test('something else changes before the first is in the ledger, which tells the old week once more: it takes nothing back', async () => {
  await show(NONE);
  latest.say({ monday: '9-17' });
  await show({ ...NONE });
  expect(latest.say({ tuesday: '10-12' })).toEqual({ monday: '9-17', tuesday: '10-12' });
});

test('what came from elsewhere counts', async () => {
  await show(NONE);
  latest.say({ monday: '9-17' });
  await show({ monday: '9-17', tuesday: '8-16' });
  expect(latest.say({ monday: '9-18' })).toEqual({ monday: '9-18', tuesday: '8-16' });
});
