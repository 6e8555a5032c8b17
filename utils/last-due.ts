/**
 * How the manager last said when to follow up: it is offered first the next time. In localStorage: a habit of whoever sits at this
 * machine, which no other machine and no backup needs, and which is no loss when it is gone. Only what is relative is kept.
 */
import { PRESETS, type Preset } from './dates';

export type LastDue = { preset: Preset['name'] } | { said: string };

export interface LastDueStore {
  read(): LastDue | null;
  keep(choice: LastDue): void;
}

const KEY = 'last-due';
const SAID = 'said:';

export const lastDueIn = (local: Storage): LastDueStore => ({
  read: () => {
    const kept = local.getItem(KEY) ?? '';
    if (kept.startsWith(SAID)) return { said: kept.slice(SAID.length) };
    const preset = PRESETS.find((name) => name === kept);
    return preset ? { preset } : null;
  },
  keep: (choice) => local.setItem(KEY, 'said' in choice ? SAID + choice.said : choice.preset),
});
