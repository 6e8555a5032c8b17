/** A repair goes with the release that brings it, and no sooner. */
import { expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { dropOutdated } from '../../entrypoints/background/outdated-repairs';
import { keepRepair } from '../../storage/commands/repair';
import { chains } from '../../utils/sites/x/selectors';
import { freshLedger } from '../storage/ledger';

test('at the start of the background what the shipped chains hold is dropped, and the pages are told', async () => {
  const ledger = await freshLedger();
  const told: unknown[] = [];
  fakeBrowser.runtime.sendMessage = async (message: unknown) => told.push(message);
  fakeBrowser.tabs.sendMessage = async () => undefined;
  const repair = { site: 'x' as const, why: '' };
  await keepRepair(ledger, { ...repair, part: 'text', css: chains.text[0].css }, 0);
  await keepRepair(ledger, { ...repair, part: 'name', css: '[data-testid="Post-Author"] a' }, 0);
  await dropOutdated(async () => ledger);
  expect((await ledger.repairs.toArray()).map(({ id }) => id)).toEqual(['x name']);
  expect(told).toEqual([{ tells: 'switched' }]);
  await dropOutdated(async () => ledger);
  expect(told).toHaveLength(1);
});
