/** What taking templates from a file would change. */
import type { FileTemplate } from './read-file';
import type { Template } from './template';

export interface Plan {
  /** Of no name that is here. */
  fresh: FileTemplate[];
  /** There is one of that name with other words. */
  changed: { mine: Template; theirs: FileTemplate }[];
  /** Just as it is here. */
  same: number;
  /** Shortcuts that another template has here: these come without. */
  taken: string[];
}

export function planImport(mine: readonly Template[], file: readonly FileTemplate[]): Plan {
  const byName = new Map(mine.map((template) => [template.name.toLowerCase(), template]));
  const byShortcut = new Map(mine.map((template) => [template.shortcut, template]));
  const plan: Plan = { fresh: [], changed: [], same: 0, taken: [] };
  for (const one of file) {
    const known = byName.get(one.name.toLowerCase());
    const owner = one.shortcut === '' ? undefined : byShortcut.get(one.shortcut);
    const isTaken = owner !== undefined && owner !== known;
    if (isTaken) plan.taken.push(one.shortcut);
    const theirs = isTaken ? { ...one, shortcut: '' } : one;
    if (!known) plan.fresh.push(theirs);
    else if (told(known) === told(theirs)) plan.same++;
    else plan.changed.push({ mine: known, theirs });
  }
  return plan;
}

/** All that a file says of a template. */
const told = ({ name, whenToUse, shortcut, tags, texts }: FileTemplate) =>
  JSON.stringify([name, whenToUse, shortcut, tags, texts.map(({ language, text }) => [language, text])]);
