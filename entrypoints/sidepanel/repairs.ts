/** Tries repairs on the page beside the panel, and keeps or drops them. */
import type { Tried } from '../../components/TrialResult';
import { ask } from '../../utils/messages/send';
import { readPasted } from '../../utils/repairs/pasted';
import type { SiteName } from '../../utils/sites/mention';
import type { Repairable } from '../../utils/sites/site';
import { t } from '../../utils/texts/texts';
import type { Examined } from './examine';
import type { PanelState } from './panel-state';

/** The page beside the panel as it is now; null where no copy could be made. */
export type Examine = () => Promise<Examined | null>;

const problem = (text: string): Tried => ({ trial: { ok: false, problem: text }, site: null, why: '' });

export async function tryPointed(examine: Examine, site: SiteName, part: Repairable): Promise<Tried[]> {
  const page = await examine();
  return [page ? { trial: page.point(part), site, why: t('repair.pointed') } : problem(t('repair.noAnswer'))];
}

/** Every pasted repair is tried by itself; one that is wrong in its form stops all. */
export async function tryPasted(examine: Examine, here: SiteName, text: string): Promise<Tried[]> {
  const pasted = readPasted(text);
  if (!pasted.ok) {
    const { problem: what, at, detail } = pasted.problem;
    return [problem(t(`repair.paste.${what}`, { at, detail }))];
  }
  const page = await examine();
  if (!page) return [problem(t('repair.noAnswer'))];
  return pasted.repairs.map(({ site, part, css, why }) =>
    site === here
      ? { trial: page.check({ part, css }), site, why }
      : problem(t('repair.elsewhere', { site: t(`place.${site}`) })),
  );
}

export async function keep(panel: PanelState, { trial, site, why }: Tried, kept: () => void): Promise<void> {
  if (!trial.ok || site === null) return;
  const answer = await ask('keepRepair', { site, part: trial.part, css: trial.css, why });
  if (!answer.ok) return panel.problem(answer.error);
  kept();
  panel.say({ text: t('repair.kept'), problem: false, undo: null, again: null });
}

export async function remove(panel: PanelState, id: string): Promise<void> {
  const answer = await ask('dropRepair', { id });
  if (!answer.ok) return panel.problem(answer.error);
  panel.say({ text: t('repair.removed'), problem: false, undo: null, again: null });
}
