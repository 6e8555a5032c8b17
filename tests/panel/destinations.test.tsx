// @vitest-environment jsdom
/** A destination for which the browser is not given leave: nothing is saved, neither the place nor its key, and it is said. */
import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createPanelState } from '../../entrypoints/sidepanel/panel-state';
import { DestinationsSection } from '../../entrypoints/sidepanel/views/DestinationsSection';
import type { Ledger } from '../../storage/ledger';
import { ask } from '../../utils/messages/send';

vi.mock('../../utils/messages/send', () => ({ ask: vi.fn(async () => ({ ok: true, value: null })) }));
const sent = vi.mocked(ask);

beforeEach(() => {
  localStorage.clear();
  fakeBrowser.reset();
  sent.mockClear();
});
afterEach(() => render(null, document.body));

const button = (name: string) =>
  [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === name)!;

function type(label: string, value: string) {
  const field = [...document.querySelectorAll('label')].find((one) => one.textContent?.startsWith(label));
  const input = field!.querySelector('input')!;
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

async function setUp(allowed: boolean) {
  const asked: unknown[] = [];
  Object.assign(fakeBrowser, {
    permissions: {
      request: async (what: unknown) => {
        asked.push(what);
        return allowed;
      },
      contains: async () => allowed,
      onAdded: { addListener: () => {}, removeListener: () => {} },
      onRemoved: { addListener: () => {}, removeListener: () => {} },
    },
  });
  const panel = createPanelState(window, {} as Ledger);
  render(<DestinationsSection panel={panel} destinations={[]} />, document.body);
  button('Add one').click();
  await vi.waitFor(() => expect(button('Save')).toBeTruthy());
  type('Name', 'Support chat');
  type('Address of the webhook', 'https://hooks.slack.com/services/T0/B0/aSecret');
  await vi.waitFor(() => expect(document.querySelector('input')!.value).toBe('Support chat'));
  document.querySelector('form')!.requestSubmit();
  await vi.waitFor(() => expect(panel.saying.value).not.toBeNull());
  const commands = sent.mock.calls.map(([name]) => name as string);
  const kept = Object.keys(await fakeBrowser.storage.local.get(null));
  return {
    asked,
    commands,
    kept,
    said: panel.saying.value!,
    typed: document.querySelector('input')?.value ?? null,
  };
}

test('refused: it is said that nothing was saved, nothing was, and what was typed stays', async () => {
  const { asked, commands, kept, said, typed } = await setUp(false);
  expect(asked).toMatchObject([{ origins: ['https://hooks.slack.com/*'] }]);
  expect(commands).not.toContain('saveDestination');
  expect(kept.filter((name) => name.startsWith('secret:'))).toEqual([]);
  expect(said).toMatchObject({ problem: true });
  expect(said.text).toMatch(/hooks\.slack\.com.*[Nn]othing was saved/);
  expect(typed).toBe('Support chat');
});

test('allowed: the place is saved, and its key behind it', async () => {
  const { commands, said } = await setUp(true);
  expect(commands[0]).toBe('saveDestination');
  expect(said.problem).toBe(false);
  await vi.waitFor(async () =>
    expect(
      Object.keys(await fakeBrowser.storage.local.get(null)).filter((name) => name.startsWith('secret:')),
    ).toHaveLength(1),
  );
});
