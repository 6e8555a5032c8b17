/** The manager's settings with their defaults; a setting that was never set has no row. */

import { type ChosenKeys, chosenFrom, SHORTCUT_SETTING } from '../../utils/shortcuts';
import type { SiteName } from '../../utils/sites/mention';
import { QUIET } from '../../utils/sites/quiet';
import type { Ledger } from '../ledger';

/** How a site is used: marks in its pages, only the panel's list, or not at all. */
export const SITE_MODES = ['marks', 'quiet', 'off'] as const;
export type SiteMode = (typeof SITE_MODES)[number];

/** What can be chosen: a quiet site's terms forbid inserted elements, and it looks for them. */
export const modesOf = (site: SiteName) => SITE_MODES.filter((mode) => mode !== 'marks' || !QUIET[site]);

/** The setting that names the department for leads; where it was never set, the one that every company has for them. */
export const LEADS_TO = 'leadsTo';
const LEADS_TO_UNSAID = 'sales';

export interface Settings {
  /** The manager's own name, for templates and the history. */
  me: string;
  /** Single keys do things while nothing is being typed (WCAG 2.1.4: they can be switched off). */
  keys: boolean;
  shortcuts: ChosenKeys;
  sites: Record<SiteName, SiteMode>;
  /** Tells what came due outside of the working hours only when they begin again. */
  inHours: boolean;
  /** The department that leads are handed to, and read of in their digest; '': none. */
  leadsTo: string;
  /** So long closed cases are kept; null: for ever. */
  keepMonths: number | null;
}

/** What can be chosen for it. */
export const KEEP_MONTHS = [6, 12, 24, 36] as const;

export async function settings(ledger: Ledger): Promise<Settings> {
  const rows = new Map((await ledger.settings.toArray()).map(({ key, value }) => [key, value]));
  const text = (key: string) => (typeof rows.get(key) === 'string' ? (rows.get(key) as string) : '');
  const mode = (site: SiteName): SiteMode => {
    const value = rows.get(`site:${site}`);
    const known = SITE_MODES.find((one) => one === value) ?? (QUIET[site] ? 'quiet' : 'marks');
    return modesOf(site).find((one) => one === known) ?? 'quiet';
  };
  return {
    me: text('me'),
    keys: rows.get('keys') !== false,
    shortcuts: chosenFrom(rows.get(SHORTCUT_SETTING)),
    inHours: rows.get('inHours') !== false,
    leadsTo: typeof rows.get(LEADS_TO) === 'string' ? text(LEADS_TO) : LEADS_TO_UNSAID,
    keepMonths: KEEP_MONTHS.find((months) => String(months) === text('keepMonths')) ?? null,
    sites: { x: mode('x'), facebook: mode('facebook'), linkedin: mode('linkedin') },
  };
}
