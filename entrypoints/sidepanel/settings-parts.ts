/** The parts of Settings, in their order: each can be gone to from anywhere. */
import { t } from '../../utils/texts/texts';

export const SETTINGS_PARTS = [
  'brands',
  'sites',
  'lists',
  'appearance',
  'hours',
  'reminders',
  'lock',
  'destinations',
  'team',
  'keys',
  'triage',
  'data',
  'stored',
] as const;

/** `export`: everything, as a file; it opens what asks for its passphrase. */
export type SettingsPart = (typeof SETTINGS_PARTS)[number] | 'export';

const TITLES = {
  brands: 'settings.you',
  sites: 'settings.sites',
  lists: 'settings.lists',
  appearance: 'appearance.title',
  hours: 'hours.title',
  reminders: 'reminders.title',
  lock: 'lock.title',
  destinations: 'destinations.title',
  team: 'team.title',
  keys: 'settings.shortcuts',
  triage: 'triage.title',
  data: 'settings.data',
  stored: 'stored.title',
} as const;

export const partTitle = (part: (typeof SETTINGS_PARTS)[number]) => t(TITLES[part]);
