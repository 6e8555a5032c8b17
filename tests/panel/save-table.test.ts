// @vitest-environment jsdom
/** A table that takes long says how far it is, and can be stopped: then no file is saved. */
import { beforeEach, expect, test, vi } from 'vitest';
import type { PanelState, Saying } from '../../entrypoints/sidepanel/panel-state';
import { fill } from '../bench/filled/fill';
import { freshLedger } from '../storage/ledger';

const saved: string[] = [];
vi.mock('../../entrypoints/sidepanel/save-file', () => ({
  fileName: (what: string, ending: string) => `${what}.${ending}`,
  saveFile: (name: string) => saved.push(name),
}));
vi.mock('../../utils/messages/send', () => ({ ask: async () => ({ ok: true }) }));

beforeEach(() => {
  saved.length = 0;
  // Each look at the clock is two seconds later: on a slow machine with a large ledger.
  let now = Date.now();
  vi.spyOn(Date, 'now').mockImplementation(() => {
    now += 2_000;
    return now;
  });
});

async function saveWhile(hear: (saying: Saying) => void): Promise<Saying[]> {
  const { saveTable } = await import('../../entrypoints/sidepanel/save-table');
  const ledger = await freshLedger();
  await fill({ ledger, cases: 450, seed: 3, until: 1_790_000_000_000 });
  const said: Saying[] = [];
  const say = (saying: Saying) => {
    said.push(saying);
    hear(saying);
  };
  await saveTable({ ledger, say } as unknown as PanelState, 'cases');
  ledger.close();
  return said;
}

test('it tells how many lines there are, and then the file’s name', async () => {
  const said = await saveWhile(() => undefined);
  expect(said.map(({ text }) => text)).toEqual([
    '1 line written so far …',
    expect.stringMatching(/^\d+ lines written so far …$/),
    expect.stringMatching(/^\d+ lines written so far …$/),
    expect.stringMatching(/^\d+ lines written so far …$/),
    'Saved: threadkeeper-cases.csv',
  ]);
  expect(said.at(-1)?.stop).toBeUndefined();
  expect(saved).toEqual(['threadkeeper-cases.csv']);
});

test('stopped, it saves nothing and says so', async () => {
  const said = await saveWhile(({ stop }) => stop?.());
  expect(said.at(-1)).toMatchObject({ text: 'Stopped. No file was saved.', problem: false });
  expect(saved).toEqual([]);
});
