// @vitest-environment jsdom
/** A date that is past is said to be past, and what was typed stays. */
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import type { PanelState } from '../../entrypoints/sidepanel/panel-state';
import { HoursSection } from '../../entrypoints/sidepanel/views/HoursSection';
import { ALWAYS } from '../../utils/clocks/hours';
import { USUAL } from '../../utils/clocks/targets';

afterEach(() => render(null, document.body));

test('a day off that is past is not saved, and said to be past; one to come is', async () => {
  const save = vi.fn();
  const panel = { act: save } as unknown as PanelState;
  await act(() =>
    render(<HoursSection panel={panel} calendar={{ hours: ALWAYS, targets: USUAL }} />, document.body),
  );
  const input = document.querySelector<HTMLInputElement>('input[type=date]')!;
  const add = (date: string) =>
    act(() => {
      input.value = date;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }).then(() => act(() => input.closest('form')!.requestSubmit()));
  const problem = () => document.querySelector('[role=alert]')?.textContent ?? null;
  await add('2020-12-24');
  expect(problem()).toMatch(/24.*2020.* is past\. Choose a day to come\./);
  expect(save).not.toHaveBeenCalled();
  expect(input.value).toBe('2020-12-24');
  const day = Temporal.Now.plainDateISO().add({ days: 3 }).toString();
  await add(day);
  expect(problem()).toBeNull();
  expect(save.mock.calls[0]?.[1]).toMatchObject({ hours: { daysOff: [{ date: day, name: '' }] } });
});
