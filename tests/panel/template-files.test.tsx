// @vitest-environment jsdom
/** Ten thousand templates from a file, stopped in the middle: it is said how many are in, and taking the file again brings the rest, each once. */
import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPanelState } from '../../entrypoints/sidepanel/panel-state';
import { TemplateFiles } from '../../entrypoints/sidepanel/views/TemplateFiles';
import type { Ledger } from '../../storage/ledger';
import type { MessageBody } from '../../utils/messages/messages';
import { ask } from '../../utils/messages/send';
import type { Template } from '../../utils/replies/template';
import { failed } from '../../utils/result';

vi.mock('../../utils/messages/send', () => ({ ask: vi.fn() }));
const sent = vi.mocked(ask);

/** What the background would keep: the newest of each id. */
const kept = new Map<string, Template>();
/** So many messages are answered before it dies. */
let answers = Infinity;

beforeEach(() => {
  kept.clear();
  sent.mockImplementation(async (_, body) => {
    if (answers-- <= 0) return failed('no-answer', 'the port closed');
    const { templates } = body as unknown as MessageBody<'saveTemplates'>;
    for (const template of templates) kept.set(template.id, template as unknown as Template);
    return { ok: true, value: null } as never;
  });
});
afterEach(() => render(null, document.body));

const ROWS = 10_000;
const FILE = new File(
  [`name,text\n${Array.from({ length: ROWS }, (_, n) => `T${n},"Hi, ${n}"`).join('\n')}\n`],
  'templates.csv',
);

async function take() {
  const panel = createPanelState(window, {} as Ledger);
  render(<TemplateFiles panel={panel} templates={[...kept.values()]} />, document.body);
  const input = document.querySelector<HTMLInputElement>('input[type=file]')!;
  Object.defineProperty(input, 'files', { configurable: true, value: [FILE] });
  Object.defineProperty(input, 'value', { configurable: true, value: '', writable: true });
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await vi.waitFor(() => expect(document.querySelector('.sheet')).not.toBeNull(), 60_000);
  const plan = document.querySelector('.sheet p')!.textContent;
  document.querySelector<HTMLButtonElement>('.sheet button.primary')!.click();
  await vi.waitFor(() => expect(panel.saying.value).not.toBeNull(), 60_000);
  const said = panel.saying.value!;
  render(null, document.body);
  return { plan, said };
}

test('stopped after 3,500 of them: said so, and the second time only the others come', async () => {
  answers = 7;
  const first = await take();
  expect(first.said).toMatchObject({ problem: true });
  expect(first.said.text).toMatch(/3,500.*10,000/);
  expect(kept.size).toBe(3_500);

  answers = Infinity;
  const second = await take();
  expect(second.plan).toContain('6,500');
  expect(second.plan).toContain('3,500');
  expect(second.said.problem).toBe(false);
  expect([...kept.values()].map(({ name, texts }) => `${name}: ${texts[0]!.text}`)).toEqual(
    Array.from({ length: ROWS }, (_, n) => `T${n}: Hi, ${n}`),
  );
}, 120_000);
