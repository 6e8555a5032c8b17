/** Which entries a team shares: all of its brand, but what is one person's own. */
import { STARTERS } from '../../utils/replies/starters';
import { SHORTCUT_SETTING } from '../../utils/shortcuts';
import { WEIGHTS } from '../../utils/triage/weights';
import type { Entry } from '../entries';
import { HOURS, TARGETS } from '../queries/hours';
import { LEADS_TO } from '../queries/settings';

/**
 * Every setting, by its key or by what its key begins with (then with a colon at the end). A new one has to be decided here, or a
 * test fails; what nobody decided is not shared.
 */
export const SETTINGS: Readonly<Record<string, 'shared' | 'own'>> = {
  me: 'own',
  keys: 'own',
  [SHORTCUT_SETTING]: 'own',
  'site:': 'own',
  currentBrand: 'own',
  inHours: 'own',
  // What misled one person's suggestions was how that person looks at cases.
  [WEIGHTS]: 'own',
  [HOURS]: 'shared',
  [TARGETS]: 'shared',
  [LEADS_TO]: 'shared',
  // Whose cases are forgotten is forgotten by all.
  keepMonths: 'shared',
  'digest:': 'shared',
  'never:': 'shared',
  'pseudonym-key:': 'shared',
};

export const decisionOn = (key: string): 'shared' | 'own' | undefined =>
  SETTINGS[key] ?? SETTINGS[`${key.split(':')[0]}:`];

/** Without them nobody else knows who was forgotten, whichever brand the first one was of whom it was said. */
const isPseudonymKey = ({ entity, entityId }: Entry) =>
  entity === 'setting' && entityId.startsWith('pseudonym-key:');

export function isShared(entry: Entry, brand: string): boolean {
  if (isPseudonymKey(entry)) return true;
  if (entry.brand !== brand) return false;
  if (entry.entity === 'setting') return decisionOn(entry.entityId) === 'shared';
  if (entry.entity === 'template') return isSharedTemplate(entry);
  return true;
}

/** Every machine has written the first templates itself; the manager may keep one for himself. */
const isSharedTemplate = (entry: Entry & { entity: 'template' }) =>
  !STARTERS.some(({ id }) => entry.id.startsWith(`${id}:`)) &&
  (entry.kind !== 'saved' || (entry.body.shared ?? true));
