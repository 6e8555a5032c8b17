/** The manager's templates: written, taken away, brought in from a file, and which of them went into which reply. */

import type { Starter } from '../../utils/replies/starters';
import type { Template } from '../../utils/replies/template';
import { Refusal } from '../../utils/result';
import { type Act, act, entryId } from '../act';
import type { Draft } from '../entries';
import type { Ledger } from '../ledger';

function savedDraft(id: string, brand: string, template: Template): Draft {
  const { name, whenToUse, tags, shortcut, texts, shared } = template;
  const [{ language, text }, ...others] = texts as [Template['texts'][0], ...Template['texts']];
  const variants = others.flatMap((other) =>
    other.language === null ? [] : [{ language: other.language, text: other.text }],
  );
  return {
    id,
    brand,
    entity: 'template',
    entityId: template.id,
    kind: 'saved',
    body: { name, text, whenToUse, language, variants, tags, shortcut, shared },
  };
}

/** Some of them in one act: all or none. */
export const saveTemplates = (ledger: Ledger, by: Act, brand: string, templates: readonly Template[]) =>
  act(ledger, by, () => templates.map((template, n) => savedDraft(entryId(by.op, n), brand, template)));

export const removeTemplate = (ledger: Ledger, by: Act, id: string) =>
  act(ledger, by, async () => {
    const row = await ledger.templates.get(id);
    if (!row) throw new Refusal('not-found', `no template ${id}`);
    return [{ id: by.op, brand: row.brand, entity: 'template', entityId: id, kind: 'removed', body: {} }];
  });

/** A starter, or its next version; one that the manager changed or removed stays as it is. */
export function saveStarter(ledger: Ledger, now: number, brand: string, starter: Starter) {
  // The same act on every machine and at every update: written once.
  const op = `${starter.id}:${starter.version}`;
  const { version: _, ...template } = starter;
  return act(ledger, { op, now }, async () => {
    const history = await ledger.history('template', starter.id);
    const own = history.every(({ id }) => id.startsWith(`${starter.id}:`));
    return own ? [savedDraft(op, brand, { ...template, tags: [...template.tags], shared: true })] : [];
  });
}

/** So many uses are remembered: what was used long ago says little of what will be. */
const REMEMBERED = 1_000;

/** Notes that a template went into the reply of a case; once for each, however often. */
export async function noteUse(
  ledger: Ledger,
  templateId: string,
  caseId: string,
  now: number,
): Promise<void> {
  const { cases, uses } = ledger;
  await ledger.transaction('rw', cases, uses, async () => {
    const row = await cases.get(caseId);
    if (!row) throw new Refusal('not-found', `no case ${caseId}`);
    const { kind, topics } = row;
    await uses.put({ templateId, caseId, at: new Date(now).toISOString(), kind, topics });
    const over = (await uses.count()) - REMEMBERED;
    if (over > 0) await uses.bulkDelete(await uses.orderBy('at').limit(over).primaryKeys());
  });
}
